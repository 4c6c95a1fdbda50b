"""All that has a width on one picture: bars, ramps of doubt, washes and pills, in pieces that are drawn stretched."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QPainter, QPixmap

from q7x2_gui.timeline.columns import Pattern, Review
from q7x2_gui.widgets.timeline import texture
from q7x2_gui.widgets.timeline.arrays import Primitives

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

RAMP = 64
"""Device pixels over which a ramp is kept; it is stretched to what it needs."""
AT_BOUND = 0.05
AT_FAR = 0.22
"""Ink at a bound, and at the far end of what is open."""
_MIDDLE = 8
CAP_LEFT, MIDDLE, CAP_RIGHT, RAMP_IN, RAMP_OUT, FAR_IN, FAR_OUT = range(7)
PILLS = texture.VARIANTS
"""Rows of pills come after those of bands: suggested, mixed or auto, confirmed; then the wash behind a day."""
WASH = PILLS + 3


class BandAtlas:
    """Pieces of one height for one theme and one device pixel ratio."""

    def __init__(self, height: int, ratio: float, ink: QColor, paper: QColor) -> None:
        self._ratio = ratio
        self._tall = round(height * ratio)
        self.cap = self._tall // 2 / ratio
        """Width of a cap in logical pixels."""
        widths = [self._tall // 2, _MIDDLE, self._tall // 2, RAMP, RAMP, RAMP, RAMP]
        self._widths = np.array(widths, float)
        self._lefts = np.concatenate([[0], np.cumsum(np.array(widths) + 1)[:-1]]).astype(float)
        self._pitch = self._tall + 1
        self._picture = QPixmap.fromImage(self._drawn(ink, paper))
        self._fragments = Primitives(QPainter.PixmapFragment, 10)

    def _drawn(self, ink: QColor, paper: QColor) -> Any:
        wide, tall = int(self._lefts[-1] + RAMP + 1), self._pitch * (WASH + 1)
        colours, alpha = np.zeros((tall, wide, 3)), np.zeros((tall, wide))
        for row in range(WASH + 1):
            top = row * self._pitch
            part = slice(top, top + self._tall)
            self._row(row, texture.rgb(ink), texture.rgb(paper), (colours[part], alpha[part]))
        return texture.image_of(colours, alpha)

    def _row(self, row: int, ink: Floats, paper: Floats, into: tuple[Floats, Floats]) -> None:
        colours, alpha = into
        tall, ratio = self._tall, self._ratio
        edge, inner, weight, strength = self._look(row)
        shade = inner[:, None] * np.ones(RAMP)
        y = np.arange(tall) + 0.5
        thick = texture.EDGE * ratio
        outline = np.maximum(np.clip(thick - y, 0, 1), np.clip(thick - (tall - y), 0, 1)) * edge
        body = np.maximum(shade, outline[:, None])
        radius = tall / 2
        x = np.arange(tall // 2) + 0.5
        distance = np.hypot(x[None, :] - radius, y[:, None] - radius)
        cover = np.clip(radius + 0.5 - distance, 0, 1)
        rim = np.clip(distance - (radius - thick), 0, 1) * edge
        cap = np.maximum(inner[:, None] * np.ones(tall // 2), rim)
        rise, far = np.linspace(AT_BOUND, 1, RAMP), np.linspace(AT_FAR, 1, RAMP)
        pieces = (
            (cap, cover),
            (body[:, :_MIDDLE], np.ones((tall, _MIDDLE))),
            (cap[:, ::-1], cover[:, ::-1]),
            *((body, np.broadcast_to(a, (tall, RAMP))) for a in (rise, rise[::-1], far, far[::-1])),
        )
        for left, (shares, opacity) in zip(self._lefts.astype(int).tolist(), pieces, strict=True):
            part = (slice(None), slice(left, left + shares.shape[1]))
            share = shares[..., None] * weight
            colours[part] = ink * share + paper * (1 - share)
            alpha[part] = opacity * strength

    def _look(self, row: int) -> tuple[float, Floats, float, float]:
        """Ink of the outline, ink of each row inside, share of both, and opacity of the whole."""
        if row == WASH:
            return 0.0, np.ones(self._tall), 1.0, 0.16
        if row >= PILLS:
            inside = {PILLS: 0.0, PILLS + 1: 0.25, PILLS + 2: 1.0}[row]
            return 1.0, np.full(self._tall, inside), 1.0, 1.0
        review, pattern, recalled = texture.look_of(row)
        inner = texture.fill(self._tall, self._ratio, review, pattern)
        plain = review == Review.CONFIRMED and pattern == Pattern.SOLID
        edge = 0.0 if plain else texture.outline_share(pattern)
        return edge, inner, texture.RECALLED if recalled else 1.0, 1.0

    def strips(self, row: Places, piece: int, left: Floats, right: Floats, more: tuple[Floats, Floats]) -> Floats:
        """Fragments that draw a piece of each row from ``left`` to ``right``; ``more`` holds middles and heights."""
        y, share = more
        cells = np.empty((len(row), 10))
        cells[:, 0], cells[:, 1] = (left + right) / 2, y
        cells[:, 2], cells[:, 3] = self._lefts[piece], row * self._pitch
        cells[:, 4], cells[:, 5] = self._widths[piece], self._tall
        cells[:, 6], cells[:, 7] = (right - left) / self._widths[piece], share / self._ratio
        cells[:, 8], cells[:, 9] = 0, 1
        return cells

    def draw(self, painter: QPainter, parts: list[Floats]) -> None:
        """Draw the fragments, in their order, in one call."""
        count = sum(len(part) for part in parts)
        if not count:
            return
        cells = self._fragments.resize(count)
        np.concatenate(parts, out=cells)
        painter.drawPixmapFragments(*self._fragments.drawn(), self._picture)
