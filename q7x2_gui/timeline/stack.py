"""How the lanes share the height: every lane as many sub-rows as its events need, smaller before any is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

MAX_ROWS = 3
MIN_PITCH, MAX_PITCH = 12, 16
"""Pixels from one sub-row to the next."""
PADDING = 5
"""Pixels of a lane that no sub-row takes."""
MAX_LANE = 44


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
        return min(12, self.pitch - 2)

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

    def row_centre(self, lane: int, row: npt.NDArray[np.int32]) -> npt.NDArray[np.float64]:
        """Middle of each sub-row of a lane, in pixels from the top of the first lane."""
        used = self.rows[lane] * self.pitch
        above = (self.top[lane + 1] - self.top[lane] - used) / 2
        return np.asarray(self.top[lane] + above + (row + 0.5) * self.pitch, np.float64)

    def centre(self, lane: int) -> float:
        """Middle of a lane, in pixels from the top of the first."""
        return float(self.top[lane] + self.top[lane + 1]) / 2


def stack(depths: Sequence[int], height: float) -> Stack:
    """Lanes for the greatest number of events at one time in each, in ``height`` pixels (more when they cannot fit)."""
    rows = np.clip(np.asarray(depths, np.int64), 1, MAX_ROWS)
    count, total = len(rows), int(rows.sum())
    room = (height - PADDING * count) / max(1, total)
    pitch = int(np.clip(room, MIN_PITCH, MAX_PITCH))
    heights = rows * pitch + PADDING
    spare = height - float(heights.sum())
    if count and spare > 0:
        heights = np.maximum(heights, np.minimum(heights + int(spare / count), MAX_LANE))
        rows = np.maximum(rows, (heights - PADDING + 2) // pitch)
    return Stack(np.concatenate([[0], np.cumsum(heights)]), rows, pitch)
