"""Placing phrases that name a season, a month or a day of the month, but no year."""

from __future__ import annotations

from q7x2_gui.domain import days
from q7x2_gui.domain.edtf import bounds
from q7x2_gui.domain.vocabulary import Basis
from q7x2_gui.language.dates import values
from q7x2_gui.language.dates.context import Focus
from q7x2_gui.language.dates.grammar import Spec
from q7x2_gui.language.dates.model import PartialDate
from q7x2_gui.language.dates.nearest import day_near, month_near, season_near
from q7x2_gui.language.dates.place_stated import dated
from q7x2_gui.language.dates.placed import Placed, partial_of, unknown

_SOON = 3
"""Days ahead within which a bare day of the month is that of this month ("the talks run to the 23rd")."""


def season(spec: Spec, anchor: int | None, focus: Focus, toward: int) -> Placed:
    """``next spring`` by its year, ``in the spring`` by the season that is near."""
    if spec.unit is None and anchor is not None and focus.fronted is None:
        edtf, why = season_near(spec.season or 0, anchor, toward, strict=spec.toward != 0)
        return Placed(edtf=edtf, basis=Basis.RELATIVE, reason=why)
    year = focus.fronted if spec.unit is None else year_of(spec, anchor, focus)
    if year is None:
        return unknown(spec, "year")
    return Placed(edtf=f"{days.year_text(year)}-{spec.season}", basis=Basis.RELATIVE, reason=f"the season in {year}")


def year_of(spec: Spec, anchor: int | None, focus: Focus) -> int | None:
    if spec.focus:
        return None if focus.year is None else focus.year + (spec.shift or 0)
    if anchor is not None:
        return days.civil(anchor)[0] + (spec.shift or 0)
    return focus.year


def month_in_shifted_year(spec: Spec, anchor: int | None, focus: Focus, _: int) -> Placed:
    """``November last year``, ``去年11月3日``, ``同年2月``."""
    year = year_of(spec, anchor, focus)
    if year is None or (anchor is None and not spec.focus):
        return unknown(spec, "year")
    edtf = dated(spec, year)
    base = "the year spoken of" if spec.focus else "the publication year"
    return Placed(edtf=edtf, basis=Basis.RELATIVE, reason=f"year {year}: counted from {base}", partial=partial_of(spec))


def month_known(spec: Spec, anchor: int | None, focus: Focus, toward: int) -> Placed:
    """A month, with a day or without, whose year has to be found."""
    partial = partial_of(spec)
    if focus.fronted is not None and spec.toward == 0:
        edtf = dated(spec, focus.fronted)
        reason = f"year {focus.fronted}: the sentence opens with it"
        return Placed(edtf=edtf, basis=Basis.INFERRED, reason=reason, partial=partial)
    if anchor is None:
        return _from_earlier(spec, focus, partial)
    if spec.day is None:
        year, why = month_near(spec.month or 1, anchor, toward, strict=spec.toward != 0)
        return Placed(edtf=dated(spec, year), basis=Basis.RELATIVE, reason=why, partial=partial)
    near, why = day_near(partial, anchor, toward)
    return Placed(edtf=None if near is None else dated(spec, near), basis=Basis.RELATIVE, reason=why, partial=partial)


def _from_earlier(spec: Spec, focus: Focus, partial: PartialDate) -> Placed:
    """Without an anchor, a full date just before is the best there is, and said to be so."""
    lender = focus.lender(spec.month)
    if lender is None:
        return unknown(spec, "year")
    year, _, quote = lender
    edtf = partial.in_year(year)
    if edtf is None:
        return unknown(spec, "year")
    reason = f"year {year}: taken from “{quote}” just before"
    return Placed(edtf=dated(spec, year), basis=Basis.INFERRED, reason=reason, partial=partial)


def day_of_month(spec: Spec, anchor: int | None, focus: Focus, toward: int) -> Placed:
    """``the 29th``, ``27-28日``: month and year from the words, the sentence, the anchor or an earlier date."""
    assert spec.day is not None
    if spec.unit == "month" and anchor is not None and not spec.focus:
        year, month = values.shifted_month(anchor, spec.shift or 0)
        return _in_month(spec, year, month, Basis.RELATIVE, "month counted from the publication date")
    spoken = focus.in_sentence
    if spoken is not None and spoken[1] is not None:
        before = _in_month(spec, spoken[0], spoken[1], Basis.INFERRED, "month of the date before it")
        return _near_anchor(spec, anchor, toward) if anchor is not None and _over(before, anchor, toward) else before
    if anchor is not None:
        return _near_anchor(spec, anchor, toward)
    lender = focus.lender(None)
    if lender is not None:
        year, month, quote = lender
        return _in_month(spec, year, month, Basis.INFERRED, f"month of “{quote}” just before")
    month_only = focus.partial.month if focus.partial else None
    partial = PartialDate(month=month_only, day=spec.day, to_day=spec.day2)
    return Placed(edtf=None, basis=Basis.INFERRED, reason="month or year unknown: no publication date", partial=partial)


def _over(placed: Placed, anchor: int, toward: int) -> bool:
    """Whether a date told as ahead would be over: "announced on the 30th that he will come on the 2nd"."""
    latest = bounds(placed.edtf).latest if placed.edtf else None
    return toward > 0 and latest is not None and anchor - 31 < latest < anchor


def _in_month(spec: Spec, year: int, month: int, basis: Basis, why: str) -> Placed:
    edtf = values.month_day(year, month, spec.day, None, spec.day2)
    partial = PartialDate(month=month, day=spec.day, to_day=spec.day2)
    return Placed(edtf=edtf, basis=basis, reason=f"{year}-{month:02d}: {why}", partial=partial)


def _near_anchor(spec: Spec, anchor: int, toward: int) -> Placed:
    assert spec.day is not None
    if toward == 0 and _just_ahead(spec.day, anchor):
        toward = 1
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


def _just_ahead(day: int, anchor: int) -> bool:
    """Whether a day of the month comes so soon that without other words it is not that of the month before."""
    now = days.civil(anchor)
    return 0 < day - now[2] <= _SOON and day <= days.last_day(now[0], now[1])
