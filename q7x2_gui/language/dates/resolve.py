"""Placing an understood phrase in time, against an anchor day and the dates spoken of before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from q7x2_gui.domain import days
from q7x2_gui.domain.edtf import bounds
from q7x2_gui.domain.vocabulary import Basis
from q7x2_gui.language.dates import values
from q7x2_gui.language.dates.context import Focus
from q7x2_gui.language.dates.grammar import Spec
from q7x2_gui.language.dates.model import PartialDate
from q7x2_gui.language.dates.nearest import day_near, month_near, weekday_near

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where a phrase lies: EDTF (None while unknown), what is known without the year, the basis and the reason."""

    edtf: str | None
    basis: Basis
    reason: str
    partial: PartialDate | None = None
    implied: str | None = None


def place(spec: Spec, anchor: int | None, focus: Focus, toward: int) -> Placed:
    """Place one phrase; ``anchor`` is a day number, ``toward`` -1 past, 1 future, 0 when the words do not say."""
    for fits, placing in _SHAPES:
        if fits(spec):
            return placing(spec, anchor, focus, spec.toward or toward)
    return Placed(edtf=None, basis=Basis.STATED, reason="not a date by itself")


def partial_of(spec: Spec) -> PartialDate:
    """What a phrase says without its year."""
    return PartialDate(
        month=spec.month,
        day=spec.day,
        weekday=spec.weekday,
        to_month=spec.month2,
        to_day=spec.day2,
        part=spec.part,
    )


def _unknown(spec: Spec, what: str) -> Placed:
    return Placed(
        edtf=None, basis=Basis.INFERRED, reason=f"{what} unknown: the publication date is not known", partial=partial_of(spec)
    )


def _anniversary(spec: Spec, anchor: int | None, focus: Focus, _: int) -> Placed:
    year = days.civil(anchor)[0] if anchor is not None else focus.first_stated
    implied = None if year is None or spec.back is None else values.year(year - spec.back)
    told = "" if implied is None else f"; the first occasion was in {implied}"
    return Placed(edtf=None, basis=Basis.INFERRED, reason=f"an anniversary is no event date{told}", implied=implied)


def _duration(spec: Spec, *_: object) -> Placed:
    return Placed(edtf=None, basis=Basis.STATED, reason=f"a duration of {spec.length} days")


def _stated(spec: Spec, *_: object) -> Placed:
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
    return _dated(spec, year)


def _dated(spec: Spec, year: int) -> str | None:
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


def _season(spec: Spec, anchor: int | None, focus: Focus, toward: int) -> Placed:
    year = _year_of(spec, anchor, focus)
    if year is None:
        return _unknown(spec, "year")
    return Placed(edtf=f"{days.year_text(year)}-{spec.season}", basis=Basis.RELATIVE, reason=f"the season in {year}")


def _year_of(spec: Spec, anchor: int | None, focus: Focus) -> int | None:
    if spec.focus:
        return None if focus.year is None else focus.year + (spec.shift or 0)
    if anchor is not None:
        return days.civil(anchor)[0] + (spec.shift or 0)
    return focus.year


def _month_in_shifted_year(spec: Spec, anchor: int | None, focus: Focus, toward: int) -> Placed:
    """``November last year``, ``去年11月3日``, ``同年2月``."""
    year = _year_of(spec, anchor, focus)
    if year is None or (anchor is None and not spec.focus):
        return _unknown(spec, "year")
    edtf = _dated(spec, year)
    base = "the year spoken of" if spec.focus else "the publication year"
    return Placed(edtf=edtf, basis=Basis.RELATIVE, reason=f"year {year}: counted from {base}", partial=partial_of(spec))


def _month_known(spec: Spec, anchor: int | None, focus: Focus, toward: int) -> Placed:
    """A month, with a day or without, whose year has to be found."""
    partial = partial_of(spec)
    if focus.fronted is not None and spec.toward == 0:
        edtf = _dated(spec, focus.fronted)
        reason = f"year {focus.fronted}: the sentence opens with it"
        return Placed(edtf=edtf, basis=Basis.INFERRED, reason=reason, partial=partial)
    if anchor is None:
        return _from_earlier(spec, focus, partial)
    if spec.day is None:
        year, why = month_near(spec.month or 1, anchor, toward, strict=spec.toward != 0)
        return Placed(edtf=_dated(spec, year), basis=Basis.RELATIVE, reason=why, partial=partial)
    near, why = day_near(partial, anchor, toward)
    return Placed(
        edtf=None if near is None else _dated(spec, near), basis=Basis.RELATIVE, reason=why, partial=partial
    )


def _from_earlier(spec: Spec, focus: Focus, partial: PartialDate) -> Placed:
    """Without an anchor, a full date just before is the best there is, and said to be so."""
    lender = focus.lender(spec.month)
    if lender is None:
        return _unknown(spec, "year")
    year, _, quote = lender
    edtf = partial.in_year(year)
    if edtf is None:
        return _unknown(spec, "year")
    reason = f"year {year}: taken from {quote!r} just before"
    return Placed(edtf=_dated(spec, year), basis=Basis.INFERRED, reason=reason, partial=partial)


def _day_of_month(spec: Spec, anchor: int | None, focus: Focus, toward: int) -> Placed:
    """``the 29th``, ``27-28日``: month and year from the words, the sentence, the anchor or an earlier date."""
    assert spec.day is not None
    if spec.unit == "month" and anchor is not None and not spec.focus:
        year, month = values.shifted_month(anchor, spec.shift or 0)
        return _in_month(spec, year, month, Basis.RELATIVE, "month counted from the publication date")
    if focus.in_sentence is not None and focus.in_sentence[1] is not None:
        return _in_month(spec, focus.in_sentence[0], focus.in_sentence[1], Basis.INFERRED, "month of the date before it")
    if anchor is not None:
        return _near_anchor(spec, anchor, toward)
    lender = focus.lender(None)
    if lender is not None:
        year, month, quote = lender
        return _in_month(spec, year, month, Basis.INFERRED, f"month of {quote!r} just before")
    month_only = focus.partial.month if focus.partial else None
    partial = PartialDate(month=month_only, day=spec.day, to_day=spec.day2)
    return Placed(edtf=None, basis=Basis.INFERRED, reason="month or year unknown: no publication date", partial=partial)


def _in_month(spec: Spec, year: int, month: int, basis: Basis, why: str) -> Placed:
    edtf = values.month_day(year, month, spec.day, None, spec.day2)
    partial = PartialDate(month=month, day=spec.day, to_day=spec.day2)
    return Placed(edtf=edtf, basis=basis, reason=f"{year}-{month:02d}: {why}", partial=partial)


def _near_anchor(spec: Spec, anchor: int, toward: int) -> Placed:
    assert spec.day is not None
    for shift in (0, 1, 2) if toward > 0 else (0, -1, -2):
        year, month = values.shifted_month(anchor, shift)
        edtf = values.month_day(year, month, spec.day, None, spec.day2)
        if edtf is None:
            continue
        found = bounds(edtf)
        assert found.earliest is not None
        assert found.latest is not None
        if (toward > 0 and found.latest >= anchor) or (toward <= 0 and found.earliest <= anchor):
            which = "first such day from" if toward > 0 else "latest such day up to"
            reason = f"the {which} the publication date {days.iso(anchor)}"
            partial = PartialDate(month=month, day=spec.day, to_day=spec.day2)
            return Placed(edtf=edtf, basis=Basis.RELATIVE, reason=reason, partial=partial)
    return Placed(edtf=None, basis=Basis.RELATIVE, reason="no month near the publication date has such a day")


def _weekday(spec: Spec, anchor: int | None, focus: Focus, toward: int) -> Placed:
    assert spec.weekday is not None
    if anchor is None:
        return _unknown(spec, "day")
    name = WEEKDAYS[spec.weekday]
    if spec.unit == "week":
        monday = anchor - days.weekday(anchor) + 7 * (spec.shift or 0)
        reason = f"the {name} of the week, counted from the publication date {days.iso(anchor)}"
        return Placed(edtf=values.one_day(monday + spec.weekday), basis=Basis.RELATIVE, reason=reason)
    day, why = weekday_near(spec.weekday, anchor, toward, strict=spec.toward != 0)
    if spec.weekday2 is not None:
        last = day + (spec.weekday2 - spec.weekday) % 7
        return Placed(edtf=values.interval(day, last), basis=Basis.RELATIVE, reason=f"from {name}: {why}")
    return Placed(edtf=values.one_day(day), basis=Basis.RELATIVE, reason=f"{name}: {why}")


def _relative(spec: Spec, anchor: int | None, focus: Focus, toward: int) -> Placed:
    """``yesterday``, ``last week``, ``late next month``, ``three days ago``; ``the same day`` leans on the focus."""
    if spec.focus and spec.unit != "day":
        return _focus_unit(spec, anchor, focus)
    if spec.focus and (focus.edtf or focus.partial):
        return _focus_day(spec, focus)
    if anchor is None:
        return _unknown(spec, "day")
    why = f"counted from the publication date {days.iso(anchor)}"
    return Placed(edtf=_of_unit(spec, anchor, toward), basis=Basis.RELATIVE, reason=why)


def _focus_day(spec: Spec, focus: Focus) -> Placed:
    shift = spec.shift or 0
    if focus.edtf is None:
        partial = _moved(focus.partial, shift)
        return Placed(edtf=None, basis=Basis.RELATIVE, reason=f"counted from {focus.quote!r}, year unknown", partial=partial)
    found = bounds(focus.edtf)
    base = found.end_latest if shift > 0 else found.start_earliest
    edtf = focus.edtf if shift == 0 or base is None else values.one_day(base + shift)
    return Placed(edtf=edtf, basis=Basis.RELATIVE, reason=f"counted from {focus.quote!r} before it")


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
        return _unknown(spec, "year")
    why = f"counted from {focus.quote!r} before it" if focus.year is not None else "counted from the publication date"
    if spec.unit == "year":
        return Placed(edtf=values.year(year + (spec.shift or 0), spec.part), basis=Basis.RELATIVE, reason=why)
    month = focus.month if focus.year is not None else days.civil(anchor or 0)[1]
    if month is None:
        return _unknown(spec, "month")
    count = year * 12 + month - 1 + (spec.shift or 0)
    return Placed(edtf=values.month(count // 12, count % 12 + 1, spec.part), basis=Basis.RELATIVE, reason=why)


def _of_unit(spec: Spec, anchor: int, toward: int) -> str | None:
    shift = spec.shift or 0
    if spec.part == "past":
        return values.one_of(anchor - 7 - days.weekday(anchor), anchor)
    if spec.part in {"earlier", "later"}:
        return _around_anchor(spec, anchor)
    if spec.unit == "day":
        return values.one_day(anchor + shift)
    if spec.unit == "week":
        return values.week(anchor + 7 * shift, spec.part)
    if spec.unit == "weekend":
        return values.weekend(anchor + 7 * _weekend_shift(spec, anchor, toward))
    if spec.unit == "month":
        return values.month(*values.shifted_month(anchor, shift), spec.part)
    year = days.civil(anchor)[0]
    if spec.unit == "decade":
        return values.decade(year - year % 10 + 10 * shift, spec.part)
    return values.year(year + shift, spec.part) if days.FIRST_YEAR <= year + shift <= days.LAST_YEAR else None


def _weekend_shift(spec: Spec, anchor: int, toward: int) -> int:
    if spec.shift is not None:
        return spec.shift
    return -1 if toward <= 0 and days.weekday(anchor) < 5 else 0


def _around_anchor(spec: Spec, anchor: int) -> str | None:
    """``later this month`` runs from the anchor to the unit's end, ``earlier this year`` from its start to the anchor."""
    whole = _of_unit(Spec(rule=spec.rule, unit=spec.unit, shift=spec.shift), anchor, 0)
    if whole is None or spec.shift:
        return whole
    found = bounds(whole)
    assert found.earliest is not None
    assert found.latest is not None
    if spec.part == "later":
        return values.one_of(anchor, found.latest)
    return values.one_of(found.earliest, anchor)


_Placing = Callable[[Spec, int | None, Focus, int], Placed]
_SHAPES: tuple[tuple[Callable[[Spec], bool], _Placing], ...] = (
    (lambda s: s.back is not None, _anniversary),
    (lambda s: s.length is not None, _duration),
    (lambda s: s.year is not None, _stated),
    (lambda s: s.season is not None, _season),
    (lambda s: s.month is not None and s.unit == "year", _month_in_shifted_year),
    (lambda s: s.month is not None, _month_known),
    (lambda s: s.day is not None, _day_of_month),
    (lambda s: s.weekday is not None, _weekday),
    (lambda s: s.unit is not None, _relative),
)
