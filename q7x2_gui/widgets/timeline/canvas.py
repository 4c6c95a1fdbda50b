"""The canvas: the sheet in a pyqtgraph view, with the range of days in its view box, by pointer and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from q7x2_gui.timeline.view_range import fit
from q7x2_gui.widgets.timeline.card import EventCard
from q7x2_gui.widgets.timeline.keys import KeyMixin
from q7x2_gui.widgets.timeline.painting import Emphasis
from q7x2_gui.widgets.timeline.pointer import PointerMixin
from q7x2_gui.widgets.timeline.sheet import SheetMixin
from q7x2_gui.widgets.timeline.timebox import TimeBox

if TYPE_CHECKING:
    from q7x2_gui.widgets.theme import Theme


class Canvas(KeyMixin, PointerMixin, SheetMixin, pg.GraphicsView):  # type: ignore[misc] # pyqtgraph has no types
    """Lanes, marks, axis and strip, to be moved and asked; ``activated(index)`` asks to open an entry."""

    activated = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.start_empty(theme)
        self.card = EventCard(theme, self)
        self.box = TimeBox()
        self.lay_out_parts()
        self.scene().addItem(self.box)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.box.sigXRangeChanged.connect(self._on_range)
        self.box.clicked.connect(self.on_click)
        self.box.scrolled.connect(self.scroll_by)
        self.box.touched.connect(self.on_touched)
        self.restyle()

    # what is shown

    def forget(self) -> None:
        """Show nothing, as before the first project."""
        self.state = self.data = self.shown = self._painter = None
        self.emphasis, self.user_moved, self._fitted = Emphasis(), False, False
        self.offset = 0.0
        self.card.hide()

    def show_chosen(self, index: int | None) -> None:
        """Ring an entry and bring it into view where it is not."""
        self.emphasis.chosen = index
        if index is not None:
            self.reveal(index)
        self.lanes.update()

    def reveal(self, index: int) -> None:
        """Move the days and the lanes just so far that an entry is in view."""
        if self.data is None or not self.data.shows(index):
            return
        self.box.show_days(self.box.days.showing(*self.data.core(index)))
        for lane, made in enumerate(self.data.lanes):
            if not made.summary and len(self.data.index(lane).place_of(index)):
                top, bottom = int(self.stack.top[lane]), int(self.stack.top[lane + 1])
                if top < self.offset or bottom > self.offset + self._height():
                    self.scroll_by(top - self.offset if top < self.offset else bottom - self.offset - self._height())
                return

    def fit_bulk(self) -> None:
        """Show the bulk of the events; where that is shown already, everything."""
        bulk, everything = self._bulk(), self.data.extent if self.data is not None else None
        if bulk is None or everything is None:
            return
        days = self.box.days
        same = abs(days.first - bulk.first) < 0.01 * bulk.span and abs(days.last - bulk.last) < 0.01 * bulk.span
        self.box.show_days(fit(*everything) if same else bulk)

    def close(self) -> bool:
        """Close as any widget does: pyqtgraph's own takes the viewport away, and Qt crashes on it."""
        return QWidget.close(self)

    def restyle(self) -> None:
        """Take colours and fonts from the theme."""
        super().restyle()
        self.card.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press(event):
            QWidget.keyPressEvent(self, event)

    def _on_range(self, *_: object) -> None:
        self.refresh()
