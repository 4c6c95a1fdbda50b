"""How the lanes share the height: all alike, with as many sub-rows as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

MAX_ROWS = 8
MIN_PITCH, MAX_PITCH = 12, 16
"""Pixels from one sub-row to the next."""
MIN_PADDING, MAX_PADDING = 2, 12
"""Pixels of a lane that no sub-row takes."""
_SCROLLED = 16
"""Pixels of a lane, with one sub-row, when not even that fits for all and the lanes have to be scrolled."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Lanes from top to bottom: ``top`` has one entry more than there are lanes, the last is the total height."""

    top: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int64]
    pitch: int

    @property
    def total(self) -> int:
        """Height of all lanes in pixels."""
        return int(self.top[-1])

    @property
    def glyph(self) -> int:
        """Height of a mark in pixels."""
        return min(12, self.pitch - 1)

    def __len__(self) -> int:
        return len(self.rows)

    def visible(self, scroll: float, height: float) -> range:
        """Lanes that the pixels from ``scroll`` on show."""
        first = max(0, int(np.searchsorted(self.top, scroll, "right")) - 1)
        last = int(np.searchsorted(self.top, scroll + height, "left"))
        return range(first, min(last, len(self)))

    def lane_at(self, y: float) -> int | None:
        """The lane at a height in pixels from the top of the first."""
        if not 0 <= y < self.total:
            return None
        return int(np.searchsorted(self.top, y, "right")) - 1

    def row_centre(self, lane: int, row: npt.NDArray[np.int32], used: npt.NDArray[np.int32]) -> npt.NDArray[np.float64]:
        """Middle of marks in sub-row ``row`` of ``used`` ones around the lane's middle, in pixels from the top."""
        return np.asarray(self.centre(lane) + (row - (used - 1) / 2) * self.pitch, np.float64)

    def centre(self, lane: int) -> float:
        """Middle of a lane, in pixels from the top of the first."""
        return float(self.top[lane] + self.top[lane + 1]) / 2


def stack(depths: Sequence[int], height: float) -> Stack:
    """Lanes of one height for the greatest number of events at one time in each, in ``height`` pixels.

    Sub-rows are given up before lanes are: what finds no sub-row is clustered. Where not even one row a lane fits,
    the stack is higher than ``height``.
    """
    wanted = np.clip(np.asarray(depths, np.int64), 1, MAX_ROWS)
    count, deepest = len(wanted), int(wanted.max(initial=1))
    if not fits(np.ones_like(wanted), height):
        lane = _SCROLLED
    else:
        lane = int(min(height // max(1, count), deepest * MAX_PITCH + MAX_PADDING))
    rows = int(np.clip((lane - MIN_PADDING) // MIN_PITCH, 1, MAX_ROWS))
    pitch = int(np.clip((lane - MIN_PADDING) // rows, MIN_PITCH, MAX_PITCH))
    return Stack(np.arange(count + 1, dtype=np.int64) * lane, np.full(count, rows, np.int64), pitch)


def fits(rows: npt.NDArray[np.int64], height: float) -> bool:
    """Whether lanes of so many sub-rows, all as high as the highest, can be drawn in the height."""
    return (int(rows.max(initial=0)) * MIN_PITCH + MIN_PADDING) * len(rows) <= height
