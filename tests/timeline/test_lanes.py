from __future__ import annotations

import numpy as np
import pytest

from q7x2_gui.domain.edtf import Bounds, bounds
from q7x2_gui.timeline import columns, lanes
from q7x2_gui.timeline.columns import Row, members
from q7x2_gui.timeline.lanes import Making, Plan


def table() -> columns.Columns:
    day, later = bounds("2023-11-25"), bounds("2024-01-01")
    return columns.build(
        [
            Row(later, "2024-01-01", "visit", None, None),
            Row(day, "2023-11-25", "meeting", "planned", None),
            Row(later, "2024-01-01", "meeting", None, None),
            Row(Bounds(), None, "agreement", None, None),
        ]
    )


COUNTRIES = members([(0, "CHN"), (0, "JPN"), (1, "CHN"), (1, "CHN"), (3, "CHN")])
ACTORS = members([(0, "Wang Yi"), (2, "Wang Yi"), (2, "Qin Gang")])


def made(plan: Plan, **more: object) -> list[tuple[str, list[int]]]:
    making = Making({"country": COUNTRIES, "actor": ACTORS}, **more)
    return [(lane.key, sorted(lane.members.tolist())) for lane in lanes.make(table(), plan, making)]


def test_lanes_by_type_follow_the_codebook_and_leave_out_what_has_no_dated_event() -> None:
    order = {"type": ["meeting", "agreement", "visit"]}
    found = lanes.make(table(), Plan("type"), Making(title=lambda _, key: key.upper(), order=order))
    assert [(lane.title, lane.members.tolist()) for lane in found] == [("MEETING", [1, 2]), ("VISIT", [0])]


def test_an_event_stands_in_each_of_its_countries_once_and_those_without_stand_last() -> None:
    assert made(Plan("country")) == [("CHN", [0, 1]), ("JPN", [0]), ("", [2])]


def test_lanes_by_actor_and_status() -> None:
    assert made(Plan("actor")) == [("Wang Yi", [0, 2]), ("Qin Gang", [2]), ("", [1])]
    assert made(Plan("status")) == [("planned", [1]), ("", [0, 2])]


def test_order_by_first_event_and_by_name_and_pinned_lanes_first() -> None:
    assert [key for key, _ in made(Plan("type", order="first"))] == ["meeting", "visit"]
    assert [key for key, _ in made(Plan("country", order="name", pinned=frozenset({"JPN"})))] == ["JPN", "CHN", ""]


def test_nested_lanes_follow_their_group_which_then_only_sums_up() -> None:
    assert made(Plan("country", "type")) == [
        ("CHN", [0, 1]), ("meeting", [1]), ("visit", [0]), ("JPN", [0]), ("visit", [0]), ("", [2]), ("meeting", [2]),
    ]  # fmt: skip
    folded = Plan("country", "type", turned=frozenset({"CHN"}))
    assert [key for key, _ in made(folded)] == ["CHN", "JPN", "visit", "", "meeting"]


def test_a_filter_leaves_out_what_it_does_not_let_through() -> None:
    assert made(Plan("type"), shown=np.array([True, False, True, True])) == [("meeting", [2]), ("visit", [0])]


def test_an_unknown_way_of_making_lanes_is_refused() -> None:
    with pytest.raises(KeyError):
        lanes.make(table(), Plan("weather"))
