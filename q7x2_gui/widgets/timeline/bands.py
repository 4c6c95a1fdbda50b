"""Marks that have a width: bars of known duration, ramps of doubt, clusters with their count."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from q7x2_gui.widgets.timeline import glyphs

_AT_BOUND = 0.05
_AT_PEAK = 0.80
"""Ink of a ramp at its bound, and in its middle where no day is certain."""
_FAR = 90.0
_AT_FAR = 0.22
"""An open end is drawn with this much ink from this many pixels on."""


@dataclass(frozen=True, slots=True)
class Band:
    """One mark in pixels: drawn from ``x0`` to ``x1``, certain from ``core0`` to ``core1``, ``height`` around ``y``."""

    x0: float
    x1: float
    core0: float
    core1: float
    y: float
    height: float
    review: int
    pattern: int
    open_start: bool = False
    open_end: bool = False

    @property
    def rect(self) -> QRectF:
        """Its outer bounds, on whole pixels."""
        left, right = round(self.x0), max(round(self.x1), round(self.x0) + 3)
        top = round(self.y - self.height / 2)
        return QRectF(left, top, right - left, round(self.height))


def bar(painter: QPainter, band: Band, ink: QColor, paper: QColor) -> None:
    """A known duration: solid from the first day to the last."""
    rect = band.rect.adjusted(0.8, 0.8, -0.8, -0.8)
    path = QPainterPath()
    path.addRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    glyphs.paint(painter, path, review=band.review, pattern=band.pattern, ink=ink, paper=paper)


def ramp(painter: QPainter, band: Band, ink: QColor) -> None:
    """Doubt: full ink where the event is certain to go on, none at the bounds."""
    rect = band.rect
    full = _gradient(rect, band, ink, 1.0)
    painter.setPen(Qt.PenStyle.NoPen)
    if band.review == glyphs.CONFIRMED:
        painter.fillRect(rect, full)
    elif band.review == glyphs.AUTO:
        painter.fillRect(rect, _gradient(rect, band, ink, 0.2))
        painter.fillRect(QRectF(rect.left(), rect.center().y(), rect.width(), rect.height() / 2), full)
    else:
        painter.fillRect(rect, _gradient(rect, band, ink, 0.34))
    if band.review != glyphs.CONFIRMED or band.pattern != glyphs.SOLID:
        pen = glyphs.stroke(ink, band.pattern, 1.4)
        pen.setBrush(full)
        painter.setPen(pen)
        for y in (rect.top() + 0.7, rect.bottom() - 0.7):
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
    if band.open_end:
        _chevron(painter, rect, ink)
    if band.pattern == glyphs.STRUCK:
        painter.setPen(QPen(ink, glyphs.STROKE))
        painter.drawLine(rect.bottomLeft(), rect.topRight())


def _gradient(rect: QRectF, band: Band, ink: QColor, share: float) -> QBrush:
    span = max(rect.width(), 1.0)
    gradient = QLinearGradient(rect.left(), 0, rect.right(), 0)
    a = min(max((band.core0 - rect.left()) / span, 0.0), 1.0)
    b = min(max((band.core1 - rect.left()) / span, a), 1.0)
    certain = band.core1 - band.core0 > 1e-6
    peak = 1.0 if certain else _AT_PEAK
    if not certain and not (band.open_start or band.open_end):
        a, b = max(0.0, a - 0.14), min(1.0, b + 0.14)  # a plateau, so that a narrow ramp is still seen
    first = 1.0 if a <= 0 and certain and not band.open_start else _AT_BOUND
    last = 1.0 if b >= 1 and certain and not band.open_end else _AT_BOUND
    stops = [(0.0, _AT_FAR if band.open_start else first), (a, peak), (b, peak)]
    if band.open_start:
        stops.insert(1, (max(0.0, a - _FAR / span), _AT_FAR))
    if band.open_end:
        stops.append((min(1.0, b + _FAR / span), _AT_FAR))
    stops.append((1.0, _AT_FAR if band.open_end else last))
    for place, alpha in stops:
        color = QColor(ink)
        color.setAlphaF(alpha * share)
        gradient.setColorAt(place, color)
    return QBrush(gradient)


def _chevron(painter: QPainter, rect: QRectF, ink: QColor) -> None:
    """The sign at the right edge that this goes on."""
    x, y, r = rect.right() - 5, rect.center().y(), rect.height() / 2 - 2
    painter.setPen(QPen(ink, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(x - r, y - r), QPointF(x, y), QPointF(x - r, y + r)]))


def day(painter: QPainter, band: Band, ink: QColor) -> None:
    """The whole day behind a glyph, once a day is wider than the glyph."""
    wash = QColor(ink)
    wash.setAlphaF(0.16)
    path = QPainterPath()
    path.addRoundedRect(band.rect, 4, 4)
    painter.fillPath(path, wash)


def cluster(painter: QPainter, band: Band, count: int, ink: QColor, paper: QColor) -> None:
    """Several events that find no room side by side: a pill with their number."""
    rect = band.rect.adjusted(0.7, 0.2, -0.7, -0.2)
    path = QPainterPath()
    path.addRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    solid = band.review == glyphs.CONFIRMED
    painter.fillPath(path, ink if solid else paper)
    if band.review == glyphs.AUTO:
        wash = QColor(ink)
        wash.setAlphaF(0.25)
        painter.fillPath(path, wash)
    painter.strokePath(path, QPen(ink, 1.2))
    painter.setPen(paper if solid else ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(count) if count < 1000 else "999+")
