"""Which events are worth an analyst's time: those with sides, and what is said only where it stands on its own."""

from __future__ import annotations

from q7x2_gui.domain.vocabulary import Role
from q7x2_gui.extraction.rules.draft import ACTS, ENCOUNTERS, ONE_SIDED, Draft
from q7x2_gui.extraction.rules.ranking import in_lead
from q7x2_gui.extraction.rules.scene import Scene
from q7x2_gui.extraction.rules.scoring import confidence_of, reasons_for, speaks_for_state

TALKS = ENCOUNTERS | {"agreement"}
_LEAST = {True: 0.35, False: 0.2}
"""Confidence below which an event is not shown; higher for talks and agreements, which analysts count."""
_SIDES = 2
_OPENING = 1500
"""Code points of an article in which words of sport are counted."""
_WORDS_OF_SPORT = 3


def worth_showing(scene: Scene, events: list[Draft]) -> list[Draft]:
    """Events to suggest, parents kept with their parts."""
    playing = _at_play(scene)
    kept = [event for event in events if _worth(scene, event) and not (playing and _of_teams(event))]
    for event in kept:
        if event.parent is not None and event.parent not in kept:
            event.parent = None
    return kept


def _at_play(scene: Scene) -> bool:
    """Whether an article is about sport, where countries that meet and visit are teams."""
    opening = scene.text[:_OPENING].casefold()
    return sum(word in opening for word in scene.lexicon.sport) >= _WORDS_OF_SPORT


def _of_teams(event: Draft) -> bool:
    return event.type in TALKS and all(p.mention.kind in {"country", "pair"} for p in event.parties)


def _worth(scene: Scene, event: Draft) -> bool:
    if confidence_of(reasons_for(scene, event)) < _LEAST[event.type in TALKS and not event.background]:
        return False
    if (event.weak or event.type == "agreement") and len(event.countries) < _SIDES:
        return False
    if event.type in ONE_SIDED:
        told = event.type != "cooperation" and not event.weak and not event.kind.needs_target
        return bool(event.acting) and (len(event.countries) >= _SIDES or told)
    if event.type == "appointment" and not event.countries:
        return False
    return event.type not in ACTS or _spoken(scene, event)


def _spoken(scene: Scene, event: Draft) -> bool:
    """What somebody says who speaks for a state, or says of another state, in the lead or with a day of its own."""
    if not any(p.role in {Role.INITIATOR, Role.PARTICIPANT} and p.mention.countries for p in event.parties):
        return False
    abroad = len(event.countries) >= _SIDES
    if event.type != "statement":
        return abroad or (in_lead(scene, event) and speaks_for_state(event))
    return (abroad or speaks_for_state(event)) and (event.dated.own or in_lead(scene, event) or event.tellings > 1)
