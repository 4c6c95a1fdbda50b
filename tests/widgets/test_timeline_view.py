from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from q7x2_gui.services.listing import TimelineEntry
from q7x2_gui.viewmodels.timeline_state import TimelineState
from q7x2_gui.widgets.theme import Theme
from q7x2_gui.widgets.timeline import TimelineView
from tests.timeline import made
from tests.viewmodels.timeline_bridge import FakeBridge

Open = Callable[..., TimelineView]


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    """Opens a shown timeline over a list of entries; ``view.bridge`` is the fake bridge behind it."""

    def open_view(
        entries: list[TimelineEntry], theme: str = "light", size: tuple[int, int] = (1280, 220)
    ) -> TimelineView:
        bridge = FakeBridge(entries)
        view = TimelineView(TimelineState(bridge, bridge), Theme(theme))
        view.bridge = bridge
        qtbot.addWidget(view)
        view.resize(*size)
        view.show()
        qtbot.waitUntil(lambda: view.state is not None and view.state.loaded)
        if entries:
            qtbot.waitUntil(lambda: view.canvas is not None and view.canvas.isVisible())
        return view

    return open_view


def three() -> list[TimelineEntry]:
    return [
        made.entry(0, "2023-11-25", verdict="confirmed"),
        made.entry(1, "2023-04-01/2023-04-02", "visit", status="planned"),
        made.entry(2, None, "restriction"),
        made.entry(3, "2020-07-29", "phone_call"),
    ]


def centre_of(view: TimelineView, index: int) -> QPoint:
    place = view.canvas.place_of(index)
    assert place is not None, "the mark is in view"
    return place.center()


NO_KEY = Qt.KeyboardModifier.NoModifier


def wheel(view: TimelineView, at: QPoint, notches: int, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    port = view.canvas.viewport()
    event = QWheelEvent(
        QPointF(at), QPointF(port.mapToGlobal(at)), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


def drag(view: TimelineView, start: QPoint, end: QPoint) -> None:
    port = view.canvas.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(port, start + (end - start) * step / 5)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)


def test_the_canvas_comes_after_the_first_paint(qtbot: QtBot) -> None:
    bridge = FakeBridge(three())
    view = TimelineView(TimelineState(bridge, bridge), Theme())
    qtbot.addWidget(view)
    assert view.canvas is None
    view.show()
    qtbot.waitUntil(lambda: view.canvas is not None)


def test_the_events_are_seen_before_the_canvas_is_made(qtbot: QtBot) -> None:
    bridge = FakeBridge(three())
    view = TimelineView(TimelineState(bridge, bridge), Theme())
    qtbot.addWidget(view)
    view.resize(1280, 220)
    seen: list[tuple[str, object]] = []
    view.filled.connect(lambda: seen.append(("filled", view.canvas)))
    view.alive.connect(lambda: seen.append(("alive", view.canvas)))
    with qtbot.waitSignal(view.filled):
        view.show()
    assert view.sketch is not None
    sketched = view.sketch.grab().toImage()
    qtbot.waitUntil(lambda: len(seen) > 1)
    assert seen == [("filled", None), ("alive", view.canvas)]
    assert view.sketch is None
    assert view.canvas.isVisible()
    assert view.canvas.grab().toImage() == sketched


def test_an_empty_or_hidden_timeline_is_filled_too(qtbot: QtBot) -> None:
    bridge = FakeBridge([])
    view = TimelineView(TimelineState(bridge, bridge), Theme())
    qtbot.addWidget(view)
    with qtbot.waitSignals([view.filled, view.alive]):
        view.show()
    assert view.canvas is None
    other = FakeBridge(three())
    view.hide()
    with qtbot.waitSignal(view.filled):
        view.set_state(TimelineState(other, other))
    assert view.canvas is None


def test_the_header_counts_and_the_tray_opens_undated_events(opened: Open, qtbot: QtBot) -> None:
    view = opened(three())
    assert view.header.undated.text() == "1 undated ▾"
    assert view.header.planned.text() == "1 planned"
    assert not view.header.undated.menu().actions()  # made when it is opened
    view.header.undated.menu().aboutToShow.emit()
    (action,) = view.header.undated.menu().actions()
    assert action.text().startswith("Restriction")
    with qtbot.waitSignal(view.item_activated) as asked:
        action.trigger()
    assert asked.args == ["a2", "i2"]


def test_a_click_opens_the_event_at_its_article(opened: Open, qtbot: QtBot) -> None:
    view = opened(three())
    with qtbot.waitSignal(view.item_activated) as asked:
        QTest.mouseClick(view.canvas.viewport(), Qt.MouseButton.LeftButton, pos=centre_of(view, 3))
    assert asked.args == ["a0", "i3"]


def test_a_click_on_nothing_opens_nothing(opened: Open, qtbot: QtBot) -> None:
    view = opened(three())
    with qtbot.assertNotEmitted(view.item_activated, wait=50):
        QTest.mouseClick(view.canvas.viewport(), Qt.MouseButton.LeftButton, pos=centre_of(view, 3) + QPoint(60, 0))


def test_the_wheel_zooms_at_the_pointer(opened: Open) -> None:
    view = opened(three())
    box, at = view.canvas.box, centre_of(view, 0)
    before = box.days
    wheel(view, at, 3)
    assert box.days.span == pytest.approx(before.span * 0.8**3)
    assert abs(centre_of(view, 0).x() - at.x()) <= 2
    wheel(view, at, -3)
    assert box.days.span == pytest.approx(before.span)
    share = (at.x() - view.canvas.lanes.pos().x()) / view.canvas.lanes.size[0]
    day = before.first + share * before.span
    wheel(view, at, 200)
    assert box.days.span == pytest.approx(4)
    assert box.days.first + share * 4 == pytest.approx(day, abs=0.01)


def test_a_drag_pans_and_opens_nothing(opened: Open, qtbot: QtBot) -> None:
    view = opened(three())
    start = centre_of(view, 3)
    before = view.canvas.box.days
    with qtbot.assertNotEmitted(view.item_activated):
        drag(view, start, start + QPoint(100, 0))
    assert centre_of(view, 3).x() - start.x() == pytest.approx(100, abs=2)
    assert view.canvas.box.days.span == pytest.approx(before.span)


def test_shift_wheel_scrolls_lanes_that_do_not_fit(opened: Open) -> None:
    kinds = ["meeting", "phone_call", "visit", "agreement", "statement", "request", "criticism", "military"]
    view = opened([made.entry(n, "2023-11-25", kind) for n, kind in enumerate(kinds)], size=(900, 130))
    canvas = view.canvas
    assert canvas.stack.total > canvas.lanes.size[1]
    wheel(view, QPoint(400, 90), -2, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.offset > 0
    wheel(view, QPoint(400, 90), -50, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.offset == pytest.approx(canvas.stack.total - canvas.lanes.size[1])


def test_keys_pan_zoom_and_fit(opened: Open) -> None:
    view = opened(three())
    canvas = view.canvas
    before = canvas.box.days
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.box.days.first > before.first
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.box.days.first == pytest.approx(before.first)
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.box.days.span == pytest.approx(before.span * 0.7)
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.box.days.span == pytest.approx(before.span)
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.box.days.first == pytest.approx(before.first)


def test_fit_again_shows_what_the_first_fit_left_outside(opened: Open) -> None:
    view = opened(made.dated(["1978", *(f"2023-{m:02}-05" for m in range(1, 13))]))
    canvas = view.canvas
    assert canvas.place_of(0) is None
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.place_of(0) is not None


def test_tab_walks_in_order_of_time_and_enter_opens(opened: Open, qtbot: QtBot) -> None:
    view = opened(three())
    canvas = view.canvas
    canvas.setFocus()
    seen = []
    for _ in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
        seen.append(canvas.emphasis.current)
    assert seen == [3, 1, 0]
    assert "Meeting" in canvas.accessibleDescription()
    assert canvas.card.isVisible()
    QTest.keyClick(canvas, Qt.Key.Key_Backtab)
    assert canvas.emphasis.current == 1
    with qtbot.waitSignal(view.item_activated) as asked:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert asked.args == ["a1", "i1"]


def test_tab_leaves_the_timeline_at_the_last_event(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bridge = FakeBridge(three())
    view, after = TimelineView(TimelineState(bridge, bridge), Theme()), QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(view)
    layout.addWidget(after)
    window.show()
    qtbot.waitUntil(lambda: view.canvas is not None and view.canvas.isVisible())
    view.canvas.setFocus()
    for _ in range(4):
        QTest.keyClick(view.canvas, Qt.Key.Key_Tab)
    assert view.canvas.emphasis.current is None
    assert not view.canvas.card.isVisible()
    assert not view.canvas.hasFocus()


def test_escape_lets_tab_leave_before_the_last_event(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bridge = FakeBridge(made.dated([f"2023-11-{d:02}" for d in range(1, 30)]))
    view, after = TimelineView(TimelineState(bridge, bridge), Theme()), QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(view)
    layout.addWidget(after)
    window.show()
    qtbot.waitUntil(lambda: view.canvas is not None and view.canvas.isVisible())
    view.canvas.setFocus()
    QTest.keyClick(view.canvas, Qt.Key.Key_Tab)
    assert view.canvas.emphasis.current == 0
    QTest.keyClick(view.canvas, Qt.Key.Key_Escape)
    assert view.canvas.emphasis.current is None
    QTest.keyClick(view.canvas, Qt.Key.Key_Tab)
    assert not view.canvas.hasFocus()


def test_hovering_shows_the_card_with_the_words_of_the_article(opened: Open, qtbot: QtBot) -> None:
    view = opened(three())
    canvas = view.canvas
    QTest.mouseMove(canvas.viewport(), centre_of(view, 1))
    qtbot.waitUntil(lambda: canvas.card.isVisible() and "The Paper" in canvas.card.label.text())
    assert "Visit" in canvas.card.label.text()
    QTest.mouseMove(canvas.viewport(), centre_of(view, 1) + QPoint(80, 0))
    qtbot.waitUntil(lambda: not canvas.card.isVisible())


def test_an_edit_moves_the_view_only_for_an_event_outside_and_only_before_the_user_has(
    opened: Open, qtbot: QtBot
) -> None:
    view = opened(three())
    box, bridge = view.canvas.box, view.bridge
    change = SimpleNamespace(rows=(("event", "x"),), articles=())
    before = box.days
    bridge.entries.append(made.entry(4, "2022-01-01"))
    with qtbot.waitSignal(view.state.changed):
        bridge.changed.emit(change)
    assert box.days == before
    bridge.entries.append(made.entry(5, "2025-01-01"))
    with qtbot.waitSignal(view.state.changed):
        bridge.changed.emit(change)
    assert box.days.last > before.last
    QTest.keyClick(view.canvas, Qt.Key.Key_Plus)
    moved = box.days
    bridge.entries.append(made.entry(6, "2031-01-01"))
    with qtbot.waitSignal(view.state.changed):
        bridge.changed.emit(change)
    assert box.days == moved


def test_the_keyboard_stays_on_its_event_when_others_come_before_it(opened: Open, qtbot: QtBot) -> None:
    view = opened(three())
    view.canvas.setFocus()
    QTest.keyClick(view.canvas, Qt.Key.Key_Tab)
    view.bridge.entries.insert(0, made.entry(9, "2021-01-01"))
    with qtbot.waitSignal(view.state.changed):
        view.bridge.changed.emit(SimpleNamespace(rows=(("event", "x"),), articles=()))
    assert view.state.entries[view.canvas.emphasis.current].id == "e3"


def test_the_chosen_event_is_ringed_and_brought_into_view(opened: Open) -> None:
    view = opened(made.dated(["1978", *(f"2023-{m:02}-05" for m in range(1, 13))]))
    ring = Theme("light").color("when").rgb()
    assert not _has(view, ring)
    view.state.choose("i0")
    assert view.canvas.place_of(0) is not None
    assert _has(view, ring)


def test_a_click_on_a_cluster_zooms_in_until_its_events_stand_apart(opened: Open, qtbot: QtBot) -> None:
    view = opened(made.dated([*(f"2023-11-{d:02}" for d in range(1, 28)), "2010-01-01", "2035-01-01", "2012", "2033"]))
    canvas = view.canvas
    QTest.keyClick(canvas, Qt.Key.Key_0)
    if canvas.place_of(27) is None:
        QTest.keyClick(canvas, Qt.Key.Key_0)
    before = canvas.box.days
    marks = canvas.frame().frame.marks
    cluster = int(np.argmax(marks.counts))
    assert marks.counts[cluster] > 5
    with qtbot.assertNotEmitted(view.item_activated, wait=50):
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=centre_of(view, int(marks.held(cluster)[0])))
    assert canvas.box.days.span < before.span / 5
    assert canvas.frame().frame.marks.counts.max() < marks.counts[cluster]


def test_the_strip_moves_the_view(opened: Open) -> None:
    view = opened(made.dated(["1978-01-01", "2023-11-25", "2023-12-24", *(f"2023-{m:02}-05" for m in range(1, 13))]))
    canvas = view.canvas
    assert canvas.strip.isVisible()
    strip = canvas.strip.sceneBoundingRect()
    place = QPoint(int(strip.left()) + 42, int(strip.center().y()))
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert canvas.place_of(0) is not None


def test_single_key_commands_of_the_window_do_not_get_the_timelines_keys(opened: Open) -> None:
    from PySide6.QtGui import QShortcut

    view = opened(three())
    fired = []
    for keys in ("0", "+", "Left"):
        QShortcut(keys, view, activated=partial(fired.append, keys))
    view.canvas.setFocus()
    before = view.canvas.box.days
    QTest.keyClick(view.canvas, Qt.Key.Key_Left)
    assert fired == []
    assert view.canvas.box.days != before


def test_lanes_are_chosen_from_the_header(opened: Open, qtbot: QtBot) -> None:
    view = opened(three())
    with qtbot.waitSignal(view.state.changed):
        view.header.lanes.menu().actions()[1].trigger()
    assert view.header.lanes.text() == "lanes: country ▾"
    assert [lane.title for lane in view.canvas.data.lanes] == ["China", "Japan"]


def test_an_empty_project_is_told_what_would_be_here(opened: Open, qtbot: QtBot) -> None:
    view = opened([])
    assert "No event yet" in view.hint.first.text()
    assert view.hint.isVisible()
    view.bridge.entries.append(made.entry(0, "2023-11-25"))
    with qtbot.waitSignal(view.state.changed):
        view.bridge.changed.emit(SimpleNamespace(rows=(("event", "x"),), articles=()))
    qtbot.waitUntil(lambda: view.canvas is not None and view.canvas.isVisible())
    assert view.canvas.place_of(0) is not None


def test_a_project_that_cannot_be_read_is_told_in_the_pane(qtbot: QtBot) -> None:
    bridge = FakeBridge(three())
    bridge.error = OSError("the disk has gone")
    view = TimelineView(TimelineState(bridge, bridge), Theme())
    qtbot.addWidget(view)
    with qtbot.waitSignal(bridge.failed):
        view.show()
    assert "the disk has gone" in view.hint.first.text()
    assert view.hint.second.text()
    bridge.error = None
    bridge.changed.emit(SimpleNamespace(rows=(("event", "x"),), articles=()))
    qtbot.waitUntil(lambda: view.canvas is not None and view.canvas.isVisible())


def test_without_a_project_and_with_another_one(opened: Open, qtbot: QtBot) -> None:
    view = opened(three())
    view.set_state(None)
    assert "project" in view.hint.first.text()
    assert view.hint.isVisible()
    bridge = FakeBridge(made.dated(["1999-01-01"]))
    view.set_state(TimelineState(bridge, bridge))
    qtbot.waitUntil(lambda: view.canvas is not None and view.canvas.isVisible())
    assert view.canvas.place_of(0) is not None


@pytest.mark.parametrize(
    "dates",
    [
        ["2023-11-25"],
        ["2023-11-25", "2023-11-26"],
        ["2023-11-25"] * 40,
        ["-0500-03-15", "2500-01-01", "1582-10-10"],
        ["2020-11-24/..", "../2019-05-01", "2021-02-03/", "/2022-05-06", "2020-01/2020-06", "2022-01-03/2022-05-08"],
        ["-9999", "9999"],
        ["2020/..", "../2021"],
        [None, None],
    ],
    ids=["one", "two", "one day", "3000 years", "open ends", "whole calendar", "only open", "only undated"],
)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_odd_projects_give_a_picture_at_any_zoom(opened: Open, dates: list[str | None], theme: str) -> None:
    view = opened(made.dated(dates), theme)
    ink = Theme(theme).color("accent").rgb()
    if any(dates):
        assert _has(view, ink)
    for key in (Qt.Key.Key_0, Qt.Key.Key_0, *[Qt.Key.Key_Plus] * 40, *[Qt.Key.Key_Minus] * 80):
        QTest.keyClick(view.canvas, key)
        if key != Qt.Key.Key_Plus:
            assert not view.grab().isNull()


def test_all_on_one_day_each_event_is_reached_by_tab(opened: Open) -> None:
    view = opened(made.dated(["2023-11-25"] * 40))
    view.canvas.setFocus()
    seen = []
    for _ in range(40):
        QTest.keyClick(view.canvas, Qt.Key.Key_Tab)
        seen.append(view.canvas.emphasis.current)
    assert seen == list(range(40))


@pytest.mark.parametrize("size", [(1280, 220), (1920, 260), (420, 130)])
def test_the_coded_seeds_fill_the_pane_in_both_themes(opened: Open, gold_path: Path, size: tuple[int, int]) -> None:
    for theme in ("light", "dark"):
        view = opened(made.from_gold(gold_path), theme, size)
        assert _has(view, Theme(theme).color("accent").rgb())
        assert view.grab().toImage().pixelColor(size[0] - 2, size[1] // 2) == Theme(theme).color("surface")


def test_a_theme_switch_recolours_everything(opened: Open) -> None:
    view = opened(three())
    view._theme.name = "dark"
    view._theme.changed.emit()
    image = view.grab().toImage()
    assert image.pixelColor(4, 120) == Theme("dark").color("surface")
    assert _has(view, Theme("dark").color("accent").rgb())


def test_the_key_explains_the_marks_and_closes_on_any_key(opened: Open, qtbot: QtBot) -> None:
    view = opened(three())
    view.header.legend.click()
    popup = view.header.legend.popup
    assert popup.isVisible()
    assert "planned" in popup.accessibleDescription()
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def _has(view: TimelineView, rgb: int) -> bool:
    """Whether any pixel of the canvas has the colour."""
    image = view.canvas.grab().toImage().convertToFormat(view.canvas.grab().toImage().Format.Format_RGB32)
    data = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    return bool((data[:, : image.width()] == rgb).any())
