"""Day numbers agree with the calendar of the standard library, and go on where it ends."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.domain import days
from q7x2_gui.errors import DateError

FIRST = days.day_number(days.FIRST_YEAR, 1, 1)
LAST = days.day_number(days.LAST_YEAR, 12, 31)


@given(st.dates())
@settings(max_examples=100, deadline=None)
def test_same_as_the_standard_library(date: datetime.date) -> None:
    number = days.day_number(date.year, date.month, date.day)
    assert number == (date - datetime.date(1970, 1, 1)).days
    assert days.weekday(number) == date.weekday()
    assert days.iso(number) == date.isoformat()


@given(st.integers(FIRST, LAST))
@settings(max_examples=100, deadline=None)
def test_there_and_back(number: int) -> None:
    assert days.day_number(*days.civil(number)) == number
    assert days.from_iso(days.iso(number)) == number


def test_years_before_the_first() -> None:
    assert days.iso(days.day_number(1, 1, 1) - 1) == "0000-12-31"
    assert days.iso(days.day_number(-44, 3, 15)) == "-0044-03-15"
    assert days.iso(FIRST) == "-9999-01-01"


@pytest.mark.parametrize(("year", "length"), [(2023, 28), (2024, 29), (1900, 28), (2000, 29), (0, 29), (-4, 29)])
def test_length_of_february(year: int, length: int) -> None:
    assert days.last_day(year, 2) == length


@pytest.mark.parametrize(
    "date", [(2023, 2, 29), (2023, 13, 1), (2023, 0, 1), (2023, 4, 31), (10000, 1, 1), (2023, 1, 0)]
)
def test_no_such_day(date: tuple[int, int, int]) -> None:
    assert not days.is_day(*date)
    with pytest.raises(DateError):
        days.day_number(*date)


@pytest.mark.parametrize("text", ["", "2023-4-1", "2023-04-01 ", "yesterday", "2023-02-30", "20230401"])
def test_no_iso_day(text: str) -> None:
    with pytest.raises(DateError):
        days.from_iso(text)
