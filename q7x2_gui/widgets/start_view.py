"""What the window shows without a project: who is working, and the ways to begin."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from q7x2_gui.viewmodels.settings import Settings, login_name
from q7x2_gui.widgets.actions import ActionSet, key_text
from q7x2_gui.widgets.theme import Theme

WIDTH = 440
SHOWN = 5


class StartView(QWidget):
    """The analyst's name, the sample project one key away, a new or existing project, and those opened last."""

    project_requested = Signal(object)
    analyst_named = Signal(str)

    def __init__(self, theme: Theme, actions: ActionSet, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startView")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme, self._settings = theme, settings
        self.name = QLineEdit(self)
        self.name.setAccessibleName("Your name")
        self.name.editingFinished.connect(lambda: self.analyst_named.emit(self.name.text().strip()))
        self.sample = self._button("Open the sample project", "primary")
        self.sample.clicked.connect(lambda *_: self._begin(actions, "project.sample"))
        self._recent = QVBoxLayout()
        self._recent.setSpacing(theme.space(1))
        column = QVBoxLayout()
        column.setSpacing(theme.space(2))
        self._fill(column, actions)
        middle = QHBoxLayout(self)
        middle.addStretch(1)
        middle.addLayout(column)
        middle.addStretch(1)

    def _fill(self, column: QVBoxLayout, actions: ActionSet) -> None:
        space = self._theme.space
        column.addStretch(2)
        column.addWidget(_label("Diplomatic events, from the article to the dataset", "title"))
        column.addWidget(_label("Everything stays on this machine: one project is one file.", "dim"))
        column.addSpacing(space(4))
        column.addWidget(_label("Your name", "strong"))
        column.addWidget(self.name)
        column.addWidget(_label("It stands in each step you make, so that others can see who decided what.", "dim"))
        column.addSpacing(space(4))
        column.addWidget(self.sample)
        column.addWidget(_label("Five articles with events to review: three minutes show what this is.", "dim"))
        column.addSpacing(space(2))
        row = QHBoxLayout()
        row.setSpacing(space(2))
        for action in ("project.new", "project.open"):
            button = self._button(f"{actions[action].text()}   {key_text([actions[action].shortcut().toString()])}")
            button.clicked.connect(lambda *_, a=action: self._begin(actions, a))
            row.addWidget(button)
        column.addLayout(row)
        rule = QFrame(self)
        rule.setProperty("role", "rule")
        column.addSpacing(space(3))
        column.addWidget(rule)
        column.addLayout(self._recent)
        column.addStretch(3)
        for widget in (self.name, self.sample):
            widget.setMinimumWidth(WIDTH)

    def refresh(self) -> None:
        """Show the name that is set, else the system login, and the projects opened last."""
        self.name.setText(self._settings.analyst or login_name())
        while self._recent.count():
            item = self._recent.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.deleteLater()
        for path in self._settings.recent[:SHOWN]:
            button = self._button(f"{path.stem}   {self._where(path)}", "link")
            button.setToolTip(str(path))
            button.clicked.connect(lambda *_, p=path: self._ask(p))
            self._recent.addWidget(button)
        self.sample.setFocus()

    def _where(self, path: Path) -> str:
        """The folder and the day of the last change, as far as the button has room."""
        try:
            day = time.strftime("%Y-%m-%d", time.localtime(path.stat().st_mtime))
        except OSError:
            day = ""
        folder = str(path.parent).replace(str(Path.home()), "~", 1)
        metrics = self.fontMetrics()
        room = max(0, WIDTH - metrics.horizontalAdvance(f"{path.stem}   {day}") - self._theme.space(6))
        return f"{metrics.elidedText(folder, Qt.TextElideMode.ElideMiddle, room)} · {day}".strip(" ·")

    def _ask(self, path: Path) -> None:
        self.analyst_named.emit(self.name.text().strip())
        self.project_requested.emit(path)

    def _begin(self, actions: ActionSet, action: str) -> None:
        self.analyst_named.emit(self.name.text().strip())
        actions.run(action)

    def _button(self, text: str, role: str = "") -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("role", role)
        button.setAutoDefault(True)
        return button


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
