"""Who is in view: sorted edges of one lane, so that a look-up costs what is visible and not what there is."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from q7x2_gui.timeline.spans import FIRST, LAST

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]

_OPEN = 31
_SEARCHED = 4000
"""Events of one class that a look under the pointer goes through, the last begun first."""
_CLASSES = 32


def _at_least(days: npt.ArrayLike) -> Ints:
    """The whole days from which on edges are no less than these: keys of the edges' own kind, else NumPy copies all."""
    return np.asarray(np.clip(np.ceil(days), FIRST, LAST), np.int64).astype(np.int32)


def _at_most(days: npt.ArrayLike) -> Ints:
    return np.asarray(np.clip(np.floor(days), FIRST, LAST), np.int64).astype(np.int32)


def _ceil(day: float) -> np.int32:
    return np.int32(min(max(math.ceil(day), FIRST), LAST)) if math.isfinite(day) else np.int32(_end(day))


def _floor(day: float) -> np.int32:
    return np.int32(min(max(math.floor(day), FIRST), LAST)) if math.isfinite(day) else np.int32(_end(day))


def _end(day: float) -> int:
    return LAST if day > 0 else FIRST


@dataclass(slots=True)
class Edges:
    """Sorted starts and sorted ends of events: how many go on, in any range of days, without looking at them."""

    starts: Ints
    ends: Ints

    def __len__(self) -> int:
        return len(self.starts)

    def count(self, first: float, last: float) -> int:
        """How many events touch the range of days."""
        return int(self.starts.searchsorted(_floor(last), "right") - self.ends.searchsorted(_ceil(first), "left"))

    def bins(self, edges: Floats) -> npt.NDArray[np.int64]:
        """How many events touch each bin ``[edges[i], edges[i + 1])``."""
        begun = self.starts.searchsorted(_at_least(edges[1:]), "left")
        over = self.ends.searchsorted(_at_most(edges[:-1]), "right")
        return np.asarray(begun - over, np.int64)

    def depth(self) -> int:
        """The most events that go on at one time."""
        if not len(self):
            return 0
        over = np.searchsorted(self.ends, self.starts, "right")
        return int((np.arange(1, len(self) + 1) - over).max())

    def add(self, lo: Ints, hi: Ints) -> None:
        """Take events in."""
        lo, hi = np.sort(lo), np.sort(hi)
        self.starts = np.insert(self.starts, np.searchsorted(self.starts, lo), lo)
        self.ends = np.insert(self.ends, np.searchsorted(self.ends, hi), hi)

    def remove(self, lo: Ints, hi: Ints) -> None:
        """Let events go that are among these."""
        self.starts = np.delete(self.starts, _each(self.starts, np.sort(lo)))
        self.ends = np.delete(self.ends, _each(self.ends, np.sort(hi)))


def edges_of(lo: Ints, hi: Ints) -> Edges:
    """Edges of events from ``lo`` to ``hi``, `FIRST` and `LAST` where open."""
    return Edges(np.sort(lo), np.sort(hi))


def _each(values: Ints, wanted: Ints) -> npt.NDArray[np.intp]:
    """A place in ``values`` for each of ``wanted``, both sorted; what comes twice gets two."""
    first = np.searchsorted(values, wanted, "left")
    same = np.arange(len(wanted)) - np.searchsorted(wanted, wanted, "left")
    return np.asarray(first + same, np.intp)


class LaneIndex:
    """The events of one lane in classes of like length, each by start, so that "who overlaps" is a slice a class.

    ``members``, ``lo`` and ``hi`` stand class after class; ``edges`` counts them all.
    """

    def __init__(self, members: Ints, lo: Ints, hi: Ints) -> None:
        """``lo`` and ``hi`` are the outer bounds of ``members`` in days, `FIRST` and `LAST` where open."""
        label = _label(lo, hi)
        order = np.argsort(lo, kind="stable")
        order = order[np.argsort(label[order], kind="stable")]
        self.members, self.lo, self.hi = members[order], lo[order], hi[order]
        self._from = np.searchsorted(label[order], np.arange(_CLASSES + 1))
        self.edges = edges_of(lo, hi)

    def __len__(self) -> int:
        return len(self.members)

    def count(self, first: float, last: float) -> int:
        """How many events touch the range of days."""
        return self.edges.count(first, last)

    def bins(self, edges: Floats) -> npt.NDArray[np.int64]:
        """How many events touch each bin ``[edges[i], edges[i + 1])``."""
        return self.edges.bins(edges)

    def depth(self) -> int:
        """The most events that go on at one time."""
        return self.edges.depth()

    def within(self, first: float, last: float) -> npt.NDArray[np.intp]:
        """Places in this index of the events that touch the range of days, class after class."""
        low = _ceil(first)
        found = [i + np.flatnonzero(self.hi[i:j] >= low) for i, j in self._slices(first, last)]
        return np.concatenate(found) if found else np.zeros(0, np.intp)

    def _slices(self, first: float, last: float) -> Iterator[tuple[int, int]]:
        """Of each class with the shortest first, the places among which those are that touch the range of days."""
        high = _floor(last)
        for label in np.flatnonzero(np.diff(self._from)).tolist():
            a, b = int(self._from[label]), int(self._from[label + 1])
            starts = self.lo[a:b]
            i = 0 if label == _OPEN else int(starts.searchsorted(_ceil(first - _longest(label)), "left"))
            j = int(starts.searchsorted(high, "right"))
            if j > i:
                yield a + i, a + j

    def shortest(self, first: float, last: float, most: int) -> Ints:
        """At most so many of the events that touch the range of days, the shortest first."""
        low, left = _ceil(first), most
        found = []
        for i, j in self._slices(first, last):
            start = max(i, j - _SEARCHED)
            places = start + np.flatnonzero(self.hi[start:j] >= low)
            if len(places):
                length = self.hi[places].astype(np.int64) - self.lo[places]
                places = places[np.argsort(length, kind="stable")[:left]]
                found.append(self.members[places])
                left -= len(places)
            if left <= 0:
                break
        return np.concatenate(found) if found else np.zeros(0, np.int32)

    def change(self, gone: npt.NDArray[np.intp], new: Ints, lo: Ints, hi: Ints) -> None:
        """Let the events go that stand at places of this index, and take others in."""
        if len(gone):
            self.edges.remove(self.lo[gone], self.hi[gone])
            self._shift(_label(self.lo[gone], self.hi[gone]), -1)
            self.members, self.lo, self.hi = (np.delete(a, gone) for a in (self.members, self.lo, self.hi))
        for member, a, b in zip(new, lo, hi, strict=True):
            label = int(_label(np.array([a]), np.array([b]))[0])
            start, end = int(self._from[label]), int(self._from[label + 1])
            at = start + int(np.searchsorted(self.lo[start:end], a, "right"))
            self.members, self.lo, self.hi = (
                np.insert(values, at, value) for values, value in ((self.members, member), (self.lo, a), (self.hi, b))
            )
            self._shift(np.array([label]), 1)
        if len(new):
            self.edges.add(lo, hi)

    def place_of(self, member: int) -> npt.NDArray[np.intp]:
        """Where an event stands in this index."""
        return np.flatnonzero(self.members == member)

    def _shift(self, labels: npt.NDArray[np.int8], by: int) -> None:
        for label in labels.tolist():
            self._from[label + 1 :] += by


def _label(lo: Ints, hi: Ints) -> npt.NDArray[np.int8]:
    """The class of each length: powers of four; what is open has its own."""
    length = np.maximum(hi.astype(np.int64) - lo, 1)
    label = (np.frexp(length.astype(np.float64))[1] - 1) >> 1
    return np.where((lo == FIRST) | (hi == LAST), _OPEN, label).astype(np.int8)


def _longest(label: int) -> int:
    return int(4 ** (label + 1))
