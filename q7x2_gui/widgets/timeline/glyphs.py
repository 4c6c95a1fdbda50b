"""The shapes of event types, filled and outlined as review and status say."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from q7x2_gui.widgets.timeline import texture

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
STROKE: Final = texture.EDGE


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


def paint(painter: QPainter, path: QPainterPath, look: tuple[int, int], ink: QColor, paper: QColor) -> None:
    """One mark around the origin: its outline, and inside it the rows of its review state and its status."""
    review, pattern = look
    box = path.boundingRect().adjusted(-1, -1, 1, 1)
    ratio = max(1.0, painter.worldTransform().m22())
    rows = texture.fill(max(1, round(box.height() * ratio)), ratio, review, pattern)[:, None, None]
    colours = texture.rgb(ink) * rows + texture.rgb(paper) * (1 - rows)
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.drawImage(box, texture.image_of(colours, np.ones(colours.shape[:2])))
    painter.restore()
    pen = QPen(blend(ink, paper, texture.outline_share(pattern)), texture.EDGE)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)


def blend(ink: QColor, paper: QColor, share: float) -> QColor:
    """The opaque colour that ``share`` of the ink gives on the paper."""
    red, green, blue = (round(v) for v in (texture.rgb(ink) * share + texture.rgb(paper) * (1 - share)).tolist())
    return QColor(red, green, blue)
