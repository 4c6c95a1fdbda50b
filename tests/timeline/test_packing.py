from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.timeline.packing import Extents, Packing, Sizes, pack

items = st.lists(st.tuples(st.floats(0, 1000), st.floats(1, 120)), max_size=60)


def packed(found: list[tuple[float, float]], rows: int, wide_from: float = 60.0) -> tuple[Packing, ...]:
    lo = np.sort(np.array([a for a, _ in found], float))
    hi = lo + np.array([b for _, b in found], float)
    wide = hi - lo >= wide_from
    return pack(Extents(lo, hi, hi, wide), rows, Sizes(cluster=18)), lo, hi, wide


@given(items, st.integers(1, 5))
@settings(max_examples=100)
def test_each_item_is_in_exactly_one_mark(found: list[tuple[float, float]], rows: int) -> None:
    packing, lo, _, _ = packed(found, rows)
    assert sorted(packing.items.tolist()) == list(range(len(lo)))
    assert packing.counts.sum() == len(lo)
    assert (packing.counts >= 1).all()


@given(items, st.integers(1, 5))
@settings(max_examples=100)
def test_marks_of_one_size_in_one_row_never_overlap(found: list[tuple[float, float]], rows: int) -> None:
    packing, lo, hi, wide = packed(found, rows)
    for row in range(rows):
        for size in (True, False):
            extents = []
            for mark in np.flatnonzero(packing.row == row):
                held = packing.items[packing.offsets[mark] : packing.offsets[mark + 1]]
                if wide[held[0]] == size:
                    extents.append((lo[held].min(), hi[held].max()))
            extents.sort()
            assert all(b[0] >= a[1] for a, b in pairwise(extents))


@given(items)
@settings(max_examples=60)
def test_nothing_is_clustered_while_there_are_rows(found: list[tuple[float, float]]) -> None:
    packing, lo, _, _ = packed(found, max(1, len(found)))
    assert len(packing) == len(lo)
    assert (packing.row < packing.used).all()


def test_what_is_too_much_for_one_day_becomes_one_cluster() -> None:
    lo = np.zeros(30)
    packing = pack(Extents(lo, lo + 12, lo + 1, lo > 0), 4, Sizes(cluster=18, grown=40))
    assert sorted(packing.counts.tolist()) == [1, 1, 1, 27]


def test_a_dot_stands_on_a_ramp_where_there_is_one_row_only() -> None:
    hi = np.array([200.0, 62.0])
    packing = pack(Extents(np.array([0.0, 50.0]), hi, hi, np.array([True, False])), 1)
    assert packing.counts.tolist() == [1, 1]
    assert packing.row.tolist() == [0, 0]


def test_a_row_of_close_days_is_not_swallowed_by_one_cluster() -> None:
    lo = np.arange(0, 600, 12.0)
    packing = pack(Extents(lo, lo + 14, lo + 8, lo < 0), 1, Sizes(cluster=20, grown=36))
    assert packing.counts.max() <= 2


def test_a_mark_that_stands_alone_uses_one_row() -> None:
    lo = np.array([0.0, 5.0, 100.0])
    packing = pack(Extents(lo, lo + 12, lo + 12, lo < 0), 3)
    assert packing.row.tolist() == [0, 1, 0]
    assert packing.used.tolist() == [2, 2, 1]
