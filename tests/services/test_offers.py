from __future__ import annotations

from dataclasses import replace

from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.services.offers import matched
from tests.services.made import MEETING, TEXT, VISIT, evidence


def offer(words: str = "met", **changes: object) -> Suggestion:
    values = replace(MEETING, **changes)  # type: ignore[arg-type]
    return Suggestion(values=values, evidence=(evidence(TEXT, "type", words),))


def same_offer(one: Suggestion, other: Suggestion) -> bool:
    return matched([one], [other]) == {0: 0}


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
