"""Who is in view: sorted edges of one lane, so that a look-up costs what is visible and not what there is."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Members = npt.NDArray[np.int32]


class LaneIndex:
    """The events of one lane by start, and in classes of like length, so that "who overlaps" is a slice a class."""

    def __init__(self, members: Members, lo: Floats, hi: Floats) -> None:
        """``lo`` and ``hi`` are the edges of ``members`` in days, infinite where open."""
        order = np.argsort(lo, kind="stable")
        self.members, self.lo, self.hi = members[order], lo[order], hi[order]
        self._ends = np.sort(hi)
        self._classes = list(_length_classes(self.lo, self.hi))

    def __len__(self) -> int:
        return len(self.members)

    def count(self, first: float, last: float) -> int:
        """How many events touch the range of days."""
        return int(np.searchsorted(self.lo, last, "right") - np.searchsorted(self._ends, first, "left"))

    def within(self, first: float, last: float) -> npt.NDArray[np.intp]:
        """Places (in this index, ascending) of the events that touch the range of days."""
        found = []
        for places, lo, longest in self._classes:
            # one day more than the longest, so that rounding loses nothing; what is too early is filtered below
            a = 0 if np.isinf(longest) else int(np.searchsorted(lo, first - longest - 1, "left"))
            b = int(np.searchsorted(lo, last, "right"))
            slice_ = places[a:b]
            found.append(slice_[self.hi[slice_] >= first])
        return np.sort(np.concatenate(found)) if found else np.zeros(0, np.intp)

    def bins(self, edges: Floats) -> npt.NDArray[np.int64]:
        """How many events touch each bin ``[edges[i], edges[i + 1])``."""
        begun = np.searchsorted(self.lo, edges[1:], "left")
        over = np.searchsorted(self._ends, edges[:-1], "right")
        return np.asarray(begun - over, np.int64)

    def depth(self) -> int:
        """The most events that go on at one time."""
        if not len(self):
            return 0
        over = np.searchsorted(self._ends, self.lo, "right")
        return int((np.arange(1, len(self) + 1) - over).max())


def _length_classes(lo: Floats, hi: Floats) -> list[tuple[npt.NDArray[np.intp], Floats, float]]:
    length = np.maximum(hi - lo, 1.0)
    with np.errstate(invalid="ignore"):
        label = np.where(np.isinf(length), 99, np.log2(length) // 2).astype(np.int8)
    classes = []
    for value in np.flatnonzero(np.bincount(label)):  # np.unique brings numpy.ma, 8 ms of import
        places = np.flatnonzero(label == value)
        classes.append((places, lo[places], float(length[places].max())))
    return classes
