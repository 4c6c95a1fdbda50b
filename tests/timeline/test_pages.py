from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.domain.edtf import bounds
from q7x2_gui.timeline import columns, scene
from q7x2_gui.timeline.columns import Row
from q7x2_gui.timeline.frame import compose
from q7x2_gui.timeline.index import LaneIndex
from q7x2_gui.timeline.stack import stack
from q7x2_gui.timeline.view_range import ViewRange


def row(ident: int, date: str, part_of: int = 0) -> Row:
    return Row(bounds(date), date, "visit", "occurred", "confirmed", ident=ident, part_of=part_of)


def test_components_stand_in_the_row_of_their_parent_and_what_crowds_there_is_one_mark() -> None:
    rows = [row(1, "2023-04-01/2023-04-30"), *(row(n, "2023-04-05", 1) for n in (2, 3)), row(4, "2023-04-20", 1)]
    made = scene.build(columns.build([*rows, row(5, "2023-04-10")]))
    lanes = stack(made.depths, 120.0)
    marks = compose(made, lanes, ViewRange(19_430.0, 19_500.0), 1400.0, range(1)).marks
    held = {tuple(sorted(marks.held(i).tolist())): i for i in range(len(marks))}
    assert set(held) == {(0,), (1, 2), (3,), (4,)}
    assert marks.inside.sum() == 2
    parent = held[0,]
    for inside in (held[1, 2], held[3,]):
        assert marks.y[inside] == marks.y[parent]
        assert marks.x0[parent] <= marks.x0[inside] <= marks.x1[inside] <= marks.x1[parent]
    assert marks.y[held[4,]] != marks.y[parent], "what is no part of it stands beside it"


def test_components_of_a_parent_too_small_to_hold_them_stand_for_themselves() -> None:
    made = scene.build(columns.build([row(1, "2023-04-01"), row(2, "2023-04-01", 1)]))
    marks = compose(made, stack(made.depths, 120.0), ViewRange(19_000.0, 20_000.0), 1000.0, range(1)).marks
    assert not marks.inside.any()
    assert sorted(marks.members.tolist()) == [0, 1]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 600)), min_size=1, max_size=200),
    st.floats(0, 3000),
    st.floats(0, 300),
)
def test_the_shortest_under_the_pointer_are_among_those_that_are_there(
    days: list[tuple[int, int]], first: float, span: float
) -> None:
    lo = np.array([a for a, _ in days], np.int32)
    hi = lo + np.array([b + 1 for _, b in days], np.int32)

    index = LaneIndex(np.arange(len(lo), dtype=np.int32), lo, hi)
    there = np.flatnonzero((lo <= first + span) & (hi >= first))
    found = index.shortest(first, first + span, 10).tolist()
    assert len(found) == min(10, len(there))
    assert set(found) <= set(there.tolist())
    if found:
        assert hi[found[0]] - lo[found[0]] == (hi - lo)[there].min()
