"""The shapes of event types and how review and status fill and stroke them."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

CONFIRMED, AUTO, SUGGESTED = 2, 1, 0
SOLID, DASHED, DOTTED, STRUCK = 0, 1, 2, 3

SHAPES: Final = {
    "meeting": "circle",
    "phone_call": "square",
    "visit": "diamond",
    "agreement": "triangle",
    "statement": "speech",
    "request": "arrow",
    "criticism": "wedge",
    "restriction": "octagon",
    "military": "star",
    "cooperation": "plus",
    "appointment": "house",
    "other": "hexagon",
}
KINDS: Final = tuple(dict.fromkeys(SHAPES.values()))
_SPARE: Final = ("hexagon", "diamond", "house", "plus", "octagon", "square")
STROKE: Final = 1.6


def shape_of(type_key: str) -> str:
    """The shape of an event type; a type of the user's own gets one that stays the same."""
    return SHAPES.get(type_key) or _SPARE[sum(type_key.encode()) % len(_SPARE)]


def outline(shape: str, size: float) -> QPainterPath:
    """A shape around the origin that fills ``size`` pixels, drawn so that all weigh about the same."""
    r = size / 2
    path = QPainterPath()
    if shape == "circle":
        path.addEllipse(QPointF(0, 0), r, r)
    elif shape == "square":
        path.addRoundedRect(QRectF(-r * 0.9, -r * 0.9, r * 1.8, r * 1.8), 2, 2)
    elif shape == "speech":
        path = _speech(r)
    else:
        path.addPolygon(QPolygonF([QPointF(x * r, y * r) for x, y in _POINTS[shape]]))
        path.closeSubpath()
    return path


def _speech(r: float) -> QPainterPath:
    bubble, tail = QPainterPath(), QPainterPath()
    bubble.addRoundedRect(QRectF(-r, -r * 0.9, 2 * r, 1.4 * r), r * 0.55, r * 0.55)
    tail.addPolygon(QPolygonF([QPointF(-r * 0.55, 0), QPointF(-r * 0.55, r * 1.05), QPointF(r * 0.3, r * 0.4)]))
    tail.closeSubpath()
    return bubble.united(tail)


def _ring(corners: int, radius: float, turn: float) -> list[tuple[float, float]]:
    angles = [turn + 2 * math.pi * i / corners for i in range(corners)]
    return [(radius * math.cos(a), radius * math.sin(a)) for a in angles]


def _star() -> list[tuple[float, float]]:
    tips, dents = _ring(5, 1.12, -math.pi / 2), _ring(5, 0.5, -math.pi / 2 + math.pi / 5)
    return [point for pair in zip(tips, dents, strict=True) for point in pair]


_POINTS: Final = {
    "diamond": [(0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)],
    "triangle": [(0, -0.98), (1.08, 0.9), (-1.08, 0.9)],
    "wedge": [(0, 0.98), (1.08, -0.9), (-1.08, -0.9)],
    "arrow": [(-0.9, -1.0), (1.08, 0), (-0.9, 1.0)],
    "octagon": _ring(8, 1.06, math.pi / 8),
    "hexagon": _ring(6, 1.08, 0.0),
    "house": [(0, -1.05), (1.0, -0.15), (0.72, 0.95), (-0.72, 0.95), (-1.0, -0.15)],
    "star": _star(),
    "plus": [(-0.38, -1), (0.38, -1), (0.38, -0.38), (1, -0.38), (1, 0.38), (0.38, 0.38),
             (0.38, 1), (-0.38, 1), (-0.38, 0.38), (-1, 0.38), (-1, -0.38), (-0.38, -0.38)],
}  # fmt: skip


def paint(painter: QPainter, path: QPainterPath, *, review: int, pattern: int, ink: QColor, paper: QColor) -> None:
    """One mark: confirmed solid, suggested outlined, auto half filled; planned dashed, unconfirmed dotted."""
    painter.setPen(Qt.PenStyle.NoPen)
    if review == CONFIRMED and pattern == SOLID:
        painter.fillPath(path, ink)
    else:
        painter.fillPath(path, paper)
    if review == AUTO:
        painter.save()
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        box = path.boundingRect()
        painter.fillRect(QRectF(box.left(), box.center().y(), box.width(), box.height()), ink)
        painter.restore()
    elif review == CONFIRMED and pattern != SOLID:
        wash = QColor(ink)
        wash.setAlphaF(0.45)
        painter.fillPath(path, wash)
    painter.strokePath(path, stroke(ink, pattern))
    if pattern == STRUCK:
        box = path.boundingRect()
        painter.setPen(QPen(ink, STROKE))
        painter.drawLine(box.bottomLeft() + QPointF(-1, 1), box.topRight() + QPointF(1, -1))


def stroke(ink: QColor, pattern: int, width: float = STROKE) -> QPen:
    """The pen of an outline."""
    pen = QPen(ink, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if pattern == DASHED:
        pen.setDashPattern([2.2, 1.5])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    elif pattern == DOTTED:
        pen.setDashPattern([0.1, 1.9])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
