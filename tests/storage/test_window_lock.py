from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from q7x2_gui.services.session import Session
from q7x2_gui.storage import window_lock
from tests.services.made import filled


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "p.q7x2"
    filled(path).close()
    return path


def window(path: Path, analyst: str = "Ann") -> Session:
    return Session.open(path, analyst=analyst, window=True)


def test_the_second_window_reads_only_and_says_who_has_the_first(path: Path) -> None:
    with window(path):
        with window(path, "Bob") as second:
            assert second.read_only
            assert second.read_only_reason.startswith("Ann on ")
            assert second.read_only_reason.endswith(" has it open")
            assert len(second.catalogue.articles()) == 1
        with Session.open(path, analyst="script") as command:
            command.review.set_article(command.catalogue.articles()[0].id, title="beside").result()
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    with window(path, "Bob") as now:
        assert not now.read_only


def test_the_lock_of_a_killed_window_is_taken_over(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from q7x2_gui.services.session import Session\n"
        "Session.open(Path(sys.argv[1]), analyst='dead', window=True)\n"
        "print('open', flush=True); sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", code, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with window(path) as second:
            assert second.read_only_reason.startswith("dead on ")
        other.kill()
    with window(path) as now:
        assert not now.read_only
        assert window_lock.holder(path).startswith("Ann on ")


def test_without_a_lock_file_one_may_still_edit(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError("no locks here")

    monkeypatch.setattr(window_lock, "take", refused)
    with window(path) as session:
        assert not session.read_only


def test_a_lock_file_that_was_removed_in_between_is_made_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([False, True])
    monkeypatch.setattr(window_lock, "_is_still", lambda *_: next(answers))
    lock = window_lock.take(path, "Ann")
    assert lock is not None
    lock.release()
    assert next(answers, None) is None


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="this system cannot refuse links")
def test_a_link_in_the_place_of_the_lock_is_not_followed(path: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("precious", encoding="utf-8")
    (tmp_path / f".{path.name}.lock").symlink_to(victim)
    with window(path) as session:
        assert not session.read_only
    assert victim.read_text(encoding="utf-8") == "precious"
    assert window_lock.holder(path) == "another window"


def test_a_lock_that_fails_otherwise_leaves_no_file_open(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files: list[BinaryIO] = []

    def no_locks_here(file: BinaryIO) -> bool:
        files.append(file)
        raise OSError("no locks here")

    monkeypatch.setattr(window_lock, "_lock", no_locks_here)
    with window(path) as session:
        assert not session.read_only
    assert files[0].closed
