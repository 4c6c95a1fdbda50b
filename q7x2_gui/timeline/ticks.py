"""Ticks of the calendar, from millennia to days: on the first of a year or month, or on a day, never on an hour."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from q7x2_gui.timeline.calendar import FIRST_YEAR, LAST_YEAR, MONTHS, civil, day_number, month_index, month_start

_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
_MONTHS = (1, 3, 6)
_DAYS = (1, 2, 5, 10)
_YEAR, _MONTH = 365.2425, 30.436875


@dataclass(frozen=True, slots=True)
class Ticks:
    """Labelled lines (``days`` ascending, ``strong`` where a greater unit begins) and unlabelled ``minor`` ones."""

    days: npt.NDArray[np.int64]
    labels: tuple[str, ...]
    strong: npt.NDArray[np.bool_]
    minor: npt.NDArray[np.int64]


def ticks(first: float, last: float, width: float, spacing: float = 72.0) -> Ticks:
    """Ticks for a range of days drawn ``width`` pixels wide, labels at least ``spacing`` pixels apart."""
    pixels = width / max(last - first, 1e-9)
    wide = [(unit, step) for unit, step, days in _steps() if step * days * pixels >= spacing]
    unit, step = wide[0] if wide else ("year", _YEARS[-1])
    lines = _lines(unit, step, first, last)
    minor = _lines(*_finer(unit, step, pixels), first, last)
    labels, strong = _labels(unit, lines)
    return Ticks(lines, labels, strong, _without(minor, lines))


def _without(days: npt.NDArray[np.int64], others: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The days that are none of the others; both sorted. (np.setdiff1d brings numpy.ma, 8 ms of import.)"""
    if not len(others):
        return days
    near = others[np.minimum(np.searchsorted(others, days), len(others) - 1)]
    return np.compress(near != days, days)


def _steps() -> list[tuple[str, int, float]]:
    return (
        [("day", n, 1.0) for n in _DAYS]
        + [("month", n, _MONTH) for n in _MONTHS]
        + [("year", n, _YEAR) for n in _YEARS]
    )


def _finer(unit: str, step: int, pixels: float) -> tuple[str, int]:
    """The next unit below whose lines stand at least 8 pixels apart; else the unit itself."""
    steps = [(u, n) for u, n, days in _steps() if n * days * pixels >= 8.0]
    at = steps.index((unit, step)) if (unit, step) in steps else 0
    nested = {"day": ("day",), "month": ("day", "month"), "year": ("month", "year")}[unit]
    for u, n in steps[:at]:
        if u in nested and (u != unit or step % n == 0) and (u, n) != ("day", 10):
            return u, n
    return unit, step


def _lines(unit: str, step: int, first: float, last: float) -> npt.NDArray[np.int64]:
    a, b = int(np.floor(first)), int(np.ceil(last))
    found: npt.NDArray[np.int64]
    if unit == "day":
        return _day_lines(step, a, b)
    if unit == "month":
        low, high = (int(month_index(day)) for day in (a, b))
        found = month_start(np.arange(low - low % step, high + step + 1, step))
    else:
        low, high = (int(civil(day)[0]) for day in (a, b))
        years = np.arange(low - low % step, high + step + 1, step)
        found = day_number(years[(years >= FIRST_YEAR) & (years <= LAST_YEAR)], 1, 1)
    return np.asarray(found[(found >= a) & (found <= b)], np.int64)


def _day_lines(step: int, first: int, last: int) -> npt.NDArray[np.int64]:
    """Days 1, 1 + step, ... of each month; the last before a month's end is left out where the two would crowd."""
    days = np.arange(first, last + 1, dtype=np.int64)
    _, _, of_month = civil(days)
    left = month_start(month_index(days) + 1) - days
    return np.asarray(days[((of_month - 1) % step == 0) & ((left >= step) | (step == 1))], np.int64)


def _labels(unit: str, lines: npt.NDArray[np.int64]) -> tuple[tuple[str, ...], npt.NDArray[np.bool_]]:
    labels, strong = [], []
    for year, month, day in zip(*(part.tolist() for part in civil(lines)), strict=True):
        first_of_year = month == 1 and day == 1
        if unit == "year" or first_of_year:
            labels.append(year_label(year))
        else:
            labels.append(MONTHS[month - 1] if day == 1 else str(day))
        strong.append(unit != "year" and (first_of_year or (unit == "day" and day == 1)))
    return tuple(labels), np.array(strong, bool)


def year_label(year: int) -> str:
    """A year as EDTF counts it, with a true minus sign before the year 0."""
    return str(year) if year >= 0 else f"−{-year}"


def range_label(first: float, last: float) -> str:
    """The range in view in as many words as it needs: "2019 – 2026", "Nov 2023", "3 – 28 Nov 2023"."""
    (y0, y1), (m0, m1), (d0, d1) = (part.tolist() for part in civil([int(np.floor(first)), int(np.ceil(last)) - 1]))
    if last - first > 3 * _YEAR:
        return f"{year_label(y0)} – {year_label(y1)}"
    if last - first > 3 * _MONTH:
        one_year = f"{MONTHS[m0 - 1]} – {MONTHS[m1 - 1]} {year_label(y1)}"
        return one_year if y0 == y1 else f"{MONTHS[m0 - 1]} {year_label(y0)} – {MONTHS[m1 - 1]} {year_label(y1)}"
    if (y0, m0, d0) == (y1, m1, d1):
        return f"{d0} {MONTHS[m0 - 1]} {year_label(y0)}"
    if (y0, m0) == (y1, m1):
        return f"{d0} – {d1} {MONTHS[m0 - 1]} {year_label(y0)}"
    left = f"{d0} {MONTHS[m0 - 1]}" if y0 == y1 else f"{d0} {MONTHS[m0 - 1]} {year_label(y0)}"
    return f"{left} – {d1} {MONTHS[m1 - 1]} {year_label(y1)}"
