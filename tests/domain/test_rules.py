"""What the rules find worth a second look, and what they leave alone."""

from __future__ import annotations

from dataclasses import replace

from q7x2_gui.domain.actor import TermOfOffice
from q7x2_gui.domain.event import EventValues, Participant, Place
from q7x2_gui.domain.rules import TermsOf, problems
from q7x2_gui.domain.vocabulary import Role, Status

MINISTER = Participant(name="Ivo Brandt", country="AUT", office="foreign_minister", role=Role.VISITOR)
HOST = Participant(name="Sweden", country="SWE", role=Role.HOST)
VISIT = EventValues(type="visit", date="2021-05-02/2021-05-04", participants=(MINISTER, HOST))


def _fields(values: EventValues, published: str | None = "2021-05-04") -> list[str]:
    return [problem.field for problem in problems(values, published)]


def test_a_sound_visit_has_no_problem() -> None:
    assert _fields(VISIT) == []


def test_a_visitor_needs_a_host_or_a_country() -> None:
    alone = replace(VISIT, participants=(MINISTER,))
    assert _fields(alone) == ["participants"]
    assert _fields(replace(alone, place=Place(name="Stockholm", country="SWE"))) == []


def test_what_is_done_cannot_be_later_than_the_article_but_a_plan_can() -> None:
    later = replace(VISIT, date="2021-06-01")
    assert _fields(later) == ["date"]
    assert _fields(replace(later, status=Status.PLANNED)) == []
    assert _fields(later, "2021-06") == []
    assert _fields(later, None) == []


def test_a_date_that_is_none_is_a_problem_and_not_an_error() -> None:
    assert _fields(replace(VISIT, date="2021-02-31")) == ["date"]


def test_a_meeting_has_two_sides() -> None:
    assert _fields(EventValues(type="meeting", participants=(HOST,))) == ["participants"]


def _terms(start: str, end: str | None) -> TermsOf:
    term = TermOfOffice(
        person_id="ivo", name="Ivo Brandt", country="AUT", office="foreign_minister", start=start, end=end
    )
    return lambda who: [term] if who.name == "Ivo Brandt" else []


def test_a_minister_outside_the_term_is_named_with_the_term() -> None:
    found = problems(VISIT, None, _terms("2015", "2019-12-31"))
    assert [problem.field for problem in found] == ["participants.0"]
    assert "2015 to 2019-12-31" in found[0].message
    assert problems(VISIT, None, _terms("2019", None)) == []
    assert problems(replace(VISIT, date=None), None, _terms("2015", "2016")) == []
