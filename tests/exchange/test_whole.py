from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NoReturn

import pytest

from q7x2_gui.errors import ExportError
from q7x2_gui.exchange import whole
from q7x2_gui.exchange.csv_files import NAMES, write_csv
from q7x2_gui.exchange.whole import whole_file, whole_folder
from tests.exchange import sample

ONE = frozenset({"a.csv"})


def _folder(path: Path, text: str) -> None:
    with whole_folder(path, ONE) as place:
        (place / "a.csv").write_text(text)


def _stop_half_way(place: AbstractContextManager[Path], name: str, error: BaseException) -> NoReturn:
    with place as path:
        (path / name).write_text("half")
        raise error
    raise AssertionError("the error was swallowed")


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("old")
    with pytest.raises(ZeroDivisionError):
        _stop_half_way(whole_file(target), "", ZeroDivisionError())
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_the_old_folder_and_nothing_else(tmp_path: Path) -> None:
    _folder(tmp_path / "out", "old")
    with pytest.raises(KeyboardInterrupt):
        _stop_half_way(whole_folder(tmp_path / "out", ONE), "a.csv", KeyboardInterrupt())
    assert (tmp_path / "out" / "a.csv").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_full_disk_is_told_with_the_way_out(tmp_path: Path) -> None:
    _folder(tmp_path / "out", "old")
    with pytest.raises(ExportError, match="No space left") as told, whole_folder(tmp_path / "out", ONE):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert told.value.path == tmp_path / "out"
    assert "Nothing was changed" in told.value.hint
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("at_once", [True, False])
def test_a_new_folder_takes_the_place_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    if not at_once:
        monkeypatch.setattr(whole, "_exchange", lambda one, other: False)
    _folder(tmp_path / "out", "old")
    _folder(tmp_path / "out", "new")
    assert (tmp_path / "out" / "a.csv").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_the_old_folder_comes_back_when_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "_exchange", lambda one, other: False)
    _folder(tmp_path / "out", "old")
    rename = os.rename

    def refuse_new(source: Path, target: Path) -> None:
        if ".new-" in str(source):
            raise PermissionError(errno.EACCES, "refused")
        rename(source, target)

    monkeypatch.setattr(os, "rename", refuse_new)
    with pytest.raises(ExportError, match="refused"):
        _folder(tmp_path / "out", "new")
    assert (tmp_path / "out" / "a.csv").read_text() == "old"


def test_a_link_keeps_pointing_to_the_folder_that_was_renewed(tmp_path: Path) -> None:
    _folder(tmp_path / "real", "old")
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    _folder(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "a.csv").read_text() == "new"


def test_a_file_is_not_replaced_by_a_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(ExportError, match="name a folder"):
        _folder(tmp_path / "out", "new")
    assert (tmp_path / "out").read_text() == "mine"


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(ExportError, match="Permission denied"):
        _folder(tmp_path / "out", "new")


_FULL_DISK = """
import resource, signal, sys, pathlib
from tests.exchange import sample
from q7x2_gui.errors import ExportError
from q7x2_gui.exchange.csv_files import write_csv
dataset = sample.dataset()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    write_csv(dataset, pathlib.Path(sys.argv[1]))
except ExportError as error:
    print(error)
"""


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
def test_a_file_that_the_system_cuts_short_is_no_export(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_csv(sample.dataset(), out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    command = [sys.executable, "-c", _FULL_DISK, str(out)]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, check=False, capture_output=True, text=True, timeout=60)
    assert f"{out}: cannot be written (File too large)" in done.stdout, done.stderr
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert list(tmp_path.iterdir()) == [out]


_ENDLESS = """
import sys, pathlib
from tests.exchange import sample
from q7x2_gui.exchange.csv_files import write_csv
dataset = sample.dataset()
print("go", flush=True)
while True:
    write_csv(dataset, pathlib.Path(sys.argv[1]))
    print("done", flush=True)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="kills with SIGKILL; folders swap at once on Linux")
def test_kill_9_during_export_leaves_a_whole_export(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_csv(sample.dataset(), tmp_path / "wanted")
    wanted = {name: (tmp_path / "wanted" / name).read_bytes() for name in NAMES}
    root = Path(__file__).parents[2]
    for round_ in range(6):
        with subprocess.Popen([sys.executable, "-c", _ENDLESS, str(out)], stdout=subprocess.PIPE, cwd=root) as child:
            assert child.stdout is not None
            for _ in range(2 + round_):
                child.stdout.readline()
            child.send_signal(signal.SIGKILL)
            child.wait(timeout=30)
        assert {path.name: path.read_bytes() for path in out.iterdir()} == wanted
