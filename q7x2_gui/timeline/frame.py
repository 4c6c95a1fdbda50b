"""One frame: which marks, clusters and densities a range of days shows, in pixels; its cost is what is visible."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from q7x2_gui.timeline.index import LaneIndex
from q7x2_gui.timeline.pages import INSIDE, OVERDRAW, TAIL, Page, cluster_width, joined, page
from q7x2_gui.timeline.scene import Scene
from q7x2_gui.timeline.spans import Shape
from q7x2_gui.timeline.stack import Stack
from q7x2_gui.timeline.view_range import ViewRange

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

BIN = 2
"""Pixels of one density bar."""
_DENSE = 10
"""A lane with more than an event a sub-row and 10 pixels in view is drawn as density."""
_FEW = 64.0


@dataclass(frozen=True, slots=True)
class Marks:
    """k marks in pixels (x from the left of the lanes, y from the top of the first lane), arrays of length k.

    ``event`` is the first event of a mark; a cluster holds ``members[offsets[i]:offsets[i + 1]]``. ``x0``/``x1`` is
    what is drawn, never narrower than the outer bounds; ``core0``/``core1`` the certain part. ``lane`` ascends.
    ``inside`` marks are components, drawn in the mark of what they are part of.
    """

    event: Places
    lane: npt.NDArray[np.int32]
    y: Floats
    x0: Floats
    x1: Floats
    core0: Floats
    core1: Floats
    shape: npt.NDArray[np.uint8]
    inside: npt.NDArray[np.bool_]
    members: Places
    offsets: Places

    def __len__(self) -> int:
        return len(self.event)

    @property
    def counts(self) -> Places:
        """How many events each mark holds."""
        return np.asarray(np.diff(self.offsets), np.intp)

    def held(self, mark: int) -> Places:
        """The events in one mark."""
        return self.members[self.offsets[mark] : self.offsets[mark + 1]]

    def holding(self, event: int) -> list[int]:
        """The marks that an event stands in."""
        found = np.flatnonzero(self.members == event)
        return [int(np.searchsorted(self.offsets, place, "right")) - 1 for place in found]


@dataclass(frozen=True, slots=True)
class Density:
    """One lane too full for marks: events for each bar of `BIN` pixels, the first bar starting at ``x0``."""

    lane: int
    x0: float
    counts: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Frame:
    """What is to be painted."""

    marks: Marks
    densities: tuple[Density, ...]


def compose(scene: Scene, stack: Stack, view: ViewRange, width: float, visible: range) -> Frame:
    """The frame of the lanes in ``visible`` for a range of days ``width`` pixels wide."""
    pages, lanes, densities = [], [], []
    for lane in visible:
        index = scene.index(lane)
        full = index.count(view.first, view.last) > max(_FEW, width * int(stack.rows[lane]) / _DENSE)
        if full or scene.lanes[lane].summary:
            densities.append(_density(index, lane, view, width))
        else:
            pages.append(page(scene, stack, lane, view, width))
            lanes.append(lane)
    return Frame(_marks(pages, lanes, stack, view, width), tuple(densities))


def _density(index: LaneIndex, lane: int, view: ViewRange, width: float) -> Density:
    """Bars on a fixed grid of days, so that panning does not make them shimmer."""
    step = view.span / width * BIN
    start = math.floor(view.first / step) * step
    edges = start + step * np.arange(int(width / BIN) + 3, dtype=np.float64)
    return Density(lane, (start - view.first) / step * BIN, index.bins(edges))


def _marks(pages: list[Page], lanes: list[int], stack: Stack, view: ViewRange, width: float) -> Marks:
    """The marks of the pages that are in view."""
    found = joined(pages)
    scale, first, glyph = width / view.span, view.first, float(stack.glyph)
    counts = np.diff(found.offsets)
    x0, x1 = (found.lo - first) * scale, (found.hi - first) * scale
    x0 = np.where(found.tail0, x0 - TAIL, x0)
    x1 = np.where(found.tail1, x1 + TAIL, x1)
    least = np.where(counts > 1, cluster_width(stack), np.where(found.shape == Shape.POINT, glyph, glyph + 3.0))
    least = np.where(found.inside, least * INSIDE, least)
    short = np.maximum(0.0, least - (x1 - x0)) / 2
    x0, x1 = x0 - short, x1 + short
    keep = (x1 >= -OVERDRAW) & (x0 <= width + OVERDRAW)
    kept = np.flatnonzero(keep)
    lane = np.repeat(np.array(lanes, np.int32), [len(p.event) for p in pages])
    return Marks(
        event=found.event[kept],
        lane=lane[kept],
        y=found.y[kept],
        x0=np.clip(x0[kept], -OVERDRAW, width + OVERDRAW),
        x1=np.clip(x1[kept], -OVERDRAW, width + OVERDRAW),
        core0=(found.core_lo[kept] - first) * scale,
        core1=(found.core_hi[kept] - first) * scale,
        shape=found.shape[kept],
        inside=found.inside[kept],
        members=found.members[np.repeat(keep, counts)],
        offsets=np.append(0, np.cumsum(counts[kept])).astype(np.intp),
    )
