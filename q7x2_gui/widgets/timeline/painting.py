"""Paints one frame of marks over its lanes; all it keeps is the atlas of glyphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from q7x2_gui.timeline.columns import OPEN_END, OPEN_START, Review
from q7x2_gui.timeline.frame import BIN, Frame, Marks
from q7x2_gui.timeline.spans import Shape
from q7x2_gui.widgets.timeline import bands, glyphs
from q7x2_gui.widgets.timeline.arrays import Primitives
from q7x2_gui.widgets.timeline.atlas import Atlas, blend, column_of
from q7x2_gui.widgets.timeline.bands import Band

if TYPE_CHECKING:
    from q7x2_gui.timeline.hit import Shown
    from q7x2_gui.timeline.scene import Scene
    from q7x2_gui.timeline.stack import Stack
    from q7x2_gui.widgets.theme import Theme

_RECALLED = 0.6


@dataclass(slots=True)
class Emphasis:
    """Events that stand out: the chosen one, the keyboard's and the pointer's."""

    chosen: int | None = None
    current: int | None = None
    hovered: int | None = None


class MarkPainter:
    """Draws the frames of a scene; ``ratio`` is the screen's device pixel ratio."""

    def __init__(self, theme: Theme, scene: Scene, ratio: float) -> None:
        self._theme, self._ratio = theme, ratio
        self._ink, self._paper = theme.color("accent"), theme.color("surface")
        self._atlas: Atlas | None = None
        self._width = 0.0
        self._rects = Primitives(QRectF, 4)
        self._wash = blend(self._ink, self._paper, 0.7)
        self.set_scene(scene)

    def set_scene(self, scene: Scene) -> None:
        """Paint another scene with the same glyphs."""
        self._scene = scene
        self._shapes = np.array([glyphs.KINDS.index(glyphs.shape_of(t)) for t in scene.columns.types], np.intp)

    def paint(self, painter: QPainter, shown: Shown, stack: Stack, emphasis: Emphasis) -> None:
        """Draw densities, then bands, then glyphs, then what stands out."""
        frame, self._width = shown.frame, shown.width
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._densities(painter, frame, stack)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        marks = frame.marks
        if not len(marks):
            return
        counts = marks.counts
        points = (marks.shape == Shape.POINT) & (counts == 1)
        banded = np.flatnonzero(~points | (marks.x1 - marks.x0 > stack.glyph + 3))
        for i in banded[np.argsort(counts[banded] > 1, kind="stable")]:
            self._band(painter, marks, int(i), int(counts[i]), stack)
        self._glyphs(painter, marks, points, stack)
        self._emphasise(painter, marks, stack, emphasis)

    def _densities(self, painter: QPainter, frame: Frame, stack: Stack) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._wash)
        for density in frame.densities:
            filled = np.flatnonzero(density.counts)
            most = max(1, int(density.counts.max(initial=1)))
            room = int(stack.top[density.lane + 1] - stack.top[density.lane]) - 4
            heights = np.maximum(1.0, np.round(room * np.log1p(density.counts[filled]) / np.log1p(most)))
            base = int(stack.top[density.lane + 1]) - 2
            left = density.x0 + filled * BIN
            bars = self._rects.resize(len(filled))
            bars[:, 0], bars[:, 1], bars[:, 2], bars[:, 3] = left, base - heights, BIN, heights
            painter.drawRects(*self._rects.drawn())

    def _glyphs(self, painter: QPainter, marks: Marks, points: np.ndarray, stack: Stack) -> None:
        columns = self._scene.columns
        events = marks.event[points]
        x = (marks.core0[points] + marks.core1[points]) / 2
        half = 0.5 if stack.glyph % 2 else 0.0
        variant = column_of(columns.review[events], columns.pattern[events], columns.background[events])
        self._glyph_atlas(stack.glyph).draw(
            painter,
            np.floor(x) + half,
            np.floor(marks.y[points]) + half,
            self._shapes[columns.type[events]],
            variant,
        )

    def _glyph_atlas(self, size: int) -> Atlas:
        if self._atlas is None or self._atlas.key[0] != size:
            self._atlas = Atlas(size, self._ratio, self._ink, self._paper)
        return self._atlas

    def _band(self, painter: QPainter, marks: Marks, i: int, count: int, stack: Stack) -> None:
        event = int(marks.event[i])
        columns = self._scene.columns
        if count > 1:
            review = self._cluster_review(marks, i)
            band = _band_of(marks, i, stack.glyph, review, glyphs.SOLID)
            painter.setFont(self._count_font(stack.glyph))
            bands.cluster(painter, band, count, self._ink, self._paper)
            return
        band = _band_of(marks, i, stack.glyph, int(columns.review[event]), int(columns.pattern[event]))
        if marks.shape[i] == Shape.POINT:
            bands.day(painter, band, self._ink)
            return
        painter.setOpacity(_RECALLED if columns.background[event] else 1.0)
        if marks.shape[i] == Shape.BAR:
            bands.bar(painter, band, self._ink, self._paper)
        else:
            bands.ramp(painter, self._opened(band, event), self._ink)
        painter.setOpacity(1.0)

    def _opened(self, band: Band, event: int) -> Band:
        columns = self._scene.columns
        starts = bool(columns.start_earliest[event] == OPEN_START)
        ends = bool(columns.end_latest[event] == OPEN_END)
        if not (starts or ends):
            return band
        x0 = max(band.x0, 0.0) if starts else band.x0
        x1 = min(band.x1, self._width) if ends else band.x1
        return Band(x0, x1, band.core0, band.core1, band.y, band.height, band.review, band.pattern,
                    starts, ends)  # fmt: skip

    def _cluster_review(self, marks: Marks, i: int) -> int:
        """Confirmed when all are, suggested when none is, else between."""
        reviews = self._scene.columns.review[marks.held(i)]
        if (reviews == Review.CONFIRMED).all():
            return glyphs.CONFIRMED
        return glyphs.SUGGESTED if (reviews == Review.SUGGESTED).all() else glyphs.AUTO

    def _count_font(self, size: int) -> QFont:
        font = self._theme.font("tiny")
        font.setPixelSize(max(8, min(10, size - 1)))
        font.setBold(True)
        return font

    def _emphasise(self, painter: QPainter, marks: Marks, stack: Stack, emphasis: Emphasis) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if emphasis.hovered not in (None, emphasis.chosen):
            painter.setPen(QPen(_soft(self._ink), 4))
            _rings(painter, marks, emphasis.hovered, stack.glyph, 4)
        painter.setPen(QPen(self._theme.color("when"), 2))
        _rings(painter, marks, emphasis.chosen, stack.glyph, 4)
        if emphasis.current is not None:
            pen = QPen(self._theme.color("text"), 1.2)
            pen.setDashPattern([2, 2])
            painter.setPen(pen)
            _rings(painter, marks, emphasis.current, stack.glyph, 7 if emphasis.current == emphasis.chosen else 4)


def _rings(painter: QPainter, marks: Marks, event: int | None, glyph: int, away: float) -> None:
    """A line around each mark that an event stands in."""
    if event is None:
        return
    for place in np.flatnonzero(marks.members == event):
        mark = int(np.searchsorted(marks.offsets, place, "right")) - 1
        rect = mark_rect(marks, mark, glyph).adjusted(-away, -away, away, away)
        radius = min(rect.height(), rect.width()) / 2
        path = QPainterPath()
        path.addRoundedRect(rect, radius, radius)
        painter.drawPath(path)


def mark_rect(marks: Marks, i: int, glyph: int) -> QRectF:
    """Where a mark is drawn, on whole pixels."""
    if marks.shape[i] == Shape.POINT and marks.offsets[i + 1] - marks.offsets[i] == 1:
        x = (marks.core0[i] + marks.core1[i]) / 2
        half = 0.5 if glyph % 2 else 0.0
        centre = QPointF(np.floor(x) + half, np.floor(marks.y[i]) + half)
        return QRectF(centre.x() - glyph / 2, centre.y() - glyph / 2, glyph, glyph)
    return _band_of(marks, i, glyph, 0, 0).rect


def _band_of(marks: Marks, i: int, height: int, review: int, pattern: int) -> Band:
    return Band(
        float(marks.x0[i]), float(marks.x1[i]), float(marks.core0[i]), float(marks.core1[i]),
        float(np.floor(marks.y[i])), float(height), review, pattern,
    )  # fmt: skip


def _soft(ink: QColor) -> QColor:
    soft = QColor(ink)
    soft.setAlphaF(0.3)
    return soft


def grid(painter: QPainter, theme: Theme, stack: Stack, visible: range, width: float) -> None:
    """A dotted line through the middle of each lane."""
    pen = QPen(theme.color("line"), 1)
    pen.setDashPattern([1, 3])
    painter.setPen(pen)
    lines = [QLineF(0, int(stack.centre(lane)) + 0.5, width, int(stack.centre(lane)) + 0.5) for lane in visible]
    painter.drawLines(lines)
