from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.domain.edtf import Bounds, bounds
from q7x2_gui.timeline import columns, scene
from q7x2_gui.timeline.columns import Row
from q7x2_gui.timeline.spans import FIRST, LAST, Shape, outer, spans


def span_of(date: str | None) -> tuple[float, ...]:
    row = Row(bounds(date) if date else Bounds(), date, "meeting", "occurred", None)
    found = spans(columns.build([row]))
    return tuple(float(getattr(found, name)[0]) for name in ("lo", "core_lo", "core_hi", "hi", "shape"))


def test_a_day_is_a_point_one_day_wide() -> None:
    lo, core_lo, core_hi, hi, shape = span_of("2023-11-25")
    assert (lo, hi) == (core_lo, core_hi) == (19686.0, 19687.0)
    assert shape == Shape.POINT


def test_two_days_of_duration_and_one_of_two_days_are_different_things() -> None:
    visit, talk = span_of("2023-04-01/2023-04-02"), span_of("[2023-04-01..2023-04-02]")
    assert visit[0] == talk[0]
    assert visit[3] == talk[3]
    assert (visit[4], talk[4]) == (Shape.BAR, Shape.RAMP)
    assert visit[2] - visit[1] == 2
    assert talk[2] == talk[1], "no day is certain"


def test_an_interval_between_months_is_certain_only_in_between() -> None:
    lo, core_lo, core_hi, hi, shape = span_of("2020-01/2020-06")
    assert shape == Shape.RAMP
    assert [lo, core_lo, core_hi, hi] == [18262.0, 18292.0, 18415.0, 18444.0]


@pytest.mark.parametrize(
    ("date", "lo_open", "hi_open", "fades"),
    [
        ("2020-11-24/..", False, True, (False, False)),
        ("../2019-05-01", True, False, (False, False)),
        ("2021-02-03/", False, False, (False, True)),
        ("/2022-05-06", False, False, (True, False)),
    ],
)
def test_open_ends_go_on_for_ever_and_unknown_ends_fade(
    date: str, lo_open: bool, hi_open: bool, fades: tuple[bool, bool]
) -> None:
    found = spans(columns.build([Row(bounds(date), date, "visit", None, None)]))
    assert bool(np.isinf(found.lo[0])) is lo_open
    assert bool(np.isinf(found.hi[0])) is hi_open
    assert (bool(found.fade_start[0]), bool(found.fade_end[0])) == fades
    assert found.core_hi[0] - found.core_lo[0] == 1, "the known day is certain"


def test_undated_events_cover_nothing() -> None:
    table = columns.build([Row(Bounds(), None, "visit", None, None)])
    assert np.isnan(spans(table).lo[0])
    assert scene.build(table).extent is None


numbers = st.integers(-800_000, 800_000)
maybe = st.none() | numbers


@given(st.lists(st.tuples(maybe, maybe, maybe, maybe), min_size=1, max_size=20))
@settings(max_examples=100)
def test_the_drawn_extent_is_never_narrower_than_the_outer_bounds(four: list[tuple[int | None, ...]]) -> None:
    rows = []
    for se, sl, ee, el in four:
        a = sorted(n for n in (se, sl, ee, el) if n is not None)
        given_bounds = Bounds(
            start_earliest=a[0] if se is not None else None,
            start_latest=sl,
            end_earliest=ee,
            end_latest=a[-1] if el is not None else None,
        )
        rows.append(Row(given_bounds, None, "x", None, None))
    table = columns.build(rows)
    found = spans(table)
    for i, row in enumerate(rows):
        if not table.dated[i]:
            continue
        assert found.lo[i] <= found.core_lo[i] <= found.core_hi[i] <= found.hi[i]
        if row.bounds.earliest is not None:
            assert found.lo[i] <= row.bounds.earliest
        if row.bounds.latest is not None:
            assert found.hi[i] >= row.bounds.latest + 1
        low, high = outer(table, np.array([i]))
        assert low[0] == (FIRST if np.isinf(found.lo[i]) else found.lo[i])
        assert high[0] == (LAST if np.isinf(found.hi[i]) else found.hi[i])
