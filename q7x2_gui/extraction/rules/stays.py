"""Visits told by arrival and departure: together they give the first and the last day of one stay."""

from __future__ import annotations

from dataclasses import replace

from q7x2_gui.domain.days import iso
from q7x2_gui.domain.edtf import bounds
from q7x2_gui.domain.vocabulary import Precision
from q7x2_gui.extraction.rules.date_bounds import days_of
from q7x2_gui.extraction.rules.draft import Dated, Draft
from q7x2_gui.extraction.rules.lexicon import Lexicon
from q7x2_gui.extraction.rules.scene import Trigger

_NEAR = 40
"""Code points beside a verb within which a duration says how long the visit lasts."""
_BEHIND = 10
"""Code points behind a day in which its verb stands in Chinese and Japanese."""
_TOLD = 8
"""Tellings of an event in which its length is looked for."""
_SESSION = 7
"""Days of the longest talks that are told by their last day."""
_LONGEST = 21
"""Days of the longest visit that an arrival and a departure are joined to."""


def stage_of(text: str, lexicon: Lexicon, trigger: Trigger) -> str:
    """Whether a trigger of a visit tells how it ``begins`` or ``ends``; empty when neither ("left for" begins)."""
    words = text[trigger.start : trigger.end].casefold()
    stage = next((stage for word, stage in lexicon.stays.items() if words.startswith(word)), "")
    if text.startswith(lexicon.ends_after, trigger.end):
        return "ends"
    leaves = stage == "ends" and words.startswith(lexicon.leaving) and words.endswith(lexicon.outward)
    return "begins" if leaves else stage


def lasting(text: str, lexicon: Lexicon, draft: Draft) -> Dated:
    """The date of a visit that begins or ends, with its other day where a duration stands beside its verb."""
    told, trigger = draft.dated, draft.trigger
    found = days_of(told)
    ended = draft.stage == "ends" and told.span is not None and told.span[0] >= draft.sentence.start
    if not draft.stage or not (told.own or ended) or found.earliest is None or found.earliest != found.latest:
        return told
    whole = _named_in_full(draft, found.earliest) if lexicon.language == "vi" else None
    if whole is not None:
        return whole
    near = [
        d
        for d in draft.sentence.dates
        if d.days and 1 < d.days <= _LONGEST and trigger.start - _NEAR <= d.start <= trigger.end + _NEAR
    ]
    if not near:
        return _until_leaving(text, lexicon, draft)
    more = (near[0].days or 1) - 1
    first, which = (found.earliest, "end") if draft.stage == "begins" else (found.earliest - more, "start")
    edtf = f"{iso(first)}/{iso(first + more)}"
    return replace(told, edtf=edtf, reason=f"{told.reason}; “{near[0].quote}” gives the {which}")


def _named_in_full(draft: Draft, first: int) -> Dated | None:
    """The days of a visit that stand beside its arrival ("đến ngày 12/12 … trong hai ngày 12 và 13/12")."""
    for date in draft.sentence.dates if draft.stage == "begins" else ():
        if date.edtf and "/" in date.edtf and date.start > draft.trigger.start:
            days = bounds(date.edtf)
            if days.earliest == first and days.latest is not None and 0 < days.latest - first <= _LONGEST:
                reason = f"{draft.dated.reason}; “{date.quote}” gives the days"
                return replace(draft.dated, edtf=date.edtf, reason=reason)
    return None


def _until_leaving(text: str, lexicon: Lexicon, draft: Draft) -> Dated:
    """The days up to the one on which the same sentence tells of leaving ("arrives on Friday and leaves on Sunday")."""
    told, first = draft.dated, days_of(draft.dated).earliest
    ending = tuple(word for word, stage in lexicon.stays.items() if stage == "ends")
    for date in draft.sentence.dates if draft.stage == "begins" and first is not None else ():
        last = bounds(date.edtf).latest if date.edtf and date.precision is Precision.DAY else None
        if last is None or date.start < draft.trigger.end or not 0 < last - (first or 0) <= _LONGEST:
            continue
        words = text[draft.trigger.end : date.end + (0 if lexicon.by_word else _BEHIND)].casefold()
        if any(word in words for word in ending):
            edtf = f"{iso(first or 0)}/{iso(last)}"
            return replace(told, edtf=edtf, reason=f"{told.reason}; it ended on “{date.quote}”")
    return told


def several_days(text: str, lexicon: Lexicon, event: Draft) -> Dated:
    """The days of a talk that is said to have ended on a day after so many ("two days of talks ended on Friday")."""
    told = event.dated
    found = days_of(told)
    if event.type != "meeting" or found.latest is None or found.earliest != found.latest:
        return told
    for start, end in event.spans[:_TOLD]:
        words = text[max(0, start - _NEAR) : end + _NEAR].casefold()
        if not any(word in words for word in lexicon.closing):
            continue
        lengths = (d for s in event.sentences[:_TOLD] for d in s.dates if d.days and 1 < d.days <= _SESSION)
        near = [d for d in lengths if any(s - _NEAR <= d.start <= e + _NEAR for s, e in event.spans[:_TOLD])]
        if near:
            edtf = f"{iso(found.latest - (near[0].days or 1) + 1)}/{iso(found.latest)}"
            return replace(told, edtf=edtf, reason=f"{told.reason}; it ended then, after “{near[0].quote}”")
    return told


def stay(left: Draft, right: Draft) -> Dated | None:
    """The days from arrival to departure; None when the two tell no such thing, or not on days that fit."""
    stages = {left.stage: left, right.stage: right}
    if stages.keys() != {"begins", "ends"}:
        return None
    start, end = days_of(stages["begins"].dated), days_of(stages["ends"].dated)
    first, last = start.earliest, end.latest
    if first is None or last is None or (start.latest, end.earliest) != (first, last):
        return None
    if not 0 < last - first < _LONGEST:
        return None
    told = stages["begins"].dated
    return replace(told, edtf=f"{iso(first)}/{iso(last)}", reason=f"from arrival to departure: {told.reason}")
