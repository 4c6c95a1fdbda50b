from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.domain import days as civil_days
from q7x2_gui.timeline.calendar import civil
from q7x2_gui.timeline.ticks import range_label, ticks, year_label
from q7x2_gui.timeline.view_range import clamped


@given(st.floats(-4_000_000, 2_900_000), st.floats(4, 7_000_000), st.integers(200, 2500))
@settings(max_examples=100)
def test_ticks_stand_on_the_calendar_in_view_and_never_too_close(first: float, span: float, width: int) -> None:
    view = clamped(first, first + span)
    found = ticks(view.first, view.last, width)
    assert len(found.days) == len(found.labels) == len(found.strong)
    assert (np.diff(found.days) > 0).all()
    assert (np.diff(found.days) * width / view.span >= 55).all()
    assert (found.days >= view.first - 1).all()
    assert (found.days <= view.last + 1).all()
    assert not np.isin(found.minor, found.days).any()
    for n, label in zip(found.days.tolist(), found.labels, strict=True):
        year, month, day = civil_days.civil(n)
        if label == year_label(year) and (month, day) == (1, 1):
            continue
        assert label == str(day) or (day == 1 and len(label) == 3)


@pytest.mark.parametrize(
    ("first", "last", "step"),
    [("1900-02-20", "1900-03-10", 1), ("2000-02-20", "2000-03-10", 1), ("2100-02-20", "2100-03-10", 1)],
)
def test_days_are_counted_over_leap_days(first: str, last: str, step: int) -> None:
    a, b = civil_days.from_iso(first), civil_days.from_iso(last)
    found = ticks(a, b, 4000)
    assert (np.diff(found.days) == step).all()
    assert "Mar" in found.labels
    assert ("29" in found.labels) == (first.startswith("2000"))


def test_from_decades_to_days() -> None:
    start = civil_days.day_number(2000, 1, 1)
    labels = [ticks(start, start + span, 1000).labels for span in (36_525, 3_652, 700, 60, 10)]
    assert labels[0][:2] == ("2000", "2010")
    assert labels[1][:2] == ("2000", "2001")
    assert labels[2][:2] == ("2000", "Apr")
    assert labels[3][:3] == ("2000", "6", "11")
    assert labels[4][:3] == ("2000", "2", "3")


def test_years_before_zero_are_years_too() -> None:
    found = ticks(civil_days.day_number(-620, 1, 1), civil_days.day_number(2600, 1, 1), 1100)
    assert "−500" in found.labels
    assert "2500" in found.labels
    _, months, days = civil(found.days)
    assert set(months.tolist()) == set(days.tolist()) == {1}


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2019-01-01", "2026-01-01", "2019 – 2025"),
        ("2023-01-01", "2024-01-01", "Jan – Dec 2023"),
        ("2022-11-01", "2023-04-01", "Nov 2022 – Mar 2023"),
        ("2023-11-03", "2023-11-28", "3 – 27 Nov 2023"),
        ("2023-11-25", "2023-11-26", "25 Nov 2023"),
        ("2022-12-25", "2023-01-05", "25 Dec 2022 – 4 Jan 2023"),
    ],
)
def test_the_range_in_words(first: str, last: str, words: str) -> None:
    assert range_label(civil_days.from_iso(first), civil_days.from_iso(last)) == words
