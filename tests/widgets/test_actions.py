"""The action table is sound, each action has what it does, and single keys are quiet while text is typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from q7x2_gui.errors import Q7X2Error
from q7x2_gui.widgets.action_table import ACTIONS, MENUS, Action
from q7x2_gui.widgets.actions import check, takes_letters
from q7x2_gui.widgets.main_window import MainWindow


@pytest.mark.parametrize("action", ACTIONS, ids=lambda a: a.id)
def test_each_action_has_a_noun_and_a_verb_a_menu_and_a_sentence_of_help(action: Action) -> None:
    assert action.id.count(".") == 1
    assert action.menu in MENUS
    assert action.help.endswith(".")
    assert all(not QKeySequence(key).isEmpty() for key in action.keys)


def test_a_key_or_an_id_given_twice_is_refused() -> None:
    one = Action("a.b", "A", ("Ctrl+A",), "File", "Do it.")
    with pytest.raises(Q7X2Error, match=r"a\.b"):
        check([one, one])
    with pytest.raises(Q7X2Error, match=r"Ctrl\+A"):
        check([one, Action("c.d", "C", ("Ctrl+A",), "File", "Do that.")])
    with pytest.raises(Q7X2Error, match="without a menu"):
        check([Action("e.f", "E", (), "Elsewhere", "Do it.")])


def test_each_action_of_the_table_does_something(window: MainWindow) -> None:
    handled = window.commands._handlers
    assert {a.id for a in ACTIONS} == set(handled)


def test_each_action_is_in_its_menu_in_the_order_of_the_table(window: MainWindow) -> None:
    for menu in window.top.menus.actions():
        title = menu.text().replace("&", "")
        shown = [a.objectName() for a in menu.menu().actions() if not a.isSeparator()]
        assert shown == [a.id for a in ACTIONS if a.menu == title]


def test_actions_wait_for_their_conditions(bare_window: MainWindow) -> None:
    commands = bare_window.commands
    assert commands.enabled("project.new")
    assert not commands.enabled("event.confirm")
    assert not commands["articles.import"].isEnabled()


def test_a_single_key_acts_on_the_article_and_types_in_a_field(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.workspace.desk
    assert desk is not None
    window.article_view.text.setFocus()
    first = desk.place
    qtbot.keyClick(window.article_view.text, Qt.Key.Key_J)
    assert desk.place == first + 1
    box = window.queue_view.search_box
    box.setFocus()
    qtbot.keyClicks(box, "jk")
    assert box.text() == "jk"
    assert desk.place == first + 1


def test_nothing_fires_while_a_word_is_composed(window: MainWindow, qtbot: QtBot) -> None:
    desk, text = window.workspace.desk, window.article_view.text
    assert desk is not None
    text.setFocus()
    first = desk.place
    QApplication.sendEvent(text, QInputMethodEvent("đ", []))
    qtbot.keyClick(text, Qt.Key.Key_J)
    assert desk.place == first
    QApplication.sendEvent(text, QInputMethodEvent("", []))
    qtbot.keyClick(text, Qt.Key.Key_J)
    assert desk.place == first + 1


def test_the_palette_opens_from_a_text_field_too(window: MainWindow, qtbot: QtBot) -> None:
    box = window.queue_view.search_box
    box.setFocus()
    qtbot.keyClicks(box, "abc")
    qtbot.keyClick(box, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.findChild(QLineEdit, "paletteField").hasFocus()
    assert box.text() == "abc"


def test_a_widget_can_ask_for_letters(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    assert takes_letters(field)
    field.setReadOnly(True)
    assert not takes_letters(field)
    assert not takes_letters(None)
