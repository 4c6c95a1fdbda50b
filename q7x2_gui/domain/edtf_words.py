"""EDTF dates in words, for people: ``Tue 24 Nov 2020``, ``some day from 11 to 20 Nov 2023``."""

from __future__ import annotations

from q7x2_gui.domain import days
from q7x2_gui.domain.edtf_parse import Parsed, Simple, Unit, parse

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_GROUPS = {
    21: "spring", 22: "summer", 23: "autumn", 24: "winter", 25: "northern spring", 26: "northern summer",
    27: "northern autumn", 28: "northern winter", 29: "southern spring", 30: "southern summer", 31: "southern autumn",
    32: "southern winter", 33: "first quarter", 34: "second quarter", 35: "third quarter", 36: "fourth quarter",
    37: "first third", 38: "second third", 39: "last third", 40: "first half", 41: "second half",
}  # fmt: skip


def in_words(edtf: str) -> str:
    """An EDTF string in English words; raises `DateError` when it is none."""
    parsed = parse(edtf)
    if parsed.form == "interval":
        return _interval(parsed)
    if parsed.form == "simple":
        simple = parsed.parts[0][0]
        assert simple is not None
        return _simple(simple, weekday=True)
    return _set(parsed)


def _interval(parsed: Parsed) -> str:
    start, end = parsed.parts[0]
    if start is not None and end is not None:
        return _between(start, end)
    if start is not None:
        return f"{_simple(start)}, {'still open' if parsed.open_ends[1] else 'end unknown'}"
    if end is not None:
        return f"until {_simple(end)}, {'start open' if parsed.open_ends[0] else 'start unknown'}"
    return "start and end unknown"


def _between(start: Simple, end: Simple) -> str:
    """``1 to 2 Apr 2023``: what both ends share is said once."""
    if start.unit is Unit.DAY and end.unit is Unit.DAY and not (start.approximate or end.approximate):
        return _days_between(start, end)
    return f"{_simple(start)} to {_simple(end)}"


def _days_between(start: Simple, end: Simple) -> str:
    assert start.first is not None
    assert end.first is not None
    (year, month, day), last = days.civil(start.first), days.civil(end.first)
    doubt = _doubt(start) or _doubt(end)
    if (year, month) == last[:2]:
        return f"{day} to {_day(end.first)}{doubt}"
    if year == last[0]:
        return f"{day} {MONTHS[month - 1]} to {_day(end.first)}{doubt}"
    return f"{_day(start.first)} to {_day(end.first)}{doubt}"


def _set(parsed: Parsed) -> str:
    if len(parsed.parts) == 1 and parsed.parts[0][0] is not parsed.parts[0][1]:
        return _one_range(parsed, *parsed.parts[0])
    joint = " or " if parsed.form == "one_of" else " and "
    members = [_member(start, end) for start, end in parsed.parts]
    listed = joint.join([", ".join(members[:-1]), members[-1]]) if len(members) > 1 else members[0]
    return listed if parsed.form == "one_of" else f"each of {listed}"


def _one_range(parsed: Parsed, start: Simple | None, end: Simple | None) -> str:
    each = "every" if parsed.form == "all_of" else "some"
    if start is None or end is None:
        simple = start or end
        assert simple is not None
        return f"{each} day {'on or after' if end is None else 'on or before'} {_simple(simple)}"
    return f"{each} {'day' if start.unit is Unit.DAY else 'time'} from {_between(start, end)}"


def _member(start: Simple | None, end: Simple | None) -> str:
    if start is not None and end is not None:
        return _simple(start) if start is end else _between(start, end)
    simple = start or end
    assert simple is not None
    return f"{_simple(simple)} or {'later' if end is None else 'earlier'}"


def _simple(simple: Simple, *, weekday: bool = False) -> str:
    about = "about " if simple.approximate else ""
    return about + _name(simple, weekday=weekday and not simple.approximate) + _doubt(simple)


def _doubt(simple: Simple) -> str:
    return " (uncertain)" if simple.uncertain else ""


def _name(simple: Simple, *, weekday: bool) -> str:
    bare = "".join(c for c in simple.text if c not in "~?%")
    if simple.first is None or simple.last is None:
        return f"{bare} (year unknown)"
    year, month, _ = days.civil(simple.first)
    if simple.unit is Unit.DAY:
        number = days.from_iso(bare)
        return (f"{WEEKDAYS[days.weekday(number)]} " if weekday else "") + _day(number)
    if simple.unit is Unit.MONTH:
        return f"{MONTHS[month - 1]} {_year(year)}"
    if simple.unit is Unit.SEASON:
        return f"{_GROUPS[int(bare[-2:])]} {_year(year)}"
    return _year(year) if simple.unit is Unit.YEAR else _pattern(simple.first, simple.last, bare)


def _pattern(first: int, last: int, bare: str) -> str:
    low, high = days.civil(first), days.civil(last)
    if bare.endswith("X") and "-" not in bare[1:] and high[0] - low[0] == 9:
        return f"the {_year(low[0])}s"
    return f"some day from {_day(first)} to {_day(last)}"


def _day(number: int) -> str:
    year, month, day = days.civil(number)
    return f"{day} {MONTHS[month - 1]} {_year(year)}"


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"
