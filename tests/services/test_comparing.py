from __future__ import annotations

from dataclasses import replace

import pytest

from q7x2_gui.domain.event import Participant, Place, When
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.domain.vocabulary import Missing, Status
from q7x2_gui.services.comparing import changed_fields
from q7x2_gui.services.offers import same_offer
from tests.services.made import MEETING, TEXT, VISIT, evidence


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, ()),
        ({"note": "mine", "part_of": "0"}, ()),
        ({"when": When(phrase="another place")}, ()),
        ({"date": "2021", "type": "visit"}, ("type", "date")),
        ({"participants": (Participant(name="Ana Lund"),)}, ("participants",)),
        ({"place": Place(name="Da Nang")}, ("place",)),
        ({"place": None}, ("place",)),
        ({"status": Status.PLANNED}, ("status",)),
        ({"missing": {"format": Missing.NOT_APPLICABLE}}, ("format",)),
        ({"missing": {"format": Missing.NOT_YET_CODED}}, ()),
        ({"missing": {"date": Missing.AMBIGUOUS}}, ()),
    ],
)
def test_changed_fields(changes: dict[str, object], fields: tuple[str, ...]) -> None:
    assert changed_fields(MEETING, replace(MEETING, **changes)) == fields  # type: ignore[arg-type]


def offer(words: str = "met", **changes: object) -> Suggestion:
    values = replace(MEETING, **changes)  # type: ignore[arg-type]
    return Suggestion(values=values, evidence=(evidence(TEXT, "type", words),))


def test_an_offer_on_the_same_words_is_the_same() -> None:
    assert same_offer(offer(date="2020", participants=()), offer())
    assert same_offer(offer("met his"), offer())


def test_an_offer_of_the_same_facts_is_the_same() -> None:
    assert same_offer(offer("会談"), offer())
    assert not same_offer(offer("会談", date="2020"), offer())
    assert not same_offer(offer("会談", participants=()), offer())


def test_offers_that_say_nothing_are_not_the_same() -> None:
    assert not same_offer(offer("会談", date=None, participants=()), offer(date=None, participants=()))


def test_another_type_is_another_offer() -> None:
    assert not same_offer(offer(type="visit"), offer())
    assert not same_offer(Suggestion(values=VISIT), Suggestion(values=MEETING))
