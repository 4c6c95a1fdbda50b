"""What the date grammars hand over: a phrase as understood, and a mention as resolved."""

from __future__ import annotations

from dataclasses import dataclass

from q7x2_gui.domain import days
from q7x2_gui.domain.event import When
from q7x2_gui.domain.vocabulary import Precision
from q7x2_gui.language.dates.values import month_day


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date whose year (or month) is not known yet: ``November 25``, ``the 29th``, ``Tuesday``, ``April 1-2``.

    ``weekday`` counts from Monday 0; ``to_month`` and ``to_day`` end a range; ``part`` is early, mid or late.
    """

    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    to_month: int | None = None
    to_day: int | None = None
    part: str | None = None

    def in_year(self, year: int) -> str | None:
        """The EDTF of this date in a year; None when that year has no such day, or no month is known."""
        if self.month is None:
            return None
        edtf = month_day(year, self.month, self.day, self.to_month, self.to_day, self.part)
        if edtf is None or self.weekday is None or self.day is None:
            return edtf
        return edtf if days.weekday(days.day_number(year, self.month, self.day)) == self.weekday else None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """Where a text names a date, and which: half-open span of code points, EDTF (None while unknown), and why.

    ``is_event_date`` is False for what dates nothing by itself (an anniversary, a duration, a year in a name).
    ``implied`` is the EDTF that an anniversary gives its first occasion; ``days`` the length of a duration in days.
    ``direction`` is -1 where the words put it in the past, 1 in the future, 0 where they do not say.
    """

    start: int
    end: int
    quote: str
    edtf: str | None
    when: When
    reason: str
    precision: Precision
    partial: PartialDate | None = None
    is_event_date: bool = True
    implied: str | None = None
    days: int | None = None
    direction: int = 0
