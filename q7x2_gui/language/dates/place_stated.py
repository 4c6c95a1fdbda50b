"""Placing phrases that name their year."""

from __future__ import annotations

from q7x2_gui.domain import days
from q7x2_gui.domain.vocabulary import Basis
from q7x2_gui.language.dates import values
from q7x2_gui.language.dates.grammar import Spec
from q7x2_gui.language.dates.placed import Placed


def stated(spec: Spec, *_: object) -> Placed:
    """A phrase that names its year."""
    year = spec.year
    assert year is not None
    if spec.swapped and spec.month and spec.day:
        return _either_order(year, spec.month, spec.day)
    edtf = _of_year(spec, year)
    reason = "stated in full" if spec.day or spec.month else "stated as a year"
    return Placed(edtf=edtf, basis=Basis.STATED, reason=reason if edtf else "the calendar has no such day")


def _either_order(year: int, month: int, day: int) -> Placed:
    both = sorted({days.day_number(year, month, day), days.day_number(year, day, month)})
    edtf = f"[{','.join(values.one_day(n) for n in both)}]"
    return Placed(edtf=edtf, basis=Basis.STATED, reason="day and month can be read in either order")


def _of_year(spec: Spec, year: int) -> str | None:
    if spec.unit == "decade":
        return values.decade(year, spec.part)
    if spec.season is not None:
        return f"{days.year_text(year)}-{spec.season}"
    if spec.year2 is not None and spec.month is None:
        return f"{days.year_text(year)}/{days.year_text(spec.year2)}" if year <= spec.year2 else None
    if spec.month is None:
        return values.year(year, spec.part)
    return dated(spec, year)


def dated(spec: Spec, year: int) -> str | None:
    """Month, day or range of a phrase in a year; "1 or 2 April" is a set, a second year ends a range across years."""
    assert spec.month is not None
    if spec.year2 is not None and spec.day is not None and spec.day2 is not None:
        return _across(spec, year)
    edtf = values.month_day(year, spec.month, spec.day, spec.month2, spec.day2, spec.part)
    if edtf is None or not spec.either or "/" not in edtf:
        return edtf
    return f"[{edtf.replace('/', ',')}]"


def _across(spec: Spec, year: int) -> str | None:
    month, day, month2, day2 = spec.month or 0, spec.day or 0, spec.month2 or spec.month or 0, spec.day2 or 0
    if not (days.is_day(year, month, day) and days.is_day(spec.year2 or 0, month2, day2)):
        return None
    first, last = days.day_number(year, month, day), days.day_number(spec.year2 or 0, month2, day2)
    return values.interval(first, last) if first <= last else None
