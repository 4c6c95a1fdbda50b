"""Edits that fail, wait, are doubted or meet what another program wrote."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from q7x2_gui.errors import ConflictError, StorageError
from q7x2_gui.services import saving
from q7x2_gui.services.changes import Changed, SaveState
from q7x2_gui.services.checking import check
from q7x2_gui.services.session import Session
from q7x2_gui.storage import writer
from q7x2_gui.storage.connections import connect, uri
from q7x2_gui.storage.recorder import Recorder
from tests.services.made import MEETING, filled, only_article


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "p.q7x2"


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    with filled(path) as session:
        yield session
    assert check(path) == []


def settings(session: Session) -> dict[str, str]:
    with session.project.reading() as connection:
        return dict(connection.execute("select id, value from setting").fetchall())


def put(session: Session, name: str, value: str = "1") -> None:
    session.editor.run(f"Set {name}", setting(name, value)).result()


def setting(name: str, value: str) -> Callable[[Recorder], object]:
    return lambda recorder: recorder.put("setting", {"id": name, "value": value})


def gone() -> None:
    raise StorageError("the file went away")


def test_what_fails_while_closing_is_handed_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "HURRY_SECONDS", 0.0)
    session = filled(path)
    with closing(connect(uri(path, "rw"))) as other:
        other.execute("begin immediate")
        futures = [session.editor.run(f"Set {name}", setting(name, "1")) for name in "ab"]
        assert [unsaved.label for unsaved in session.finish().result()] == ["Set a", "Set b"]
        assert [unsaved.label for unsaved in session.close()] == ["Set a", "Set b"]
        other.execute("rollback")
    assert all(isinstance(future.exception(), StorageError) for future in futures)
    assert session.close() == session.editor.unsaved


def test_finishing_saves_what_it_can_and_patience_comes_back(session: Session) -> None:
    session.editor.run("Set a", setting("a", "1"))
    assert session.finish().result() == ()
    assert settings(session) == {"a": "1"}
    began = 10.0
    assert session.project.writer.patience_ends(began, 60.0) == 70.0


def test_an_edit_at_which_the_program_failed_is_not_replayed_over_newer_ones(session: Session) -> None:
    times = iter([1])

    def breaks_once(recorder: Recorder) -> None:
        if next(times, None):
            raise KeyError("a mistake of ours")
        setting("a", "old")(recorder)

    with pytest.raises(StorageError):
        session.editor.run("Set old", breaks_once).result()
    put(session, "a", "new")
    assert session.editor.retry().result() == 1
    assert [unsaved.label for unsaved in session.finish().result()] == ["Set old"]
    assert settings(session) == {"a": "new"}
    assert session.editor.retry(session.editor.unsaved[0].id).result() == 0
    assert settings(session) == {"a": "old"}


def test_what_another_program_did_unseen_is_not_undone(session: Session, path: Path) -> None:
    put(session, "mine")
    with Session.open(path, analyst="Bob") as other:
        put(other, "theirs")
    with pytest.raises(ConflictError, match="Bob has done “Set theirs” meanwhile"):
        session.editor.undo().result()
    assert settings(session) == {"mine": "1", "theirs": "1"}
    assert session.editor.undo_label == "Set theirs"
    session.editor.undo().result()
    assert settings(session) == {"mine": "1"}


def test_what_another_program_undid_unseen_is_not_redone(session: Session, path: Path) -> None:
    put(session, "mine")
    session.editor.undo().result()
    session.editor.redo().result()
    with Session.open(path, analyst="Bob") as other:
        other.editor.undo().result()
    with pytest.raises(ConflictError, match="Bob"):
        session.editor.redo().result()
    session.editor.redo().result()
    assert settings(session) == {"mine": "1"}


def test_undo_takes_back_an_own_edit_that_was_still_queued(session: Session) -> None:
    held = threading.Event()
    session.project.writer.submit(held.wait)
    session.editor.run("Set a", setting("a", "1"))
    undone = session.editor.undo()
    held.set()
    undone.result()
    assert settings(session) == {}


def test_an_edit_committed_while_the_file_went_away_is_saved_once(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([None, gone, gone])
    real = session.project.check_identity
    states: list[SaveState] = []
    session.editor.watch(states.append)

    def check_identity() -> None:
        (next(answers, None) or real)()

    monkeypatch.setattr(session.project, "check_identity", check_identity)
    with pytest.raises(StorageError, match="went away"):
        session.review.add(only_article(session), MEETING).result()
    assert session.editor.retry().result() == 1
    assert session.editor.retry().result() == 0
    assert len(session.catalogue.article(only_article(session)).items) == 4
    assert [state.kind for state in states][-1] == "saved"
    assert session.editor.undo_label == "Add meeting"
    session.editor.undo().result()
    assert len(session.catalogue.article(only_article(session)).items) == 3


def test_what_waits_is_saved_by_the_next_look_once_there_is_room(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "_AGAIN_SECONDS", 0.0)
    with monkeypatch.context() as patched:
        patched.setattr(session.project, "check_identity", gone)
        with pytest.raises(StorageError):
            put(session, "a")
        session.editor.poll_outside().result()
        assert len(session.editor.unsaved) == 1
    session.editor.poll_outside().result()
    assert session.editor.unsaved == ()
    assert settings(session) == {"a": "1"}


def test_steps_that_could_not_be_read_are_looked_for_again(
    session: Session, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Changed] = []
    session.editor.subscribe(told.append)
    session.editor.settled().result()
    with Session.open(path, analyst="Bob") as other:
        put(other, "theirs")
    with monkeypatch.context() as patched:
        patched.setattr("q7x2_gui.storage.ledger.changes_of", lambda *_: gone())
        with pytest.raises(StorageError):
            session.editor.poll_outside().result()
    assert session.editor.poll_outside().result()
    assert [change.label for change in told] == ["Set theirs"]
    assert session.editor.undo_label == "Set theirs"


def test_without_a_write_ahead_log_a_commit_waits_for_our_own_reader(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(path).close()
    monkeypatch.setattr("q7x2_gui.storage.project._JOURNAL", "delete")
    waits = threading.Event()
    with Session.open(path, analyst="Ann") as session:
        session.editor.watch(lambda state: waits.set() if state.kind == "waiting" else None)
        with session.project.reading() as connection:
            assert connection.execute("pragma journal_mode").fetchone()[0] == "delete"
            connection.execute("select count(*) from article").fetchone()
            future = session.editor.run("Set a", setting("a", "1"))
            assert waits.wait(10)
            assert not future.done()
        future.result(10)
        assert settings(session) == {"a": "1"}
    assert check(path) == []


def test_an_edit_of_evidence_alone_names_its_article(session: Session) -> None:
    item = session.catalogue.article(only_article(session)).items[1]
    session.review.confirm(item.id).result()
    report = session.catalogue.article(only_article(session)).items[1]
    done = session.review.edit(report.id, report.values, report.evidence[:1], field="date").result()
    assert done.change is not None
    assert {table for table, _ in done.change.rows} == {"evidence"}
    assert done.change.articles == (only_article(session),)


@pytest.mark.parametrize(("table", "column"), [("participant", "name"), ("event", "note")])
def test_a_row_of_an_event_names_its_article(session: Session, table: str, column: str) -> None:
    item = session.catalogue.article(only_article(session)).items[1]
    session.review.confirm(item.id).result()

    def edit(recorder: Recorder) -> None:
        row = recorder.select(f'select id from "{table}" limit 1')[0]
        recorder.put(table, {"id": row["id"], column: "other"})

    done = session.editor.run("Edit a row", edit).result()
    assert done.change is not None
    assert done.change.articles == (only_article(session),)


def test_the_ledger_cannot_be_replaced_either(path: Path) -> None:
    filled(path).close()
    with closing(sqlite3.connect(path)) as connection:
        for verb in ("insert or replace", "replace"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(
                    f"{verb} into ledger select step, id, at, 'forged', label, kind, undoes, merge, changes "
                    "from ledger where step = 2"
                )
