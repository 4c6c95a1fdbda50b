"""Sub-rows of a lane: marks that would cover each other stand under each other, and what finds no room is clustered."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Packing:
    """k marks: ``row`` of each, and which of the packed items it holds (``items[offsets[i]:offsets[i + 1]]``).

    ``used`` is how many rows the marks around it take (those that overlap it, and what overlaps those), so that a
    mark that stands alone can stand in the middle of its lane.
    """

    row: npt.NDArray[np.int32]
    used: npt.NDArray[np.int32]
    items: npt.NDArray[np.intp]
    offsets: npt.NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.row)

    @property
    def counts(self) -> npt.NDArray[np.intp]:
        """How many items each mark holds; more than one is a cluster."""
        return np.asarray(np.diff(self.offsets), np.intp)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Pixels: a cluster's least width, and how wide it may grow before another is begun."""

    cluster: float = 0.0
    grown: float = np.inf


@dataclass(frozen=True, slots=True)
class Extents:
    """What is packed, in pixels, ascending ``lo``: the drawn extent of each item if it stands alone.

    ``tight`` is how far to the right it reaches once it is in a cluster, where its glyph is not drawn; ``wide`` says
    that a small mark may stand on it.
    """

    lo: Floats
    hi: Floats
    tight: Floats
    wide: npt.NDArray[np.bool_]


class _Rows:
    """Where the marks of one size end in each row (``tight``: as a cluster), and which mark and start came last."""

    __slots__ = ("clustered", "ends", "last", "start", "tight")

    def __init__(self, rows: int) -> None:
        self.ends = [-np.inf] * rows
        self.tight = [-np.inf] * rows
        self.start = [-np.inf] * rows
        self.last = [-1] * rows
        self.clustered = [False] * rows

    def join(self, tight: float, sizes: Sizes) -> int:
        """A cluster that may still grow, else the mark that ends first, takes an item; tells the row."""
        row = next((r for r, c in enumerate(self.clustered) if c and tight - self.start[r] <= sizes.grown), -1)
        if row < 0:
            row = self.ends.index(min(self.ends))
        self.tight[row] = max(tight, self.tight[row])
        self.ends[row] = max(self.tight[row], self.start[row] + sizes.cluster)
        self.clustered[row] = True
        return row


def pack(items: Extents, rows: int, sizes: Sizes | None = None) -> Packing:
    """First fit into ``rows`` rows.

    Marks of one row never overlap, but for a small one standing on a wide one where there is no other room. Each
    item is in exactly one mark; one that fits nowhere joins a mark of its size.
    """
    rows, sizes = max(1, rows), sizes or Sizes()
    small, wide = _Rows(rows), _Rows(rows)
    row_of: list[int] = []
    group_of: list[int] = []
    owner: list[int] = []
    group, horizon = 0, -np.inf
    every = range(rows)
    columns = (items.lo.tolist(), items.hi.tolist(), items.tight.tolist(), items.wide.tolist())
    for a, b, tight, is_wide in zip(*columns, strict=True):
        if horizon <= a:
            group += 1
        mine, other = (wide, small) if is_wide else (small, wide)
        ends, others, row = mine.ends, other.ends, -1
        for r in every:
            if ends[r] <= a:
                if others[r] <= a:
                    row = r
                    break
                if row < 0:
                    row = r
        if row < 0:
            row = mine.join(tight, sizes)
        else:
            ends[row], mine.tight[row], mine.start[row] = b, tight, a
            mine.last[row], mine.clustered[row] = len(row_of), False
            row_of.append(row)
            group_of.append(group)
        horizon = max(horizon, ends[row])
        owner.append(mine.last[row])
    return _packing(np.array(owner, np.intp), np.array(row_of, np.int32), np.array(group_of, np.intp))


def _packing(owner: npt.NDArray[np.intp], row: npt.NDArray[np.int32], group: npt.NDArray[np.intp]) -> Packing:
    order = np.argsort(owner, kind="stable")
    offsets = np.searchsorted(owner[order], np.arange(len(row) + 1))
    used = np.zeros(int(group.max(initial=0)) + 1, np.int32)
    np.maximum.at(used, group, row + 1)
    return Packing(row, used[group], order, offsets)
