"""The counts on clusters, as digits from one picture: drawn in one call, whatever their number."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from q7x2_gui.widgets.timeline.arrays import Primitives

Floats = npt.NDArray[np.float64]
_SIGNS = "0123456789k+"
_MOST = 4


class Digits:
    """Digits of one font in several colours, each as wide as the widest."""

    def __init__(self, font: QFont, ratio: float, colours: tuple[QColor, ...]) -> None:
        metrics = QFontMetricsF(font)
        self.advance = max(metrics.horizontalAdvance(sign) for sign in _SIGNS[:10])
        self._height = metrics.height()
        self._ratio = ratio
        self._wide, self._tall = round((self.advance + 2) * ratio), round(self._height * ratio)
        self._picture = QPixmap(self._wide * len(_SIGNS), self._tall * len(colours))
        self._picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._picture)
        painter.scale(ratio, ratio)
        painter.setFont(font)
        for row, color in enumerate(colours):
            painter.setPen(color)
            for column, sign in enumerate(_SIGNS):
                cell = QRectF(
                    column * self._wide / ratio, row * self._tall / ratio, self._wide / ratio, self._tall / ratio
                )
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, sign)
        painter.end()
        self._fragments = Primitives(QPainter.PixmapFragment, 10)

    def draw(
        self, painter: QPainter, count: npt.NDArray[np.intp], x: Floats, y: Floats, row: npt.NDArray[np.intp]
    ) -> None:
        """Write each count around ``x``, ``y`` in the colour of ``row``; from a thousand on in thousands."""
        if not len(count):
            return
        many = count >= 1000
        value = np.where(many, np.minimum(count // 1000, 999), count)
        length = 1 + (value >= 10) + (value >= 100) + many
        parts = []
        for place in range(_MOST):
            has = np.flatnonzero(length > place)
            if not len(has):
                break
            figures = length[has] - many[has]
            power = np.maximum(figures - 1 - place, 0)
            sign = np.where(place < figures, value[has] // 10**power % 10, 10)
            cells = np.empty((len(has), 10))
            cells[:, 0] = np.round(x[has] + (place - (length[has] - 1) / 2) * self.advance)
            cells[:, 1] = y[has]
            cells[:, 2], cells[:, 3] = sign * self._wide, row[has] * self._tall
            cells[:, 4], cells[:, 5] = self._wide, self._tall
            cells[:, 6] = cells[:, 7] = 1 / self._ratio
            cells[:, 8], cells[:, 9] = 0, 1
            parts.append(cells)
        total = sum(len(part) for part in parts)
        np.concatenate(parts, out=self._fragments.resize(total))
        painter.drawPixmapFragments(*self._fragments.drawn(), self._picture)
