from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.timeline.index import LaneIndex
from q7x2_gui.timeline.spans import LAST

edges = st.integers(-100_000, 100_000)
length = st.one_of(st.integers(1, 10), st.integers(1, 50_000), st.just(None))
events = st.lists(st.tuples(edges, length), max_size=40)


def index_of(found: list[tuple[int, int | None]]) -> tuple[LaneIndex, np.ndarray, np.ndarray]:
    lo = np.array([a for a, _ in found], np.int32)
    hi = np.array([LAST if b is None else a + b for a, b in found], np.int32)
    return LaneIndex(np.arange(len(lo), dtype=np.int32), lo, hi), lo, hi


@given(events, st.floats(-1e5, 1e5), st.floats(0, 1e5))
@settings(max_examples=100)
def test_who_is_in_view_agrees_with_brute_force(found: list[tuple[int, int | None]], first: float, span: float) -> None:
    index, lo, hi = index_of(found)
    expected = set(np.flatnonzero((lo <= first + span) & (hi >= first)).tolist())
    assert set(index.members[index.within(first, first + span)].tolist()) == expected
    assert index.count(first, first + span) == len(expected)


@given(events, st.floats(-1e5, 1e5), st.floats(0.01, 1e4))
@settings(max_examples=100)
def test_bins_agree_with_brute_force(found: list[tuple[int, int | None]], first: float, step: float) -> None:
    index, lo, hi = index_of(found)
    borders = first + step * np.arange(20)
    expected = [int(((lo < b) & (hi > a)).sum()) for a, b in pairwise(borders)]
    assert index.bins(borders).tolist() == expected


@given(events)
@settings(max_examples=60)
def test_depth_is_the_most_at_one_time(found: list[tuple[int, int | None]]) -> None:
    index, lo, hi = index_of(found)
    assert index.depth() == max((int(((lo <= t) & (hi > t)).sum()) for t in lo), default=0)
