"""Texts without a publication date: the full dates that stand in them together can tell the year of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from q7x2_gui.domain import days
from q7x2_gui.domain.edtf import bounds
from q7x2_gui.domain.vocabulary import Basis, Precision
from q7x2_gui.language.dates.model import DateMention

_TOGETHER = 14
"""Days within which full dates speak of one time; a lone full date may be background."""
_RULES = frozenset({"month_day", "day_range", "day_of_month", "day_choice", "month_part", "month"})
"""Rules whose phrases lack only a year or month: a weekday or "last week" would need the day itself."""


def stand_in(mentions: Sequence[DateMention]) -> str | None:
    """The newest full day of a text, where another one lies close before it and no later year is told as past."""
    stated = [m for m in mentions if m.edtf and m.is_event_date and m.when.basis is Basis.STATED and m.direction <= 0]
    full = sorted(
        {n for m in stated if m.precision is Precision.DAY and (n := bounds(m.edtf or "").latest) is not None}
    )
    if len(full) < 2 or full[-1] - full[-2] > _TOGETHER:
        return None
    newest = max((n for m in stated if (n := bounds(m.edtf or "").earliest) is not None), default=full[-1])
    return days.iso(full[-1]) if newest <= full[-1] else None


def filled(mentions: Sequence[DateMention], counted: Sequence[DateMention], day: str) -> list[DateMention]:
    """The mentions, with those that lack only a year or month as they were counted from the day that stands in."""
    known = {(m.start, m.end): m for m in counted}
    return [_filled(mention, known.get((mention.start, mention.end)), day) for mention in mentions]


def _filled(mention: DateMention, counted: DateMention | None, day: str) -> DateMention:
    if mention.edtf is not None or counted is None or counted.edtf is None or mention.when.rule not in _RULES:
        return mention
    return replace(
        mention,
        edtf=counted.edtf,
        when=replace(mention.when, basis=Basis.INFERRED),
        precision=counted.precision,
        partial=counted.partial or mention.partial,
        reason=f"“{mention.quote}” = {counted.edtf}, no publication date is known; nearest to {day}, "
        "the newest of the full dates in the text",
    )
