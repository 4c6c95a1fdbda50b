from __future__ import annotations

from q7x2_gui.timeline import columns, scene
from q7x2_gui.timeline.columns import Row
from tests.timeline import made


def test_the_order_of_time_leaves_the_undated_to_the_tray() -> None:
    entries = made.dated(["2023-11-25", None, "2019-02", "../2018-01-01", "2020/.."])
    rows = [Row(e.bounds, e.date, e.type, e.status, e.verdict, e.countries, e.actors) for e in entries]
    built = scene.build(columns.build(rows), "country", str)
    assert built.in_time_order().tolist() == [3, 2, 4, 0]
    assert built.undated().tolist() == [1]
    assert len(built.overall) == 4
    assert [len(index) for index in built.indexes] == [4, 4]


def test_depths_are_the_most_events_at_one_time() -> None:
    entries = made.dated(["2023-11-25", "2023-11-25", "2023-11", "2019-02"])
    rows = [Row(e.bounds, e.date, e.type, e.status, e.verdict) for e in entries]
    assert scene.build(columns.build(rows), "type", str).depths == (3,)
