"""The strip under the lanes: the whole time at a glance, with the part in view as a window to drag."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from q7x2_gui.timeline.stack import fits
from q7x2_gui.timeline.ticks import range_label
from q7x2_gui.timeline.view_range import ViewRange, fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from q7x2_gui.timeline.scene import Scene
    from q7x2_gui.widgets.theme import Theme

Size = tuple[float, float]
HEIGHT = 20
_BAR = 4


def whole(scene: Scene, days: ViewRange) -> ViewRange:
    """What the strip spans: all events, and the view where that reaches further."""
    found = scene.extent
    full = fit(*found) if found else days
    return ViewRange(min(full.first, days.first), max(full.last, days.last))


def fits_under(depths: Sequence[int], room: float) -> bool:
    """Whether there is height for the strip: it gives way to lanes, but not where they have to be scrolled anyway."""
    rows = np.clip(np.asarray(depths, np.int64), 1, 2)
    taken = HEIGHT + 8
    return fits(rows, room - taken) or (not fits(np.ones_like(rows), room) and room > 4 * taken)


def words(scene: Scene) -> str:
    """The whole time in words."""
    found = scene.extent
    return range_label(*found) if found else ""


def paint(painter: QPainter, theme: Theme, columns: list[QRectF], window: tuple[float, float], size: Size) -> None:
    """Track, number of events over time, and the window of what is in view, from its left to its right edge."""
    width, height = size
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    track = QPainterPath()
    track.addRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), 5, 5)
    painter.fillPath(track, theme.color("window"))
    painter.strokePath(track, QPen(theme.color("line"), 1))
    ink = QColor(theme.color("accent"))
    ink.setAlphaF(0.4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawRects(columns)
    left, right = window
    frame = QPainterPath()
    frame.addRoundedRect(QRectF(round(left) + 0.5, 0.5, max(6, round(right - left)) - 1, height - 1), 4, 4)
    painter.fillPath(frame, theme.tint("accent"))
    painter.strokePath(frame, QPen(theme.color("accent"), 1))


def places(full: ViewRange, days: ViewRange, width: float) -> tuple[float, float]:
    """Left and right edge of the window in pixels."""
    scale = width / full.span
    return max(0.0, (days.first - full.first) * scale), min(width, (days.last - full.first) * scale)


def bars(scene: Scene, full: ViewRange, size: tuple[float, float]) -> list[QRectF]:
    """The number of events over time, as columns; the same for as long as these three are."""
    width, height = size
    edges = full.first + np.arange(int(width // (_BAR + 3)) + 2, dtype=np.float64) * full.span * (_BAR + 3) / width
    counts = scene.overall.bins(edges)
    most = max(1, int(counts.max(initial=1)))
    filled = np.flatnonzero(counts)
    heights = np.maximum(2.0, np.round((height - 6) * np.log1p(counts[filled]) / np.log1p(most)))
    found = zip((filled * (_BAR + 3)).tolist(), heights.tolist(), strict=True)
    return [QRectF(x + 1, height - 2 - h, _BAR, h) for x, h in found]
