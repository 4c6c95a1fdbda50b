"""Lanes: which events stand in which row of the timeline, in which order, nested once, pinned and folded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from q7x2_gui.timeline.columns import Columns, Ints, Members
from q7x2_gui.timeline.spans import outer

BY = ("type", "country", "pair", "actor", "status", "topic", "outlet", "analyst")
"""What lanes can be made by; an event with several countries or actors stands in each of their lanes."""
IN_COLUMNS = frozenset({"type", "status"})
"""Those that the columns hold; the others are read from the project when they are first asked for."""
ORDERS = ("count", "first", "name")
"""How lanes are ordered: most events first, earliest first, or by title; "count" follows the codebook for types."""
OPEN_FROM = 40
"""With more groups than this, nested lanes are folded at first."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How lanes are made: by what, nested by what ("" for nothing), in which order, and which are pinned or folded."""

    by: str = "type"
    nest: str = ""
    order: str = "count"
    pinned: frozenset[str] = frozenset()
    turned: frozenset[str] = frozenset()
    """Keys of groups that were folded, or opened where they are folded at first."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: the key it gathers ("" for events without one), its title, and the dated events in it (ascending).

    A ``group`` holds the lanes nested in it, which follow it unless it is ``folded``; while they do, its own marks are
    a summary. ``within`` is the key of the group that a nested lane belongs to.
    """

    key: str
    title: str
    members: Ints
    group: bool = False
    folded: bool = False
    within: str | None = None
    pinned: bool = False

    @property
    def summary(self) -> bool:
        """Whether its events are drawn one by one in the lanes below."""
        return self.group and not self.folded


@dataclass(frozen=True, slots=True)
class Making:
    """What lanes are made from: members by each way that is asked for, titles, and the codebook's order of keys."""

    members: Mapping[str, Members] = field(default_factory=dict)
    title: Callable[[str, str], str] = lambda _by, key: key
    order: Mapping[str, Sequence[str]] = field(default_factory=dict)
    shown: npt.NDArray[np.bool_] | None = None
    """Which places a filter lets through; None for all."""


def make(columns: Columns, plan: Plan, making: Making | None = None) -> tuple[Lane, ...]:
    """Lanes with at least one dated event; pinned ones first, events without a key last.

    Raises KeyError for an unknown way of making lanes, or one whose members were not given.
    """
    making = making or Making()
    visible = columns.dated if making.shown is None else columns.dated & making.shown
    groups = _ordered(columns, plan, making, plan.by, _split(columns, plan.by, making, visible))
    if not plan.nest or plan.nest == plan.by:
        return tuple(groups)
    at_first = len(groups) > OPEN_FROM
    lanes: list[Lane] = []
    for group in groups:
        folded = (group.key in plan.turned) != at_first
        lanes.append(replace(group, group=True, folded=folded))
        if not folded:
            inside = np.zeros(columns.size, bool)
            inside[group.members] = True
            nested = _ordered(columns, plan, making, plan.nest, _split(columns, plan.nest, making, inside))
            lanes += [replace(lane, within=group.key, pinned=False) for lane in nested]
    return tuple(lanes)


def keys_of(columns: Columns, by: str, making: Making, place: int) -> list[str]:
    """The keys of the lanes that an event belongs to; [""] where it has none."""
    if by == "type":
        return [columns.types[columns.type[place]]]
    if by == "status":
        return [(*columns.statuses, "")[columns.status[place]]]
    words, codes, places = _pairs(columns, by, making)
    return [words[code] for code in codes[places == place].tolist()] or [""]


def _split(columns: Columns, by: str, making: Making, visible: npt.NDArray[np.bool_]) -> list[Lane]:
    words, codes, places = _pairs(columns, by, making)
    keep = visible[places]
    if not keep.all():
        codes, places = codes[keep], places[keep]
    if by not in IN_COLUMNS:
        lone = visible.copy()
        lone[places] = False
        nobody = np.flatnonzero(lone).astype(np.int32)
        codes = np.concatenate([codes, np.full(len(nobody), len(words), codes.dtype)])
        places = np.concatenate([places, nobody])
        words = (*words, "")
    sort = np.argsort(codes, kind="stable")
    codes, places = codes[sort], places[sort]
    edges = np.searchsorted(codes, np.arange(len(words) + 1, dtype=codes.dtype))
    return [
        Lane(word, making.title(by, word), places[edges[i] : edges[i + 1]])
        for i, word in enumerate(words)
        if edges[i + 1] > edges[i]
    ]


def _pairs(columns: Columns, by: str, making: Making) -> tuple[tuple[str, ...], Ints, Ints]:
    if by == "type":
        return columns.types, columns.type, np.arange(columns.size, dtype=np.int32)  # type: ignore[return-value]
    if by == "status":
        words = (*columns.statuses, "")
        codes = np.where(columns.status < 0, len(columns.statuses), columns.status).astype(np.int32)
        return words, codes, np.arange(columns.size, dtype=np.int32)
    if by not in BY:
        raise KeyError(by)
    found = making.members[by]
    return found.words, found.codes, found.places


def _ordered(columns: Columns, plan: Plan, making: Making, by: str, lanes: list[Lane]) -> list[Lane]:
    place = {key: i for i, key in enumerate(making.order.get(by, ()))}
    first = {lane.key: _first_day(columns, lane) for lane in lanes} if plan.order == "first" else {}

    def rank(lane: Lane) -> tuple[object, ...]:
        behind = (lane.key not in plan.pinned, not lane.key)
        title = lane.title.casefold()
        if plan.order == "first":
            return (*behind, first[lane.key], title)
        if plan.order == "name":
            return (*behind, title)
        return (*behind, place.get(lane.key, len(place)), -len(lane.members), title)

    return [replace(lane, pinned=lane.key in plan.pinned) for lane in sorted(lanes, key=rank)]


def _first_day(columns: Columns, lane: Lane) -> int:
    return int(outer(columns, lane.members)[0].min())
