"""A scene: columns, spans, lanes and their indexes, built once an edit and read for each frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from q7x2_gui.timeline import lanes as lane_maker
from q7x2_gui.timeline.columns import Columns
from q7x2_gui.timeline.index import LaneIndex
from q7x2_gui.timeline.packing import Packing
from q7x2_gui.timeline.spans import Spans, extent, spans

_PackKey = tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a frame is drawn from; ``depths`` is the most events at one time in each lane,
    ``overall`` the index of all dated events, ``extent`` their first and last known edge in days.

    ``packed`` remembers packings by lane, zoom level, page, rows and glyph height, so that panning packs nothing anew.
    """

    columns: Columns
    spans: Spans
    lanes: tuple[lane_maker.Lane, ...]
    indexes: tuple[LaneIndex, ...]
    depths: tuple[int, ...]
    overall: LaneIndex
    extent: tuple[float, float] | None
    packed: dict[_PackKey, tuple[Packing, np.ndarray]] = field(default_factory=dict)

    def in_time_order(self) -> np.ndarray:
        """Dated events by first day, then as they came."""
        middle = (self.spans.core_lo + self.spans.core_hi) / 2
        dated = np.flatnonzero(self.columns.dated)
        return dated[np.lexsort((dated, middle[dated]))]

    def undated(self) -> np.ndarray:
        """Events for the tray."""
        return np.flatnonzero(~self.columns.dated)


def build(columns: Columns, by: str, title: Callable[[str], str], order: Sequence[str] = ()) -> Scene:
    """The scene of the columns in lanes; raises KeyError for an unknown ``by`` (`lanes.BY` lists them)."""
    covered = spans(columns)
    dated = np.flatnonzero(columns.dated).astype(np.int32)
    made = lane_maker.make(columns, by, title, order)
    indexes = tuple(LaneIndex(m.members, covered.lo[m.members], covered.hi[m.members]) for m in made)
    depths = tuple(index.depth() for index in indexes)
    overall = LaneIndex(dated, covered.lo[dated], covered.hi[dated])
    return Scene(columns, covered, made, indexes, depths, overall, extent(covered))
