"""The view box over the lanes: pyqtgraph's range of days, with the wheel zooming at the pointer and a drag panning."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal

from q7x2_gui.timeline.view_range import ViewRange, fit

_NOTCH = 0.8
"""Share of the days that one notch of the wheel leaves in view."""


class TimeBox(pg.ViewBox):  # type: ignore[misc] # pyqtgraph has no types
    """Holds the days in view; ``clicked(x, y)`` in pixels of the box, ``scrolled(pixels)`` for the lanes' height."""

    clicked = Signal(float, float)
    scrolled = Signal(float)
    touched = Signal()

    def __init__(self) -> None:
        super().__init__(enableMenu=False, border=None, defaultPadding=0)
        self.setMouseEnabled(x=True, y=False)
        self.disableAutoRange()
        self.setRange(yRange=(0, 1), padding=0)
        self.show_days(fit(0, 365))

    @property
    def days(self) -> ViewRange:
        """The range of days in view."""
        first, last = self.viewRange()[0]
        return ViewRange(first, last)

    def show_days(self, days: ViewRange) -> None:
        """Show exactly these days."""
        self.setXRange(days.first, days.last, padding=0)

    def days_per_pixel(self) -> float:
        """How many days one pixel is wide."""
        return self.days.span / max(1.0, float(self.rect().width()))

    def wheelEvent(self, event: Any, _axis: int | None = None) -> None:
        event.accept()
        notches = event.delta() / 120
        self.touched.emit()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.scrolled.emit(-notches * 40)
        elif event.orientation() == Qt.Orientation.Horizontal:
            self.show_days(self.days.panned(-notches * 60 * self.days_per_pixel()))
        else:
            at = self.days.first + event.pos().x() * self.days_per_pixel()
            self.show_days(self.days.zoomed(_NOTCH**notches, at))

    def mouseDragEvent(self, ev: Any, _axis: int | None = None) -> None:
        if ev.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            ev.ignore()
            return
        ev.accept()
        moved: QPointF = ev.pos() - ev.lastPos()
        self.touched.emit()
        self.show_days(self.days.panned(-moved.x() * self.days_per_pixel()))
        self.scrolled.emit(-moved.y())

    def mouseClickEvent(self, ev: Any) -> None:
        if ev.button() == Qt.MouseButton.LeftButton:
            ev.accept()
            self.clicked.emit(ev.pos().x(), ev.pos().y())
