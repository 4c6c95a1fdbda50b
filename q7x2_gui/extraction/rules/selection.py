"""Which events are worth an analyst's time: those with sides, and what is said only where it stands on its own."""

from __future__ import annotations

from q7x2_gui.domain.vocabulary import Role, VoiceKind
from q7x2_gui.extraction.rules.draft import ACTS, ENCOUNTERS, Draft
from q7x2_gui.extraction.rules.ranking import in_lead
from q7x2_gui.extraction.rules.scene import Scene
from q7x2_gui.extraction.rules.scoring import confidence_of, reasons_for

TALKS = ENCOUNTERS | {"agreement"}
_LEAST = {True: 0.35, False: 0.2}
"""Confidence below which an event is not shown; higher for talks and agreements, which analysts count."""
_SPEAKING = frozenset({"head_of_state", "head_of_government", "foreign_minister", "foreign_ministry_spokesperson"})


def worth_showing(scene: Scene, events: list[Draft]) -> list[Draft]:
    """Events to suggest, parents kept with their parts."""
    kept = [event for event in events if _worth(scene, event)]
    for event in kept:
        if event.parent is not None and event.parent not in kept:
            event.parent = None
    return kept


def _worth(scene: Scene, event: Draft) -> bool:
    if confidence_of(reasons_for(scene, event)) < _LEAST[event.type in TALKS and not event.background]:
        return False
    if event.main:
        return True
    if event.weak and len(event.countries) < 2:
        return False
    if event.type in {"restriction", "military", "cooperation"}:
        told = event.type == "restriction" and not event.weak
        return bool(event.acting) and (len(event.countries) > 1 or told)
    if event.type in ACTS:
        return _spoken(scene, event)
    return True


def _spoken(scene: Scene, event: Draft) -> bool:
    """A statement by somebody who speaks for a state, in the lead or with a day of its own, or to another state."""
    if not any(p.role is Role.INITIATOR and p.mention.countries for p in event.parties):
        return False
    if event.type != "statement":
        return len(event.countries) > 1 or in_lead(scene, event)
    officials = any(p.mention.office in _SPEAKING or p.mention.kind == "organisation" for p in event.parties)
    officials = officials or any(voice.kind is VoiceKind.SPOKESPERSON for voice in event.voices)
    return officials and (event.dated.own or in_lead(scene, event) or event.tellings > 1)
