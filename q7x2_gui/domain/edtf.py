"""EDTF dates (ISO 8601-2) and the four bounds that this program computes for each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from q7x2_gui.domain import days
from q7x2_gui.domain.edtf_parse import Parsed, Simple, Unit, parse
from q7x2_gui.domain.edtf_words import in_words
from q7x2_gui.domain.vocabulary import Precision
from q7x2_gui.errors import DateError

__all__ = ["Bounds", "bounds", "from_bounds", "in_words", "is_edtf", "known_bounds", "precision"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Outer and inner bounds of a date as day numbers (days since 1970-01-01); None where open or unknown."""

    start_earliest: int | None = None
    start_latest: int | None = None
    end_earliest: int | None = None
    end_latest: int | None = None

    @property
    def earliest(self) -> int | None:
        """First day that the event can have touched."""
        return self.start_earliest

    @property
    def latest(self) -> int | None:
        """Last day that the event can have touched."""
        return self.end_latest


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> Bounds:
    """The four bounds of an EDTF string; raises `DateError` when it is none, or its years are out of range.

    A month, a set or an approximate day is doubt: start and end both lie anywhere in it. An interval is duration:
    its start lies in its first date, its end in its last. A year of ``XXXX`` bounds nothing.
    """
    parsed = parse(edtf)
    if parsed.form == "interval":
        return _interval(*parsed.parts[0])
    if parsed.form == "all_of":
        return _all_of(parsed)
    return _somewhere(parsed)


def known_bounds(edtf: str | None) -> Bounds | None:
    """The same, or None where there is no date or none that can be understood."""
    try:
        return bounds(edtf) if edtf else None
    except DateError:
        return None


def _somewhere(parsed: Parsed) -> Bounds:
    firsts = [None if start is None else start.first for start, _ in parsed.parts]
    lasts = [None if end is None else end.last for _, end in parsed.parts]
    first = _least(firsts)
    last = _greatest(lasts)
    return Bounds(start_earliest=first, start_latest=last, end_earliest=first, end_latest=last)


def _interval(start: Simple | None, end: Simple | None) -> Bounds:
    starts = (None, None) if start is None else (start.first, start.last)
    ends = (None, None) if end is None else (end.first, end.last)
    return Bounds(
        start_earliest=starts[0],
        start_latest=_least([n for n in (starts[1], ends[1]) if n is not None] or [None]) if start else None,
        end_earliest=_greatest([n for n in (ends[0], starts[0]) if n is not None] or [None]) if end else None,
        end_latest=ends[1],
    )


def _all_of(parsed: Parsed) -> Bounds:
    starts = [start for start, _ in parsed.parts]
    ends = [end for _, end in parsed.parts]
    return Bounds(
        start_earliest=_least([None if s is None else s.first for s in starts]),
        start_latest=_least([None if s is None else s.last for s in starts]),
        end_earliest=_greatest([None if e is None else e.first for e in ends]),
        end_latest=_greatest([None if e is None else e.last for e in ends]),
    )


def _least(numbers: list[int | None]) -> int | None:
    known = [n for n in numbers if n is not None]
    return min(known) if known and len(known) == len(numbers) else None


def _greatest(numbers: list[int | None]) -> int | None:
    known = [n for n in numbers if n is not None]
    return max(known) if known and len(known) == len(numbers) else None


def is_edtf(text: str) -> bool:
    """Whether a text is an EDTF string that `bounds` takes."""
    try:
        bounds(text)
    except DateError:
        return False
    return True


def precision(edtf: str) -> Precision:
    """How fine an EDTF string is; an interval is as coarse as its coarser end, a set is bounded or a week."""
    parsed = parse(edtf)
    if parsed.form in {"one_of", "all_of"}:
        return _set_precision(edtf, parsed)
    kinds = [_simple_precision(part) for part in parsed.parts[0] if part is not None]
    order = list(Precision)
    return max(kinds, key=order.index, default=Precision.NONE)


def _simple_precision(simple: Simple) -> Precision:
    if simple.unit is Unit.DAY:
        return Precision.MONTH if simple.approximate else Precision.DAY
    known = {Unit.MONTH: Precision.MONTH, Unit.YEAR: Precision.YEAR, Unit.UNKNOWN: Precision.NONE}
    return known.get(simple.unit, Precision.BOUNDED)


def _set_precision(edtf: str, parsed: Parsed) -> Precision:
    found = bounds(edtf)
    if found.earliest is None or found.latest is None:
        return Precision.NONE if found.earliest is found.latest else Precision.BOUNDED
    if found.earliest == found.latest:
        return Precision.DAY
    one_week = found.latest - found.earliest == 6 and days.weekday(found.earliest) == 0 and len(parsed.parts) == 1
    return Precision.WEEK if one_week and parsed.form == "one_of" else Precision.BOUNDED


def from_bounds(found: Bounds) -> str:
    """The shortest EDTF string with these bounds; where none has them exactly, the narrowest that covers them."""
    start, end = (found.start_earliest, found.start_latest), (found.end_earliest, found.end_latest)
    if start == end:
        return _doubt(*start)
    return f"{_end(*start)}/{_end(*end)}"


def _doubt(first: int | None, last: int | None) -> str:
    if first is None and last is None:
        return "XXXX"
    if first is not None and last is not None:
        return _unit_text(first, last) or f"[{days.iso(first)}..{days.iso(last)}]"
    return f"[..{days.iso(last)}]" if last is not None else f"[{days.iso(first or 0)}..]"


def _end(first: int | None, last: int | None) -> str:
    if first is None and last is None:
        return ".."
    low, high = (last if first is None else first), (first if last is None else last)
    assert low is not None
    assert high is not None
    return _unit_text(low, high) or _covering(low, high)


def _unit_text(first: int, last: int) -> str | None:
    """The day, month, season, year or decade that has just these bounds."""
    year, _, day = days.civil(first)
    start = days.iso(first)
    texts = [start, start[:-3], *(f"{start[:-6]}-{season}" for season in (21, 22, 23, 24)), start[:-6], _decade(year)]
    return next((text for text in texts if day == 1 or text == start if _is(text, first, last)), None)


def _decade(year: int) -> str:
    return days.year_text(year)[:-1] + "X"


def _is(text: str, first: int, last: int) -> bool:
    if not is_edtf(text):
        return False
    found = bounds(text)
    return (found.earliest, found.latest) == (first, last)


def _covering(first: int, last: int) -> str:
    """The smallest of month, year, decade and century that holds both days; an interval cannot hold a set."""
    start, end = days.iso(first), days.iso(last)
    for cut, fill in ((-3, ""), (-6, ""), (-7, "X"), (-8, "XX")):
        if start[:cut] == end[:cut]:
            return start[:cut] + fill
    return ".."
