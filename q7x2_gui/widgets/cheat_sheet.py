"""All keys on one sheet, from the action table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from q7x2_gui.widgets.action_table import MENUS, Action
from q7x2_gui.widgets.actions import ActionSet, key_text
from q7x2_gui.widgets.theme import Theme

COLUMNS = (("Review",), ("File", "Edit"), ("View", "Tools", "Help"))


class CheatSheet(QDialog):
    """A sheet that stays open beside the window if wanted; Escape closes it."""

    def __init__(self, theme: Theme, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self._theme = theme
        page = QWidget(self)
        page.setObjectName("startView")
        row = QHBoxLayout(page)
        row.setContentsMargins(*(theme.space(5),) * 4)
        row.setSpacing(theme.space(6))
        assert {menu for column in COLUMNS for menu in column} == set(MENUS)
        for menus in COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(theme.space(3))
            for menu in menus:
                column.addWidget(self._label(menu, "strong"))
                column.addLayout(self._block([a for a in actions if a.menu == menu and a.keys]))
            column.addStretch(1)
            row.addLayout(column)
        area = QScrollArea(self)
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.resize(page.sizeHint().boundedTo(parent.size()))

    def _block(self, actions: list[Action]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.space(4))
        grid.setVerticalSpacing(self._theme.space(1))
        for n, action in enumerate(actions):
            title = self._label(action.title.rstrip("…"), "")
            title.setToolTip(action.help)
            grid.addWidget(title, n, 0)
            keys = QHBoxLayout()
            keys.setSpacing(self._theme.space(1))
            keys.addStretch(1)
            for key in action.keys:
                keys.addWidget(self._label(key_text([key]), "key"))
            grid.addLayout(keys, n, 1)
        grid.setColumnStretch(0, 1)
        return grid

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        return label
