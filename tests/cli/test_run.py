from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from q7x2_gui import __version__, logs
from q7x2_gui.cli import run as running
from q7x2_gui.cli.commands import read as read_module
from q7x2_gui.cli.group import program
from q7x2_gui.cli.table import COMMANDS
from tests.cli.conftest import Cli

ROOT = Path(__file__).parents[2]


def _start(*args: str | Path, **more: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "q7x2_gui", *map(str, args)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_explains_itself_with_an_example(name: str) -> None:
    shown = CliRunner().invoke(program, [name, "--help"])
    assert shown.exit_code == 0
    assert re.search(rf"Examples?:\n +q7x2-gui {name} ", shown.output), shown.output
    assert "Usage: " in shown.output


def test_every_option_of_every_command_has_a_help() -> None:
    for name in COMMANDS:
        command = program.get_command(click.Context(program), name)
        assert command is not None
        for option in (param for param in command.params if isinstance(param, click.Option)):
            assert option.help, (name, option.name)


def test_the_program_lists_all_commands_with_examples() -> None:
    shown = CliRunner().invoke(program, ["--help"])
    assert "Examples:" in shown.output
    for name, row in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(row.help)}$", shown.output, re.MULTILINE), name


def test_version(cli: Cli) -> None:
    done = cli("--version")
    assert (done.code, done.out) == (0, f"q7x2-gui, version {__version__}\n")


def test_a_misspelt_command_is_suggested(cli: Cli) -> None:
    done = cli("exprot", "x")
    assert done.code == 2
    assert "Did you mean 'export'?" in done.err


@pytest.mark.parametrize("args", [["read"], ["read", "--nonsense", "x"], ["log"], ["log", "x", "-n", "zero"]])
def test_wrong_usage_is_2_with_the_way_to_the_help(cli: Cli, args: list[str]) -> None:
    done = cli(*args)
    assert (done.code, done.out) == (2, "")
    assert "--help" in done.err


def _break(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(_: object) -> None:
        raise error

    monkeypatch.setattr(read_module.sources, "articles", fail)


def test_a_fault_of_ours_is_one_line_and_the_place_of_the_log(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, RuntimeError("two\nlines"))
    done = cli("read", "x")
    assert done.code == 1
    assert len(done.err.splitlines()) == 1
    assert "RuntimeError: two" in done.err
    log = Path(done.err.rstrip().rpartition("Details are in ")[2])
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_does_not_matter(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "to_file", lambda folder: None)
    _break(monkeypatch, RuntimeError("x"))
    done = cli("read", "x")
    assert done.code == 1
    assert "the log cannot be written" in done.err


def test_ctrl_c_is_a_message_and_130(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch, KeyboardInterrupt())
    done = cli("read", "x")
    assert (done.code, done.err.strip()) == (130, "Stopped.")


def test_the_exit_codes_are_those_of_the_help() -> None:
    assert (running.DONE, running.FAILED, running.WRONG_USAGE, running.INTERRUPTED) == (0, 1, 2, 130)


@pytest.mark.skipif(os.name == "nt", reason="pipes and signals of POSIX")
class TestProcess:
    def test_a_reader_that_goes_away_is_no_error_message(self, tmp_path: Path) -> None:
        for n in range(60):
            (tmp_path / f"{n}.txt").write_text("A long story. " * 400, encoding="utf-8")
        with _start("read", tmp_path, "--json") as child:
            assert child.stdout is not None
            assert child.stderr is not None
            assert child.stdout.readline().startswith(b'{"id"')
            child.stdout.close()
            assert child.stderr.read() == b""
            assert child.wait(timeout=60) == 1

    def test_ctrl_c_stops_without_a_traceback_and_without_a_project(self, tmp_path: Path) -> None:
        pipe = tmp_path / "feed.jsonl"
        os.mkfifo(pipe)
        with _start("import", tmp_path / "p.q7x2", pipe) as child:
            with pipe.open("wb") as feed:  # opens once the program reads, and keeps it waiting
                feed.write(b'{"id": 1, "text": "A story."}\n')
                feed.flush()
                child.send_signal(signal.SIGINT)
                assert child.stderr is not None
                assert child.wait(timeout=60) == 130
            assert child.stderr.read().strip() == b"Stopped."
        assert [path.name for path in tmp_path.iterdir()] == ["feed.jsonl"]

    def test_output_is_utf8_whatever_the_locale(self, tmp_path: Path) -> None:
        (tmp_path / "ả.txt").write_text("Bộ Ngoại giao Việt Nam ra tuyên bố. 中文 😀\n", encoding="utf-8")
        env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
        with _start("read", tmp_path, "--json", env=env) as child:
            out, err = child.communicate(timeout=60)
        assert (child.returncode, err) == (0, b"")
        assert "Bộ Ngoại giao Việt Nam ra tuyên bố. 中文 😀" in out.decode("utf-8")

    def test_commands_start_without_qt_numpy_or_anything_heavy_for_the_help(self) -> None:
        code = textwrap.dedent("""
            import sys
            from q7x2_gui.main import main
            code = main(["--help"])
            heavy = {"PySide6", "numpy", "pyqtgraph", "sqlite_utils", "ftfy", "msgspec"} & set(sys.modules)
            sys.exit(f"imported {heavy}" if heavy or code else 0)
        """)
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, stdout=subprocess.DEVNULL, timeout=60)

    def test_no_command_imports_qt(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("Ministers met in Lisbon on March 4, 2021.\n", encoding="utf-8")
        code = textwrap.dedent("""
            import sys
            from q7x2_gui.main import main
            code = main(["import", "p.q7x2", "a.txt"]) or main(["extract", "p.q7x2"]) or main(["check", "p.q7x2"])
            sys.exit("imported Qt" if "PySide6" in sys.modules else code)
        """)
        env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
        subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, check=True, capture_output=True, timeout=60)
