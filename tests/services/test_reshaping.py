"""Acts inside events, duplicates, splits and merges: what they make, and that undo takes each back as one step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from q7x2_gui.domain.event import EventValues, Participant
from q7x2_gui.domain.vocabulary import Role, Verdict
from q7x2_gui.errors import Q7X2Error
from q7x2_gui.services.checking import check
from q7x2_gui.services.listing import Item
from q7x2_gui.services.reshaping import day_within
from q7x2_gui.services.session import Session
from tests.services.made import MEETING, dump, filled, only_article


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with filled(tmp_path / "p.q7x2", articles=2) as made:
        yield made
    assert check(tmp_path / "p.q7x2") == []


def items(session: Session, article: int = 0) -> tuple[Item, ...]:
    return session.catalogue.article(session.catalogue.articles()[article].id).items


def item(session: Session, item_id: str) -> Item:
    every = [one for row in session.catalogue.articles() for one in session.catalogue.article(row.id).items]
    return next(one for one in every if item_id in (one.id, one.suggestion_id, one.report_id))


def taken_back(session: Session, before: object) -> None:
    session.editor.undo().result()
    assert dump(session.path) == before
    session.editor.redo().result()


def test_an_act_inside_inherits_who_when_where_and_names_its_parent(session: Session) -> None:
    visit = items(session)[0]
    session.review.confirm(visit.id).result()
    before = dump(session.path)
    made = item(session, session.reshaping.add_inside(visit.id, "meeting").result().value)
    assert made.values.type == "meeting"
    assert made.values.mode == "in_person"
    assert made.values.date == "[2021-05-02..2021-05-04]", "one of the days of the visit, nobody said which"
    assert [who.name for who in made.values.participants] == ["Ivo Brandt"]
    assert made.values.part_of == item(session, visit.id).event_id
    assert made.verdict is None
    assert made.evidence == ()
    taken_back(session, before)


def test_an_act_inside_a_suggestion_waits_for_it(session: Session) -> None:
    meeting = items(session)[1]
    made = session.reshaping.add_inside(meeting.id, "agreement").result().value
    assert item(session, made).values.place == MEETING.place
    assert [one.field for one in item(session, made).evidence] == ["date"]
    session.review.confirm(made).result()
    assert session.catalogue.dataset()[0].values.part_of is None
    session.review.confirm(meeting.id).result()
    told = {event.values.type: event for event in session.catalogue.dataset()}
    assert told["agreement"].values.part_of == told["meeting"].id


def test_roles_of_a_journey_do_not_go_into_what_is_done_on_it(session: Session) -> None:
    people = (Participant(name="A", role=Role.VISITOR), Participant(name="B", role=Role.HOST))
    whole = EventValues(type="visit", participants=people, date="2021-05")
    report = session.review.add(only_article(session), whole).result().value
    made = item(session, session.reshaping.add_inside(report, "meeting").result().value)
    assert {who.role for who in made.values.participants} == {Role.PARTICIPANT}


def test_days_within() -> None:
    assert day_within(None) is None
    assert day_within("2021-05") == "2021-05"
    assert day_within("2021-05-02/2021-05-04") == "[2021-05-02..2021-05-04]"
    assert day_within("2021-05-02/..") == "[2021-05-02..]"
    assert day_within("2021-05-02/") == "[2021-05-02..]"


def test_a_duplicate_is_a_draft_with_the_same_values_and_evidence(session: Session) -> None:
    meeting = items(session)[1]
    session.review.confirm(meeting.id).result()
    before = dump(session.path)
    made = item(session, session.reshaping.duplicate(meeting.id).result().value)
    assert replace(made.values, part_of=None) == MEETING
    assert made.evidence == meeting.evidence
    assert made.verdict is None
    assert made.suggestion_id is None
    taken_back(session, before)


def test_splitting_an_open_one_by_days_makes_drafts(session: Session) -> None:
    visit = items(session)[0]
    before = dump(session.path)
    made = session.reshaping.split(visit.id, "dates").result().value
    assert [item(session, one).values.date for one in made] == ["2021-05-02", "2021-05-03", "2021-05-04"]
    assert [item(session, one).verdict for one in made] == [None, None, None]
    assert item(session, made[0]).suggestion_id == visit.id
    assert item(session, made[0]).changed_fields == ("date",)
    taken_back(session, before)


def test_splitting_one_that_stands_keeps_all_in_the_dataset_with_their_own_evidence(session: Session) -> None:
    meeting = items(session)[1]
    marks = (*meeting.evidence, replace(meeting.evidence[0], field="participants.1"))
    session.review.confirm(meeting.id, evidence=marks).result()
    before = dump(session.path)
    made = session.reshaping.split(meeting.id, "each").result().value
    first, second = (item(session, one) for one in made)
    assert (first.verdict, second.verdict) == (Verdict.CORRECTED, Verdict.ADDED)
    assert [who.name for who in second.values.participants] == ["Ana Lund"]
    assert [one.field for one in first.evidence] == ["type", "date"]
    assert [one.field for one in second.evidence] == ["type", "date", "participants.0"]
    assert len(session.catalogue.dataset()) == 2
    taken_back(session, before)


def test_a_way_that_does_not_fit_is_refused(session: Session) -> None:
    with pytest.raises(Q7X2Error, match="cannot be split"):
        session.reshaping.split(items(session)[1].id, "dates").result()


def test_merging_two_suggestions_confirms_both_as_one_event(session: Session) -> None:
    (_, meeting, statement), before = items(session), dump(session.path)
    session.reshaping.merge(statement.id, meeting.id).result()
    (event,) = session.catalogue.dataset()
    assert event.values.type == "meeting", "the event that is merged into keeps its values"
    assert {told.values.type for told in event.reports} == {"meeting", "statement"}
    taken_back(session, before)


def test_reports_of_two_articles_tell_one_event_and_only_its_lead_changes_it(session: Session) -> None:
    here, there = items(session)[1], items(session, 1)[1]
    session.review.confirm(there.id).result()
    event_id = item(session, there.id).event_id
    assert event_id is not None
    session.reshaping.merge(here.id, event_id).result()
    (event,) = session.catalogue.dataset()
    assert event.id == event_id
    assert len(event.reports) == 2
    other = item(session, here.id)
    session.review.edit(other.id, replace(other.values, date="2021-05"), field="date").result()
    assert session.catalogue.dataset()[0].values.date == "2021-05-03"
    before = dump(session.path)
    session.review.reject(item(session, there.id).id, "background").result()
    (event,) = session.catalogue.dataset()
    assert event.id == event_id
    assert event.values.date == "2021-05", "it follows the report that is left"
    taken_back(session, before)


def test_what_was_inside_the_merged_one_is_inside_the_other(session: Session) -> None:
    visit, meeting, statement = items(session)
    for one in (visit, meeting, statement):
        session.review.confirm(one.id).result()
    before = dump(session.path)
    session.reshaping.merge(visit.id, statement.id).result()
    told = {event.values.type: event for event in session.catalogue.dataset()}
    assert set(told) == {"meeting", "statement"}
    assert told["meeting"].values.part_of == told["statement"].id
    taken_back(session, before)


def test_a_whole_is_not_merged_into_its_part_but_the_part_into_the_whole(session: Session) -> None:
    visit, meeting, _ = items(session)
    for one in (visit, meeting):
        session.review.confirm(one.id).result()
    with pytest.raises(Q7X2Error, match="its own part"):
        session.reshaping.merge(visit.id, meeting.id).result()
    session.reshaping.merge(meeting.id, visit.id).result()
    (event,) = session.catalogue.dataset()
    assert event.values.type == "visit"
    inner = item(session, meeting.id)
    assert inner.values.part_of is None
    session.review.edit(inner.id, replace(inner.values, summary="still editable"), field="summary").result()
    with pytest.raises(Q7X2Error, match="same event already"):
        session.reshaping.merge(meeting.id, visit.id).result()


def test_a_rejected_one_is_not_merged_unasked(session: Session) -> None:
    _, meeting, statement = items(session)
    session.review.reject(statement.id, "background").result()
    with pytest.raises(Q7X2Error, match="Reopen"):
        session.reshaping.merge(statement.id, meeting.id).result()


def test_events_are_merged_many_at_once_and_separated_again(session: Session) -> None:
    for one in (*items(session)[1:], items(session, 1)[1]):
        session.review.confirm(one.id).result()
    events = session.catalogue.dataset()
    before = dump(session.path)
    assert session.reshaping.merge_events([event.id for event in events], events[0].id).result().value == 2
    (event,) = session.catalogue.dataset()
    taken_back(session, before)
    lead = event.reports[0].report_id
    moved = next(told for told in event.reports if told.report_id != lead)
    session.reshaping.separate(moved.report_id).result()
    assert len(session.catalogue.dataset()) == 2
    session.reshaping.separate(next(t for t in event.reports if t not in (moved, event.reports[0])).report_id).result()
    with pytest.raises(Q7X2Error, match="alone"):
        session.reshaping.separate(lead).result()
    assert len(session.catalogue.dataset()) == 3
