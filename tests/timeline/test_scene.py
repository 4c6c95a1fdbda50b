from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.domain.edtf import Bounds
from q7x2_gui.timeline import columns, scene
from q7x2_gui.timeline.columns import Row
from q7x2_gui.timeline.lanes import Plan
from tests.timeline import made


def rows_of(dates: list[str | None]) -> list[Row]:
    return [Row(e.bounds, e.date, e.type, e.status, e.verdict) for e in made.dated(dates)]


def test_the_order_of_time_leaves_the_undated_to_the_tray() -> None:
    built = scene.build(columns.build(rows_of(["2023-11-25", None, "2019-02", "../2018-01-01", "2020/..", "2019-02"])))
    walked, place = [], None
    while (place := built.neighbour(place, 1)) is not None:
        walked.append(place)
    assert walked == [3, 2, 5, 4, 0]
    back, place = [], None
    while (place := built.neighbour(place, -1)) is not None:
        back.append(place)
    assert back == walked[::-1]
    assert built.undated().tolist() == [1]
    assert len(built.overall) == 5


def test_depths_are_the_most_events_at_one_time() -> None:
    assert scene.build(columns.build(rows_of(["2023-11-25", "2023-11-25", "2023-11", "2019-02"]))).depths == [3]


def _row(ident: int, first: int, length: int, kind: int) -> Row:
    inner = Bounds(start_earliest=first, start_latest=first, end_earliest=first + length, end_latest=first + length)
    return Row(inner, None, f"type{kind}", "planned" if kind else None, None, ident=ident)


days = st.tuples(st.integers(0, 3000), st.integers(0, 400), st.integers(0, 1))


@settings(max_examples=60, deadline=None)
@given(st.lists(days, min_size=1, max_size=25), st.lists(days, max_size=6), st.sampled_from(["", "status"]), st.data())
def test_a_mended_scene_is_the_scene_built_anew(
    old: list[tuple[int, int, int]], new: list[tuple[int, int, int]], nest: str, data: st.DataObject
) -> None:
    table = columns.build(_row(n + 1, *day) for n, day in enumerate(old))
    plan = Plan("type", nest)
    live = scene.build(table, plan)
    changed = sorted(data.draw(st.sets(st.integers(1, len(old)), max_size=len(old))))
    gone = changed[: len(changed) // 3]
    fresh = [_row(ident, *day) for ident, day in zip([*changed[len(gone) :], 100, 101, 102, 103], new, strict=False)]
    left = [ident for ident in changed if ident not in {row.ident for row in fresh}]
    touched = table.find(changed)

    def edit() -> np.ndarray:
        table.remove(table.find(left))
        return table.put(columns.build(fresh))

    complete = live.change(touched, edit)
    anew = scene.build(table, plan)
    assert live.overall.starts.tolist() == anew.overall.starts.tolist()
    assert live.overall.ends.tolist() == anew.overall.ends.tolist()
    if complete:
        by_key = {(lane.within, lane.key): n for n, lane in enumerate(anew.lanes)}
        assert len(by_key) == len(live.lanes)
        for n, lane in enumerate(live.lanes):
            mine, theirs = live.index(n), anew.index(by_key[lane.within, lane.key])
            assert sorted(mine.members.tolist()) == sorted(theirs.members.tolist())
            assert set(mine.members[mine.within(500, 900)]) == set(theirs.members[theirs.within(500, 900)])
            assert mine.count(500, 900) == theirs.count(500, 900)
