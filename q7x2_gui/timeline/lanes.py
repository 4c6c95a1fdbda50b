"""Lanes: which events stand in which row of the timeline, by type, country or actor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from q7x2_gui.timeline.columns import Columns, Names

Members = npt.NDArray[np.int32]

BY = ("type", "country", "actor")
"""What lanes can be made by."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: the key it gathers ("" for events without one), its title, and the dated events in it (ascending)."""

    key: str
    title: str
    members: Members


def make(columns: Columns, by: str, title: Callable[[str], str], order: Sequence[str] = ()) -> tuple[Lane, ...]:
    """Lanes with at least one dated event; keys in ``order`` come first, then by count and title, "" last.

    Raises KeyError for an unknown ``by``. An event with several countries or actors stands in each of their lanes.
    """
    words, codes, events = {"type": _types, "country": _countries, "actor": _actors}[by](columns)
    dated = columns.dated[events]
    codes, events = codes[dated], events[dated]
    sort = np.argsort(codes, kind="stable")
    codes, events = codes[sort], events[sort]
    edges = np.searchsorted(codes, np.arange(len(words) + 1))
    lanes = [
        Lane(word, title(word), events[edges[i] : edges[i + 1]])
        for i, word in enumerate(words)
        if edges[i + 1] > edges[i]
    ]
    place = {key: i for i, key in enumerate(order)}
    return tuple(
        sorted(lanes, key=lambda n: (not n.key, place.get(n.key, len(place)), -len(n.members), n.title.casefold()))
    )


_Memberships = tuple[tuple[str, ...], Members, Members]


def _types(columns: Columns) -> _Memberships:
    return columns.types, columns.type, np.arange(len(columns), dtype=np.int32)


def _countries(columns: Columns) -> _Memberships:
    return _several(columns.countries)


def _actors(columns: Columns) -> _Memberships:
    return _several(columns.actors)


def _several(names: Names) -> _Memberships:
    counts = np.diff(names.offsets)
    nobody = np.flatnonzero(counts == 0).astype(np.int32)
    events = np.concatenate([np.repeat(np.arange(len(counts), dtype=np.int32), counts), nobody])
    codes = np.concatenate([names.codes, np.full(len(nobody), len(names.words), np.int32)])
    return (*names.words, ""), codes, events
