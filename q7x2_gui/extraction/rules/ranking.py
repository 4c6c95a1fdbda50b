"""Which events the article is about, and which it only recalls."""

from __future__ import annotations

from q7x2_gui.domain.days import iso
from q7x2_gui.domain.vocabulary import Status
from q7x2_gui.extraction.rules.dating import days_of
from q7x2_gui.extraction.rules.draft import ENCOUNTERS, Dated, Draft
from q7x2_gui.extraction.rules.scene import Scene

OLD = 12
"""Days before publication (or before the newest encounter) from which an event that is not in the lead is recalled."""
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
_LEAD = 2
"""Sentences after the headline that make the lead."""
_MOST = 2


def mark_background(scene: Scene, events: list[Draft]) -> None:
    """Mark what is only recalled: long before the news, or with words of recalling and no part in the lead."""
    newest = _newest(scene, events)
    for event in events:
        latest = days_of(event.dated).latest
        leading = in_lead(scene, event)
        if latest is not None and newest is not None and latest < newest - OLD:
            event.background, event.background_reason = True, f"it ended before {iso(newest - OLD)}"
        elif event.background and leading and latest is not None and newest is not None and latest >= newest - OLD:
            event.background = False


def mark_old(scene: Scene, drafts: list[Draft], lead: Dated) -> None:
    """Mark what happened long before the news, so that it is not taken for the news told again."""
    news = scene.published.earliest if scene.published.earliest is not None else days_of(lead).earliest
    for draft in drafts:
        latest = days_of(draft.dated).latest
        draft.old = news is not None and latest is not None and latest < news - OLD


def choose_main(scene: Scene, events: list[Draft]) -> None:
    """Mark the one or two encounters that the article is about, with the agreement that they led to."""
    fit = [e for e in events if not e.background and not e.dead]
    scores = {id(e): _score(scene, e) for e in fit}
    leading = sorted((e for e in fit if e.type != "agreement"), key=lambda e: -scores[id(e)])
    if not leading:
        leading = sorted(fit, key=lambda e: -scores[id(e)])
    for event in leading[:1]:
        event.main = True
    for event in leading[1:_MOST]:
        event.main = event.type in ENCOUNTERS and scores[id(event)] >= 0.8 * scores[id(leading[0])]
    main = [e for e in leading if e.main]
    for event in fit:
        if event.type == "agreement" and event.parent in main and event.status is Status.OCCURRED:
            event.main = True


def in_lead(scene: Scene, event: Draft) -> bool:
    """Whether the headline or the first sentences tell it."""
    return any(s.title or s.place <= _first(scene) + _LEAD for s in event.sentences)


def _first(scene: Scene) -> int:
    return next((s.place for s in scene.sentences if not s.title), 0)


def _score(scene: Scene, event: Draft) -> float:
    first = min(s.place for s in event.sentences if not s.title) if any(not s.title for s in event.sentences) else 0
    position = max(0.0, 3.0 - 0.5 * (first - _first(scene)))
    titled = 2.0 if any(s.title for s in event.sentences) else 0.0
    named = 1.0 if len(event.people) > 1 else 0.5 * bool(event.people)
    sides = 1.0 if len(event.countries) > 1 else 0.0
    return _TYPES.get(event.type, 1.0) + position + titled + named + sides + 0.3 * min(event.tellings, 4)


def _newest(scene: Scene, events: list[Draft]) -> int | None:
    if scene.published.earliest is not None:
        return scene.published.earliest
    days = [
        days_of(e.dated).latest
        for e in events
        if e.type in ENCOUNTERS and e.status is Status.OCCURRED and in_lead(scene, e)
    ]
    return max((day for day in days if day is not None), default=None)
