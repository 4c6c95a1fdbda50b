from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from q7x2_gui.domain.event import Evidence
from q7x2_gui.domain.vocabulary import ArticleState, Missing, PublishedHow, Verdict
from q7x2_gui.errors import DateError, Q7X2Error
from q7x2_gui.services.checking import check
from q7x2_gui.services.listing import Item
from q7x2_gui.services.session import Session
from tests.services.made import MEETING, TEXT, evidence, filled, only_article


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with filled(tmp_path / "p.q7x2") as session:
        yield session
    assert check(tmp_path / "p.q7x2") == []


def items(session: Session) -> tuple[Item, ...]:
    return session.catalogue.article(only_article(session)).items


def state(session: Session) -> ArticleState:
    return session.catalogue.articles()[0].state


def test_confirming_as_it_stands_makes_an_event(session: Session) -> None:
    visit = items(session)[0]
    done = session.review.confirm(visit.id).result()
    report = items(session)[0]
    assert (report.id, report.kind, report.verdict) == (done.value, "report", Verdict.CONFIRMED)
    assert (report.suggestion_id, report.changed_fields, report.analyst) == (visit.id, (), "Ann")
    assert report.evidence == visit.evidence
    event = session.catalogue.dataset()[0]
    assert (event.id, event.values.type, event.values.participants) == (
        report.event_id,
        "visit",
        visit.values.participants,
    )
    assert event.reports[0].values == visit.values
    assert state(session) == ArticleState.STARTED
    assert done.change is not None
    assert done.change.label == "Confirm visit"
    assert done.change.articles == (only_article(session),)


def test_confirming_with_other_values_corrects(session: Session) -> None:
    meeting = items(session)[1]
    session.review.confirm(meeting.id, replace(meeting.values, date="2021-05-02", note="see page 2")).result()
    report = items(session)[1]
    assert (report.verdict, report.changed_fields) == (Verdict.CORRECTED, ("date",))
    assert session.catalogue.dataset()[0].values.date == "2021-05-02"


def test_why_a_field_is_empty_is_part_of_the_values(session: Session) -> None:
    statement = items(session)[2]
    session.review.confirm(statement.id, replace(statement.values, missing={"place": Missing.NOT_STATED})).result()
    event = session.catalogue.dataset()[0]
    assert event.values.missing == {"place": Missing.NOT_STATED}
    assert event.verdict == Verdict.CORRECTED


def test_a_note_alone_corrects_nothing(session: Session) -> None:
    visit = items(session)[0]
    session.review.confirm(visit.id, replace(visit.values, note="check later")).result()
    assert items(session)[0].verdict == Verdict.CONFIRMED


def test_the_first_edit_of_a_suggestion_makes_a_draft(session: Session) -> None:
    meeting = items(session)[1]
    done = session.review.edit(meeting.id, replace(meeting.values, summary="They talk"), field="summary").result()
    draft = items(session)[1]
    assert (draft.id, draft.verdict, draft.event_id) == (done.value, None, None)
    assert draft.open
    assert draft.values.summary == "They talk"
    assert session.catalogue.dataset(list(Verdict)) == []
    assert [entry.id for entry in session.catalogue.timeline() if entry.summary == "They talk"] == [draft.id]


def test_editing_a_suggestion_again_by_its_old_id_goes_to_its_report(session: Session) -> None:
    meeting = items(session)[1]
    first = session.review.edit(meeting.id, replace(meeting.values, summary="a"), field="summary").result()
    second = session.review.edit(meeting.id, replace(meeting.values, summary="ab"), field="summary").result()
    assert first.value == second.value
    assert len(items(session)) == 3


def test_keystrokes_in_one_field_are_undone_together(session: Session) -> None:
    meeting = items(session)[1]
    for text in ("a", "ab", "abc"):
        session.review.edit(meeting.id, replace(meeting.values, summary=text), field="summary").result()
    session.review.edit(meeting.id, replace(meeting.values, summary="abc", note="n"), field="note").result()
    session.editor.undo().result()
    assert items(session)[1].values.summary == "abc"
    session.editor.undo().result()
    assert items(session)[1].id == meeting.id
    session.editor.redo().result()
    assert items(session)[1].values.summary == "abc"


def test_editing_a_confirmed_report_moves_its_event_along(session: Session) -> None:
    visit = items(session)[0]
    report_id = session.review.confirm(visit.id).result().value
    session.review.edit(report_id, replace(visit.values, date="2021-05-01"), field="date").result()
    assert items(session)[0].verdict == Verdict.CORRECTED
    assert session.catalogue.dataset()[0].values.date == "2021-05-01"
    session.review.edit(report_id, visit.values, field="date").result()
    assert items(session)[0].verdict == Verdict.CONFIRMED


def test_a_parent_confirmed_first_is_resolved(session: Session) -> None:
    visit, meeting, _ = items(session)
    assert meeting.values.part_of == visit.id
    session.review.confirm(visit.id).result()
    session.review.confirm(meeting.id).result()
    visit, meeting, _ = items(session)
    assert meeting.values.part_of == visit.event_id is not None
    assert meeting.verdict == Verdict.CONFIRMED


def test_a_parent_confirmed_later_is_resolved_in_the_same_step(session: Session) -> None:
    visit, meeting, _ = items(session)
    session.review.confirm(meeting.id).result()
    suggested = visit.id
    assert items(session)[1].values.part_of == suggested
    session.review.confirm(visit.id).result()
    visit, meeting, _ = items(session)
    events = {event.id: event for event in session.catalogue.dataset()}
    assert events[str(meeting.event_id)].values.part_of == visit.event_id == meeting.values.part_of
    session.editor.undo().result()
    assert items(session)[1].values.part_of == suggested
    assert session.catalogue.dataset()[0].values.part_of is None


def test_when_the_parent_goes_the_child_waits_for_it_again(session: Session) -> None:
    for item in items(session)[:2]:
        session.review.confirm(item.id).result()
    parent = items(session)[0].id
    session.review.reopen(parent).result()
    assert items(session)[1].values.part_of == items(session)[0].suggestion_id
    session.review.confirm(parent).result()
    assert items(session)[1].values.part_of == items(session)[0].event_id


def test_an_event_is_not_part_of_its_own_part(session: Session) -> None:
    for item in items(session)[:2]:
        session.review.confirm(item.id).result()
    visit, meeting, _ = items(session)
    with pytest.raises(Q7X2Error, match="part of itself"):
        session.review.confirm(visit.id, replace(visit.values, part_of=meeting.event_id)).result()


def test_rejecting_keeps_reason_and_makes_no_event(session: Session) -> None:
    statement = items(session)[2]
    session.review.reject(statement.id, "background", "long ago").result()
    report = items(session)[2]
    assert (report.verdict, report.reject_reason, report.reject_note) == (Verdict.REJECTED, "background", "long ago")
    assert statement.id not in {entry.id for entry in session.catalogue.timeline()}
    with pytest.raises(Q7X2Error, match="no reason of the codebook"):
        session.review.reject(items(session)[0].id, "because").result()


def test_rejecting_what_was_confirmed_takes_its_event_away(session: Session) -> None:
    report = session.review.confirm(items(session)[0].id).result().value
    session.review.reject(report, "duplicate").result()
    assert session.catalogue.dataset(list(Verdict)) == []


def test_scripts_accept_unseen(session: Session) -> None:
    meeting = items(session)[1]
    session.review.confirm(items(session)[0].id).result()
    made = session.review.accept_auto(
        [item.suggestion_id for item in items(session)[:2] if item.suggestion_id]
    ).result()
    assert len(made.value) == 1
    auto = items(session)[1]
    assert (auto.verdict, auto.open) == (Verdict.AUTO, True)
    assert [event.values.type for event in session.catalogue.dataset()] == ["visit"]
    assert len(session.catalogue.dataset([Verdict.AUTO])) == 1
    assert session.catalogue.articles()[0].open_suggestions == 2
    session.review.confirm(meeting.id).result()
    assert items(session)[1].verdict == Verdict.CONFIRMED


def test_adding_by_hand(session: Session) -> None:
    report = session.review.add(only_article(session), MEETING, [evidence(TEXT, "type", "met")]).result().value
    added = items(session)[-1]
    assert (added.id, added.verdict, added.suggestion_id, added.open) == (report, None, None, True)
    session.review.confirm(report).result()
    assert items(session)[-1].verdict == Verdict.ADDED
    assert session.review.delete(report).result().value is None
    assert len(items(session)) == 3


def test_deleting_a_report_opens_its_suggestion_again(session: Session) -> None:
    visit = items(session)[0]
    report = session.review.confirm(visit.id).result().value
    assert session.review.delete(report).result().value == visit.id
    assert items(session)[0] == visit
    assert state(session) == ArticleState.NEW


def test_evidence_has_to_stand_in_the_text(session: Session) -> None:
    visit = items(session)[0]
    wrong = Evidence(field="type", start=3, end=8, quote="visit")
    with pytest.raises(Q7X2Error, match="does not stand"):
        session.review.confirm(visit.id, evidence=[wrong]).result()
    assert session.editor.unsaved == ()


def test_evidence_is_replaced_and_kept(session: Session) -> None:
    visit = items(session)[0]
    marks = [evidence(TEXT, "place", "Đà Nẵng"), evidence(TEXT, "type", "会談")]
    session.review.edit(visit.id, visit.values, marks, field="place").result()
    assert items(session)[0].evidence == tuple(marks)
    session.review.confirm(visit.id).result()
    assert items(session)[0].evidence == tuple(marks)
    session.review.edit(visit.id, visit.values, marks[1:], field="place").result()
    assert items(session)[0].evidence == tuple(marks[1:])


def test_an_impossible_date_is_refused(session: Session) -> None:
    visit = items(session)[0]
    with pytest.raises(DateError):
        session.review.edit(visit.id, replace(visit.values, date="2021-02-30"), field="date").result()
    assert session.editor.unsaved == ()
    assert items(session)[0] == visit


def test_an_edit_that_changes_nothing_is_no_step(session: Session) -> None:
    report = session.review.confirm(items(session)[0].id).result().value
    before = session.editor.revision
    again = session.review.confirm(report).result()
    assert again.change is None
    assert session.editor.revision == before


def test_article_is_done_when_nothing_is_open(session: Session) -> None:
    assert state(session) == ArticleState.NEW
    for item in items(session)[:2]:
        session.review.confirm(item.id).result()
    assert state(session) == ArticleState.STARTED
    session.review.reject(items(session)[2].id, "background").result()
    assert state(session) == ArticleState.DONE
    assert session.catalogue.articles()[0].open_suggestions == 0


def test_no_event_here(session: Session) -> None:
    article = only_article(session)
    session.review.no_event(article).result()
    assert state(session) == ArticleState.NO_EVENT
    assert {item.verdict for item in items(session)} == {Verdict.REJECTED}
    session.editor.undo().result()
    assert state(session) == ArticleState.NEW
    session.review.confirm(items(session)[0].id).result()
    with pytest.raises(Q7X2Error, match="confirmed events"):
        session.review.no_event(article).result()


def test_no_event_here_is_taken_back(session: Session) -> None:
    article = only_article(session)
    before = items(session)
    session.review.reject(before[2].id, "not_an_event").result()
    session.review.edit(before[1].id, replace(before[1].values, note="draft"), field="note").result()
    earlier = items(session)
    session.review.no_event(article).result()
    session.review.no_event(article, False).result()
    assert [(i.id, i.verdict, i.values) for i in items(session)] == [(i.id, i.verdict, i.values) for i in earlier]
    assert state(session) == ArticleState.STARTED
    session.editor.undo().result()
    assert {item.verdict for item in items(session)} == {Verdict.REJECTED}
    session.editor.redo().result()
    session.review.no_event(article).result()
    session.review.no_event(article, False).result()
    assert items(session)[0] == before[0]


def test_what_was_decided_since_stays_when_no_event_is_taken_back(session: Session) -> None:
    article = only_article(session)
    session.review.no_event(article).result()
    session.review.reject(items(session)[0].id, "duplicate").result()
    session.review.no_event(article, False).result()
    assert [item.reject_reason for item in items(session)] == ["duplicate", None, None]


def test_a_circle_in_the_file_is_found_and_hangs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "circle.q7x2"
    with filled(path, articles=2) as session:
        for row in session.catalogue.articles():
            for item in session.catalogue.article(row.id).items[:2]:
                session.review.confirm(item.id).result()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("update event set part_of = 2 where n = 1")
        connection.commit()
    assert any("circle" in problem.message for problem in check(path))
    with Session.open(path, analyst="Ann") as session:
        events = {event.values.part_of: event for event in session.catalogue.dataset()}
        other = session.catalogue.article(session.catalogue.articles()[1].id).items[0]
        inside = next(event.id for parent, event in events.items() if parent)
        session.review.edit(other.id, replace(other.values, part_of=inside), field="part_of").result(10)


def test_correcting_an_article(session: Session) -> None:
    article = only_article(session)
    session.review.set_article(article, title="Chuyến thăm", published="2021-05").result()
    found = session.catalogue.article(article).article
    assert (found.title, found.published, found.published_how) == ("Chuyến thăm", "2021-05", PublishedHow.ANALYST)
    assert session.catalogue.search("chuyen tham") == [article]
    assert session.catalogue.to_extract("rules", "1") == [article]
    session.editor.undo().result()
    assert session.catalogue.to_extract("rules", "1") == []
    with pytest.raises(Q7X2Error, match="nothing that can be corrected"):
        session.review.set_article(article, text="other").result()
    with pytest.raises(DateError):
        session.review.set_article(article, published="yesterday").result()


def test_what_is_gone_says_so(session: Session) -> None:
    with pytest.raises(Q7X2Error, match="no longer in the project"):
        session.review.confirm("nothing").result()
