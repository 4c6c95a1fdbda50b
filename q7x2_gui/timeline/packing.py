"""Sub-rows of a lane: marks that would cover each other stand under each other, and what finds no room is clustered."""

from __future__ import annotations

from dataclasses import dataclass, field

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


@dataclass(slots=True)
class _Rows:
    """Where the marks of one size end in each row (``tight``: as a cluster), and which mark and start came last."""

    ends: list[float]
    tight: list[float]
    last: list[int]
    start: list[float]
    clustered: list[bool]


@dataclass(slots=True)
class _Packer:
    rows: int
    sizes: Sizes
    small: _Rows
    wide: _Rows
    row: list[int] = field(default_factory=list)
    group: list[int] = field(default_factory=list)
    groups: int = 0

    def place(self, a: float, b: float, tight: float, is_wide: bool) -> int:
        """The mark that takes an item from ``a`` to ``b``; items come in the order of ``a``."""
        if max(self.small.ends) <= a and max(self.wide.ends) <= a:
            self.groups += 1
        mine, other = (self.wide, self.small) if is_wide else (self.small, self.wide)
        free = [r for r in range(self.rows) if mine.ends[r] <= a]
        row = next((r for r in free if other.ends[r] <= a), free[0] if free else None)
        if row is None:
            return self._join(mine, tight)
        mine.ends[row], mine.tight[row], mine.start[row] = b, tight, a
        mine.last[row], mine.clustered[row] = len(self.row), False
        self.row.append(row)
        self.group.append(self.groups)
        return mine.last[row]

    def _join(self, mine: _Rows, tight: float) -> int:
        """A cluster that may still grow, else the mark that ends first."""
        grown = [r for r in range(self.rows) if mine.clustered[r] and tight - mine.start[r] <= self.sizes.grown]
        row = grown[0] if grown else mine.ends.index(min(mine.ends))
        mine.tight[row] = max(tight, mine.tight[row])
        mine.ends[row] = max(mine.tight[row], mine.start[row] + self.sizes.cluster)
        mine.clustered[row] = True
        return mine.last[row]


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


def pack(items: Extents, rows: int, sizes: Sizes | None = None) -> Packing:
    """First fit into ``rows`` rows.

    Marks of one row never overlap, but for a small one standing on a wide one where there is no other room. Each
    item is in exactly one mark; one that fits nowhere joins a mark of its size.
    """
    rows = max(1, rows)
    packer = _Packer(rows, sizes or Sizes(), _rows(rows), _rows(rows))
    columns = (items.lo.tolist(), items.hi.tolist(), items.tight.tolist(), items.wide.tolist())
    owner = np.array([packer.place(*item) for item in zip(*columns, strict=True)], np.intp)
    order = np.argsort(owner, kind="stable")
    offsets = np.searchsorted(owner[order], np.arange(len(packer.row) + 1))
    row, group = np.array(packer.row, np.int32), np.array(packer.group, np.intp)
    used = np.zeros(packer.groups + 1, np.int32)
    np.maximum.at(used, group, row + 1)
    return Packing(row, used[group], order, offsets)


def _rows(rows: int) -> _Rows:
    return _Rows([-np.inf] * rows, [-np.inf] * rows, [-1] * rows, [-np.inf] * rows, [False] * rows)
