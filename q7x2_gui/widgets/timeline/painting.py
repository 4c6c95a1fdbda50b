"""Paints one frame of marks over its lanes; all it keeps is the atlas of glyphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from q7x2_gui.timeline.frame import BIN, Frame, Marks
from q7x2_gui.timeline.pages import INSIDE
from q7x2_gui.timeline.spans import Shape
from q7x2_gui.widgets.timeline import bands, glyphs, texture
from q7x2_gui.widgets.timeline.atlas import Atlas
from q7x2_gui.widgets.timeline.band_atlas import BandAtlas
from q7x2_gui.widgets.timeline.digits import Digits

if TYPE_CHECKING:
    from q7x2_gui.timeline.hit import Shown
    from q7x2_gui.timeline.scene import Scene
    from q7x2_gui.timeline.stack import Stack
    from q7x2_gui.widgets.theme import Theme


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
        self._bands: BandAtlas | None = None
        self._digits: Digits | None = None
        self._wash = glyphs.blend(self._ink, self._paper, 0.7)
        self.set_scene(scene)

    def set_scene(self, scene: Scene) -> None:
        """Paint another scene with the same glyphs."""
        self._scene = scene
        self._shapes = np.array([glyphs.KINDS.index(glyphs.shape_of(t)) for t in scene.columns.types], np.intp)

    def paint(self, painter: QPainter, shown: Shown, stack: Stack, emphasis: Emphasis) -> None:
        """Draw densities, then bands, then glyphs, then what stands out."""
        frame, marks = shown.frame, shown.frame.marks
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._densities(painter, frame, stack)
        if not len(marks):
            return
        columns, size = self._scene.columns, stack.glyph
        atlas, wide, digits = self._pictures(size)
        wide.draw(painter, bands.fragments(wide, marks, columns, shown.width, size))
        self._counts(painter, digits, marks, size)
        atlas.draw(painter, self._glyphs(atlas, marks, (size, shown.width)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._emphasise(painter, marks, stack, emphasis)

    def _densities(self, painter: QPainter, frame: Frame, stack: Stack) -> None:
        """Columns of a height by the logarithm of their count; a picture a lane, as rectangles cost five times more."""
        for density in frame.densities:
            most = max(1, int(density.counts.max(initial=1)))
            top, bottom = int(stack.top[density.lane]) + 2, int(stack.top[density.lane + 1]) - 2
            room = bottom - top
            heights = np.round(room * np.log1p(density.counts) / np.log1p(most))
            heights = np.where(density.counts > 0, np.maximum(1.0, heights), 0.0)
            from_top = np.arange(room)[:, None]
            pixels = np.where(from_top >= room - heights[None, :], np.uint32(self._wash.rgba()), np.uint32(0))
            count = len(heights)
            image = QImage(pixels.data, count, room, 4 * count, QImage.Format.Format_ARGB32_Premultiplied)
            painter.drawImage(QRectF(density.x0, top, count * BIN, room), image)

    def _pictures(self, size: int) -> tuple[Atlas, BandAtlas, Digits]:
        """What glyphs, bands and counts of this size are drawn from, made when the size changes."""
        if self._atlas is None or self._bands is None or self._digits is None or self._atlas.key[0] != size:
            ink, paper, ratio = self._ink, self._paper, self._ratio
            self._atlas = Atlas(size, ratio, ink, paper)
            self._bands = BandAtlas(size, ratio, ink, paper)
            font = self._theme.font("tiny")
            font.setPixelSize(max(8, min(10, size - 1)))
            font.setBold(True)
            self._digits = Digits(font, ratio, (ink, paper))
        return self._atlas, self._bands, self._digits

    def _glyphs(self, atlas: Atlas, marks: Marks, room: tuple[int, float]) -> list[np.ndarray]:
        columns, (size, _) = self._scene.columns, room
        points = np.flatnonzero((marks.shape == Shape.POINT) & (marks.counts == 1))
        events = marks.event[points]
        x = (marks.core0[points] + marks.core1[points]) / 2
        half = 0.5 if size % 2 else 0.0
        look = texture.variant_of(columns.review[events], columns.pattern(events), columns.recalled(events))
        share = np.where(marks.inside[points], INSIDE, 1.0)
        middle = bands.middles(marks, points, size)
        cells = atlas.cells(np.floor(x) + half, middle, self._shapes[columns.type[events]], look, share)
        return [cells, *bands.signs(atlas, marks, columns, room)]

    def _counts(self, painter: QPainter, digits: Digits, marks: Marks, size: int) -> None:
        pills = np.flatnonzero(marks.counts > 1)
        if not len(pills):
            return
        left, right = bands.edges(marks, pills)
        on_ink = bands.cluster_review(marks, self._scene.columns, pills) == texture.REVIEWS - 1
        digits.draw(
            painter, marks.counts[pills], (left + right) / 2, bands.middles(marks, pills, size), on_ink.astype(np.intp)
        )

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
    for mark in marks.holding(event):
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
    left, right = bands.edges(marks, np.array([i]))
    height = glyph * (INSIDE if marks.inside[i] else 1.0)
    top = float(bands.middles(marks, np.array([i]), glyph)[0]) - height / 2
    return QRectF(float(left[0]), top, float(right[0] - left[0]), height)


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
