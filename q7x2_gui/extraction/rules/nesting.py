"""What is part of what: a talk during a visit, a request made in a talk; parts inherit date and place."""

from __future__ import annotations

from dataclasses import replace

from q7x2_gui.domain.vocabulary import Role, Status
from q7x2_gui.extraction.rules.date_bounds import days_of, inherited, may_be_same
from q7x2_gui.extraction.rules.draft import ACTS, ENCOUNTERS, Draft
from q7x2_gui.extraction.rules.places import country_place
from q7x2_gui.extraction.rules.ranking import in_lead
from q7x2_gui.extraction.rules.scene import Scene

_TALKS = frozenset({"meeting", "phone_call"})
_NEAR = 2
"""Sentences between what is said and the encounter in which it is taken to be said."""


def nest(scene: Scene, events: list[Draft]) -> None:
    """Find each event's parent, and let it inherit the date and place that it does not state."""
    for event in events:
        if event.type == "meeting":
            _into_visit(event, events)
    for event in events:
        if event.type in ACTS or event.type == "agreement":
            _into_talk(scene, event, events)


def _into_visit(event: Draft, events: list[Draft]) -> None:
    for visit in events:
        if visit.type != "visit" or visit.background or not _may_hold(visit, event):
            continue
        if not (visit.people & event.people or (not visit.people and visit.acting & event.countries)):
            continue
        hosts = visit.countries - visit.acting
        if hosts and not hosts & event.countries:
            continue
        event.parent = visit
        told = event.dated.edtf is not None and event.dated.own
        if not told and visit.dated.edtf is not None and (visit.dated.own or event.dated.edtf is None):
            event.dated = inherited(visit.dated, "on the day of the visit")
        if event.place is None and visit.place is not None:
            event.place, event.place_span, event.place_reason = visit.place, visit.place_span, "the country visited"
        return


def _may_hold(visit: Draft, event: Draft) -> bool:
    if (visit.status is Status.OCCURRED) != (event.status is Status.OCCURRED):
        return False
    if event.dated.edtf is None or visit.dated.edtf is None or may_be_same(visit.dated, event.dated):
        return True
    start, day = days_of(visit.dated).earliest, days_of(event.dated).earliest
    return start is not None and day is not None and 0 <= day - start <= 3


def _into_talk(scene: Scene, event: Draft, events: list[Draft]) -> None:
    """What people say in an article about their talk is said there, unless it has another day."""
    talks = [t for t in events if t.type in _TALKS and t.status is Status.OCCURRED and not t.background]
    if event.type == "agreement" and event.status is not Status.OCCURRED:
        return
    fitting = [t for t in talks if _said_in(scene, event, t)]
    if not fitting:
        return
    talk = min(fitting, key=lambda t: _distance(event, t))
    event.parent = talk
    if event.dated.edtf is None or not event.dated.own:
        event.dated = inherited(talk.dated, "on the day of the talk") if talk.dated.edtf else event.dated
    if event.place is None and talk.place is not None and talk.type == "meeting":
        event.place, event.place_span, event.place_reason = talk.place, talk.place_span, "the place of the talk"
    if event.type == "agreement":
        _take_parties(event, talk)


def _said_in(scene: Scene, event: Draft, talk: Draft) -> bool:
    if event.dated.own and not may_be_same(event.dated, talk.dated):
        return False
    earlier = event.sentence.place < min(s.place for s in talk.sentences) and not event.sentence.title
    if earlier and event.before is not None and not may_be_same(event.before, talk.dated):
        return False  # the text had another day when it told what was agreed
    if event.type == "agreement":
        return bool(event.countries) and event.countries <= talk.countries and not _apart(event, talk)
    said = event.people & talk.people or (not event.people and event.acting and event.acting <= talk.countries)
    if not said:
        return False
    after = min(s.place for s in talk.sentences) <= event.sentence.place
    return in_lead(scene, talk) or (after and _distance(event, talk) <= _NEAR)


def _apart(event: Draft, talk: Draft) -> bool:
    return event.background or _distance(event, talk) > 4 * _NEAR


def _distance(event: Draft, talk: Draft) -> int:
    return min(abs(s.place - event.sentence.place) for s in talk.sentences)


def _take_parties(event: Draft, talk: Draft) -> None:
    """An agreement of two countries that came of a talk is one of the people who talked."""
    if not event.people and talk.people and event.countries <= talk.countries:
        event.parties = [p for p in talk.parties if p.role is Role.PARTICIPANT]


def complete(events: list[Draft]) -> None:
    """Fill what other events of the article tell: the host of a visit, the other side of a talk."""
    for event in events:
        if event.type == "visit" and event.place is None:
            host = next((p.mention for p in event.parties if p.role is Role.HOST), None)
            if host is not None:
                event.place, event.place_span, event.place_reason = country_place(host)
        if event.type in ENCOUNTERS and event.place is not None and event.place.country is None:
            _country_of_place(event)


def _country_of_place(event: Draft) -> None:
    hosts = event.countries - event.acting
    if event.type == "visit" and len(hosts) == 1 and event.place is not None:
        event.place = replace(event.place, country=next(iter(hosts)))
