"""One frame: which marks, clusters and densities a range of days shows, in pixels; its cost is what is visible."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from q7x2_gui.timeline.index import LaneIndex
from q7x2_gui.timeline.packing import Extents, Packing, Sizes, pack
from q7x2_gui.timeline.scene import Scene
from q7x2_gui.timeline.spans import Shape
from q7x2_gui.timeline.stack import Stack
from q7x2_gui.timeline.view_range import ViewRange

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

TAIL = 26.0
"""Pixels over which a mark with an unknown bound fades out."""
GAP = 2.0
"""Pixels between two glyphs of one sub-row."""
BIN = 2
"""Pixels of one density bar."""
_DENSE = 10
"""A lane with more than an event a sub-row and 10 pixels in view is drawn as density."""
_LEVELS = 4
"""Zoom levels to each doubling; the marks are packed once a level."""
_PACK_ALL = 2_000
_WIDE = 2.2
"""Glyph heights from which a mark is wide enough for another to stand on it."""
_OVERDRAW = 40.0


@dataclass(frozen=True, slots=True)
class Marks:
    """k marks in pixels (x from the left of the lanes, y from the top of the first lane), arrays of length k.

    ``event`` is the first event of a mark; a cluster holds ``members[offsets[i]:offsets[i + 1]]``. ``x0``/``x1`` is
    what is drawn, never narrower than the outer bounds; ``core0``/``core1`` the certain part.
    """

    event: Places
    lane: npt.NDArray[np.int32]
    y: Floats
    x0: Floats
    x1: Floats
    core0: Floats
    core1: Floats
    shape: npt.NDArray[np.uint8]
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
    parts, densities = [], []
    for lane in visible:
        index = scene.indexes[lane]
        if index.count(view.first, view.last) > max(64.0, width * int(stack.rows[lane]) / _DENSE):
            densities.append(_density(index, lane, view, width))
        else:
            parts.append(_lane_marks(scene, stack, lane, view, width))
    return Frame(_joined(parts), tuple(densities))


def _density(index: LaneIndex, lane: int, view: ViewRange, width: float) -> Density:
    """Bars on a fixed grid of days, so that panning does not make them shimmer."""
    step = view.span / width * BIN
    start = math.floor(view.first / step) * step
    edges = start + step * np.arange(int(width / BIN) + 3, dtype=np.float64)
    return Density(lane, (start - view.first) / step * BIN, index.bins(edges))


def _lane_marks(scene: Scene, stack: Stack, lane: int, view: ViewRange, width: float) -> Marks:
    packing, events = _packed(scene, stack, lane, view, width)
    scale, first = width / view.span, packing.offsets[:-1]
    lo, hi = _extents(scene, events, scale, view.first, float(stack.glyph))
    tight = _tight(scene, events, scale, view.first)
    counts = packing.counts
    left = np.minimum.reduceat(lo, first) if len(first) else lo
    ends = np.maximum.reduceat(tight, first) if len(first) else hi
    right = np.where(counts > 1, np.maximum(ends, left + cluster_width(stack)), hi[first])
    few_days = (counts > 1) & (ends - left < cluster_width(stack))
    aside = np.where(few_days, (cluster_width(stack) - stack.glyph) / 2, 0.0)  # a count stands on its day
    left, right = left - aside, right - aside
    keep = (right >= -_OVERDRAW) & (left <= width + _OVERDRAW)
    head, s = events[first][keep], scene.spans
    return Marks(
        event=head,
        lane=np.full(len(head), lane, np.int32),
        y=stack.row_centre(lane, packing.row[keep], packing.used[keep]),
        x0=np.clip(left[keep], -_OVERDRAW, width + _OVERDRAW),
        x1=np.clip(right[keep], -_OVERDRAW, width + _OVERDRAW),
        core0=(s.core_lo[head] - view.first) * scale,
        core1=(s.core_hi[head] - view.first) * scale,
        shape=s.shape[head],
        members=events[np.repeat(keep, counts)],
        offsets=np.concatenate([[0], np.cumsum(counts[keep])]).astype(np.intp),
    )


def cluster_width(stack: Stack) -> float:
    """Least width of a cluster: room for its count."""
    return stack.glyph * 1.7


def _sizes(stack: Stack) -> Sizes:
    return Sizes(cluster=cluster_width(stack) + GAP, grown=stack.glyph * 3.0)


def _extents(scene: Scene, events: Places, scale: float, origin: float, glyph: float) -> tuple[Floats, Floats]:
    """Drawn left and right edges in pixels: the outer bounds, tails where unknown, never smaller than a glyph."""
    s = scene.spans
    lo, hi = (s.lo[events] - origin) * scale, (s.hi[events] - origin) * scale
    least = np.where(s.shape[events] == Shape.POINT, glyph, glyph + 3.0)
    short = np.maximum(0.0, least - (hi - lo)) / 2
    lo = lo - short - np.where(s.fade_start[events], TAIL, 0.0)
    hi = hi + short + np.where(s.fade_end[events], TAIL, 0.0)
    return lo, hi


def _tight(scene: Scene, events: Places, scale: float, origin: float) -> Floats:
    """Right edges of the outer bounds in pixels, without what a glyph adds to them."""
    s = scene.spans
    return np.asarray((s.hi[events] - origin) * scale + np.where(s.fade_end[events], TAIL, 0.0), np.float64)


def _packed(scene: Scene, stack: Stack, lane: int, view: ViewRange, width: float) -> tuple[Packing, Places]:
    """The packing at the zoom level just below the view's, remembered by level and page."""
    index = scene.indexes[lane]
    level = math.floor(math.log2(width / view.span) * _LEVELS)
    scale = 2.0 ** (level / _LEVELS)
    page_days = width / scale
    whole = len(index) <= _PACK_ALL
    page = 0 if whole else math.floor(view.first / page_days)
    rows = int(stack.rows[lane])
    key = (lane, level, page, rows, stack.glyph if whole else stack.glyph * 10_000 + int(width))
    if key not in scene.packed:
        if len(scene.packed) > 4_000:
            scene.packed.clear()
        places = np.arange(len(index)) if whole else index.within((page - 1) * page_days, (page + 3) * page_days)
        events = index.members[places].astype(np.intp)
        lo, hi = _extents(scene, events, scale, 0.0, float(stack.glyph))
        order = np.argsort(lo, kind="stable")
        wide = (hi - lo >= _WIDE * stack.glyph) & (scene.spans.shape[events] != Shape.POINT)
        tight = _tight(scene, events, scale, 0.0)
        hi = np.where(hi > tight, hi + GAP, hi)  # days and bars may touch, glyphs may not
        found = Extents(lo[order], hi[order], tight[order], wide[order])
        packing = pack(found, rows, _sizes(stack))
        scene.packed[key] = packing, events[order][packing.items]
    return scene.packed[key]


def _joined(parts: list[Marks]) -> Marks:
    def column(name: str, kind: type) -> np.ndarray:
        return np.concatenate([getattr(part, name) for part in parts]) if parts else np.zeros(0, kind)

    counts = np.concatenate([part.counts for part in parts]) if parts else np.zeros(0, np.intp)
    return Marks(
        event=column("event", np.intp),
        lane=column("lane", np.int32),
        y=column("y", np.float64),
        x0=column("x0", np.float64),
        x1=column("x1", np.float64),
        core0=column("core0", np.float64),
        core1=column("core1", np.float64),
        shape=column("shape", np.uint8),
        members=column("members", np.intp),
        offsets=np.concatenate([[0], np.cumsum(counts)]).astype(np.intp),
    )
