"""Civil dates of whole arrays of day numbers: proleptic Gregorian, no time zones (after Hinnant's algorithms)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

FIRST_YEAR, LAST_YEAR = -9999, 9999
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_ERA_DAYS = 146_097
_EPOCH = 719_468  # days from 0000-03-01 to 1970-01-01


def civil(days: npt.ArrayLike) -> tuple[Ints, Ints, Ints]:
    """Year, month (1-12) and day of month of each day number (days since 1970-01-01)."""
    z = np.asarray(days, np.int64) + _EPOCH
    era = z // _ERA_DAYS
    day_of_era = z - era * _ERA_DAYS
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted + 2) // 5 + 1
    month = np.where(shifted < 10, shifted + 3, shifted - 9)
    return year_of_era + era * 400 + (month <= 2), month, day


def day_number(year: npt.ArrayLike, month: npt.ArrayLike, day: npt.ArrayLike) -> Ints:
    """Day number of each civil date; month 1-12, day within its month."""
    m = np.asarray(month, np.int64)
    y = np.asarray(year, np.int64) - (m <= 2)
    era = y // 400
    year_of_era = y - era * 400
    day_of_year = (153 * (m + np.where(m > 2, -3, 9)) + 2) // 5 + np.asarray(day, np.int64) - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return np.asarray(era * _ERA_DAYS + day_of_era - _EPOCH, np.int64)


def month_index(days: npt.ArrayLike) -> Ints:
    """Months since January of the year 0, for each day number: what `month_start` turns back."""
    year, month, _ = civil(days)
    return np.asarray(year * 12 + month - 1, np.int64)


def month_start(index: npt.ArrayLike) -> Ints:
    """Day number of the first day of each month, counted as `month_index` counts."""
    i = np.asarray(index, np.int64)
    return day_number(i // 12, i % 12 + 1, 1)


FIRST_DAY = int(day_number(FIRST_YEAR, 1, 1))
LAST_DAY = int(day_number(LAST_YEAR, 12, 31))
