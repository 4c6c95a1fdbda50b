"""Somebody at the keyboard of a window in this process: keys go to whatever has the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from q7x2_gui.widgets.main_window import MainWindow

Key = Qt.Key


class Typist:
    """Presses keys wherever the keyboard is, as a person without a mouse does."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def press(self, *keys: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.place(), key, held)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.place(), text)
        QApplication.processEvents()

    def place(self) -> QWidget:
        popup, focused = QApplication.activePopupWidget(), QApplication.focusWidget()
        found = popup or focused
        assert found is not None, "the keyboard is nowhere"
        return found.focusWidget() or found

    def keys(self, *written: str) -> None:
        """Press combinations as menus write them: ``Ctrl+Return``, ``Shift+A``."""
        for one in written:
            QTest.keySequence(self.place(), QKeySequence(one))
            QApplication.processEvents()


def saved(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.workspace.desk is not None and not window.workspace.desk.saving)
