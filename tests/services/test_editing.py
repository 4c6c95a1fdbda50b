from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from q7x2_gui.errors import ConflictError, Q7X2Error, ReadOnlyError, StorageError
from q7x2_gui.services.checking import check
from q7x2_gui.services.editing import Changed, Editor, SaveState
from q7x2_gui.services.session import Session
from q7x2_gui.storage.connections import connect, uri
from q7x2_gui.storage.recorder import Recorder
from tests.services.made import filled


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "p.q7x2"


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    with Session.create(path, analyst="Ann") as session:
        yield session
    if path.exists():
        assert check(path) == []


def setting(name: str, value: str = "1") -> dict[str, str]:
    return {"id": name, "value": value}


def put(session: Session, name: str, value: str = "1", **options: str) -> None:
    session.editor.run(f"Set {name}", lambda rec: rec.put("setting", setting(name, value)), **options).result()  # type: ignore[arg-type]


def settings(path: Path) -> dict[str, str]:
    with closing(connect(uri(path, "ro"))) as connection:
        return dict(connection.execute("select id, value from setting").fetchall())


def fail(recorder: Recorder) -> None:
    recorder.put("setting", setting("half"))
    raise RuntimeError("out of luck")


def test_one_edit_is_one_step_and_one_notice(session: Session) -> None:
    told: list[Changed] = []
    stop = session.editor.subscribe(told.append)
    origin = object()

    def edit(recorder: Recorder) -> str:
        recorder.put("setting", setting("a"))
        recorder.put("setting", setting("b"))
        return "value"

    done = session.editor.run("Set two", edit, origin=origin).result()
    assert done.value == "value"
    assert done.change == told[0]
    assert (told[0].label, told[0].kind, told[0].who, told[0].origin) == ("Set two", "edit", "Ann", origin)
    assert told[0].rows == (("setting", "a"), ("setting", "b"))
    assert (session.editor.revision, session.editor.saved_at) == (told[0].step, told[0].at)
    stop()
    stop()
    put(session, "c")
    assert len(told) == 1


def test_the_analyst_may_change_between_two_edits(session: Session) -> None:
    session.editor.analyst = "Bob"
    put(session, "a")
    assert (session.editor.analyst, session.catalogue.ledger(1)[0].who) == ("Bob", "Bob")


def test_what_a_listener_does_wrong_harms_nothing(session: Session, path: Path) -> None:
    def broken(_: Changed) -> None:
        raise RuntimeError("listener")

    told: list[Changed] = []
    session.editor.subscribe(broken)
    session.editor.subscribe(told.append)
    put(session, "a")
    assert len(told) == 1
    assert settings(path) == {"a": "1"}


def test_undo_and_redo_are_steps_of_their_own(session: Session, path: Path) -> None:
    put(session, "a")
    put(session, "a", "2")
    assert session.editor.undo_label == "Set a"
    undone = session.editor.undo().result()
    assert undone.change is not None
    assert (undone.change.kind, undone.change.rows) == ("undo", (("setting", "a"),))
    assert settings(path) == {"a": "1"}
    assert (session.editor.can_redo, session.editor.redo_label) == (True, "Set a")
    session.editor.redo().result()
    assert settings(path) == {"a": "2"}
    assert [step.kind for step in session.catalogue.ledger()] == ["redo", "undo", "edit", "edit", "start"]


def test_a_new_edit_leaves_nothing_to_redo(session: Session) -> None:
    put(session, "a")
    session.editor.undo().result()
    put(session, "b")
    assert not session.editor.can_redo
    with pytest.raises(Q7X2Error, match="nothing to redo"):
        session.editor.redo().result()


def test_making_the_project_cannot_be_undone(session: Session) -> None:
    assert not session.editor.can_undo
    with pytest.raises(Q7X2Error, match="nothing to undo"):
        session.editor.undo().result()
    assert session.editor.unsaved == ()


def test_undo_goes_on_after_a_restart_and_in_another_process_alike(session: Session, path: Path) -> None:
    put(session, "a")
    put(session, "b")
    session.editor.undo().result()
    with Session.open(path, analyst="Bob") as other:
        assert (other.editor.undo_label, other.editor.redo_label) == ("Set a", "Set b")
        other.editor.undo().result()
        assert settings(path) == {}
    assert session.editor.poll_outside().result()
    assert (session.editor.can_undo, session.editor.redo_label) == (False, "Set a")
    session.editor.redo().result()
    assert settings(path) == {"a": "1"}


def test_merged_edits_end_at_another_key(session: Session, path: Path) -> None:
    put(session, "a", "1", merge="a")
    put(session, "a", "2", merge="a")
    put(session, "b", "1", merge="b")
    put(session, "a", "3", merge="a")
    for wanted in ({"a": "2", "b": "1"}, {"a": "2"}, {}):
        session.editor.undo().result()
        assert settings(path) == wanted
    assert not session.editor.can_undo


def test_an_edit_that_breaks_leaves_nothing_half_done_and_is_kept(session: Session, path: Path) -> None:
    states: list[SaveState] = []
    session.editor.watch(states.append)
    with pytest.raises(StorageError, match="out of luck") as caught:
        session.editor.run("Try it", fail).result()
    assert caught.value.hint
    assert settings(path) == {}
    assert [(u.label, u.blocks) for u in session.editor.unsaved] == [("Try it", False)]
    put(session, "other")
    assert settings(path) == {"other": "1"}
    assert [state.kind for state in states] == ["failed", "saved"]
    assert session.editor.retry().result() == 1
    session.editor.discard(session.editor.unsaved[0].id)
    assert session.editor.unsaved == ()


def test_a_broken_constraint_leaves_nothing_half_done(session: Session, path: Path) -> None:
    def edit(recorder: Recorder) -> None:
        recorder.put("setting", setting("half"))
        recorder.put("evidence", {"report": 99, "place": 0, "field": "type", "start": 0, "end": 1, "quote": "x"})

    with pytest.raises(StorageError, match="FOREIGN KEY"):
        session.editor.run("Break a key", edit).result()
    assert settings(path) == {}


def limit_pages(session: Session, spare: int) -> None:
    def limit() -> None:
        connection = session.project.writer.connection
        pages = connection.execute("pragma page_count").fetchone()[0]
        connection.execute(f"pragma max_page_count = {pages + spare}")

    session.project.writer.submit(limit).result()


def test_a_full_disk_keeps_edits_in_order_until_there_is_room(session: Session, path: Path) -> None:
    put(session, "a")
    limit_pages(session, 0)
    long = "x" * 100_000
    with pytest.raises(StorageError, match="disk is full"):
        session.editor.run("Set long", lambda rec: rec.put("setting", setting("a", long))).result()
    with pytest.raises(StorageError, match="disk is full"):
        session.editor.run("Set short", lambda rec: rec.put("setting", setting("a", "newest"))).result()
    with pytest.raises(StorageError, match="disk is full"):
        session.editor.undo().result()
    assert [u.label for u in session.editor.unsaved] == ["Set long", "Set short"]
    assert session.editor.retry().result() == 2
    assert settings(path) == {"a": "1"}
    limit_pages(session, 10_000)
    put(session, "b")
    assert session.editor.unsaved == ()
    assert settings(path) == {"a": "newest", "b": "1"}
    labels = [step.label for step in session.catalogue.ledger(3)]
    assert labels == ["Set b", "Set short", "Set long"]


def test_closing_tries_once_more(path: Path) -> None:
    with Session.create(path, analyst="Ann") as session:
        limit_pages(session, 0)
        long = "x" * 100_000
        with pytest.raises(StorageError):
            session.editor.run("Set long", lambda rec: rec.put("setting", setting("a", long))).result()
        limit_pages(session, 10_000)
    assert settings(path) == {"a": long}


@pytest.mark.parametrize("happening", ["deleted", "renamed", "replaced"])
def test_a_file_that_went_away_is_never_called_saved(path: Path, happening: str) -> None:
    with Session.create(path, analyst="Ann") as session:
        put(session, "a")
        if happening == "deleted":
            path.unlink()
        else:
            path.rename(path.with_name("moved.q7x2"))
            if happening == "replaced":
                path.write_bytes(b"something else")
        with pytest.raises(StorageError, match="moved, deleted or replaced") as caught:
            put(session, "b")
        assert "save a copy" in caught.value.hint
        assert [u.label for u in session.editor.unsaved] == ["Set b"]
        session.save_copy(path.with_name("copy.q7x2"))
    assert settings(path.with_name("copy.q7x2")) == {"a": "1"}
    assert check(path.with_name("copy.q7x2")) == []


def test_a_renamed_file_put_back_takes_the_edit(session: Session, path: Path) -> None:
    path.rename(path.with_name("moved.q7x2"))
    with pytest.raises(StorageError):
        put(session, "a")
    path.with_name("moved.q7x2").rename(path)
    assert session.editor.retry().result() == 0
    assert settings(path) == {"a": "1"}


def test_another_program_that_holds_the_file_is_waited_for(session: Session, path: Path) -> None:
    waits = threading.Event()
    session.editor.watch(lambda state: waits.set() if state.kind == "waiting" else None)
    with closing(connect(uri(path, "rw"))) as other:
        other.execute("begin immediate")
        future = session.editor.run("Set a", lambda rec: rec.put("setting", setting("a")))
        assert waits.wait(10)
        assert not future.done()
        other.execute("rollback")
        future.result(10)
    assert settings(path) == {"a": "1"}


def test_another_program_that_never_lets_go_makes_the_edit_wait_as_unsaved(session: Session, path: Path) -> None:
    editor = Editor(session.project, "Ann", patience=0.0)
    with closing(connect(uri(path, "rw"))) as other:
        other.execute("begin immediate")
        with pytest.raises(StorageError, match="another program holds the file"):
            editor.run("Set a", lambda rec: rec.put("setting", setting("a"))).result()
        other.execute("rollback")
    assert editor.retry().result() == 0
    assert settings(path) == {"a": "1"}


def test_what_another_program_writes_is_noticed(session: Session, path: Path) -> None:
    told: list[Changed] = []
    session.editor.subscribe(told.append)
    assert session.editor.poll_outside().result() is False
    with Session.open(path, analyst="Bob") as other:
        put(other, "a")
    assert session.editor.poll_outside().result() is True
    assert [(c.kind, c.who, c.label, c.rows) for c in told] == [("outside", "Bob", "Set a", (("setting", "a"),))]
    assert session.editor.undo_label == "Set a"
    assert session.editor.poll_outside().result() is False


def test_an_edit_without_a_step_is_noticed_and_undo_refuses_it(path: Path) -> None:
    with Session.create(path, analyst="Ann") as session:
        told: list[Changed] = []
        session.editor.subscribe(told.append)
        put(session, "a")
        with closing(sqlite3.connect(path)) as other:
            other.execute("update setting set value = 'theirs'")
            other.commit()
        session.editor.poll_outside().result()
        assert (told[-1].kind, told[-1].rows) == ("outside", ())
        with pytest.raises(ConflictError, match="changed since"):
            session.editor.undo().result()
        assert session.editor.unsaved == ()
        assert settings(path) == {"a": "theirs"}
    assert [problem.check for problem in check(path)] == ["ledger"]


def test_edits_from_many_threads_all_arrive(session: Session, path: Path) -> None:
    def work(name: str) -> None:
        for n in range(20):
            put(session, f"{name}{n}")

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(settings(path)) == 80
    assert session.editor.revision == 81


def test_two_sessions_writing_at_once_lose_nothing(session: Session, path: Path) -> None:
    with Session.open(path, analyst="Bob") as other:
        futures = [
            (one.editor.run(f"Set {n}", lambda rec, n=n, who=who: rec.put("setting", setting(f"{who}{n}"))))
            for n in range(50)
            for who, one in (("a", session), ("b", other))
        ]
        for future in futures:
            future.result(60)
    assert len(settings(path)) == 100


def test_reading_only_refuses_edits(session: Session, path: Path) -> None:
    with Session.open(path, analyst="Bob", read_only=True) as other:
        assert not other.editor.can_undo
        with pytest.raises(ReadOnlyError, match="opened for reading only"):
            put(other, "a")
        with pytest.raises(ReadOnlyError):
            other.editor.undo().result()
        assert other.editor.poll_outside().result() is False


def test_after_closing_nothing_is_accepted(path: Path) -> None:
    session = filled(path)
    session.close()
    session.close()
    with pytest.raises(StorageError, match="closed"):
        put(session, "a")
    with pytest.raises(StorageError, match="closed"):
        session.catalogue.articles()
    assert sorted(p.name for p in path.parent.iterdir()) == ["p.q7x2"]


def test_queued_edits_are_finished_by_closing(path: Path) -> None:
    session = Session.create(path, analyst="Ann")
    futures = [
        session.editor.run("Set", lambda rec, n=n: rec.put("setting", setting(str(n))))  # type: ignore[misc]
        for n in range(50)
    ]
    session.close()
    assert all(future.result().change for future in futures)
    assert len(settings(path)) == 50
