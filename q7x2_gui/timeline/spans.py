"""What each event covers on the time axis: doubt, certainty and doubt again, as edges in days."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from q7x2_gui.timeline.columns import BOUNDS, OPEN_END, OPEN_START, UNKNOWN, Columns, Places

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]

FIRST, LAST = -(2**31), 2**31 - 1
"""Edges of what is open: before and after every day."""


class Shape(IntEnum):
    """How an event is drawn: a day as a glyph, a known duration as a bar, doubt as a ramp."""

    POINT = 0
    BAR = 1
    RAMP = 2


@dataclass(frozen=True, slots=True)
class Spans:
    """Edges in days (a day n covers [n, n + 1)), arrays of length n; NaN throughout for undated events.

    ``lo``/``hi`` are the outer bounds, infinite where open; between ``core_lo`` and ``core_hi`` the event is certain
    to go on (where they are equal nothing is certain and the ramp only peaks there). ``fade_start``/``fade_end`` say
    that the bound is unknown, so that the mark ends in a tail of a fixed length on the screen.
    """

    lo: Floats
    core_lo: Floats
    core_hi: Floats
    hi: Floats
    shape: npt.NDArray[np.uint8]
    fade_start: npt.NDArray[np.bool_]
    fade_end: npt.NDArray[np.bool_]


def outer(columns: Columns, places: Places | Ints) -> tuple[Ints, Ints]:
    """Outer bounds of dated events as whole days, `FIRST` and `LAST` where open; as `spans` has them."""
    se, el = columns.start_earliest[places], columns.end_latest[places]
    plain = (se != UNKNOWN) & (se != OPEN_START) & (el != UNKNOWN) & (el != OPEN_END)
    lo, hi = se.copy(), el + np.int32(1)
    odd = np.flatnonzero(~plain)
    if len(odd):
        found = spans(columns, places[odd].astype(np.intp))
        lo[odd] = np.where(np.isinf(found.lo), FIRST, found.lo)
        hi[odd] = np.where(np.isinf(found.hi), LAST, found.hi)
    wrong = hi <= lo
    if wrong.any():  # earlier after later, as nobody should code it: the first stands
        hi[wrong] = lo[wrong] + 1
    return lo, hi


def spans(columns: Columns, places: Places | None = None) -> Spans:
    """The spans of the events at some places, or of all."""
    at = slice(None) if places is None else places
    first, last = columns.start_earliest[at], columns.end_latest[at]
    se, sl, ee, el = (_days(getattr(columns, name)[at]) for name in BOUNDS)
    anchor_first = _first_known(sl, se, ee, el)
    anchor_last = _first_known(ee, el, sl, se)
    lo = np.where(first == OPEN_START, -np.inf, np.where(np.isnan(se), anchor_first, se))
    hi = np.where(last == OPEN_END, np.inf, np.where(np.isnan(el), anchor_last, el) + 1)
    lo, hi = np.fmin(lo, hi - 1), np.fmax(hi, lo + 1)
    core_lo, core_hi = anchor_first, anchor_last + 1
    nothing_certain = core_lo >= core_hi
    peak = np.where(np.isinf(lo) | np.isinf(hi), np.where(np.isinf(lo), anchor_last + 1, anchor_first), (lo + hi) / 2)
    core_lo = np.clip(np.where(nothing_certain, peak, core_lo), lo, hi)
    core_hi = np.clip(np.where(nothing_certain, peak, core_hi), lo, hi)
    dated = ~np.isnan(anchor_first)
    fade_start = (first == UNKNOWN) & dated
    fade_end = (last == UNKNOWN) & dated
    sure = (lo == core_lo) & (hi == core_hi) & ~fade_start & ~fade_end
    shape = np.where(sure, np.where(hi - lo <= 1, Shape.POINT, Shape.BAR), Shape.RAMP).astype(np.uint8)
    return Spans(lo, core_lo, core_hi, hi, shape, fade_start, fade_end)


def _days(column: Ints) -> Floats:
    known = (column != UNKNOWN) & (column != OPEN_START) & (column != OPEN_END)
    return np.where(known, column, np.nan)


def _first_known(*columns: Floats) -> Floats:
    result = columns[0]
    for column in columns[1:]:
        result = np.where(np.isnan(result), column, result)
    return result
