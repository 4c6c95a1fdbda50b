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
_LEVEL = 0.8
"""Share of the best score from which a second encounter is what the article is about as well."""


def mark_background(scene: Scene, events: list[Draft]) -> None:
    """Mark what is only recalled: long before the news, or with words of recalling and no part in the lead."""
    newest = _newest(scene, events)
    if _comments(scene):
        for event in events:
            event.background, event.background_reason = True, "by its headline the article comments or looks back"
        return
    for event in events:
        latest = days_of(event.dated).latest
        leading = in_lead(scene, event)
        if latest is not None and newest is not None and latest < newest - OLD:
            event.background, event.background_reason = True, f"it was over by {iso(latest)}, long before the news"
        elif event.background and leading and latest is not None and newest is not None and latest >= newest - OLD:
            event.background = False


def _comments(scene: Scene) -> bool:
    """Whether the headline names a form that reports nothing new: a commentary, a profile, a chronology."""
    title = next((scene.text[s.start : s.end] for s in scene.sentences if s.title), "")
    head, colon, _ = title.casefold().partition(":")
    return bool(colon) and head.strip().endswith(scene.lexicon.commentary)


def mark_old(scene: Scene, drafts: list[Draft], lead: Dated) -> None:
    """Mark what happened long before the news, so that it is not taken for the news told again."""
    news = scene.published.earliest if scene.published.earliest is not None else days_of(lead).earliest
    for draft in drafts:
        latest = days_of(draft.dated).latest
        draft.old = news is not None and latest is not None and latest < news - OLD


def choose_main(scene: Scene, events: list[Draft]) -> None:
    """Mark the one or two encounters that the article is about, with the agreement that they led to.

    Where headline and first sentence tell no encounter but an act (a statement, a protest, a ban), that act is what
    the article is about, and the best encounter of the lead stands beside it.
    """
    fit = [e for e in events if not e.background and not e.dead]
    scores = {id(e): _score(scene, e) for e in fit}
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
        if event.type == "agreement" and event.parent in main and event.status is Status.OCCURRED:
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
    first = _first(scene)
    opening = [e for e in events if any(s.title or s.place == first for s in e.sentences)]
    if any(e.type in ENCOUNTERS or e.type == "agreement" for e in opening):
        return None
    acts = [e for e in opening if any(s.place == first for s in e.sentences)]
    return max(acts, key=lambda e: _TYPES.get(e.type, 1.0), default=None)


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
