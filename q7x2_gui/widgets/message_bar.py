"""A bar for what went wrong or needs a word: never in the way, with at most one action, gone when it is settled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QToolButton, QWidget

from q7x2_gui.widgets.icons import set_icon
from q7x2_gui.widgets.theme import Theme

INFO_STAYS, HINT_STAYS = 6000, 12_000
"""Milliseconds that a plain notice and a hint about the last key stay; other warnings and errors until closed."""
MAX_TEXT = 600


class MessageBar(QFrame):
    """Shows the newest message; an error is not pushed aside by a mere notice."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.level = "info"
        self._act: Callable[[], object] | None = None
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.field = QLineEdit(self)
        self.field.hide()
        self.button = QPushButton(self)
        close = QToolButton(self)
        set_icon(close, "close", theme)
        close.setToolTip("Close this message")
        close.setAccessibleName("Close this message")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(4), theme.space(1), theme.space(4), theme.space(1))
        row.setSpacing(theme.space(3))
        for widget in (self._text, self.field, self.button, close):
            row.addWidget(widget)
        self.button.clicked.connect(self._acted)
        self.field.returnPressed.connect(self._acted)
        close.clicked.connect(self.dismiss)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text.text()

    def say(
        self, level: str, text: str, button: str = "", act: Callable[[], object] | None = None, *, hint: bool = False
    ) -> None:
        """Show a message (info, warning or error), with a button that does ``act`` if it has a name.

        A ``hint`` is about what was just tried, and goes by itself.
        """
        if level == "info" and self.isVisible() and self.level != "info":
            return
        self._set(level, text, button, act)
        self.field.hide()
        if level == "info" and not button:
            self._timer.start(INFO_STAYS)
        elif hint:
            self._timer.start(HINT_STAYS)

    def ask(self, text: str, offered: str, button: str, act: Callable[[str], object]) -> None:
        """Ask for a line of text in place; ``offered`` stands in the field already."""
        self._set("info", text, button, lambda: act(self.field.text().strip() or offered))
        self.field.setText(offered)
        self.field.setAccessibleName(text)
        self.field.show()

    def dismiss(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self._act = None
        self.hide()

    def _set(self, level: str, text: str, button: str, act: Callable[[], object] | None) -> None:
        self._timer.stop()
        self.level, self._act = level, act
        self.setProperty("level", level)
        self.style().unpolish(self)
        self.style().polish(self)
        self._text.setText(text if len(text) <= MAX_TEXT else text[:MAX_TEXT] + "…")
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.show()

    def _acted(self) -> None:
        act = self._act
        self.dismiss()
        if act is not None:
            act()
