"""The bar at the top: the project's name, the menus made from the action table, and the box that opens the palette."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QMenuBar, QPushButton, QWidget

from q7x2_gui.widgets.action_table import MENUS
from q7x2_gui.widgets.actions import ActionSet, key_text
from q7x2_gui.widgets.theme import Theme

SEARCH_WIDTH = 300
HEIGHT = 40


class TopBar(QFrame):
    """Name, menus and search-or-do-anything."""

    def __init__(self, theme: Theme, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.name = QLabel(self)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setProperty("role", "strong")
        self.menus = menu_bar(actions, self)
        self.search = QPushButton("Search or do anything…", self)
        self.search.setProperty("role", "search")
        self.search.setFixedWidth(SEARCH_WIDTH)
        self.search.setToolTip(actions["palette.open"].toolTip())
        self.search.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.search.clicked.connect(actions["palette.open"].trigger)
        key = QLabel(key_text(["Ctrl+K"]), self.search)
        key.setProperty("role", "key")
        inner = QHBoxLayout(self.search)
        inner.setContentsMargins(0, 0, theme.space(2), 0)
        inner.addStretch(1)
        inner.addWidget(key, 0, Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(4), 0, theme.space(4), 0)
        row.setSpacing(theme.space(2))
        row.addWidget(self.name)
        row.addWidget(self.menus, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.search)

    def show_name(self, name: str) -> None:
        """Show the project's name."""
        self.name.setText(name)


def menu_bar(actions: ActionSet, parent: QWidget) -> QMenuBar:
    """A menu bar with each action of the table in its menu, in the table's order."""
    bar = QMenuBar(parent)
    bar.setNativeMenuBar(False)
    menus: dict[str, QMenu] = {title: bar.addMenu(f"&{title}") for title in MENUS}
    for menu in menus.values():
        menu.setToolTipsVisible(True)
    for action in actions:
        menu = menus[action.menu]
        if action.section:
            menu.addSeparator()
        menu.addAction(actions[action.id])
    return bar
