"""Pages: the events of one lane around the view, packed once for a zoom level, so that panning only moves them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from q7x2_gui.timeline.columns import Columns, Places
from q7x2_gui.timeline.packing import Extents, Packing, Sizes, pack
from q7x2_gui.timeline.scene import Scene
from q7x2_gui.timeline.spans import Shape, Spans, spans
from q7x2_gui.timeline.stack import Stack
from q7x2_gui.timeline.view_range import ViewRange

Floats = npt.NDArray[np.float64]

TAIL = 26.0
"""Pixels over which a mark with an unknown bound fades out."""
GAP = 2.0
"""Pixels between two glyphs of one sub-row."""
INSIDE = 0.72
"""Size of a component inside its parent, to a mark that stands for itself."""
OVERDRAW = 40.0
"""Pixels beside the view of which marks may still reach into it."""
_LEVELS = 4
"""Zoom levels to each doubling; the marks are packed once a level."""
_PACK_ALL = 600
"""A lane of no more events is packed whole, so that no mark changes its row while panning."""
_WIDE = 2.2
"""Glyph heights from which a mark is wide enough for another to stand on it."""
_MOST_PAGES = 48
_Kin = tuple[Places, Places, Packing, Places, float]
"""Components and the parent of each event, what its heads were packed into, and cells of components a day."""


@dataclass(frozen=True, slots=True)
class Page:
    """k marks in days, arrays of length k but for ``members``, which ``offsets`` divides among the marks.

    ``event`` is the first event of a mark; ``lo``/``hi`` hold all its members, ``tail0``/``tail1`` say which ends fade;
    ``inside`` marks stand in the mark of their parent.
    """

    event: Places
    y: Floats
    lo: Floats
    hi: Floats
    core_lo: Floats
    core_hi: Floats
    shape: npt.NDArray[np.uint8]
    tail0: npt.NDArray[np.bool_]
    tail1: npt.NDArray[np.bool_]
    inside: npt.NDArray[np.bool_]
    members: Places
    offsets: Places


def page(scene: Scene, stack: Stack, lane: int, view: ViewRange, width: float) -> Page:
    """The page that covers the view, at the zoom level just below the view's, remembered with the scene."""
    index = scene.index(lane)
    level = math.floor(math.log2(width / view.span) * _LEVELS)
    scale = 2.0 ** (level / _LEVELS)
    half = width / scale / 2
    whole = len(index) <= _PACK_ALL
    number = 0 if whole else math.floor(view.first / half)
    known = scene.packed.setdefault(lane, {})
    key = (level, number, int(stack.rows[lane]), stack.glyph, int(stack.top[lane]), 0 if whole else int(width))
    found = known.get(key)
    if found is None:
        if len(known) >= _MOST_PAGES:
            known.clear()
        margin = 2 * OVERDRAW / scale
        places = np.arange(len(index)) if whole else index.within(number * half - margin, (number + 3) * half + margin)
        found = known[key] = _packed(scene.columns, index.members[places].astype(np.intp), scale, (stack, lane))
    return found


def cluster_width(stack: Stack) -> float:
    """Least width of a cluster: room for its count."""
    return stack.glyph * 1.7


def _packed(columns: Columns, events: Places, scale: float, where: tuple[Stack, int]) -> Page:
    stack, lane = where
    glyph = float(stack.glyph)
    found = spans(columns, events)
    lo, hi = _extents(found, scale, glyph)
    wide = (hi - lo >= _WIDE * glyph) & (found.shape != Shape.POINT)
    parent = _parents(columns, events, wide)
    order = np.argsort(lo, kind="stable")
    heads, children = order[parent[order] < 0], order[parent[order] >= 0]
    tight = found.hi * scale + np.where(found.fade_end, TAIL, 0.0)
    after = np.where(hi > tight, hi + GAP, hi)  # days and bars may touch, glyphs may not
    packing = pack(
        Extents(lo[heads], after[heads], tight[heads], wide[heads]),
        int(stack.rows[lane]),
        Sizes(cluster=cluster_width(stack) + GAP, grown=glyph * 3.0),
    )
    items = heads[packing.items]
    y = stack.row_centre(lane, packing.row, packing.used)
    own = _page(found, events, (items, packing.offsets), y, inside=False)
    if not len(children):
        return own
    return _with_children(own, found, events, (children, parent, packing, items, scale / (glyph * INSIDE)))


def _with_children(own: Page, found: Spans, events: Places, kin: _Kin) -> Page:
    """Components stand in the row of their parent; those that would cover each other there are clustered."""
    children, parent, packing, items, cells = kin
    mark_of = np.zeros(len(events), np.intp)
    mark_of[items] = np.repeat(np.arange(len(packing)), packing.counts)
    mark = mark_of[parent[children]]
    middle = (found.core_lo[children] + found.core_hi[children]) / 2
    cell = np.floor(middle * cells).astype(np.int64)
    order = np.lexsort((cell, mark))
    children, mark, cell = children[order], mark[order], cell[order]
    fresh = np.ones(len(children), bool)
    fresh[1:] = (mark[1:] != mark[:-1]) | (cell[1:] != cell[:-1])
    offsets = np.append(np.flatnonzero(fresh), len(children)).astype(np.intp)
    inner = _page(found, events, (children, offsets), own.y[mark[offsets[:-1]]], inside=True)
    return _joined([own, inner])


def _parents(columns: Columns, events: Places, wide: npt.NDArray[np.bool_]) -> Places:
    """For each event the place among ``events`` of the wide mark it is part of; -1 where there is none."""
    parent = np.full(len(events), -1, np.intp)
    parts = np.flatnonzero((columns.part_of[events] > 0) & ~wide)
    if not len(parts) or not wide.any():
        return parent
    ident = columns.ident[events]
    above = np.flatnonzero(wide)
    order = above[np.argsort(ident[above])]
    wanted = (ident[parts] >> 40 << 40) | columns.part_of[events[parts]].astype(np.int64)
    at = np.minimum(np.searchsorted(ident[order], wanted), len(order) - 1)
    hit = ident[order[at]] == wanted
    parent[parts[hit]] = order[at[hit]]
    return parent


def _page(found: Spans, events: Places, held: tuple[Places, Places], y: Floats, *, inside: bool) -> Page:
    """Marks that hold the ``items`` (places among ``events``) which ``offsets`` divide."""
    items, offsets = held
    first = offsets[:-1]
    head = items[first]
    some = len(head) > 0
    return Page(
        event=events[head],
        y=y,
        lo=np.minimum.reduceat(found.lo[items], first) if some else found.lo[head],
        hi=np.maximum.reduceat(found.hi[items], first) if some else found.hi[head],
        core_lo=found.core_lo[head],
        core_hi=found.core_hi[head],
        shape=found.shape[head],
        tail0=np.logical_or.reduceat(found.fade_start[items], first) if some else found.fade_start[head],
        tail1=np.logical_or.reduceat(found.fade_end[items], first) if some else found.fade_end[head],
        inside=np.full(len(head), inside),
        members=events[items],
        offsets=offsets,
    )


def _joined(pages: list[Page]) -> Page:
    """Several pages as one."""

    def column(name: str) -> Any:
        return np.concatenate([getattr(p, name) for p in pages])

    counts = np.concatenate([np.diff(p.offsets) for p in pages])
    names = [n for n in Page.__dataclass_fields__ if n != "offsets"]
    return Page(**{n: column(n) for n in names}, offsets=np.append(0, np.cumsum(counts)).astype(np.intp))


def joined(pages: list[Page]) -> Page:
    """Several pages as one; an empty one for none."""
    if not pages:
        no, places = np.zeros(0), np.zeros(0, np.intp)
        none = np.zeros(0, bool)
        shape = np.zeros(0, np.uint8)
        return Page(places, no, no, no, no, no, shape, none, none, none, places, np.zeros(1, np.intp))
    return pages[0] if len(pages) == 1 else _joined(pages)


def _extents(found: Spans, scale: float, glyph: float) -> tuple[Floats, Floats]:
    """Drawn left and right edges in pixels: the outer bounds, tails where unknown, never smaller than a glyph."""
    lo, hi = found.lo * scale, found.hi * scale
    least = np.where(found.shape == Shape.POINT, glyph, glyph + 3.0)
    short = np.maximum(0.0, least - (hi - lo)) / 2
    return lo - short - np.where(found.fade_start, TAIL, 0.0), hi + short + np.where(found.fade_end, TAIL, 0.0)
