from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from q7x2_gui.domain.edtf import Bounds, bounds
from q7x2_gui.domain.vocabulary import Verdict
from q7x2_gui.services.listing import TimelineEntry
from q7x2_gui.viewmodels.timeline_book import lane_title
from q7x2_gui.viewmodels.timeline_state import TimelineState
from tests.timeline import made
from tests.viewmodels.timeline_bridge import CODEBOOK, FakeBridge


def change(*rows: tuple[str, str], articles: tuple[str, ...] = ()) -> Any:
    return SimpleNamespace(rows=rows, articles=articles)


@pytest.fixture
def entries() -> list[TimelineEntry]:
    return [
        made.entry(0, "2023-11-25"),
        made.entry(1, "2023-04-01/2023-04-02", "visit", status="planned"),
        made.entry(2, None, "restriction"),
        made.entry(3, "2019-02", "visit", verdict="confirmed"),
    ]


def test_reads_nothing_before_it_is_asked(qtbot: QtBot, entries: list[TimelineEntry]) -> None:
    bridge = FakeBridge(entries)
    state = TimelineState(bridge)
    bridge.changed.emit(change(("event", "e0")))
    assert bridge.reads == 0
    with qtbot.waitSignal(state.changed):
        state.load()
    assert bridge.reads == 1
    assert state.loaded
    assert state.counts() == (1, 1)
    assert state.undated() == [2]
    assert [lane.title for lane in state.scene.lanes] == ["Meetings", "Visits"]


def test_follows_steps_that_touch_events_and_no_others(qtbot: QtBot, entries: list[TimelineEntry]) -> None:
    bridge = FakeBridge(entries)
    state = TimelineState(bridge)
    with qtbot.waitSignal(state.changed):
        state.load()
    bridge.changed.emit(change(("batch", "b")))
    assert bridge.reads == 1
    entries.append(made.entry(4, "2024-01-01", "agreement"))
    with qtbot.waitSignal(state.changed):
        bridge.changed.emit(change(("report", "r")))
    assert len(state.entries) == 5
    assert [lane.key for lane in state.scene.lanes] == ["meeting", "visit", "agreement"]


def test_an_edit_reads_its_article_alone_and_the_others_keep_their_places(
    qtbot: QtBot, entries: list[TimelineEntry]
) -> None:
    bridge = FakeBridge(entries)
    state = TimelineState(bridge)
    with qtbot.waitSignal(state.changed):
        state.load()
    before = [entry.id for entry in state.entries]
    changed = replace(
        entries[1], date="2024-05-05", bounds=bounds("2024-05-05"), type="agreement", verdict=Verdict.AUTO
    )
    entries[1] = changed
    with qtbot.waitSignal(state.changed):
        bridge.changed.emit(change(("report", "r"), articles=(changed.article_id,)))
    assert bridge.asked == [None, [changed.article_id]]
    assert [entry.id for entry in state.entries] == before
    assert state.unseen == 1
    fresh = TimelineState(FakeBridge(entries))
    with qtbot.waitSignal(fresh.changed):
        fresh.load()
    assert [(lane.key, list(lane.members)) for lane in state.scene.lanes] == [
        (lane.key, list(lane.members)) for lane in fresh.scene.lanes
    ]
    assert state.scene.columns.start_earliest.tolist() == fresh.scene.columns.start_earliest.tolist()
    assert state.counts() == fresh.counts()


def test_an_article_comes_and_goes(qtbot: QtBot, entries: list[TimelineEntry]) -> None:
    bridge = FakeBridge(entries[:3])
    state = TimelineState(bridge)
    with qtbot.waitSignal(state.changed):
        state.load()
    new = replace(entries[3], id="e9", item_id="i9", article_id="a9")
    bridge.entries.append(new)
    with qtbot.waitSignal(state.changed):
        bridge.changed.emit(change(("suggestion", "s"), articles=("a9",)))
    assert [entry.id for entry in state.entries][-1] == "e9"
    bridge.entries = bridge.entries[1:3]
    with qtbot.waitSignal(state.changed):
        bridge.changed.emit(change(("suggestion", "s"), articles=("a0", "a9")))
    assert {entry.article_id for entry in state.entries} == {"a1", "a2"}


def test_steps_while_it_reads_are_shown_each_and_read_once_more(qtbot: QtBot, entries: list[TimelineEntry]) -> None:
    bridge = FakeBridge(entries, held=True)
    state = TimelineState(bridge)
    state.load()
    for _ in range(5):
        bridge.changed.emit(change(("event", "e"), articles=("a1",)))
    assert len(bridge.waiting) == 1
    with qtbot.waitSignal(state.changed):
        bridge.release()  # shown although something has changed since: fast edits do not starve the screen
    assert len(bridge.waiting) == 1
    with qtbot.waitSignal(state.changed):
        bridge.release()
    assert bridge.asked == [None, ["a1"]]
    assert not bridge.waiting


def test_other_lanes_need_no_reading(qtbot: QtBot, entries: list[TimelineEntry]) -> None:
    bridge = FakeBridge(entries)
    state = TimelineState(bridge)
    with qtbot.waitSignal(state.changed):
        state.load()
    with qtbot.waitSignal(state.changed):
        state.set_lanes("country")
    assert bridge.reads == 1


def test_lanes_by_country_and_actor(qtbot: QtBot, entries: list[TimelineEntry]) -> None:
    state = TimelineState(FakeBridge(entries))
    with qtbot.waitSignal(state.changed):
        state.load()
    with qtbot.waitSignal(state.changed):
        state.set_lanes("country")
    assert [lane.title for lane in state.scene.lanes] == ["China", "Japan"]
    with qtbot.waitSignal(state.changed):
        state.set_lanes("actor")
    assert [lane.title for lane in state.scene.lanes] == ["Wang Yi"]


def test_the_chosen_item_is_found_by_item_event_or_entry(qtbot: QtBot, entries: list[TimelineEntry]) -> None:
    state = TimelineState(FakeBridge(entries))
    with qtbot.waitSignal(state.changed):
        state.load()
    with qtbot.waitSignal(state.chosen_changed):
        state.choose("i1")
    assert state.chosen_index() == 1
    state.choose("e3")
    assert state.chosen_index() == 3
    with qtbot.assertNotEmitted(state.chosen_changed):
        state.choose("e3")
    state.choose("elsewhere")
    assert state.chosen_index() is None


def test_a_read_that_fails_is_told_and_can_be_asked_again(qtbot: QtBot, entries: list[TimelineEntry]) -> None:
    bridge = FakeBridge(entries)
    bridge.error = OSError("gone")
    state = TimelineState(bridge)
    with qtbot.waitSignals([state.failed, bridge.failed]):
        state.load()
    bridge.error = None
    with qtbot.waitSignal(state.changed):
        state.load()


def test_the_card_says_what_when_who_and_how_sure(qtbot: QtBot, entries: list[TimelineEntry]) -> None:
    state = TimelineState(FakeBridge(entries))
    with qtbot.waitSignal(state.changed):
        state.load()
    card = state.card(1)
    assert card.title == "Visit"
    assert card.edtf == "2023-04-01/2023-04-02"
    assert "2023" in card.when
    assert card.state == "planned · suggestion"
    assert card.who == "Wang Yi"
    assert state.card(2).when == "date not known"
    assert "confirmed" in state.card(3).spoken()
    assert card.article == ""
    with qtbot.waitSignal(state.described, check_params_cb=lambda index: index == 1):
        state.describe(1)
    assert state.card(1).article == "Two ministers · The Paper"
    assert state.card(1).written == "April 1-2"


def test_lanes_without_a_name_say_so() -> None:
    assert lane_title(CODEBOOK, "country", "") == "No country"
    assert lane_title(CODEBOOK, "type", "of-my-own") == "of-my-own"


def test_a_project_without_events(qtbot: QtBot) -> None:
    state = TimelineState(FakeBridge([]))
    with qtbot.waitSignal(state.changed):
        state.load()
    assert state.scene.lanes == ()
    assert Bounds() == made.entry(0, None).bounds


def test_importing_it_imports_neither_numpy_nor_pyqtgraph() -> None:
    code = (
        "import sys, q7x2_gui.viewmodels.timeline_state, q7x2_gui.widgets.timeline\n"
        "sys.exit(' '.join({'numpy', 'pyqtgraph', 'sqlite_utils'} & set(sys.modules)) or 0)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
