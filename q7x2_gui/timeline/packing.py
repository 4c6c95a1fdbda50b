"""Sub-rows of a lane: marks that would cover each other stand under each other, and what finds no room is clustered."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Packing:
    """k marks: ``row`` of each, and which of the packed items it holds (``items[offsets[i]:offsets[i + 1]]``)."""

    row: npt.NDArray[np.int32]
    items: npt.NDArray[np.intp]
    offsets: npt.NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.row)

    @property
    def counts(self) -> npt.NDArray[np.intp]:
        """How many items each mark holds; more than one is a cluster."""
        return np.asarray(np.diff(self.offsets), np.intp)


def pack(lo: Floats, hi: Floats, rows: int, cluster_width: float = 0.0) -> Packing:
    """First fit of the extents (pixels, ascending ``lo``) into ``rows`` rows.

    An item that fits nowhere joins the mark that ends first; a cluster is at least ``cluster_width`` wide. Marks of
    one row never overlap, each item is in exactly one mark.
    """
    ends = [-np.inf] * max(1, rows)
    last = [-1] * len(ends)
    mark_row: list[int] = []
    mark_lo: list[float] = []
    owner = np.zeros(len(lo), np.intp)
    for i, (a, b) in enumerate(zip(lo.tolist(), hi.tolist(), strict=True)):
        row = next((r for r, end in enumerate(ends) if end <= a), None)
        if row is None:
            row = ends.index(min(ends))
            b = max(b, ends[row], mark_lo[last[row]] + cluster_width)  # noqa: PLW2901 - the cluster's new end
        else:
            last[row] = len(mark_row)
            mark_row.append(row)
            mark_lo.append(a)
        ends[row] = b
        owner[i] = last[row]
    order = np.argsort(owner, kind="stable")
    offsets = np.searchsorted(owner[order], np.arange(len(mark_row) + 1))
    return Packing(np.array(mark_row, np.int32), order, offsets)
