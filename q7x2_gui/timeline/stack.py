"""How the lanes share the height: every lane as many sub-rows as its events need, smaller before any is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

MAX_ROWS = 8
MIN_PITCH, MAX_PITCH = 11, 16
"""Pixels from one sub-row to the next."""
MIN_PADDING, MAX_PADDING = 3, 12
"""Pixels of a lane that no sub-row takes."""
_SCROLLED_ROWS = 2
"""Sub-rows of a lane when not even one each fits and the lanes have to be scrolled."""


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

    def row_centre(
        self, lane: int, row: npt.NDArray[np.int32], used: npt.NDArray[np.int32]
    ) -> npt.NDArray[np.float64]:
        """Middle of marks in sub-row ``row`` of ``used`` ones around the lane's middle, in pixels from the top."""
        return np.asarray(self.centre(lane) + (row - (used - 1) / 2) * self.pitch, np.float64)

    def centre(self, lane: int) -> float:
        """Middle of a lane, in pixels from the top of the first."""
        return float(self.top[lane] + self.top[lane + 1]) / 2


def stack(depths: Sequence[int], height: float) -> Stack:
    """Lanes for the greatest number of events at one time in each, in ``height`` pixels.

    Sub-rows are given up before lanes are (what finds no sub-row is clustered), and go where they are needed most.
    Where not even one row a lane fits, the stack is higher than ``height``.
    """
    wanted = np.clip(np.asarray(depths, np.int64), 1, MAX_ROWS)
    one_each = np.ones(len(wanted), np.int64)
    rows = _shared(wanted, height) if fits(one_each, height) else np.minimum(wanted, _SCROLLED_ROWS)
    count, total = len(rows), max(1, int(rows.sum()))
    pitch = int(np.clip((height - MIN_PADDING * count) / total, MIN_PITCH, MAX_PITCH))
    spare = (height - pitch * total) / max(1, count)
    heights = rows * pitch + int(np.clip(spare, MIN_PADDING, MAX_PADDING))
    room = (heights - MIN_PADDING) // pitch
    return Stack(np.concatenate([[0], np.cumsum(heights)]), np.maximum(rows, room), pitch)


def _shared(wanted: npt.NDArray[np.int64], height: float) -> npt.NDArray[np.int64]:
    """One row a lane, and what is left over to the lanes that lack most."""
    rows = np.ones(len(wanted), np.int64)
    left = int((height - (MIN_PADDING + MIN_PITCH) * len(rows)) // MIN_PITCH)
    for _ in range(min(left, int((wanted - rows).sum()))):
        rows[int(np.argmax(wanted - rows))] += 1
    return rows


def fits(rows: npt.NDArray[np.int64], height: float) -> bool:
    """Whether lanes of so many sub-rows can be drawn in the height."""
    return int(rows.sum()) * MIN_PITCH + MIN_PADDING * len(rows) <= height
