"""The timeline on a real project: what each act of the desk changes on it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from q7x2_gui.domain.vocabulary import Verdict
from q7x2_gui.timeline.columns import Review
from q7x2_gui.viewmodels import form_state
from q7x2_gui.viewmodels.timeline_state import TimelineState
from tests.viewmodels.desk_kit import desk_on, settle


def test_the_timeline_follows_confirming_correcting_rejecting_and_undoing(qtbot: QtBot, tmp_path: Path) -> None:
    with desk_on(tmp_path / "timeline.q7x2") as desk:
        state = TimelineState(desk._bridge)
        with qtbot.waitSignal(state.changed):
            state.load()
        assert {e.verdict for e in state.entries} == {None}
        first = len(state.entries)
        item = desk.chosen
        assert item is not None
        state.choose(item.id)
        before = state.scene.core(state.chosen_index())

        desk.edit("date", form_state.with_date(item.values, "2019-06-07"))
        settle(qtbot, desk)
        qtbot.waitUntil(lambda: any(e.date == "2019-06-07" for e in state.entries))
        moved = next(i for i, e in enumerate(state.entries) if e.date == "2019-06-07")
        assert state.scene.core(moved) != before
        assert len(state.entries) == first

        desk.confirm()
        settle(qtbot, desk)
        qtbot.waitUntil(lambda: any(e.verdict is Verdict.CORRECTED for e in state.entries))
        at = next(i for i, e in enumerate(state.entries) if e.event_id)
        assert state.scene.columns.review[at] == Review.CONFIRMED

        desk.choose_next()
        desk.reject("not_an_event")
        settle(qtbot, desk)
        qtbot.waitUntil(lambda: len(state.entries) == first - 1)
        desk.undo()
        qtbot.waitUntil(lambda: len(state.entries) == first)
