"""The first picture of the timeline: the same sheet as the canvas, at once, while pyqtgraph is still to be imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

from q7x2_gui.timeline.view_range import ViewRange, fit
from q7x2_gui.widgets.timeline.sheet import SheetMixin

if TYPE_CHECKING:
    from q7x2_gui.widgets.theme import Theme


class StillBox:
    """Days in view that nobody can move."""

    def __init__(self) -> None:
        self.days = fit(0, 365)

    def show_days(self, days: ViewRange) -> None:
        """Show exactly these days."""
        self.days = days

    def setGeometry(self, rect: QRectF) -> None:
        """Nothing to place: there is nothing to point at."""


class Sketch(SheetMixin, QGraphicsView):
    """Shows a scene and takes no input; ``drawn`` follows each time it was painted with data."""

    drawn = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start_empty(theme)
        self.setScene(QGraphicsScene(self))
        self.box = StillBox()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lay_out_parts()
        self.restyle()

    def arrange(self) -> None:
        """Give each part its place; a pixel of the scene is one of the view."""
        self.setSceneRect(QRectF(self.viewport().rect()))
        super().arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.data is not None:
            QTimer.singleShot(0, self.drawn.emit)
