"""The range of days in view: fitting, zooming at a place, panning, all within the years -9999 to 9999."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from q7x2_gui.timeline.calendar import FIRST_DAY, LAST_DAY

MIN_SPAN = 4.0
"""Days in view at the closest zoom."""
MAX_SPAN = float(LAST_DAY - FIRST_DAY)
_PADDING = 0.04
_LONELY_SHARE = 0.15
_LONELY_GAP = 0.25


@dataclass(frozen=True, slots=True)
class ViewRange:
    """Half-open range of days, as fractions of days where zooming has left them."""

    first: float
    last: float

    @property
    def span(self) -> float:
        """Days in view."""
        return self.last - self.first

    def holds(self, first: float, last: float) -> bool:
        """Whether any part of the days is in view."""
        return last >= self.first and first <= self.last

    def zoomed(self, factor: float, at: float | None = None) -> ViewRange:
        """``factor`` times as many days, with the day ``at`` (the middle when None) staying where it is."""
        if at is None:
            at = (self.first + self.last) / 2
        span = min(max(self.span * factor, MIN_SPAN), MAX_SPAN)
        share = (at - self.first) / self.span
        return clamped(at - share * span, at + (1 - share) * span)

    def panned(self, days: float) -> ViewRange:
        """Moved towards later days."""
        return clamped(self.first + days, self.last + days)

    def showing(self, first: float, last: float) -> ViewRange:
        """Moved (and widened only where it must be) so that the days stand clear of the edges."""
        margin = self.span * 0.06
        if first >= self.first + margin and last <= self.last - margin:
            return self
        if last - first > self.span - 2 * margin:
            return clamped(first - margin, last + margin)
        return self.panned(first - margin - self.first if first < self.first + margin else last + margin - self.last)


def clamped(first: float, last: float) -> ViewRange:
    """The nearest range that is neither too short nor too long nor outside the calendar."""
    span = min(max(last - first, MIN_SPAN), MAX_SPAN)
    first = (first + last - span) / 2
    first = min(max(first, float(FIRST_DAY)), LAST_DAY - span)
    return ViewRange(first, first + span)


def fit(first: float, last: float) -> ViewRange:
    """A range that shows all the days with some air at both ends."""
    air = max((last - first) * _PADDING, 3.0)
    if last - first < 60:
        air = max(air, (60 - (last - first)) / 2)  # one lonely day is shown within its two months
    return clamped(first - air, last + air)


def focus(lo: npt.NDArray[np.float64], hi: npt.NDArray[np.float64]) -> ViewRange | None:
    """A range that shows the bulk: a few events far off (a treaty recalled from decades ago) are left outside.

    ``lo`` and ``hi`` are outer bounds in days; infinite and NaN ones are passed over. None when no bound is finite.
    """
    days = np.sort(np.concatenate([lo[np.isfinite(lo)], hi[np.isfinite(hi)] - 1]))
    if not len(days):
        return None
    first, last = 0, len(days) - 1
    while True:
        gaps = np.diff(days[first : last + 1])
        if not len(gaps) or gaps.max() < _LONELY_GAP * (days[last] - days[first]):
            break
        at = first + int(gaps.argmax()) + 1
        few = _LONELY_SHARE * len(days)
        if at - first <= few:
            first = at
        elif last + 1 - at <= few:
            last = at - 1
        else:
            break
    return fit(float(days[first]), float(days[last]) + 1)
