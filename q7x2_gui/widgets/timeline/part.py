"""One rectangle of the canvas that paints itself in pixels."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsObject, QStyleOptionGraphicsItem, QWidget

Paint = Callable[[QPainter, float, float], None]


class Part(QGraphicsObject):
    """Calls ``paint(painter, width, height)`` with the origin at its own corner, clipped to itself."""

    def __init__(self, paint: Paint, spill: float = 0.0) -> None:
        """``spill`` pixels above and below may be painted on too."""
        super().__init__()
        self._spill = spill
        self._paint = paint
        self._size = QRectF(0, 0, 1, 1)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setFlag(QGraphicsObject.GraphicsItemFlag.ItemClipsToShape)

    def place(self, rect: QRectF) -> None:
        """Take this place of the canvas."""
        self.prepareGeometryChange()
        self.setPos(rect.topLeft())
        self._size = QRectF(0, 0, rect.width(), rect.height())

    def boundingRect(self) -> QRectF:
        return self._size.adjusted(0, -self._spill, 0, self._spill)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in pixels, without the spill."""
        return self._size.width(), self._size.height()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        self._paint(painter, self._size.width(), self._size.height())
