"""The queue: rows, tabs with counts, search, keys, and that it follows edits without jumping."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from q7x2_gui.services.listing import Tab
from q7x2_gui.viewmodels.queue_table import ROW, spoken
from q7x2_gui.widgets.main_window import MainWindow
from q7x2_gui.widgets.queue_delegate import wrapped
from q7x2_gui.widgets.theme import Theme


def titles(window: MainWindow) -> list[str]:
    table = window.workspace.queue
    return [table.index(n).data() for n in range(table.rowCount())]


def test_the_model_keeps_qts_rules(window: MainWindow, qtbot: QtBot) -> None:
    table = window.workspace.queue
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.set_tab(Tab.ALL)
    table.set_tab(Tab.REVIEW)
    assert tester.model() is table
    assert table.rowCount() == 5


def test_tabs_say_how_many_articles_they_hold(window: MainWindow) -> None:
    assert [b.text() for b in window.queue_view.tabs.values()] == ["To review 5", "Done 0", "All 5"]


def test_a_click_and_the_arrow_keys_open_articles(window: MainWindow, qtbot: QtBot) -> None:
    desk, view = window.workspace.desk, window.queue_view
    assert desk is not None
    place = view.list.visualRect(window.workspace.queue.index(2)).center()
    qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: desk.article_id == window.workspace.queue.index(2).data(ROW).id)
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: desk.article_id == window.workspace.queue.index(3).data(ROW).id)


def test_brackets_go_from_article_to_article(window: MainWindow, qtbot: QtBot) -> None:
    desk, table = window.workspace.desk, window.workspace.queue
    assert desk is not None
    window.article_view.text.setFocus()
    qtbot.keyClick(window.article_view.text, Qt.Key.Key_BracketRight)
    qtbot.waitUntil(lambda: desk.article_id == table.index(1).data(ROW).id)
    qtbot.keyClick(window.article_view.text, Qt.Key.Key_BracketLeft)
    qtbot.waitUntil(lambda: desk.article_id == table.index(0).data(ROW).id)
    assert window.queue_view.list.currentIndex().row() == 0


def test_a_search_finds_words_without_their_marks(window: MainWindow, qtbot: QtBot) -> None:
    view = window.queue_view
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert view.search_box.hasFocus()
    qtbot.keyClicks(view.search_box, "dien dam")
    qtbot.waitUntil(lambda: window.workspace.queue.searching)
    found = [t for t in titles(window) if t.startswith("Quan hệ")]
    assert len(found) == 1
    qtbot.keyClick(view.search_box, Qt.Key.Key_Escape)
    assert len(titles(window)) == 5


def test_a_done_article_stays_until_it_is_left(window: MainWindow, qtbot: QtBot, settled) -> None:
    desk, table = window.workspace.desk, window.workspace.queue
    assert desk is not None
    first = desk.article_id
    desk.no_event()
    settled()
    qtbot.waitUntil(lambda: table.count(Tab.DONE) == 1)
    qtbot.waitUntil(lambda: desk.article_id != first)
    assert len(titles(window)) == 4
    desk.undo()
    settled()
    qtbot.waitUntil(lambda: table.count(Tab.DONE) == 0)
    assert len(titles(window)) == 5


def test_only_the_changed_row_is_told(window: MainWindow, qtbot: QtBot, settled) -> None:
    desk, table = window.workspace.desk, window.workspace.queue
    assert desk is not None
    told = []
    table.dataChanged.connect(lambda a, b, *_: told.append((a.row(), b.row())))
    resets = []
    table.modelReset.connect(lambda: resets.append(1))
    desk.confirm()
    settled()
    qtbot.waitUntil(lambda: bool(told))
    assert set(told) == {(0, 0)}
    assert resets == []
    assert table.index(0).data(ROW).reports == 1


def test_an_empty_tab_says_what_would_be_here(window: MainWindow, qtbot: QtBot) -> None:
    view = window.queue_view
    qtbot.mouseClick(view.tabs[Tab.DONE], Qt.MouseButton.LeftButton)
    assert [b.isChecked() for b in view.tabs.values()] == [False, True, False]
    assert view.empty.isVisible()
    assert "None is done yet" in [label.text() for label in view.empty.findChildren(QLabel)]


def test_the_next_article_with_work_is_found_round_the_end(window: MainWindow) -> None:
    table = window.workspace.queue
    last = table.rows()[-1].id
    assert table.neighbour(last, 1, open_only=True) == table.rows()[0].id
    assert table.neighbour(last, 1) is None
    assert table.neighbour(None, 1) == table.rows()[0].id


def test_a_row_is_spoken_in_words(window: MainWindow) -> None:
    row = window.workspace.queue.rows()[-1]
    assert "Vietnamese" in spoken(row)
    assert "not yet begun" in spoken(row)


def test_a_long_title_ends_on_its_second_line(window: MainWindow) -> None:
    font = Theme().font("body")
    lines = wrapped("Đẩy mạnh hợp tác 😀 chiến lược " * 10, font, 200)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert wrapped("Short", font, 200) == ["Short"]


def test_a_search_is_narrowed_by_filters_and_says_what_it_does_not_understand(window: MainWindow, qtbot: QtBot) -> None:
    view, table = window.queue_view, window.workspace.queue
    view.open_search()
    qtbot.keyClicks(view.search_box, "lang:vi")
    found = [row for row in table.rows() if row.language == "vi"]
    assert 0 < len(found) < len(table.rows())
    qtbot.waitUntil(lambda: table.searching and table.count(Tab.ALL) == len(found) and view.problem.isHidden())
    view.search_box.clear()
    qtbot.keyClicks(view.search_box, "before:someday")
    qtbot.waitUntil(lambda: bool(table.problems))
    assert view.problem.isVisible()
    assert "someday" in view.problem.text()
    qtbot.keyClick(view.search_box, Qt.Key.Key_Escape)
    assert view.problem.isHidden()
    assert table.count(Tab.ALL) == len(table.rows())
