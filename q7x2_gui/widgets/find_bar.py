"""The bar that finds words in the article on screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from q7x2_gui.widgets.icons import set_icon
from q7x2_gui.widgets.theme import Theme


class FindBar(QFrame):
    """Words to look for, how many places were found, next, previous and close; Escape closes."""

    typed = Signal(str)
    step_requested = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._field = QLineEdit(self)
        self._field.setPlaceholderText("Find in article")
        self._field.setAccessibleName("Find in article")
        self._count = QLabel(self)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setProperty("role", "dim")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(6), theme.space(2), theme.space(4), theme.space(2))
        row.setSpacing(theme.space(2))
        row.addWidget(self._field, 1)
        row.addWidget(self._count)
        for icon, name, step in (("up", "Previous (Shift+F3)", -1), ("down", "Next (F3)", 1)):
            row.addWidget(self._button(theme, icon, name, lambda *_, s=step: self.step_requested.emit(s)))
        row.addWidget(self._button(theme, "close", "Close (Esc)", lambda *_: self.close_bar()))
        self._field.textChanged.connect(self.typed)
        self._field.returnPressed.connect(lambda: self.step_requested.emit(1))

    def _button(self, theme: Theme, icon: str, tip: str, pressed: object) -> QToolButton:
        button = QToolButton(self)
        set_icon(button, icon, theme)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(pressed)
        return button

    def open(self, words: str = "") -> None:
        """Show the bar and put the keyboard into it, with these words if there are any."""
        self.show()
        if words and "\u2029" not in words:
            self._field.setText(words)
        self._field.setFocus()
        self._field.selectAll()
        self.typed.emit(self._field.text())

    def close_bar(self) -> None:
        """Hide the bar and give the keyboard back."""
        self.hide()
        self.closed.emit()

    def words(self) -> str:
        """What is looked for."""
        return self._field.text()

    def say(self, here: int, total: int) -> None:
        """Show how many places were found, and which of them (from 1) is shown."""
        if not self._field.text():
            self._count.setText("")
        elif total == 0:
            self._count.setText("not found")
        else:
            self._count.setText(f"{here} of {total}" if here else f"{total} found")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        super().keyPressEvent(event)
