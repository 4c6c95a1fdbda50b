from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.timeline.stack import MIN_PITCH, fits, stack

depths = st.lists(st.integers(1, 40), min_size=1, max_size=30)


@given(depths, st.integers(20, 1000))
@settings(max_examples=100)
def test_lanes_fit_where_they_can_and_sub_rows_stay_inside_their_lane(found: list[int], height: int) -> None:
    made = stack(found, height)
    assert (np.diff(made.top) > 0).all()
    if fits(np.ones(len(found), np.int64), height):
        assert made.total <= height
    for lane in range(len(made)):
        rows = np.arange(made.rows[lane], dtype=np.int32)
        centres = made.row_centre(lane, rows, np.full(len(rows), len(rows), np.int32))
        assert centres[0] - made.glyph / 2 >= made.top[lane] - 1
        assert centres[-1] + made.glyph / 2 <= made.top[lane + 1] + 1


@given(depths, st.integers(20, 1000))
@settings(max_examples=50)
def test_lanes_are_of_one_height_and_marks_large_enough_to_tell_apart(found: list[int], height: int) -> None:
    made = stack(found, height)
    assert len(set(np.diff(made.top).tolist())) == 1
    assert len(set(made.rows.tolist())) == 1
    assert 10 <= made.glyph <= 12


def test_more_height_gives_more_rows() -> None:
    rows = [int(stack([1, 4, 2], height).rows[0]) for height in (3 * (MIN_PITCH + 3), 3 * 2 * (MIN_PITCH + 3), 400)]
    assert rows == sorted(set(rows))


@given(depths, st.floats(0, 400))
@settings(max_examples=60)
def test_the_lane_under_a_height_is_among_the_visible_ones(found: list[int], y: float) -> None:
    made = stack(found, 150)
    lane = made.lane_at(y)
    if lane is None:
        assert y >= made.total
    else:
        assert made.top[lane] <= y < made.top[lane + 1]
        assert lane in made.visible(y, 10)


def test_ten_thousand_lanes_are_scrolled_and_only_a_few_are_visible() -> None:
    made = stack([3] * 10_000, 200)
    assert made.total > 200
    assert len(made.visible(5_000, 200)) < 20


def test_no_lanes() -> None:
    assert stack([], 100).total == 0
    assert list(stack([], 100).visible(0, 100)) == []
