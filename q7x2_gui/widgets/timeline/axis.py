"""Calendar lines with their labels, and the lanes' names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from q7x2_gui.timeline.ticks import Ticks, range_label

if TYPE_CHECKING:
    from q7x2_gui.timeline.stack import Stack
    from q7x2_gui.timeline.view_range import ViewRange
    from q7x2_gui.widgets.theme import Theme

AXIS_HEIGHT = 20
_LEFT = 16
_GAP = 5
_NAMES = 146


def lines(painter: QPainter, theme: Theme, ticks: Ticks, x: np.ndarray, height: float) -> None:
    """One line at each labelled tick, from the labels down through the lanes; ``x`` in pixels."""
    places = np.round(x) + 0.5
    full = ticks.strong if ticks.strong.any() else np.ones(len(x), bool)
    soft = theme.color("line")
    soft.setAlphaF(0.5)
    for color, chosen in ((soft, ~full), (theme.color("line"), full)):
        painter.setPen(QPen(color, 1))
        painter.drawLines([QLineF(v, 0, v, height) for v in places[chosen].tolist()])


def labels(painter: QPainter, theme: Theme, ticks: Ticks, x: np.ndarray, width: float) -> None:
    """The labels to the right of their lines; one that would be cut off at the edge is left out."""
    font = theme.font("tiny")
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    end, mixed = -1.0, bool(ticks.strong.any())
    for place, label, strong in zip(x.tolist(), ticks.labels, ticks.strong.tolist(), strict=True):
        left, needed = place + _GAP, metrics.horizontalAdvance(label)
        if left < end or left + needed > width or left < 0:
            continue
        painter.setPen(theme.color("text" if strong or not mixed else "faint"))
        painter.drawText(QRectF(left, 0, needed + 2, AXIS_HEIGHT - 4), Qt.AlignmentFlag.AlignVCenter, label)
        end = left + needed + _GAP


def minor(painter: QPainter, theme: Theme, x: np.ndarray) -> None:
    """Short lines without a label at the foot of the axis."""
    painter.setPen(QPen(theme.color("line"), 1))
    painter.drawLines([QLineF(v, AXIS_HEIGHT - 4, v, AXIS_HEIGHT) for v in (np.round(x) + 0.5).tolist()])


def context(painter: QPainter, theme: Theme, days: ViewRange, size: tuple[float, float]) -> None:
    """The range in view in words, where the labels alone do not tell the year."""
    if days.span > 366 * 3:
        return
    width, height = size
    font = theme.font("tiny")
    painter.setFont(font)
    painter.setPen(theme.color("dim"))
    words = QFontMetricsF(font).elidedText(
        range_label(days.first, days.last), Qt.TextElideMode.ElideRight, width - _LEFT - 4
    )
    painter.drawText(QRectF(_LEFT, 0, width - _LEFT, height - 4), Qt.AlignmentFlag.AlignVCenter, words)


def lane_names(painter: QPainter, theme: Theme, titles: dict[int, str], stack: Stack, width: float) -> None:
    """The titles of the lanes in view, elided where they are too long."""
    font = theme.font("tiny")
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    for lane, title in titles.items():
        top, bottom = int(stack.top[lane]), int(stack.top[lane + 1])
        painter.setPen(theme.color("text"))
        words = metrics.elidedText(title, Qt.TextElideMode.ElideRight, width - _LEFT - 10)
        painter.drawText(QRectF(_LEFT, top, width - _LEFT - 8, bottom - top), Qt.AlignmentFlag.AlignVCenter, words)


def scroll_thumb(painter: QPainter, theme: Theme, stack: Stack, scroll: float, size: tuple[float, float]) -> None:
    """A thin bar at the right edge where there are more lanes than fit."""
    width, height = size
    if stack.total <= height:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("line"))
    share = height / stack.total
    painter.drawRoundedRect(QRectF(width - 4, scroll * share, 4, height * share), 2, 2)


def names_width(room: float) -> int:
    """Width for the lanes' titles in a pane of ``room`` pixels, whatever they are, so that the axis never moves."""
    return round(min(_NAMES, max(90.0, room / 5)))
