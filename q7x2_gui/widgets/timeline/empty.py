"""What the timeline says while there is nothing to show: what would be here, and what puts it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from q7x2_gui.widgets.theme import Theme


class EmptyHint(QWidget):
    """Two quiet lines in the middle of the pane."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.first, self.second = QLabel(self), QLabel(self)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.space(1))
        layout.addStretch(1)
        for label in (self.first, self.second):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addStretch(2)

    def explain(self, *, project: bool, read: bool) -> None:
        """Say why there is nothing yet: no project, not read yet, or no event in it."""
        if not project:
            self.first.setText("Events stand here in time, once a project is open.")
            self.second.setText("Open a project, or import articles to begin one.")
        elif not read:
            self.first.setText("Reading the project's events…")
            self.second.setText("")
        else:
            self.first.setText("No event yet: suggestions appear here as outlines, confirmed events as solid marks.")
            self.second.setText("Extract suggestions from the articles, or select words in one and add an event.")

    def explain_error(self, error: BaseException) -> None:
        """Say that the events could not be read, and the way out where the error knows one."""
        self.first.setText(f"The timeline could not be read: {getattr(error, 'message', '') or error}")
        self.second.setText(getattr(error, "hint", "") or "Any edit has it read again; so does opening the project.")

    def restyle(self) -> None:
        """Take colours and fonts from the theme."""
        for label, token in ((self.first, "dim"), (self.second, "faint")):
            palette = label.palette()
            palette.setColor(label.foregroundRole(), self._theme.color(token))
            label.setPalette(palette)
            label.setFont(self._theme.font("body" if label is self.first else "small"))
