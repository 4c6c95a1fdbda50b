"""Which one or two encounters an article is about, with the agreement they led to."""

from __future__ import annotations

from q7x2_gui.domain.vocabulary import Status
from q7x2_gui.extraction.rules.draft import ENCOUNTERS, Draft
from q7x2_gui.extraction.rules.ranking import first_sentence
from q7x2_gui.extraction.rules.scene import Scene
from q7x2_gui.extraction.rules.scoring import confidence_of, reasons_for

_TYPES = {
    "visit": 3.0,
    "meeting": 3.0,
    "phone_call": 3.0,
    "agreement": 2.0,
    "restriction": 2.2,
    "criticism": 1.6,
    "request": 1.6,
    "military": 1.5,
    "statement": 1.2,
    "appointment": 1.0,
    "cooperation": 1.0,
}
_SURE = 0.5
_DOUBT = 6.0
"""What an event loses that is less sure than ``_SURE``: more than position and names can win."""
_LEVEL = 0.8
"""Share of the best score from which a second encounter is what the article is about as well."""


def choose_main(scene: Scene, events: list[Draft]) -> None:
    """Mark the one or two encounters that the article is about, with the agreement that they led to.

    Where headline and first sentence tell no encounter but an act (a statement, a protest, a ban), that act is what
    the article is about, and the best encounter of the lead stands beside it.
    """
    fit = [e for e in events if not e.background and not e.dead]
    scores = {id(e): _score(scene, e) - _DOUBT * (confidence_of(reasons_for(scene, e)) < _SURE) for e in fit}
    ranked = sorted((e for e in fit if e.type != "agreement" and not _is_purpose(e)), key=lambda e: -scores[id(e)])
    if not any(e.type in ENCOUNTERS for e in ranked):  # no talk: what was agreed may be what the article is about
        ranked = sorted(fit, key=lambda e: -scores[id(e)])
    for event in ranked[:1]:
        event.main = True
    act = _leading_act(scene, fit)
    if act is not None:
        act.main = True
    if act is None and ranked:
        for event in _beside(ranked, scores):
            event.main = True
    main = [e for e in ranked if e.main]
    for event in fit:
        led_to = event.parent in main or any(s.title for s in event.sentences)
        if event.type == "agreement" and led_to and event.status is Status.OCCURRED:
            event.main = True


def _beside(ranked: list[Draft], scores: dict[int, float]) -> list[Draft]:
    """The visit during which the first event took place, else the next encounter when it counts nearly as much."""
    if ranked[0].parent in ranked and ranked[0].parent is not None and ranked[0].parent.type == "visit":
        return [ranked[0].parent]
    second = next((e for e in ranked[1:] if e.type in ENCOUNTERS), None)
    return [second] if second is not None and scores[id(second)] >= _LEVEL * scores[id(ranked[0])] else []


def _is_purpose(event: Draft) -> bool:
    """Whether a talk that lies ahead is only what a journey ahead is made for: the journey stands for both."""
    return event.parent is not None and event.parent.type == "visit" and event.status is Status.PLANNED


def _leading_act(scene: Scene, events: list[Draft]) -> Draft | None:
    """What somebody says or does in the first sentence, where neither that nor the headline tells an encounter."""
    first = first_sentence(scene)
    opening = [e for e in events if any(s.title or s.place == first for s in e.sentences)]
    if any(e.type in ENCOUNTERS or e.type == "agreement" for e in opening):
        return None
    acts = [e for e in opening if any(s.place == first for s in e.sentences)]
    return max(acts, key=lambda e: _TYPES.get(e.type, 1.0), default=None)


def _score(scene: Scene, event: Draft) -> float:
    first = min(s.place for s in event.sentences if not s.title) if any(not s.title for s in event.sentences) else 0
    position = max(0.0, 3.0 - 0.5 * (first - first_sentence(scene)))
    titled = 2.0 if any(s.title for s in event.sentences) else 0.0
    named = 1.0 if len(event.people) > 1 else 0.5 * bool(event.people)
    sides = 1.0 if len(event.countries) > 1 else 0.0
    return _TYPES.get(event.type, 1.0) + position + titled + named + sides + 0.3 * min(event.tellings, 4)
