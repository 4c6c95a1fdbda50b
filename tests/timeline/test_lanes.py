from __future__ import annotations

import pytest

from q7x2_gui.domain.edtf import Bounds, bounds
from q7x2_gui.timeline import columns, lanes
from q7x2_gui.timeline.columns import Row


def table() -> columns.Columns:
    day = bounds("2023-11-25")
    return columns.build(
        [
            Row(day, "2023-11-25", "visit", None, None, ("CHN", "JPN"), ("Wang Yi",)),
            Row(day, "2023-11-25", "meeting", None, None, ("CHN", "CHN"), ()),
            Row(day, "2023-11-25", "meeting", None, None, (), ("Wang Yi", "Qin Gang")),
            Row(Bounds(), None, "agreement", None, None, ("CHN",), ()),
        ]
    )


def test_lanes_by_type_follow_the_codebook_and_leave_out_what_has_no_dated_event() -> None:
    made = lanes.make(table(), "type", str.upper, ["meeting", "agreement", "visit"])
    assert [(lane.key, lane.title, lane.members.tolist()) for lane in made] == [
        ("meeting", "MEETING", [1, 2]),
        ("visit", "VISIT", [0]),
    ]


def test_an_event_stands_in_each_of_its_countries_once_and_those_without_stand_last() -> None:
    made = lanes.make(table(), "country", str)
    assert [(lane.key, lane.members.tolist()) for lane in made] == [("CHN", [0, 1]), ("JPN", [0]), ("", [2])]


def test_lanes_by_actor() -> None:
    made = lanes.make(table(), "actor", str)
    assert [(lane.key, lane.members.tolist()) for lane in made] == [("Wang Yi", [0, 2]), ("Qin Gang", [2]), ("", [1])]


def test_an_unknown_way_of_making_lanes_is_refused() -> None:
    with pytest.raises(KeyError):
        lanes.make(table(), "weather", str)
