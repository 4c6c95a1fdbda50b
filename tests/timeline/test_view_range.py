from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.timeline.calendar import FIRST_DAY, LAST_DAY
from q7x2_gui.timeline.view_range import MIN_SPAN, ViewRange, clamped, fit, focus

days = st.floats(FIRST_DAY, LAST_DAY)


@given(days, st.floats(MIN_SPAN, 1e6), st.floats(1e-4, 1e4), st.floats(0, 1))
@settings(max_examples=100)
def test_zooming_keeps_the_day_under_the_pointer(first: float, span: float, factor: float, share: float) -> None:
    view = clamped(first, first + span)
    at = view.first + share * view.span
    after = view.zoomed(factor, at)
    assert after.span >= MIN_SPAN - 1e-6
    assert after.first >= FIRST_DAY
    assert after.last <= LAST_DAY + 1e-6
    if after.first > FIRST_DAY + 1 and after.last < LAST_DAY - 1:
        assert (at - after.first) / after.span == pytest.approx(share, abs=1e-6)


@given(days, st.floats(MIN_SPAN, 1e5), days)
@settings(max_examples=100)
def test_showing_a_day_brings_it_into_view_and_moves_nothing_that_is_there(
    first: float, span: float, day: float
) -> None:
    view = clamped(first, first + span)
    after = view.showing(day, day + 1)
    assert after.holds(day, day)
    if view.first + view.span * 0.1 < day and day + 1 < view.last - view.span * 0.1:
        assert after == view


def test_a_single_day_is_shown_within_its_two_months() -> None:
    view = fit(19_686, 19_687)
    assert view.span == pytest.approx(60)
    assert view.first < 19_686
    assert view.last > 19_687


def test_focus_leaves_a_treaty_of_decades_ago_outside() -> None:
    lo = np.array([3_000.0, *range(18_000, 18_400, 20)])
    view = focus(lo, lo + 1)
    assert view is not None
    assert view.first > 17_000
    assert view.last > 18_381


def test_focus_keeps_two_groups_that_are_both_large() -> None:
    lo = np.array([*range(0, 100, 10), *range(18_000, 18_100, 10)], float)
    view = focus(lo, lo + 1)
    assert view is not None
    assert view.first < 0
    assert view.last > 18_091


def test_focus_passes_over_open_ends_and_the_undated() -> None:
    assert focus(np.array([np.nan]), np.array([np.nan])) is None
    view = focus(np.array([-np.inf, 100.0]), np.array([50.0, np.inf]))
    assert view is not None
    assert view.holds(49, 100)


def test_the_whole_calendar_is_the_widest_view() -> None:
    assert ViewRange(0, 10).zoomed(1e9).span == LAST_DAY - FIRST_DAY
