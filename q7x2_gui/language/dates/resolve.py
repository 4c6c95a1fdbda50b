"""Placing an understood phrase in time, against an anchor day and the dates spoken of before."""

from __future__ import annotations

from collections.abc import Callable

from q7x2_gui.domain import days
from q7x2_gui.domain.vocabulary import Basis
from q7x2_gui.language.dates import values
from q7x2_gui.language.dates.context import Focus
from q7x2_gui.language.dates.grammar import Spec
from q7x2_gui.language.dates.place_months import day_of_month, month_in_shifted_year, month_known, season
from q7x2_gui.language.dates.place_relative import relative, weekday
from q7x2_gui.language.dates.place_stated import stated
from q7x2_gui.language.dates.placed import Placed


def place(spec: Spec, anchor: int | None, focus: Focus, toward: int) -> Placed:
    """Place one phrase; ``anchor`` is a day number, ``toward`` -1 past, 1 future, 0 when the words do not say."""
    for fits, placing in _SHAPES:
        if fits(spec):
            return placing(spec, anchor, focus, spec.toward or toward)
    return Placed(edtf=None, basis=Basis.STATED, reason="not a date by itself")


def _anniversary(spec: Spec, anchor: int | None, focus: Focus, _: int) -> Placed:
    year = days.civil(anchor)[0] if anchor is not None else focus.first_stated
    implied = None if year is None or spec.back is None else values.year(year - spec.back)
    told = "" if implied is None else f"; the first occasion was in {implied}"
    return Placed(edtf=None, basis=Basis.INFERRED, reason=f"an anniversary is no event date{told}", implied=implied)


def _duration(spec: Spec, *_: object) -> Placed:
    return Placed(edtf=None, basis=Basis.STATED, reason=f"a duration of {spec.length} days")


_Placing = Callable[[Spec, int | None, Focus, int], Placed]
_SHAPES: tuple[tuple[Callable[[Spec], bool], _Placing], ...] = (
    (lambda s: s.back is not None, _anniversary),
    (lambda s: s.length is not None, _duration),
    (lambda s: s.year is not None, stated),
    (lambda s: s.season is not None, season),
    (lambda s: s.month is not None and s.unit == "year", month_in_shifted_year),
    (lambda s: s.month is not None, month_known),
    (lambda s: s.day is not None, day_of_month),
    (lambda s: s.weekday is not None, weekday),
    (lambda s: s.unit is not None, relative),
)
