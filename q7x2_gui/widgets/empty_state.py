"""What stands where nothing is yet: what would be here, and the one action that puts it there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from q7x2_gui.widgets.theme import Theme


class EmptyState(QWidget):
    """A heading, a line or two of help, and perhaps a button."""

    def __init__(self, theme: Theme, heading: str, help_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = _label("strong", heading, self)
        self._help = _label("dim", help_text, self)
        self.button = QPushButton(self)
        self.button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space(5),) * 4)
        column.setSpacing(theme.space(2))
        column.addStretch(2)
        column.addWidget(self._heading)
        column.addWidget(self._help)
        column.addSpacing(theme.space(2))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, heading: str, help_text: str, button: str = "") -> None:
        """Change the words; the button is shown when it has any."""
        self._heading.setText(heading)
        self._help.setText(help_text)
        self.button.setText(button)
        self.button.setVisible(bool(button))


def _label(role: str, text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setProperty("role", role)
    return label
