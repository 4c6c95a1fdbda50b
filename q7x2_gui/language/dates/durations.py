"""Durations that give a day its end: ``a three-day visit from Monday``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from q7x2_gui.domain.edtf import bounds
from q7x2_gui.domain.vocabulary import Precision
from q7x2_gui.language.dates import values
from q7x2_gui.language.dates.grammar import Grammar
from q7x2_gui.language.dates.model import DateMention

_NEAR = 80
"""Code points between a duration and the day it starts on."""
_LONGEST = 31
"""Days beyond which a duration is no visit or conference."""


def finish(mentions: Sequence[DateMention], text: str, grammar: Grammar) -> list[DateMention]:
    """The mentions, with each day that opens a neighbouring duration made the interval that it begins."""
    return [_lengthened(mentions, n, text, grammar) for n in range(len(mentions))]


def _lengthened(mentions: Sequence[DateMention], n: int, text: str, grammar: Grammar) -> DateMention:
    day = mentions[n]
    if day.edtf is None or day.precision is not Precision.DAY:
        return day
    beside = [mentions[m] for m in (n - 1, n + 1) if 0 <= m < len(mentions)]
    duration = next((d for d in beside if _opens(day, d, text, grammar) and _lasts(d, day, text, grammar)), None)
    found = bounds(day.edtf)
    if duration is None or duration.days is None or found.start_earliest is None or found.latest != found.earliest:
        return day
    edtf = values.interval(found.start_earliest, found.start_earliest + duration.days - 1)
    return replace(day, edtf=edtf, reason=f"{day.reason}; “{duration.quote}” gives the end")


def _opens(day: DateMention, duration: DateMention, text: str, grammar: Grammar) -> bool:
    if day.end <= duration.start <= day.end + _NEAR and grammar.starts_through.fullmatch(text, day.end, duration.start):
        return True
    before = text[max(0, day.start - 20) : day.start]
    return bool(grammar.starts_before.search(before) or grammar.starts_after.match(text, day.end))


def _lasts(duration: DateMention, day: DateMention, text: str, grammar: Grammar) -> bool:
    if duration.days is None or not 2 <= duration.days <= _LONGEST:
        return False
    between = text[min(duration.end, day.end) : max(duration.start, day.start)]
    return len(between) <= _NEAR and grammar.sentence_ends.search(between) is None
