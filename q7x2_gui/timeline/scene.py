"""A scene: columns, lanes and their indexes, built in a worker, read for each frame, and mended where an edit falls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from q7x2_gui.timeline import lanes as lane_maker
from q7x2_gui.timeline.columns import BOUNDS, OPEN_END, OPEN_START, UNKNOWN, Columns, Places
from q7x2_gui.timeline.index import Edges, LaneIndex, edges_of
from q7x2_gui.timeline.lanes import Lane, Making, Plan
from q7x2_gui.timeline.spans import Spans, outer, spans
from q7x2_gui.timeline.view_range import ViewRange, focus

_FEW = 8
_EAGER_LANES, _EAGER_EVENTS = 200, 5000
"""Up to so many lanes all get their index at once; beyond that only those of so many events, the others when seen."""

_DEPTH_FROM = 10_000
"""In a lane of so many events one more or less does not change how many sub-rows it wants."""


@dataclass(slots=True, eq=False)
class Scene:
    """All that a frame is drawn from; ``overall`` counts all dated events that are shown, each once.

    ``depths`` is the most events at one time in each lane; ``packed`` remembers packings of a lane by zoom level,
    page, rows and glyph height, so that panning packs nothing anew.
    """

    columns: Columns
    plan: Plan
    making: Making
    lanes: tuple[Lane, ...]
    overall: Edges
    depths: list[int]
    extent: tuple[float, float] | None
    bulk: ViewRange | None
    _indexes: list[LaneIndex | None]
    packed: dict[int, dict[Any, Any]] = field(default_factory=dict)
    revision: int = 0
    """Goes up with each change, so that what was worked out from it can tell."""
    _middles: npt.NDArray[np.float32] | None = None

    def index(self, lane: int) -> LaneIndex:
        """The index of a lane, made when it is first asked for where there are very many."""
        found = self._indexes[lane]
        if found is None:
            members = self.lanes[lane].members
            found = self._indexes[lane] = LaneIndex(members, *outer(self.columns, members))
        return found

    def count(self, lane: int) -> int:
        """How many dated events a lane holds."""
        found = self._indexes[lane]
        return len(self.lanes[lane].members if found is None else found)

    def spans_of(self, places: npt.ArrayLike) -> Spans:
        """What some events cover."""
        return spans(self.columns, np.atleast_1d(np.asarray(places, np.intp)))

    def core(self, place: int) -> tuple[float, float]:
        """The certain part of a dated event, in days."""
        found = self.spans_of(place)
        return float(found.core_lo[0]), float(found.core_hi[0])

    def shows(self, place: int) -> bool:
        """Whether an event is dated and let through by the filter."""
        shown = self.making.shown
        return self.columns.is_dated(place) and (shown is None or bool(shown[place]))

    def undated(self) -> Places:
        """Events for the tray."""
        found = self.columns.present & ~self.columns.dated
        return np.flatnonzero(found if self.making.shown is None else found & self.making.shown)

    # in order of time

    def neighbour(self, place: int | None, step: int) -> int | None:
        """The next event in order of time (``step`` 1) or the one before (-1); the first or last for None."""
        middle = self._middle()
        if not np.isfinite(middle).any():
            return None
        if place is None:
            best = np.nanmin(middle) if step > 0 else np.nanmax(middle)
            same = np.flatnonzero(middle == best)
            return int(same[0] if step > 0 else same[-1])
        here = middle[place]
        same = np.flatnonzero(middle == here)
        beside = same[same > place] if step > 0 else same[same < place]
        if len(beside):
            return int(beside[0] if step > 0 else beside[-1])
        rest = middle > here if step > 0 else middle < here
        if not rest.any():
            return None
        best = middle[rest].min() if step > 0 else middle[rest].max()
        same = np.flatnonzero(middle == best)
        return int(same[0] if step > 0 else same[-1])

    def _middle(self) -> npt.NDArray[np.float32]:
        if self._middles is None or len(self._middles) != self.columns.size:
            found = spans(self.columns)
            middle = ((found.core_lo + found.core_hi) / 2).astype(np.float32)
            visible = self.columns.dated if self.making.shown is None else self.columns.dated & self.making.shown
            middle[~visible] = np.nan
            self._middles = middle
        return self._middles

    # edits

    def change(self, places: Places, edit: Callable[[], Places]) -> bool:
        """Run an edit of the columns that touches ``places`` and the ones it returns; mend the lanes of both.

        False when lanes would have to come or go: then the scene is to be built anew, and until then the new events
        are in no lane.
        """
        self._take_out(places)
        new = edit()
        self._middles = None
        self.revision += 1
        return self._put_in(new)

    def _take_out(self, places: Places) -> None:
        dated = places[self.columns.dated_among(places)]
        if len(dated) and self.making.shown is not None:
            dated = dated[self.making.shown[dated]]
        if not len(dated):
            return
        self.overall.remove(*outer(self.columns, dated))
        for lane in range(len(self.lanes)):
            index = self.index(lane)
            gone = _among(index.members, dated)
            if len(gone):
                nothing = np.zeros(0, np.int32)
                index.change(gone, nothing, nothing, nothing)
                self._touched(lane)

    def _put_in(self, places: Places) -> bool:
        dated = places[self.columns.dated_among(places)]
        if len(dated) and self.making.shown is not None:
            dated = dated[self.making.shown[dated]]
        if not len(dated):
            return all(self.count(lane) for lane in range(len(self.lanes)))
        lo, hi = outer(self.columns, dated)
        self.overall.add(lo, hi)
        by_key: dict[tuple[str | None, str], int] = {}
        for i, lane in enumerate(self.lanes):
            by_key[lane.within, lane.key] = i
        into: dict[int, list[int]] = {}
        complete = True
        for n, place in enumerate(dated.tolist()):
            wanted, known = self._lanes_wanted(place, by_key)
            complete &= known
            for lane_number in wanted:
                into.setdefault(lane_number, []).append(n)
        for number, rows in into.items():
            self.index(number).change(np.zeros(0, np.intp), dated[rows].astype(np.int32), lo[rows], hi[rows])
            self._touched(number)
        self._widen(lo, hi)
        return complete and all(self.count(lane) for lane in range(len(self.lanes)))

    def _lanes_wanted(self, place: int, by_key: dict[tuple[str | None, str], int]) -> tuple[list[int], bool]:
        """The lanes that an event belongs into, and whether all of them are there."""
        plan, wanted, complete = self.plan, [], True
        for key in lane_maker.keys_of(self.columns, plan.by, self.making, place):
            number = by_key.get((None, key))
            if number is None:
                complete = False
                continue
            wanted.append(number)
            if self.lanes[number].summary:
                for inner in lane_maker.keys_of(self.columns, plan.nest, self.making, place):
                    nested = by_key.get((key, inner))
                    complete &= nested is not None
                    if nested is not None:
                        wanted.append(nested)
        return wanted, complete

    def _touched(self, lane: int) -> None:
        self.packed.pop(lane, None)
        index = self.index(lane)
        if len(index) < _DEPTH_FROM:
            self.depths[lane] = index.depth()

    def _widen(self, lo: npt.NDArray[np.int32], hi: npt.NDArray[np.int32]) -> None:
        ends = np.array([x for x in (*lo.tolist(), *hi.tolist()) if abs(x) < 2**30])
        if len(ends):
            first, last = self.extent or (float(ends.min()), float(ends.max()))
            self.extent = min(first, float(ends.min())), max(last, float(ends.max()))
            if self.overall and len(self.overall) < _DEPTH_FROM:
                self.bulk = _bulk(self.overall)


def build(columns: Columns, plan: Plan | None = None, making: Making | None = None) -> Scene:
    """The scene of the columns in lanes; raises KeyError for an unknown way of making them (`lanes.BY` lists them)."""
    plan, making = plan or Plan(), making or Making()
    visible = columns.dated if making.shown is None else columns.dated & making.shown
    dated = np.flatnonzero(visible)
    made = lane_maker.make(columns, plan, making)
    lo, hi = outer(columns, dated)
    by_place = (np.zeros(columns.size, np.int32), np.zeros(columns.size, np.int32))
    by_place[0][dated], by_place[1][dated] = lo, hi
    few = len(made) <= _EAGER_LANES
    indexes = [
        LaneIndex(m.members, by_place[0][m.members], by_place[1][m.members])
        if few or len(m.members) > _EAGER_EVENTS
        else None
        for m in made
    ]
    depths = [1 if index is None else index.depth() for index in indexes]
    overall = edges_of(lo, hi)
    return Scene(columns, plan, making, made, overall, depths, _extent(columns, dated), _bulk(overall), indexes)


def _among(members: npt.NDArray[np.int32], wanted: Places) -> Places:
    """Places of the wanted ones; a comparison each is cheaper than sorting while they are few."""
    if len(wanted) > _FEW:
        return np.flatnonzero(np.isin(members, wanted))
    found = [np.flatnonzero(members == np.int32(one)) for one in wanted]
    return np.concatenate(found) if found else np.zeros(0, np.intp)


def _extent(columns: Columns, dated: Places) -> tuple[float, float] | None:
    """First and last known edge of all events in days; None when there is none."""
    low, high = [], []
    for name in BOUNDS:
        days = getattr(columns, name)[dated]
        known = days[(days != UNKNOWN) & (days != OPEN_START) & (days != OPEN_END)]
        if len(known):
            low.append(float(known.min()))
            high.append(float(known.max()) + 1)
    return (min(low), max(high)) if low else None


def _bulk(overall: Edges) -> ViewRange | None:
    """A range that shows the bulk of the events."""
    lo, hi = (np.where(np.abs(e.astype(np.int64)) > 2**30, np.inf, e) for e in (overall.starts, overall.ends))
    return focus(lo, hi)
