from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.domain.edtf import Bounds
from q7x2_gui.timeline import columns, scene
from q7x2_gui.timeline.columns import Row
from q7x2_gui.timeline.frame import Frame, compose
from q7x2_gui.timeline.hit import Shown, events_at
from q7x2_gui.timeline.spans import Shape, spans
from q7x2_gui.timeline.stack import stack
from q7x2_gui.timeline.view_range import ViewRange, clamped, fit

WIDTH, HEIGHT = 1000.0, 150.0


def scene_of(days: list[tuple[int, int, int]]) -> scene.Scene:
    """A scene of (first day, days it lasts or may lie in, 0 duration or 1 doubt), in two lanes."""
    rows = []
    for n, (first, length, doubt) in enumerate(days):
        last = first + length
        inner = (last, first) if doubt else (first, last)
        bounds = Bounds(start_earliest=first, start_latest=inner[0], end_earliest=inner[1], end_latest=last)
        rows.append(Row(bounds, None, "meeting" if n % 2 else "visit", "occurred", None))
    return scene.build(columns.build(rows))


def frame_of(made: scene.Scene, view: ViewRange) -> tuple[Frame, object]:
    lanes = stack(made.depths, HEIGHT)
    return compose(made, lanes, view, WIDTH, range(len(made.lanes))), lanes


events = st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 400), st.integers(0, 1)), min_size=1, max_size=40)


@given(events, st.floats(-500, 4000), st.floats(5, 5000))
@settings(max_examples=80, deadline=None)
def test_each_event_in_view_is_in_exactly_one_mark_and_drawn_at_least_as_wide_as_its_bounds(
    days: list[tuple[int, int, int]], first: float, span: float
) -> None:
    made = scene_of(days)
    view = clamped(first, first + span)
    frame, _ = frame_of(made, view)
    marks = frame.marks
    assert not frame.densities
    held = marks.members.tolist()
    assert len(held) == len(set(held))
    s, scale = spans(made.columns), WIDTH / view.span
    for event in np.flatnonzero((s.lo < view.last) & (s.hi > view.first)):
        mark = next(i for i in range(len(marks)) if event in marks.held(i))
        assert marks.x0[mark] <= max((s.lo[event] - view.first) * scale, 0) + 1e-6
        assert marks.x1[mark] >= min((s.hi[event] - view.first) * scale, WIDTH) - 1e-6


@given(events, st.floats(5, 5000))
@settings(max_examples=50, deadline=None)
def test_a_click_in_the_middle_of_a_mark_hits_an_event_that_is_there(
    days: list[tuple[int, int, int]], span: float
) -> None:
    made = scene_of(days)
    view = clamped(days[0][0] - span / 2, days[0][0] + span / 2)
    frame, lanes = frame_of(made, view)
    marks, shown = frame.marks, Shown(frame, view, WIDTH)
    for i in range(len(marks)):
        x, y = (marks.x0[i] + marks.x1[i]) / 2, marks.y[i]
        found = events_at(made, lanes, shown, x, y)
        inside = np.flatnonzero((marks.x0 <= x) & (marks.x1 >= x) & (np.abs(marks.y - y) <= lanes.glyph / 2))
        narrowest = min(marks.x1[j] - marks.x0[j] for j in inside)
        assert found
        hit = next(j for j in range(len(marks)) if found[0] in marks.held(j))
        assert marks.x1[hit] - marks.x0[hit] == narrowest


def test_panning_does_not_pack_anew() -> None:
    made = scene_of([(n * 5, 0, 0) for n in range(200)])
    view = fit(100, 400)
    first, _ = frame_of(made, view)
    again, _ = frame_of(made, view.panned(20.3))
    assert [len(pages) for pages in made.packed.values()] == [1, 1], "one packing a lane"
    rows = dict(zip(first.marks.event.tolist(), first.marks.y.tolist(), strict=True))
    same = [rows[e] == y for e, y in zip(again.marks.event.tolist(), again.marks.y.tolist(), strict=True) if e in rows]
    assert len(same) > 20
    assert all(same)


def test_a_full_lane_is_drawn_as_density_that_counts_every_event() -> None:
    made = scene_of([(n % 900, 0, 0) for n in range(4000)])
    frame, _ = frame_of(made, fit(0, 900))
    assert len(frame.marks) == 0
    assert [d.lane for d in frame.densities] == [0, 1]
    assert sum(int(d.counts.sum()) for d in frame.densities) >= 4000


def test_a_point_far_closer_than_a_day_is_as_wide_as_the_day() -> None:
    made = scene_of([(100, 0, 0)])
    frame, _ = frame_of(made, ViewRange(98, 103))
    assert frame.marks.shape[0] == Shape.POINT
    assert frame.marks.x1[0] - frame.marks.x0[0] == WIDTH / 5


def test_the_density_under_the_pointer_gives_its_events() -> None:
    made = scene_of([(n % 900, 0, 0) for n in range(4000)])
    view = fit(0, 900)
    frame, lanes = frame_of(made, view)
    found = events_at(made, lanes, Shown(frame, view, WIDTH), WIDTH / 2, lanes.centre(0))
    assert found
    middle = (view.first + view.last) / 2
    assert all(abs(made.columns.start_earliest[e] - middle) < 12 for e in found)


def test_nothing_makes_an_empty_frame() -> None:
    made = scene.build(columns.build([]))
    frame, lanes = frame_of(made, fit(0, 100))
    assert len(frame.marks) == 0
    assert events_at(made, lanes, Shown(frame, fit(0, 100), WIDTH), 5, 5) == []
