"""Marks that have a width, laid out for one frame: bars of known duration, ramps of doubt, pills of clusters."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from q7x2_gui.timeline.columns import OPEN_END, OPEN_START, Columns, Review
from q7x2_gui.timeline.frame import Marks
from q7x2_gui.timeline.pages import INSIDE
from q7x2_gui.timeline.spans import Shape
from q7x2_gui.widgets.timeline import texture
from q7x2_gui.widgets.timeline.atlas import GOES_BACK, GOES_ON, Atlas
from q7x2_gui.widgets.timeline.band_atlas import (
    CAP_LEFT,
    CAP_RIGHT,
    FAR_IN,
    FAR_OUT,
    MIDDLE,
    PILLS,
    RAMP_IN,
    RAMP_OUT,
    WASH,
    BandAtlas,
)

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

_FAR = 90.0
"""Pixels after which an open end is as faint as it gets."""
_AT_FAR = 0.22
_PLATEAU = 0.14
"""Share of a ramp without a certain day that is drawn full, so that a narrow one is still seen."""
_AT_PEAK = 0.8


@dataclass(frozen=True, slots=True)
class Bands:
    """The marks of a frame that have a width: places among the marks."""

    washes: Places
    bars: Places
    ramps: Places
    pills: Places


def bands_of(marks: Marks, glyph: int) -> Bands:
    """Which marks are drawn as what; points narrower than their glyph have no width."""
    several = marks.counts > 1
    point = (marks.shape == Shape.POINT) & ~several
    return Bands(
        washes=np.flatnonzero(point & (marks.x1 - marks.x0 > glyph + 3) & ~marks.inside),
        bars=np.flatnonzero((marks.shape == Shape.BAR) & ~several),
        ramps=np.flatnonzero((marks.shape == Shape.RAMP) & ~several),
        pills=np.flatnonzero(several),
    )


def edges(marks: Marks, which: Places) -> tuple[Floats, Floats]:
    """Left and right edges on whole pixels."""
    left = np.round(marks.x0[which])
    return left, np.maximum(np.round(marks.x1[which]), left + 3)


def middles(marks: Marks, which: Places, glyph: int) -> Floats:
    """Heights of the middles, so that marks of this height begin on a whole pixel."""
    half = 0.5 if glyph % 2 else 0.0
    return np.asarray(np.floor(marks.y[which]) + half, np.float64)


def fragments(atlas: BandAtlas, marks: Marks, columns: Columns, width: float, glyph: int) -> list[Floats]:
    """All that has a width, as fragments of the atlas from back to front; the lanes are ``width`` pixels wide."""
    found = bands_of(marks, glyph)
    parts = _capped(atlas, marks, found.washes, np.full(len(found.washes), WASH), glyph)
    events = marks.event
    for which, draw in ((found.ramps, None), (found.bars, _capped)):
        at = events[which]
        look = texture.variant_of(columns.review[at], columns.pattern(at), columns.recalled(at))
        parts += (
            _ramps(atlas, marks, which, look, (columns, width, glyph))
            if draw is None
            else draw(atlas, marks, which, look, glyph)
        )
    return parts + _capped(atlas, marks, found.pills, PILLS + cluster_review(marks, columns, found.pills), glyph)


def signs(atlas: Atlas, marks: Marks, columns: Columns, size: tuple[int, float]) -> list[Floats]:
    """Fragments of the arrow heads where a single mark has no beginning or no end."""
    parts = []
    glyph, width = size
    several = marks.counts > 1
    for row, open_ones, x in (
        (GOES_ON, columns.end_latest[marks.event] == OPEN_END, np.minimum(marks.x1, width) - 6),
        (GOES_BACK, columns.start_earliest[marks.event] == OPEN_START, np.maximum(marks.x0, 0) + 6),
    ):
        which = np.flatnonzero(open_ones & ~several)
        if len(which):
            none = np.zeros(len(which), np.intp)
            parts.append(atlas.cells(np.round(x[which]), middles(marks, which, glyph), none + row, none))
    return parts


def cluster_review(marks: Marks, columns: Columns, which: Places) -> Places:
    """Confirmed when all of a cluster are, suggested when none is, else between."""
    if not len(which):
        return np.zeros(0, np.intp)
    review = columns.review[marks.members]
    first = marks.offsets[:-1]
    least = np.minimum.reduceat(review, first)[which]
    most = np.maximum.reduceat(review, first)[which]
    return np.where(least == Review.CONFIRMED, 2, np.where(most == Review.SUGGESTED, 0, 1)).astype(np.intp)


def _capped(atlas: BandAtlas, marks: Marks, which: Places, rows: Places, glyph: int) -> list[Floats]:
    if not len(which):
        return []
    width = marks.x1[which] - marks.x0[which]
    order = np.argsort(-width, kind="stable")  # a small one may stand on a wide one
    which, rows = which[order], rows[order]
    left, right = edges(marks, which)
    share = np.where(marks.inside[which], INSIDE, 1.0)
    cap = np.minimum(atlas.cap * share, (right - left) / 2)
    more = (middles(marks, which, glyph), share)
    pieces = (
        atlas.strips(rows, CAP_LEFT, left, left + cap, more),
        atlas.strips(rows, MIDDLE, left + cap, right - cap, more),
        atlas.strips(rows, CAP_RIGHT, right - cap, right, more),
    )
    return [np.stack(pieces, axis=1).reshape(-1, 10)]  # each mark whole before the next one


def _ramps(
    atlas: BandAtlas, marks: Marks, which: Places, rows: Places, more: tuple[Columns, float, int]
) -> list[Floats]:
    """Doubt: full ink where the event is certain to go on, none at the bounds; open ends go on faintly."""
    if not len(which):
        return []
    columns, width, glyph = more
    events = marks.event[which]
    starts, ends = columns.start_earliest[events] == OPEN_START, columns.end_latest[events] == OPEN_END
    left, right = edges(marks, which)
    left, right = np.where(starts, np.maximum(left, 0.0), left), np.where(ends, np.minimum(right, width), right)
    right = np.maximum(right, left + 1)
    a, b = np.clip(marks.core0[which], left, right), np.clip(marks.core1[which], left, right)
    b = np.maximum(a, b)
    certain = marks.core1[which] - marks.core0[which] > 1e-6
    spread = np.where(certain | starts | ends, 0.0, (right - left) * _PLATEAU)
    a = np.asarray(np.round(np.maximum(left, a - spread)), np.float64)
    b = np.asarray(np.round(np.minimum(right, b + spread)), np.float64)
    strength = np.where(certain, 1.0, _AT_PEAK)
    place = (middles(marks, which, glyph), np.where(marks.inside[which], INSIDE, 1.0))
    far_left, far_right = np.maximum(left, a - _FAR), np.minimum(right, b + _FAR)
    pieces = (
        (RAMP_IN, left, a, ~starts, 1.0), (FAR_IN, far_left, a, starts, 1.0), (MIDDLE, left, far_left, starts, _AT_FAR),
        (MIDDLE, a, b, np.ones(len(which), bool), 1.0),
        (RAMP_OUT, b, right, ~ends, 1.0), (FAR_OUT, b, far_right, ends, 1.0), (MIDDLE, far_right, right, ends, _AT_FAR),
    )  # fmt: skip
    parts = []
    for piece, x0, x1, wanted, share in pieces:
        some = np.flatnonzero(wanted & (x1 - x0 >= 0.5))
        if len(some):
            cells = atlas.strips(rows[some], piece, x0[some], x1[some], (place[0][some], place[1][some]))
            cells[:, 9] = strength[some] * share
            parts.append(cells)
    return parts
