"""All glyphs on one picture, so that a whole frame of them is drawn in one call."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from q7x2_gui.widgets.timeline import glyphs
from q7x2_gui.widgets.timeline.arrays import Primitives

_REVIEWS, _PATTERNS, _WEIGHTS = 3, 4, 2
_COLUMNS = _REVIEWS * _PATTERNS * _WEIGHTS
RECALLED_ALPHA = 0.5


class Atlas:
    """Glyphs of one size for one theme and one device pixel ratio."""

    def __init__(self, size: int, ratio: float, ink: QColor, paper: QColor) -> None:
        self.key = (size, ratio, ink.rgba(), paper.rgba())
        self._ratio = ratio
        self._cell = size + 8
        self._fragments = Primitives(QPainter.PixmapFragment, 10)
        side = self._side = round(self._cell * ratio)
        self._pixmap = QPixmap(side * _COLUMNS, side * len(glyphs.KINDS))
        self._pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, shape in enumerate(glyphs.KINDS):
            path = glyphs.outline(shape, size - glyphs.STROKE)
            for column in range(_COLUMNS):
                review, pattern, recalled = _variant(column)
                color = blend(ink, paper, RECALLED_ALPHA) if recalled else ink
                painter.save()
                painter.translate((column + 0.5) * side, (row + 0.5) * side)
                painter.scale(ratio, ratio)
                glyphs.paint(painter, path, review=review, pattern=pattern, ink=color, paper=paper)
                painter.restore()
        painter.end()

    def draw(
        self,
        painter: QPainter,
        x: npt.NDArray[np.float64],
        y: npt.NDArray[np.float64],
        rows: npt.NDArray[np.intp],
        columns: npt.NDArray[np.intp],
    ) -> None:
        """Draw glyphs around ``x``, ``y`` in logical pixels; ``rows`` are their shapes, ``columns`` their variants."""
        if not len(x):
            return
        cells = self._fragments.resize(len(x))
        cells[:, 0], cells[:, 1] = x, y
        cells[:, 2], cells[:, 3] = columns * self._side, rows * self._side
        cells[:, 4] = cells[:, 5] = self._side
        cells[:, 6] = cells[:, 7] = 1 / self._ratio
        cells[:, 8], cells[:, 9] = 0, 1
        painter.drawPixmapFragments(*self._fragments.drawn(), self._pixmap)


def column_of(
    review: npt.NDArray[np.uint8], pattern: npt.NDArray[np.uint8], recalled: npt.NDArray[np.bool_]
) -> npt.NDArray[np.intp]:
    """Where a variant stands in the atlas."""
    return np.asarray((review.astype(np.intp) * _PATTERNS + pattern) * _WEIGHTS + recalled, np.intp)


def _variant(column: int) -> tuple[int, int, bool]:
    rest, recalled = divmod(column, _WEIGHTS)
    review, pattern = divmod(rest, _PATTERNS)
    return review, pattern, bool(recalled)


def blend(ink: QColor, paper: QColor, share: float) -> QColor:
    """The opaque colour that ``share`` of the ink gives on the paper."""
    pairs = ((ink.red(), paper.red()), (ink.green(), paper.green()), (ink.blue(), paper.blue()))
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in pairs)
    return QColor(red, green, blue)
