from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.domain import days
from q7x2_gui.timeline import calendar

day_numbers = st.integers(calendar.FIRST_DAY, calendar.LAST_DAY)


@given(day_numbers)
@settings(max_examples=100)
def test_agrees_with_the_domain_on_any_day(n: int) -> None:
    assert tuple(int(part) for part in calendar.civil(n)) == days.civil(n)


@given(st.dates())
@settings(max_examples=100)
def test_agrees_with_the_standard_library_where_that_has_dates(day: dt.date) -> None:
    n = (day - dt.date(1970, 1, 1)).days
    assert int(calendar.day_number(day.year, day.month, day.day)) == n


@pytest.mark.parametrize(("year", "leap"), [(1900, False), (2000, True), (2100, False), (2024, True), (-4, True)])
def test_leap_years(year: int, leap: bool) -> None:
    march, february = calendar.day_number([year, year], [3, 2], [1, 1])
    assert march - february == (29 if leap else 28)


def test_months_are_counted_on_through_the_year_zero() -> None:
    index = np.arange(-30, 30)
    assert (calendar.month_index(calendar.month_start(index)) == index).all()
    assert (calendar.month_index(calendar.month_start(index + 1) - 1) == index).all()
