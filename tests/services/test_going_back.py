"""Any point of the ledger can be gone back to, and a step that cannot be undone does not bar the way to older ones."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from q7x2_gui.errors import BlockedError, ConflictError, Q7X2Error
from q7x2_gui.services.checking import check
from q7x2_gui.services.session import Session
from tests.services.made import dump, filled, only_article


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with filled(tmp_path / "p.q7x2") as made:
        yield made


def test_going_back_is_one_step_that_can_be_undone_and_reaches_what_was_undone(session: Session) -> None:
    items = session.catalogue.article(only_article(session)).items
    points = {session.editor.revision: dump(session.path)}
    for item in items:
        session.review.confirm(item.id).result()
        points[session.editor.revision] = dump(session.path)
    session.editor.undo().result()
    points[session.editor.revision] = dump(session.path)
    for point, state in points.items():
        now = dump(session.path)
        if state == now:
            continue
        session.editor.go_back(point).result()
        assert dump(session.path) == state
        session.editor.undo().result()
        assert dump(session.path) == now
    assert check(session.path) == []


def test_the_present_and_a_step_that_is_not_there_are_refused(session: Session) -> None:
    for step in (session.editor.revision, 999):
        with pytest.raises(Q7X2Error):
            session.editor.go_back(step).result()


def test_a_blocked_step_names_itself_and_the_one_before_it_can_be_undone(session: Session) -> None:
    first, _, second = session.catalogue.article(only_article(session)).items
    session.review.confirm(first.id).result()
    older = session.editor.revision
    session.review.confirm(second.id).result()
    blocked = session.editor.revision
    with closing(sqlite3.connect(session.path)) as other, other:
        other.execute("update report set reject_note = 'outside' where suggestion = 3")
    with pytest.raises(BlockedError, match=f"step {blocked}") as told:
        session.editor.undo().result()
    assert told.value.step == blocked
    assert session.editor.undo_before(blocked) == older
    session.editor.undo(older).result()
    verdicts = [item.verdict for item in session.catalogue.article(only_article(session)).items]
    assert verdicts[0] is None
    assert verdicts[2] == "confirmed"
    session.editor.redo().result()
    assert session.editor.undo_before(older) is None


def test_an_older_step_on_which_others_build_is_not_taken_back_alone(session: Session) -> None:
    imported = min(session.editor.undoable())
    item = session.catalogue.article(only_article(session)).items[0]
    session.review.confirm(item.id).result()
    before = dump(session.path)
    with pytest.raises(ConflictError):
        session.editor.undo(imported).result()
    assert dump(session.path) == before
