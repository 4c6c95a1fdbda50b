"""Placing phrases that count from another day: weekdays, "yesterday", "late next month", "the same day"."""

from __future__ import annotations

from q7x2_gui.domain import days
from q7x2_gui.domain.edtf import bounds
from q7x2_gui.domain.vocabulary import Basis
from q7x2_gui.language.dates import values
from q7x2_gui.language.dates.context import Focus
from q7x2_gui.language.dates.grammar import Spec
from q7x2_gui.language.dates.model import PartialDate
from q7x2_gui.language.dates.nearest import weekday_near
from q7x2_gui.language.dates.placed import Placed, unknown

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def weekday(spec: Spec, anchor: int | None, _: Focus, toward: int) -> Placed:
    assert spec.weekday is not None
    if anchor is None:
        return unknown(spec, "day")
    name = WEEKDAYS[spec.weekday]
    if spec.unit == "week":
        monday = anchor - days.weekday(anchor) + 7 * (spec.shift or 0)
        reason = f"the {name} of the week, counted from the publication date {days.iso(anchor)}"
        return Placed(edtf=values.one_day(monday + spec.weekday), basis=Basis.RELATIVE, reason=reason)
    day, why = weekday_near(spec.weekday, anchor, toward, strict=spec.toward != 0)
    if spec.weekday2 is not None:
        last = day + (spec.weekday2 - spec.weekday) % 7
        return Placed(edtf=values.interval(day, last), basis=Basis.RELATIVE, reason=why.replace("such day", name))
    return Placed(edtf=values.one_day(day), basis=Basis.RELATIVE, reason=why.replace("such day", name))


def relative(spec: Spec, anchor: int | None, focus: Focus, toward: int) -> Placed:
    """``yesterday``, ``last week``, ``late next month``, ``three days ago``; ``the same day`` leans on the focus."""
    if spec.focus and spec.unit != "day":
        return _focus_unit(spec, anchor, focus)
    if spec.focus and (focus.edtf or focus.partial):
        return _focus_day(spec, focus, toward)
    if spec.focus and spec.unit == "day" and spec.shift:
        return Placed(edtf=None, basis=Basis.RELATIVE, reason="counted from a day that the text does not give")
    if anchor is None:
        return unknown(spec, "day")
    why = f"counted from the publication date {days.iso(anchor)}"
    return Placed(edtf=_of_unit(spec, anchor, toward), basis=Basis.RELATIVE, reason=why)


def _focus_day(spec: Spec, focus: Focus, toward: int) -> Placed:
    shift = spec.shift or 0
    if toward < 0 and focus.ahead and focus.told is not None:
        edtf, quote = focus.told
        day = bounds(edtf).end_latest
        moved = edtf if shift == 0 or day is None else values.one_day(day + shift)
        return Placed(edtf=moved, basis=Basis.RELATIVE, reason=f"counted from “{quote}” before it")
    if focus.edtf is None:
        partial = _moved(focus.partial, shift)
        return Placed(
            edtf=None, basis=Basis.RELATIVE, reason=f"counted from “{focus.quote}”, year unknown", partial=partial
        )
    found = bounds(focus.edtf)
    base = found.end_latest if shift > 0 else found.start_earliest
    edtf = focus.edtf if shift == 0 or base is None else values.one_day(base + shift)
    return Placed(edtf=edtf, basis=Basis.RELATIVE, reason=f"counted from “{focus.quote}” before it")


def _moved(partial: PartialDate | None, shift: int) -> PartialDate | None:
    if partial is None or partial.month is None or partial.day is None or shift == 0:
        return partial
    # Any common year serves: only around 29 February would another count differ.
    if not days.is_day(2023, partial.month, partial.day):
        return None
    _, month, day = days.civil(days.day_number(2023, partial.month, partial.day) + shift)
    return PartialDate(month=month, day=day)


def _focus_unit(spec: Spec, anchor: int | None, focus: Focus) -> Placed:
    year = focus.year if focus.year is not None else (None if anchor is None else days.civil(anchor)[0])
    if year is None:
        return unknown(spec, "year")
    why = f"counted from “{focus.quote}” before it" if focus.year is not None else "counted from the publication date"
    if spec.unit == "year":
        return Placed(edtf=values.year(year + (spec.shift or 0), spec.part), basis=Basis.RELATIVE, reason=why)
    month = focus.month if focus.year is not None else days.civil(anchor or 0)[1]
    if month is None:
        return unknown(spec, "month")
    count = year * 12 + month - 1 + (spec.shift or 0)
    return Placed(edtf=values.month(count // 12, count % 12 + 1, spec.part), basis=Basis.RELATIVE, reason=why)


def _of_unit(spec: Spec, anchor: int, toward: int) -> str | None:
    if spec.part == "past":
        return values.one_of(anchor - 7 - days.weekday(anchor), anchor)
    if spec.part in {"earlier", "later"}:
        return _around_anchor(spec, anchor)
    if spec.unit in {"year", "decade"}:
        return _of_years(spec, days.civil(anchor)[0])
    return _of_days(spec, anchor, toward)


def _of_days(spec: Spec, anchor: int, toward: int) -> str | None:
    shift = spec.shift or 0
    if spec.unit == "week":
        return values.week(anchor + 7 * shift, spec.part)
    if spec.unit == "weekend":
        return values.weekend(anchor + 7 * _weekend_shift(spec, anchor, toward))
    if spec.unit == "month":
        return values.month(*values.shifted_month(anchor, shift), spec.part)
    return values.one_day(anchor + shift)


def _of_years(spec: Spec, year: int) -> str | None:
    shift = spec.shift or 0
    if spec.unit == "decade":
        return values.decade(year - year % 10 + 10 * shift, spec.part)
    return values.year(year + shift, spec.part)


def _weekend_shift(spec: Spec, anchor: int, toward: int) -> int:
    if spec.shift is not None:
        return spec.shift
    return -1 if toward <= 0 and days.weekday(anchor) < 5 else 0


def _around_anchor(spec: Spec, anchor: int) -> str | None:
    """``later this month`` runs from the anchor to the unit's end, ``earlier this year`` from its start to it."""
    whole = _of_unit(Spec(rule=spec.rule, unit=spec.unit, shift=spec.shift), anchor, 0)
    if whole is None or spec.shift:
        return whole
    found = bounds(whole)
    assert found.earliest is not None
    assert found.latest is not None
    if spec.part == "later":
        return values.one_of(anchor, found.latest)
    return values.one_of(found.earliest, anchor)
