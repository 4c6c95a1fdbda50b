"""Calendar days as numbers: days since 1970-01-01 in the proleptic Gregorian calendar, years -9999 to 9999."""

from __future__ import annotations

import re

from q7x2_gui.errors import DateError

FIRST_YEAR = -9999
LAST_YEAR = 9999
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ISO = re.compile(r"(-?[0-9]{4})-([0-9]{2})-([0-9]{2})")


def is_leap(year: int) -> bool:
    """Whether a year has a 29 February; year 0 (1 BC) has."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def last_day(year: int, month: int) -> int:
    """Number of days in a month; raises `DateError` when there is no such month."""
    if not 1 <= month <= 12:
        raise DateError(f"{month} is no month", hint="Months go from 1 to 12")
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day within the years that are counted."""
    return FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= last_day(year, month)


def day_number(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01; raises `DateError` when the calendar has no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError(f"the year {year} is out of range", hint=f"Years go from {FIRST_YEAR} to {LAST_YEAR}")
    if not 1 <= day <= last_day(year, month):
        raise DateError(f"{year:04d}-{month:02d} has no day {day}", hint=f"Its last day is the {last_day(year, month)}")
    # Years counted from March put the leap day last, so that month lengths follow (153 m + 2) / 5.
    shifted = year - (month <= 2)
    era, year_of_era = divmod(shifted, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719468


def civil(n: int) -> tuple[int, int, int]:
    """Year, month and day of a day number."""
    era, day_of_era = divmod(n + 719468, 146097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    month = (shifted_month + 2) % 12 + 1
    return era * 400 + year_of_era + (month <= 2), month, day_of_year - (153 * shifted_month + 2) // 5 + 1


def weekday(n: int) -> int:
    """Day of the week of a day number, Monday 0 to Sunday 6."""
    return (n + 3) % 7


def year_text(year: int) -> str:
    """A year in the four digits of ISO 8601, with a minus before the year 0."""
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def iso(n: int) -> str:
    """A day number as ``2023-11-25``."""
    year, month, day = civil(n)
    return f"{year_text(year)}-{month:02d}-{day:02d}"


def from_iso(text: str) -> int:
    """The day number of ``2023-11-25``; raises `DateError` when the text is anything else."""
    match = _ISO.fullmatch(text)
    if match is None:
        raise DateError(f"{text!r} is no calendar day", hint="Write it as 2023-11-25")
    return day_number(*(int(part) for part in match.groups()))
