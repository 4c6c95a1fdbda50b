"""The event form on a real project, with real key presses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from q7x2_gui.domain.codebook import Codebook
from q7x2_gui.domain.vocabulary import Field, Missing
from q7x2_gui.viewmodels.desk import Desk
from q7x2_gui.widgets.event_form import EventForm
from q7x2_gui.widgets.event_form.editor import FieldEditor
from q7x2_gui.widgets.theme import Theme
from tests.viewmodels.desk_kit import desk_on, settle

Keys = Qt.Key


class Driver:
    """Presses keys where the focus is, as a person does."""

    def __init__(self, qtbot: QtBot, desk: Desk, form: EventForm) -> None:
        self.qtbot, self.desk, self.form = qtbot, desk, form

    def press(self, key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.target, key, modifier)

    def type(self, text: str) -> None:
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def replace(self, text: str) -> None:
        """Type over all that stands in the field in focus."""
        self.press(Keys.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(text)

    @property
    def target(self) -> QWidget:
        widget = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert widget is not None
        focused = widget.focusWidget() if widget.isWindow() else widget
        return focused or widget

    def editor(self, field: Field) -> FieldEditor:
        return next(row.editor for row in self.form.rows if row.editor.field is field)

    def settle(self) -> None:
        settle(self.qtbot, self.desk)


@contextmanager
def form_on(qtbot: QtBot, path: Path, theme: str = "light", codebook: Codebook | None = None) -> Iterator[Driver]:
    """A shown form with the window's keys that matter here bound to the desk."""
    with desk_on(path, codebook=codebook) as desk:
        form = EventForm(desk, Theme(theme))
        form.resize(400, 760)
        bound = {
            "Ctrl+Return": desk.confirm_and_next,
            "Ctrl+Backspace": desk.reject,
            "Ctrl+R": desk.reopen,
            "Ctrl+Z": desk.undo,
            "Ctrl+Shift+Z": desk.redo,
            "F4": form.at_hand.open_menu,
            "Ctrl+1": lambda: form.at_hand.set_missing(Missing.NOT_STATED),
            "Ctrl+5": form.at_hand.doubt,
        }
        for keys, act in bound.items():
            QShortcut(QKeySequence(keys), form).activated.connect(act)
        form.show()
        form.activateWindow()
        qtbot.waitUntil(form.isActiveWindow)
        form.cards.setFocus()
        driver = Driver(qtbot, desk, form)
        yield driver
        driver.settle()
        form.close()
        form.deleteLater()
        QApplication.sendPostedEvents(form, QEvent.Type.DeferredDelete)
