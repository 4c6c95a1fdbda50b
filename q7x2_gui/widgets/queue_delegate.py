"""How one article is drawn in the queue: state, title on two lines, origin, and what is left to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from q7x2_gui.viewmodels.queue_table import ROW, origins, tally
from q7x2_gui.widgets.theme import Theme

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import ArticleRow

LINES = 2
_NARROW = 36
"""Usual characters of a row below which the count of what is open stands alone."""
DOT = 10


class QueueDelegate(QStyledItemDelegate):
    """Draws an `ArticleRow`; the row's height follows the fonts."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        title, small = self._metrics("body"), self._metrics("small")
        height = title.lineSpacing() * LINES + small.lineSpacing() + self._theme.space(3) * 2
        return QSize(0, height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW)
        if row is None:
            return
        theme, rect = self._theme, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, option)
        left, right = rect.left() + theme.space(6) - 2, rect.right() - theme.space(2) - 2
        height = self._metrics("body").lineSpacing()
        lines = wrapped(row.title or row.source_id, theme.font("body"), right - left)
        top = rect.top() + theme.space(3) + height * (LINES - len(lines)) // 2  # a short title leaves no hole
        paint_state(painter, QPointF(rect.left() + 18, top + height / 2), row.state.value, theme)
        self._title(painter, QPointF(left, top), lines)
        self._foot(painter, QRect(left, top + height * len(lines) + 2, right - left, height), row)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        theme, state = self._theme, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selection"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("accent"))
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(theme.color("selection_line"), 1))
                painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -1.5))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("raised"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))

    def _title(self, painter: QPainter, at: QPointF, lines: list[str]) -> None:
        font = self._theme.font("body")
        painter.setFont(font)
        painter.setPen(self._theme.color("text"))
        metrics = QFontMetrics(font)
        for place, line in enumerate(lines):
            painter.drawText(at + QPointF(0, metrics.ascent() + place * metrics.lineSpacing()), line)

    def _foot(self, painter: QPainter, rect: QRect, row: ArticleRow) -> None:
        font = self._theme.font("small")
        painter.setFont(font)
        painter.setPen(self._theme.color("dim"))
        metrics = QFontMetrics(font)
        right = tally(row, brief=rect.width() < _NARROW * metrics.averageCharWidth())
        width = rect.width() - metrics.horizontalAdvance(right) - self._theme.space(2)
        forms = origins(row)
        left = next((form for form in forms if metrics.horizontalAdvance(form) <= width), forms[-1])
        if metrics.horizontalAdvance(left) > width:
            left = _with_less_outlet(left, metrics, width)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, left)
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, right)

    def _metrics(self, font: str) -> QFontMetrics:
        return QFontMetrics(self._theme.font(font))


def _with_less_outlet(text: str, metrics: QFontMetrics, width: int) -> str:
    """The outlet cut, or left out where next to nothing of it has room; the date whole."""
    outlet, dot, date = text.rpartition(" · ")
    if not outlet:
        return metrics.elidedText(date, Qt.TextElideMode.ElideRight, width)
    room = width - metrics.horizontalAdvance(dot + date)
    if room < metrics.horizontalAdvance("MMMM"):
        return date
    return f"{metrics.elidedText(outlet, Qt.TextElideMode.ElideRight, room)}{dot}{date}"


def paint_state(painter: QPainter, centre: QPointF, state: str, theme: Theme) -> None:
    """A ring for new, half filled for started, solid for done, struck through for no event."""
    done = state in ("done", "no_event")
    color = theme.color("done" if done else "accent")
    box = QRectF(centre.x() - DOT / 2, centre.y() - DOT / 2, DOT, DOT)
    painter.setPen(QPen(color, 1.4))
    painter.setBrush(color if state == "done" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)
    if state == "started":
        painter.setBrush(color)
        painter.drawPie(box, 90 * 16, 180 * 16)
    elif state == "no_event":
        painter.drawLine(QPointF(box.left() + 2, centre.y()), QPointF(box.right() - 2, centre.y()))


def wrapped(text: str, font: QFont, width: int) -> list[str]:
    """A text on at most two lines, the second with an ellipsis where more follows."""
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    lines: list[tuple[int, int]] = []
    while len(lines) < LINES:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1))
        lines.append((line.textStart(), line.textLength()))
    layout.endLayout()
    units = text.encode("utf-16-le")
    parts = [units[2 * a : 2 * (a + n)].decode("utf-16-le", "replace").rstrip() for a, n in lines]
    if len(lines) == LINES:
        rest = units[2 * lines[-1][0] :].decode("utf-16-le", "replace")
        parts[-1] = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return parts
