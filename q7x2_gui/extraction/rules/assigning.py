"""The date of each draft while a sentence is read, and of events that no sentence dates, once all are known."""

from __future__ import annotations

from q7x2_gui.domain.vocabulary import Status
from q7x2_gui.extraction.rules.date_bounds import inherited
from q7x2_gui.extraction.rules.dating import Calendar
from q7x2_gui.extraction.rules.draft import ACTS, ENCOUNTERS, NO_DATE, Dated, Draft
from q7x2_gui.extraction.rules.ranking import in_lead
from q7x2_gui.extraction.rules.scene import Scene
from q7x2_gui.extraction.rules.scoring import BLOCS

_TELLINGS = 4
"""Sentences of an event in which words for a time of day are looked for."""
_OPEN = frozenset({Status.PLANNED, Status.PROPOSED})


def date_draft(calendar: Calendar, draft: Draft, before: list[Draft]) -> None:
    """The date of a draft's own words, of its sentence, or of the act before it there."""
    _carry_plan(calendar, draft, before)
    _date_by_words(calendar, draft, before)
    looks_back = draft.type == "agreement" or (calendar.reads_endings and draft.type in ENCOUNTERS)
    if draft.dated.edtf is None and draft.status is Status.OCCURRED and looks_back:
        draft.before = calendar.told_before(draft.sentence)
    if draft.type in {*ACTS, "agreement"} and draft.status is Status.OCCURRED and calendar.is_ahead(draft.dated):
        draft.dated = calendar.lead()  # the day ahead is one that was spoken of
    if draft.status in _OPEN and calendar.reads_endings and calendar.is_past(draft.dated):
        draft.dated = NO_DATE  # the day is one of what led to the plan


def _carry_plan(calendar: Calendar, draft: Draft, before: list[Draft]) -> None:
    """One "will" or "dự kiến" stands for the verbs joined to its own ("will fly to Oslo and meet")."""
    plan = next((d for d in reversed(before) if d.kind.form == "verb"), None)
    if draft.status is not Status.OCCURRED or draft.type not in ENCOUNTERS or plan is None:
        return
    if plan.status is Status.PLANNED and plan.dated.edtf is not None and calendar.joins(plan.trigger, draft.trigger):
        draft.status, draft.status_reason, draft.status_span = plan.status, plan.status_reason, plan.status_span


def _before(event: Draft) -> Dated | None:
    """The day of the text before what no headline tells; what headlines tell is dated by the lead."""
    return None if any(s.title for s in event.sentences) else event.before


def _date_by_words(calendar: Calendar, draft: Draft, before: list[Draft]) -> None:
    own = calendar.own(draft)
    if own is not None:
        draft.dated = own
        return
    previous = next(
        (d for d in reversed(before) if d.dated.edtf and d.status is draft.status and d.type != "statement"), None
    )
    alike = next((d for d in reversed(before) if d.dated.own and d.type == draft.type == "statement"), None)
    if alike is not None:
        draft.dated = alike.dated
        return
    shared = calendar.of_sentence(draft.sentence, draft.trigger, draft.status)
    if previous is not None:
        draft.dated = inherited(previous.dated, "as the act before it")
    elif shared is not None:
        draft.dated = shared


def _conference(scene: Scene, event: Draft, events: list[Draft]) -> Draft | None:
    """The conference of an organisation beside which two sides talk ("on the sidelines of the summit")."""
    text = " ".join(scene.text[s.start : s.end] for s in event.sentences).casefold()
    if not any(word in text for word in scene.lexicon.sidelines):
        return None
    return next((e for e in events if e is not event and e.countries & BLOCS and e.dated.edtf is not None), None)


def date_the_rest(scene: Scene, calendar: Calendar, events: list[Draft]) -> None:
    """An undated event of the lead happened about when it was published; one that lies ahead has no day."""
    for event in events:
        undated = event.dated.edtf is None and not event.dated.own
        told_now = in_lead(scene, event) or event.type in {*ACTS, "agreement"} or _goes_on(scene, event, events)
        told_now = told_now or _at_an_hour(scene, event)
        conference = _conference(scene, event, events) if undated and event.type in ENCOUNTERS else None
        if conference is not None:
            event.dated = inherited(conference.dated, "on the days of the conference")
        elif undated and told_now and event.status is Status.OCCURRED and not event.background:
            event.dated = _before(event) or calendar.lead()
        elif undated and event.status is Status.PLANNED and in_lead(scene, event):
            told = (calendar.ahead(sentence, event.type) for sentence in event.sentences)
            ahead = next((dated for dated in told if dated is not None), event.dated)
            part = event.type != "visit" and "/" in (ahead.edtf or "")
            event.dated = inherited(ahead, "some day of what the text names beside it") if part else ahead


def _at_an_hour(scene: Scene, event: Draft) -> bool:
    """Whether words for a time of day stand beside an encounter that no day is told of: it is the day of the news."""
    text = " ".join(scene.text[s.start : s.end] for s in event.sentences[:_TELLINGS]).casefold()
    return event.type in ENCOUNTERS and any(word in text for word in scene.lexicon.same_day)


def _goes_on(scene: Scene, event: Draft, events: list[Draft]) -> bool:
    """Whether somebody whom the lead tells of an encounter met others too, in languages that leave out the day."""
    if scene.lexicon.by_word or event.type not in ENCOUNTERS:
        return False
    leading = (e for e in events if e is not event and e.type in ENCOUNTERS and in_lead(scene, e) and e.dated.own)
    return any(e.status is Status.OCCURRED and e.people & event.people for e in leading)
