"""The line above the lanes: title, what the lanes are made by, and the events that have no place in time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from q7x2_gui.viewmodels.timeline_state import LANES
from q7x2_gui.widgets.theme import LINE
from q7x2_gui.widgets.timeline.legend import LegendButton

if TYPE_CHECKING:
    from q7x2_gui.viewmodels.timeline_card import Card
    from q7x2_gui.widgets.theme import Theme

_MOST_UNDATED = 200


class Header(QWidget):
    """``lanes_chosen(by)`` and ``undated_chosen(index)`` tell what was picked from its two menus."""

    lanes_chosen = Signal(str)
    undated_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._undated: Sequence[int] = ()
        self._card: Callable[[int], Card] | None = None
        self.title = QLabel("Timeline", self)
        self.lanes = _menu_button(self, "Make the lanes by type, country, actor or status")
        self.lanes.setAccessibleName("Lanes")
        self.undated = _menu_button(self, "Events whose date is not known: choose one to open it  U")
        self.undated.menu().aboutToShow.connect(self._fill_tray)
        self.planned = QLabel(self)
        self.legend = LegendButton(theme, self)
        self._lane_group = QActionGroup(self)
        for key, word in LANES:
            action = QAction(f"By {word}", self._lane_group, checkable=True)
            action.setData(key)
            action.triggered.connect(lambda _checked=False, key=key: self._choose(key))
        self.lanes.menu().addActions(self._lane_group.actions())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.space(4), theme.space(1), theme.space(4), theme.space(1) // 2)
        layout.setSpacing(theme.space(2))
        for widget in (self.title, self.lanes):
            layout.addWidget(widget)
        layout.addStretch(1)
        for widget in (self.planned, self.undated, self.legend):
            layout.addWidget(widget)
        self.show_lanes("type")
        self.show_counts(0, 0)

    def sizeHint(self) -> QSize:
        return QSize(400, 32)

    def show_lanes(self, by: str) -> None:
        """Tell what the lanes are made by."""
        self.lanes.setText(f"lanes: {dict(LANES)[by]} ▾")
        for action in self._lane_group.actions():
            action.setChecked(action.data() == by)

    def show_counts(self, undated: int, planned: int) -> None:
        """Tell how many events have no date and how many are planned; zeros are left out."""
        self.undated.setText(f"{undated} undated ▾")
        self.undated.setAccessibleName(f"{undated} undated events")
        self.undated.setVisible(undated > 0)
        self.planned.setText(f"{planned} planned")
        self.planned.setVisible(planned > 0)

    def show_undated(self, places: Sequence[int], card: Callable[[int], Card] | None) -> None:
        """Note the undated events by their places; their cards are made when the tray is opened."""
        self._undated, self._card = places, card

    def _fill_tray(self) -> None:
        menu = self.undated.menu()
        menu.clear()
        if self._card is None:
            return
        for index in self._undated[:_MOST_UNDATED]:
            card = self._card(index)
            text = " · ".join(part for part in (card.title, card.summary or card.who) if part)
            action = menu.addAction(text if len(text) < 80 else text[:78] + "…")
            action.triggered.connect(lambda _checked=False, index=index: self.undated_chosen.emit(index))
        if len(self._undated) > _MOST_UNDATED:
            menu.addAction(f"and {len(self._undated) - _MOST_UNDATED} more").setEnabled(False)

    def open_undated(self) -> None:
        """Open the tray of undated events, where there are any."""
        if self.undated.isVisible():
            self.undated.setFocus()
            self.undated.menu().popup(self.undated.mapToGlobal(QPoint(0, self.undated.height())))

    def restyle(self) -> None:
        """Take colours and fonts from the theme."""
        theme = self._theme
        title_font = theme.font("tiny")
        title_font.setBold(True)
        self.title.setFont(title_font)
        for widget in (self.lanes, self.undated, self.planned, self.legend):
            widget.setFont(theme.font("tiny"))
        dim = theme.hex("dim")
        self.planned.setStyleSheet(f"color: {dim};")
        for button in (self.lanes, self.undated, self.legend):
            button.setStyleSheet(
                f"QToolButton {{ color: {dim}; background: transparent; padding: 2px 6px;"
                f" border: {LINE}px solid {theme.hex('line')};"
                f" border-radius: {theme.radius}px; }}"
                f"QToolButton:hover {{ color: {theme.hex('text')}; background: {theme.hex('selection')}; }}"
                f"QToolButton:focus {{ color: {theme.hex('text')}; border-color: {theme.hex('accent')}; }}"
                "QToolButton::menu-indicator { image: none; width: 0; }"
            )

    def _choose(self, by: str) -> None:
        self.show_lanes(by)
        self.lanes_chosen.emit(by)


def _menu_button(parent: QWidget, tip: str) -> QToolButton:
    button = QToolButton(parent)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(QMenu(button))
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setMinimumHeight(24)
    return button
