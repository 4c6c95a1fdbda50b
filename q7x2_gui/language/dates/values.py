"""EDTF strings for the shapes that date phrases take: ranges, parts of months and years, weeks, units."""

from __future__ import annotations

from q7x2_gui.domain import days

MONTH_PARTS: dict[str, tuple[int, int]] = {
    "early": (1, 10), "mid": (11, 20), "late": (21, 31), "first_half": (1, 15), "second_half": (16, 31),
    "week1": (1, 7), "week2": (8, 14), "week3": (15, 21), "week4": (22, 28), "week5": (22, 31),
}  # fmt: skip
YEAR_PARTS: dict[str, tuple[int, int]] = {
    "early": (1, 4), "mid": (5, 8), "late": (9, 12), "first_half": (1, 6), "second_half": (7, 12),
    "q1": (1, 3), "q2": (4, 6), "q3": (7, 9), "q4": (10, 12),
}  # fmt: skip
_WEEK_PARTS = {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}
_DECADE_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def one_day(n: int) -> str:
    """A day number as EDTF; clipped to the years that are counted."""
    return days.iso(min(max(n, days.day_number(days.FIRST_YEAR, 1, 1)), days.day_number(days.LAST_YEAR, 12, 31)))


def one_of(first: int, last: int) -> str:
    """Some day from one day number to another."""
    return one_day(first) if first == last else f"[{one_day(first)}..{one_day(last)}]"


def interval(first: int, last: int) -> str:
    """All days from one day number to another."""
    return one_day(first) if first == last else f"{one_day(first)}/{one_day(last)}"


def month(year: int, number: int, part: str | None = None) -> str | None:
    """A month, or a part of it as a set; None when the part is none of a month's."""
    if part is None:
        return f"{days.year_text(year)}-{number:02d}"
    if part not in MONTH_PARTS:
        return None
    first, last = MONTH_PARTS[part]
    end = min(last, days.last_day(year, number))
    return one_of(days.day_number(year, number, first), days.day_number(year, number, end))


def year(number: int, part: str | None = None) -> str | None:
    """A year, or a part of it as a set of months; None when the part is none of a year's."""
    text = days.year_text(number)
    if part is None:
        return text
    if part not in YEAR_PARTS:
        return None
    first, last = YEAR_PARTS[part]
    return f"[{text}-{first:02d}..{text}-{last:02d}]"


def decade(number: int, part: str | None = None) -> str:
    """The decade that a year begins, or its early, middle or late years."""
    if part in _DECADE_PARTS:
        first, last = _DECADE_PARTS[part]
        return f"[{days.year_text(number + first)}..{days.year_text(number + last)}]"
    return days.year_text(number)[:-1] + "X"


def month_day(  # noqa: PLR0917 - the parts of a date in their natural order
    number: int,
    mm: int,
    dd: int | None,
    to_month: int | None = None,
    to_day: int | None = None,
    part: str | None = None,
) -> str | None:
    """A month, a part of one, a day or a range of days in a year; None when the year has no such day.

    A range that runs past the end of the year (30 December to 2 January) ends in the next one.
    """
    if dd is None:
        return _months(number, mm, to_month, part)
    if not days.is_day(number, mm, dd):
        return None
    if to_day is None:
        return one_day(days.day_number(number, mm, dd))
    end_month = to_month or mm
    end_year = number + ((end_month, to_day) < (mm, dd))
    if not days.is_day(end_year, end_month, to_day):
        return None
    return interval(days.day_number(number, mm, dd), days.day_number(end_year, end_month, to_day))


def _months(number: int, mm: int, to_month: int | None, part: str | None) -> str | None:
    if to_month is None:
        return month(number, mm, part)
    return f"{month(number, mm)}/{month(number + (to_month < mm), to_month)}"


def week(n: int, part: str | None = None) -> str:
    """Some day of the week (Monday to Sunday) that holds a day number, or of a part of it."""
    monday = n - days.weekday(n)
    first, last = _WEEK_PARTS.get(part or "", (0, 6))
    return one_of(monday + first, monday + last)


def weekend(n: int) -> str:
    """Some day of the Saturday and Sunday that end the week of a day number."""
    saturday = n - days.weekday(n) + 5
    return one_of(saturday, saturday + 1)


def shifted_month(n: int, shift: int) -> tuple[int, int]:
    """Year and month that lie a number of months after those of a day number."""
    at_year, at_month, _ = days.civil(n)
    count = at_year * 12 + at_month - 1 + shift
    return count // 12, count % 12 + 1
