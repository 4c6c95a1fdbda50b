"""All glyphs on one picture, so that a whole frame of them is drawn in one call."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from q7x2_gui.widgets.timeline import glyphs, texture
from q7x2_gui.widgets.timeline.arrays import Primitives

_SIGNS = ("goes on", "goes back")
GOES_ON, GOES_BACK = (len(glyphs.KINDS) + i for i in range(2))
"""Rows of the signs, after those of the shapes."""


class Atlas:
    """Glyphs of one size for one theme and one device pixel ratio."""

    def __init__(self, size: int, ratio: float, ink: QColor, paper: QColor) -> None:
        self.key = (size, ratio, ink.rgba(), paper.rgba())
        self._ratio = ratio
        self._cell = size + 8
        self._fragments = Primitives(QPainter.PixmapFragment, 10)
        side = self._side = round(self._cell * ratio)
        self._pixmap = QPixmap(side * texture.VARIANTS, side * (len(glyphs.KINDS) + len(_SIGNS)))
        self._pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, shape in enumerate(glyphs.KINDS):
            path = glyphs.outline(shape, size - glyphs.STROKE)
            for column in range(texture.VARIANTS):
                review, pattern, recalled = texture.look_of(column)
                color = glyphs.blend(ink, paper, texture.RECALLED) if recalled else ink
                self._at(painter, row, column)
                glyphs.paint(painter, path, (review, pattern), color, paper)
                painter.restore()
        for row in (GOES_ON, GOES_BACK):
            self._at(painter, row, 0)
            _sign(painter, row, size, ink)
            painter.restore()
        painter.end()

    def _at(self, painter: QPainter, row: int, column: int) -> None:
        painter.save()
        painter.translate((column + 0.5) * self._side, (row + 0.5) * self._side)
        painter.scale(self._ratio, self._ratio)

    def cells(
        self,
        x: npt.NDArray[np.float64],
        y: npt.NDArray[np.float64],
        rows: npt.NDArray[np.intp],
        columns: npt.NDArray[np.intp],
        share: npt.NDArray[np.float64] | float = 1.0,
    ) -> npt.NDArray[np.float64]:
        """Fragments that draw glyphs around ``x``, ``y`` in logical pixels; ``columns`` are their variants."""
        cells = np.empty((len(x), 10))
        cells[:, 0], cells[:, 1] = x, y
        cells[:, 2], cells[:, 3] = columns * self._side, rows * self._side
        cells[:, 4] = cells[:, 5] = self._side
        cells[:, 6] = cells[:, 7] = share / np.float64(self._ratio)
        cells[:, 8], cells[:, 9] = 0, 1
        return cells

    def draw(self, painter: QPainter, parts: list[npt.NDArray[np.float64]]) -> None:
        """Draw fragments, in their order, in one call."""
        count = sum(len(part) for part in parts)
        if count:
            np.concatenate(parts, out=self._fragments.resize(count))
            painter.drawPixmapFragments(*self._fragments.drawn(), self._pixmap)


def _sign(painter: QPainter, row: int, size: int, ink: QColor) -> None:
    """An arrow head: what this stands on goes on beyond the view."""
    r = size / 2 - 2.5
    way = 1 if row == GOES_ON else -1
    painter.setPen(QPen(ink, texture.EDGE))
    painter.drawPolyline(QPolygonF([QPointF(-r * way / 2, -r), QPointF(r * way / 2, 0), QPointF(-r * way / 2, r)]))
