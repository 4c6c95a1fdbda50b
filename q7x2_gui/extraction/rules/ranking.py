"""Which events are told in the lead, and which an article only recalls."""

from __future__ import annotations

from q7x2_gui.domain.days import iso
from q7x2_gui.domain.vocabulary import Status
from q7x2_gui.extraction.rules.date_bounds import days_of
from q7x2_gui.extraction.rules.draft import ENCOUNTERS, Dated, Draft
from q7x2_gui.extraction.rules.scene import Scene

OLD = 12
"""Days before publication (or before the newest encounter) from which an event that is not in the lead is recalled."""
_LEAD = 2
"""Sentences after the headline that make the lead."""


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


def in_lead(scene: Scene, event: Draft) -> bool:
    """Whether the headline or the first sentences tell it."""
    return any(s.title or s.place <= first_sentence(scene) + _LEAD for s in event.sentences)


def first_sentence(scene: Scene) -> int:
    return next((s.place for s in scene.sentences if not s.title), 0)


def _newest(scene: Scene, events: list[Draft]) -> int | None:
    if scene.published.earliest is not None:
        return scene.published.earliest
    days = [
        days_of(e.dated).latest
        for e in events
        if e.type in ENCOUNTERS and e.status is Status.OCCURRED and in_lead(scene, e)
    ]
    return max((day for day in days if day is not None), default=None)
