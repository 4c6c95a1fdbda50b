"""The palette finds actions and articles by a few letters and gives the keyboard back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from q7x2_gui.widgets.cheat_sheet import CheatSheet
from q7x2_gui.widgets.main_window import MainWindow
from q7x2_gui.widgets.palette import Entry, Palette, ranked


def entry(title: str, aside: str = "") -> Entry:
    return Entry(title, aside, "", lambda: None)


def test_beginnings_come_first_then_titles_then_the_rest() -> None:
    found = ranked([entry("Unfold"), entry("Old news"), entry("News", "old"), entry("Other")], "old")
    assert [e.title for e in found] == ["Old news", "Unfold", "News"]
    assert [e.title for e in ranked([entry("Quan hệ"), entry("Other")], "QUAN HỆ")] == ["Quan hệ"]


def opened(window: MainWindow, qtbot: QtBot) -> Palette:
    window.article_view.text.setFocus()
    qtbot.keyClick(window.article_view.text, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(Palette)
    assert palette is not None
    assert palette.field.hasFocus()
    return palette


def test_an_action_is_done_by_typing_part_of_its_name(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.field, "dark th")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.theme.dark
    assert not palette.isVisible()
    assert window.article_view.text.hasFocus()


def test_an_article_is_opened_by_words_of_its_title(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.field, "covid xinhua")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace.desk.article.article.outlet == "Xinhua")


def test_arrows_choose_and_escape_does_nothing(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot)
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.article_view.text.hasFocus()


def test_what_cannot_be_done_is_not_offered(bare_window: MainWindow, qtbot: QtBot) -> None:
    bare_window.commands.run("palette.open")
    palette = bare_window.findChild(Palette)
    titles = [palette.list.model().index(n, 0).data() for n in range(palette.list.model().rowCount())]
    assert "New project…" in titles
    assert "Confirm, next" not in titles


def test_f1_shows_all_keys(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    sheet = window.findChild(CheatSheet)
    assert sheet is not None
    assert sheet.isVisible()
    sheet.close()
