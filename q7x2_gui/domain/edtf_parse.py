"""Reading EDTF strings (ISO 8601-2) into their parts, each with its first and last day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from q7x2_gui.domain import days
from q7x2_gui.errors import DateError

_HINT = "Write 2023-11-25, 2023-11, 2023, 2023-04-01/2023-04-02 or [2023-11-11..2023-11-20]"
_DIGITS = re.compile(r"-?[0-9X]{4}")
_TWO = re.compile(r"[0-9X]{2}")
_SIGNIFICANT = re.compile(r"(-?[0-9]{4})S([1-4])")
_LONG_YEAR = re.compile(r"Y-?[0-9]{1,12}(?:E[0-9]{1,3})?(?:S[0-9]{1,3})?")
_LEVEL_LENGTH = 10
MAX_LENGTH = 2000
"""Longest string that is read as a date, in code points: room for a set of some hundred days."""

SEASONS: dict[int, tuple[int, int]] = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
    25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3),
    29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6),
}  # fmt: skip
"""First month and number of months of each ISO 8601-2 sub-year group; winter runs into the next year."""


class Unit(StrEnum):
    """What one simple EDTF date names."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    PATTERN = "pattern"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Simple:
    """One date without interval or set: first and last day it may mean (None when the year is unknown)."""

    text: str
    unit: Unit
    first: int | None
    last: int | None
    approximate: bool = False
    uncertain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """An EDTF string in parts; ``form`` is simple, interval, one_of or all_of.

    An interval has two ``parts``, None where open (``..``, listed in ``open_ends``) or unknown (empty). A set has its
    members as pairs of first and last, None on an open side.
    """

    form: str
    parts: tuple[tuple[Simple | None, Simple | None], ...]
    open_ends: tuple[bool, bool] = (False, False)


def parse(text: str) -> Parsed:
    """The parts of an EDTF string; raises `DateError` that says what is wrong with it."""
    if len(text) > MAX_LENGTH:
        raise DateError("the date is too long to be one", hint=_HINT)
    if text.startswith(("[", "{")):
        return _set(text)
    if "/" in text:
        return _interval(text)
    simple = parse_simple(text)
    return Parsed(form="simple", parts=((simple, simple),))


def _set(text: str) -> Parsed:
    closing = {"[": "]", "{": "}"}[text[0]]
    if not text.endswith(closing) or len(text) < 3:
        raise DateError(f"the set {text!r} is not closed", hint=f"End it with {closing}")
    members = text[1:-1].split(",")
    parts = tuple(
        _member(member.strip(" "), first=n == 0, last=n == len(members) - 1) for n, member in enumerate(members)
    )
    return Parsed(form="one_of" if text[0] == "[" else "all_of", parts=parts)


def _member(text: str, *, first: bool, last: bool) -> tuple[Simple | None, Simple | None]:
    left, dots, right = text.partition("..")
    if not dots:
        simple = parse_simple(text)
        return simple, simple
    if (not left and not first) or (not right and not last) or not (left or right):
        raise DateError(f"the set has an open side in the middle: {text!r}", hint=_HINT)
    ends = (parse_simple(left) if left else None, parse_simple(right) if right else None)
    _ordered(*ends, text)
    return ends


def _interval(text: str) -> Parsed:
    left, _, right = text.partition("/")
    ends = tuple(None if end in {"", ".."} else parse_simple(end) for end in (left, right))
    if not left and not right:
        raise DateError("an interval needs a start or an end", hint=_HINT)
    _ordered(ends[0], ends[1], text)
    return Parsed(form="interval", parts=((ends[0], ends[1]),), open_ends=(left == "..", right == ".."))


def _ordered(start: Simple | None, end: Simple | None, text: str) -> None:
    if start is None or end is None or start.first is None or end.last is None:
        return
    if start.first > end.last:
        raise DateError(f"{text} ends before it starts", hint="Put the earlier date first")


def parse_simple(text: str) -> Simple:
    """One date, with its qualifiers (``~`` about, ``?`` uncertain, ``%`` both), before or after a component."""
    marks = {mark for mark in "~?%" if mark in text}
    bare = _without_marks(text)
    unit, first, last = _span(bare, text)
    approximate = bool(marks & {"~", "%"})
    if approximate and unit is Unit.DAY and first is not None:
        year, month, _ = days.civil(first)
        first, last = days.day_number(year, month, 1), days.day_number(year, month, days.last_day(year, month))
    return Simple(
        text=text, unit=unit, first=first, last=last, approximate=approximate, uncertain=bool(marks & {"?", "%"})
    )


def _without_marks(text: str) -> str:
    sign, body = ("-", text[1:]) if text.startswith("-") else ("", text)
    parts = []
    for part in body.split("-"):
        bare = part[1:] if part[:1] in {"~", "?", "%"} else part
        if bare.startswith("-"):
            raise _wrong(text)
        parts.append(bare[:-1] if bare[-1:] in {"~", "?", "%"} else bare)
    return sign + "-".join(parts)


def _wrong(text: str) -> DateError:
    if "T" in text[: _LEVEL_LENGTH + 1] and ":" in text:
        return DateError(f"{text!r} has a time of day", hint="Dates here are calendar days: leave the time out")
    if _LONG_YEAR.fullmatch(text):
        return DateError(f"the year of {text!r} is out of range", hint="Years go from -9999 to 9999")
    return DateError(f"{text!r} is no EDTF date", hint=_HINT)


def _span(bare: str, text: str) -> tuple[Unit, int | None, int | None]:
    significant = _SIGNIFICANT.fullmatch(bare)
    if significant:
        bare = _rounded(*significant.groups())
    sign, body = ("-", bare[1:]) if bare.startswith("-") else ("", bare)
    year, *rest = body.split("-")
    if not _DIGITS.fullmatch(sign + year) or len(rest) > 2 or not all(_TWO.fullmatch(part) for part in rest):
        raise _wrong(text)
    if sign + year == "-0000":
        raise DateError("-0000 is no year", hint="1 BC is 0000, 2 BC is -0001")
    return _of_parts(sign + year, rest, text)


def _rounded(year: str, digits: str) -> str:
    sign, body = ("-", year[1:]) if year.startswith("-") else ("", year)
    return sign + body[: int(digits)].ljust(4, "X")


def _of_parts(year: str, rest: list[str], text: str) -> tuple[Unit, int | None, int | None]:
    if len(rest) == 1 and rest[0].isdigit() and int(rest[0]) in SEASONS:
        return _season(year, int(rest[0]))
    if "X" not in year and (len(rest) == 2 or not rest) and "X" not in "".join(rest):
        return _plain(int(year), [int(part) for part in rest], text)
    month = rest[0] if rest else "XX"
    day = rest[1] if len(rest) > 1 else "XX"
    probe = "2000" if year.endswith("XXXX") else year  # a leap year, so that each day of the calendar is in it
    first = next(_days(probe, month, day, forward=True), None)
    last = next(_days(probe, month, day, forward=False), None)
    if first is None or last is None:
        raise _no_day(text)
    unit = _unit(year, month, day)
    return (unit, None, None) if unit is Unit.UNKNOWN else (unit, first, last)


def _plain(year: int, rest: list[int], text: str) -> tuple[Unit, int, int]:
    """A day or a year in digits, the forms that nearly all dates have."""
    if not rest:
        return Unit.YEAR, days.day_number(year, 1, 1), days.day_number(year, 12, 31)
    if not days.is_day(year, *rest):
        raise _no_day(text)
    number = days.day_number(year, *rest)
    return Unit.DAY, number, number


def _no_day(text: str) -> DateError:
    return DateError(f"the calendar has no day {text}", hint="Months go from 01 to 12, days to the month's last day")


def _unit(year: str, month: str, day: str) -> Unit:
    if year.endswith("XXXX"):
        return Unit.UNKNOWN
    if "X" in year:
        return Unit.PATTERN
    if month == "XX" and day == "XX":
        return Unit.YEAR
    if day == "XX" and "X" not in month:
        return Unit.MONTH
    return Unit.DAY if "X" not in month + day else Unit.PATTERN


def _season(year: str, season: int) -> tuple[Unit, int | None, int | None]:
    month, length = SEASONS[season]
    if year.endswith("XXXX"):
        return Unit.UNKNOWN, None, None
    years = list(_matches(year, range(10000)))
    low, high = min(years), max(years)
    end = month + length - 1
    end_year, end_month = (high, end) if end <= 12 else (min(high + 1, days.LAST_YEAR), end - 12)
    last = days.day_number(end_year, end_month, days.last_day(end_year, end_month))
    return (Unit.PATTERN if "X" in year else Unit.SEASON), days.day_number(low, month, 1), last


def _days(year: str, month: str, day: str, *, forward: bool) -> Iterator[int]:
    """Days that fit a pattern with X for any digit, from the first on or from the last back."""
    order = (lambda numbers: numbers) if forward else (lambda numbers: list(reversed(numbers)))
    years = order(list(_matches(year, range(10000))))
    months = order(list(_matches(month, range(1, 13))))
    numbers = order(list(_matches(day, range(1, 32))))
    for y, m, d in product(years, months, numbers):
        if days.is_day(y, m, d):
            yield days.day_number(y, m, d)


def _matches(pattern: str, numbers: range) -> Iterator[int]:
    sign, digits = (-1, pattern[1:]) if pattern.startswith("-") else (1, pattern)
    if "X" not in digits:
        if int(digits) in numbers:
            yield sign * int(digits)
        return
    width = len(digits)
    found = (n for n in numbers if all(p in {"X", c} for p, c in zip(digits, f"{n:0{width}d}", strict=True)))
    yield from sorted(sign * n for n in found)
