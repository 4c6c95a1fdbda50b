from __future__ import annotations

import sys
import types
from pathlib import Path

import pytest

from q7x2_gui import main as main_module
from q7x2_gui.main import main, wants_command


@pytest.mark.parametrize(
    "args",
    [
        ["--help"],
        ["-h"],
        ["--version"],
        ["import", "p.q7x2", "x"],
        ["log", "p.q7x2"],
        ["exprot", "p.q7x2"],
        ["p.q7x2", "--help"],
    ],
)
def test_commands_and_misspelt_ones_go_to_the_command_line(args: list[str]) -> None:
    assert wants_command(args)


@pytest.mark.parametrize(
    "args", [[], ["p.q7x2"], ["--safe-mode"], ["--safe-mode", "p.q7x2"], ["folder/project"], ["C:\\project"]]
)
def test_projects_and_the_windows_own_options_open_the_window(args: list[str]) -> None:
    assert not wants_command(args)


def test_a_project_without_ending_is_known_when_it_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert wants_command(["asia"])
    (tmp_path / "asia").touch()
    assert not wants_command(["asia"])


def test_the_window_gets_the_arguments_and_gives_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    window = types.ModuleType("q7x2_gui.app.run")
    window.run = lambda args: seen.append(args) or 7  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "q7x2_gui.app.run", window)
    monkeypatch.setattr(sys, "argv", ["q7x2-gui", "--safe-mode", "p.q7x2"])
    assert main() == 7
    assert seen == [["--safe-mode", "p.q7x2"]]


def test_python_m_is_the_same_program() -> None:
    source = Path(main_module.__file__).with_name("__main__.py").read_text(encoding="utf-8")
    assert "from q7x2_gui.main import main" in source
