from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from q7x2_gui.errors import Cancelled, StorageError
from q7x2_gui.services.importing import import_into, import_paths, new_project
from q7x2_gui.services.session import Session
from tests.services.made import batches


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"The story of {name}, told in one sentence.\n", encoding="utf-8")
    return folder


@pytest.fixture
def session(tmp_path: Path) -> object:
    with Session.create(tmp_path / "p.q7x2", analyst="Mia") as session:
        yield session


def test_all_of_an_import_is_one_step(session: Session, folder: Path) -> None:
    report = import_paths(session, [folder], description="three stories")
    assert len(report.imported) == 3
    assert report.in_words() == "3 articles imported"
    assert session.catalogue.ledger()[0].label == "Import 3 articles"
    session.editor.undo().result()
    assert session.catalogue.articles() == []


def test_copies_within_one_import_are_stored_once(session: Session, folder: Path) -> None:
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    report = import_paths(session, [folder])
    assert (len(report.imported), [name for name, _ in report.repeated]) == (3, ["copy.txt"])
    assert batches(session)[0]["left_out"] == {"repeated": 1}


def test_a_repeat_leaves_no_step(session: Session, folder: Path) -> None:
    import_paths(session, [folder])
    before = session.editor.revision
    report = import_paths(session, [folder])
    assert report.in_words() == "0 articles imported, 3 already there"
    assert session.editor.revision == before


def test_progress_counts_each_article(session: Session, folder: Path) -> None:
    seen: list[tuple[int, str]] = []
    import_paths(session, [folder], progress=lambda done, total, what: seen.append((done, what)))
    assert seen == [(1, "a.txt"), (2, "b.txt"), (3, "c.txt")]


def test_a_cancelled_import_leaves_no_row(session: Session, folder: Path) -> None:
    calls = iter([False, False, True])
    with pytest.raises(Cancelled):
        import_paths(session, [folder], stopped=lambda: next(calls))
    assert session.catalogue.articles() == []
    assert session.editor.revision == 1


def test_a_new_project_bears_its_name_and_leaves_nothing_beside_it(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "asia.q7x2"
    _, made = import_into(path, [folder], analyst="Mia")
    assert made
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["articles", "asia.q7x2"]
    with Session.open(path, analyst="") as session, session.project.reading() as connection:
        assert connection.execute("select title from project").fetchone() == ("asia",)


def test_a_new_project_whose_import_is_cancelled_never_appears(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        import_into(tmp_path / "p.q7x2", [folder], analyst="Mia", stopped=lambda: True)
    assert [entry.name for entry in tmp_path.iterdir()] == ["articles"]


def test_a_failure_while_it_is_filled_leaves_nothing(tmp_path: Path) -> None:
    def fill() -> None:
        with new_project(tmp_path / "p.q7x2", analyst="Mia"):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fill()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "p.q7x2"

    def fill() -> None:
        with new_project(path, analyst="Mia"):
            path.write_text("mine")

    with pytest.raises(StorageError, match="appeared"):
        fill()
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_hostile_json_lines_are_told_one_by_one(session: Session, tmp_path: Path) -> None:
    good = json.dumps({"id": "good", "text": "A story that can be read."})
    bad = ["[" * 100_000, '{"id": 1}', '{"id": ' + "9" * 5000 + ', "text": "x"}', '"text"', '{"id": "n", "text": 7}']
    feed = tmp_path / "feed.jsonl"
    feed.write_text("\n".join([*bad, good]), encoding="utf-8")
    report = import_paths(session, [feed])
    assert [row.source_id for row in session.catalogue.articles()][-1] == "good"
    lines = {unread.error.line for unread in report.failed}
    assert {1, 2, 4, 5} <= lines
    assert len(report.failed) + len(report.imported) == 6


_SLOW_IMPORT = """
import sys, pathlib
from q7x2_gui.services.importing import import_into
def progress(done, total, what):
    if done == 2:
        print("half", flush=True)
        sys.stdin.read()
import_into(pathlib.Path(sys.argv[1]), [pathlib.Path(sys.argv[2])], analyst="Mia", progress=progress)
"""


@pytest.mark.skipif(os.name == "nt", reason="kills with SIGKILL")
def test_kill_9_half_way_leaves_no_row(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "p.q7x2"
    with Session.create(path, analyst="Mia"):
        pass
    command = [sys.executable, "-c", _SLOW_IMPORT, str(path), str(folder)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"half\n"
        child.send_signal(signal.SIGKILL)
        child.wait(timeout=30)
    with Session.open(path, analyst="Mia") as session:
        assert session.catalogue.articles() == []
        assert session.editor.revision == 1
