"""Two analysts on one project, each with what the own form shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from q7x2_gui.domain.event import Participant, Place
from q7x2_gui.domain.vocabulary import Missing, Role, Verdict
from q7x2_gui.errors import ConflictError, StorageError
from q7x2_gui.services.checking import check
from q7x2_gui.services.listing import Item
from q7x2_gui.services.session import Session
from tests.services.made import TEXT, evidence, filled, only_article


@pytest.fixture
def ann(tmp_path: Path) -> Iterator[Session]:
    with filled(tmp_path / "p.q7x2") as session:
        yield session
    assert check(tmp_path / "p.q7x2") == []


@pytest.fixture
def bob(ann: Session) -> Iterator[Session]:
    with Session.open(ann.path, analyst="Bob") as session:
        yield session


def meeting(session: Session) -> Item:
    return session.catalogue.article(only_article(session)).items[1]


def edit(session: Session, seen: Item, field: str, **changes: object) -> None:
    values = replace(seen.values, **changes)  # type: ignore[arg-type]
    session.review.edit(seen.suggestion_id or seen.id, values, field=field, seen=seen).result()


def test_edits_of_different_fields_both_stay(ann: Session, bob: Session) -> None:
    seen = meeting(ann)
    edit(bob, seen, "summary", summary="Bob's")
    edit(ann, seen, "note", note="Ann's")
    edit(ann, seen, "date", date="2021-05-02", when=None)
    now = meeting(ann).values
    assert (now.summary, now.note, now.date, now.when) == ("Bob's", "Ann's", "2021-05-02", None)
    assert now.place == seen.values.place


@pytest.mark.parametrize(
    ("field", "change", "told"),
    [
        ("summary", ("Bob's", "Ann's"), "Bob's"),
        ("place", (Place(name="Hue"), Place(name="Vinh")), "Hue"),
        ("participants", ((Participant(name="Eve", role=Role.HOST),), ()), "Eve (host)"),
        ("topics", (("trade", "aid"), ()), "trade; aid"),
        ("mode", ("phone", "video"), "phone"),
    ],
)
def test_a_field_that_both_changed_is_a_conflict_that_names_it(
    ann: Session, bob: Session, field: str, change: tuple[object, object], told: str
) -> None:
    seen = meeting(ann)
    theirs, mine = change
    edit(bob, seen, field, **{field: theirs})
    with pytest.raises(ConflictError, match=f"Bob has changed the {field}") as caught:
        edit(ann, seen, field, note="goes with it", **{field: mine})
    assert (caught.value.field, caught.value.theirs) == (field, told)
    now = meeting(ann).values
    assert (getattr(now, field), now.note) == (theirs, "")
    assert ann.editor.unsaved == ()


def test_why_a_field_is_empty_is_part_of_the_conflict(ann: Session, bob: Session) -> None:
    seen = meeting(ann)
    edit(bob, seen, "place", place=None, missing={"place": Missing.AMBIGUOUS})
    with pytest.raises(ConflictError, match="ambiguous"):
        edit(ann, seen, "place", place=Place(name="Vinh"))


def test_both_may_make_the_same_change(ann: Session, bob: Session) -> None:
    seen = meeting(ann)
    edit(bob, seen, "summary", summary="same")
    edit(ann, seen, "summary", summary="same")
    assert meeting(ann).values.summary == "same"


def test_evidence_is_merged_by_field(ann: Session, bob: Session) -> None:
    seen = meeting(ann)
    marks = evidence(TEXT, "place", "Da Nang"), evidence(TEXT, "topics", "visit")
    bob.review.edit(seen.id, seen.values, (*seen.evidence, marks[0]), field="place", seen=seen).result()
    ann.review.edit(seen.id, seen.values, (*seen.evidence, marks[1]), field="topics", seen=seen).result()
    assert set(meeting(ann).evidence) == {*seen.evidence, *marks}
    other = evidence(TEXT, "place", "Đà Nẵng")
    with pytest.raises(ConflictError, match="place"):
        ann.review.edit(seen.id, seen.values, (*seen.evidence, other), field="place", seen=seen).result()


def test_nobody_confirms_what_he_has_not_seen(ann: Session, bob: Session) -> None:
    seen = meeting(ann)
    edit(bob, seen, "summary", summary="Bob's")
    with pytest.raises(ConflictError, match="summary"):
        ann.review.confirm(seen.id, seen=seen).result()
    assert meeting(ann).verdict is None
    now = meeting(ann)
    ann.review.confirm(seen.id, seen=now).result()
    assert meeting(ann).verdict is Verdict.CORRECTED


def test_a_parent_that_was_confirmed_meanwhile_is_no_conflict(ann: Session, bob: Session) -> None:
    seen = meeting(ann)
    assert seen.values.part_of is not None
    bob.review.confirm(seen.values.part_of).result()
    ann.review.confirm(seen.id, seen=seen).result()
    edit(ann, seen, "note", note="mine")
    edit(ann, seen, "part_of", part_of=None)
    assert (meeting(ann).values.part_of, meeting(ann).values.note) == (None, "mine")


def test_an_edit_that_waited_does_not_take_later_ones_back(ann: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = meeting(ann)
    with monkeypatch.context() as patched:
        patched.setattr(ann.project, "check_identity", _gone)
        with pytest.raises(StorageError):
            edit(ann, seen, "summary", summary="first")
        with pytest.raises(StorageError):
            edit(ann, seen, "note", note="second")  # made on what the file shows, the first edit not in it
    assert ann.editor.retry().result() == 0
    assert (meeting(ann).values.summary, meeting(ann).values.note) == ("first", "second")


def _gone() -> None:
    raise StorageError("the disk was pulled out")
