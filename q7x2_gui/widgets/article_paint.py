"""Where spans of the article stand in the viewport, and how marks are painted behind and below the words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextLine
from PySide6.QtWidgets import QTextEdit, QWidget

from q7x2_gui.viewmodels.article_marks import Mark
from q7x2_gui.widgets.theme import Theme


@contextmanager
def painting(surface: QWidget) -> Iterator[QPainter]:
    """A painter for smooth lines that is ended whatever happens."""
    painter = QPainter(surface)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield painter
    finally:
        painter.end()


class Page:
    """The geometry of a page as it is scrolled now; spans are UTF-16 units."""

    def __init__(self, page: QTextEdit) -> None:
        self._document = page.document()
        self._layout = self._document.documentLayout()
        self._origin = QPointF(-page.horizontalScrollBar().value(), -page.verticalScrollBar().value())
        area = page.viewport().rect()
        last = page.cursorForPosition(area.bottomRight()).block()
        self._top = page.cursorForPosition(area.topLeft()).block().position()
        self._bottom = last.position() + last.length()

    @property
    def blocks(self) -> int:
        """Number of paragraphs on the page so far."""
        return self._document.blockCount()

    def shows(self, start: int, end: int) -> bool:
        """Whether a span can be seen now."""
        return start < self._bottom and end > self._top

    def block_rect(self, number: int) -> QRectF:
        """Where a paragraph stands in the viewport."""
        return self._rect(self._document.findBlockByNumber(number))

    def first_line_width(self, number: int) -> float:
        """How far the words of a paragraph's first line reach."""
        line = self._document.findBlockByNumber(number).layout().lineAt(0)
        return float(line.naturalTextWidth()) if line.isValid() else 0.0

    def rects(self, start: int, end: int) -> Iterator[QRectF]:
        """Where a span stands in the viewport, one rectangle a line, from ascent to just below the baseline."""
        block = self._document.findBlock(start)
        if not block.isValid():  # not on the page yet
            return
        layout, at = block.layout(), block.position()
        corner = self._rect(block).topLeft()
        for n in range(layout.lineCount()):
            line = layout.lineAt(n)
            low, high = max(start - at, line.textStart()), min(end - at, line.textStart() + line.textLength())
            if low < high:
                yield _line_rect(line, low, high, block).translated(corner)

    def _rect(self, block: QTextBlock) -> QRectF:
        return self._layout.blockBoundingRect(block).translated(self._origin)


def _line_rect(line: QTextLine, low: int, high: int, block: QTextBlock) -> QRectF:
    document, at = block.document(), block.position()
    while high > low + 1 and str(document.characterAt(at + high - 1)).isspace():
        high -= 1
    left, right = float(line.cursorToX(low)[0]), float(line.cursorToX(high)[0])  # type: ignore[index] # PySide types the pair as a number
    size = block.charFormat().font().pixelSize()
    baseline = line.y() + line.ascent()
    return QRectF(min(left, right), baseline - size, abs(right - left), size * 1.32).adjusted(-1, 0, 1, 0)


def tint(painter: QPainter, page: Page, mark: Mark, theme: Theme, *, strong: bool) -> None:
    """The field's colour behind the words of a mark, ``strong`` for the field in focus."""
    color = QColor(theme.field_color(mark.field))
    color.setAlphaF(theme.tint("who").alphaF() * (1.9 if strong else 1.0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    for rect in page.rects(mark.start, mark.end):
        painter.drawRoundedRect(rect, 2, 2)


def found(painter: QPainter, page: Page, span: tuple[int, int], theme: Theme) -> None:
    """The ground behind words that a search has found."""
    for rect in page.rects(*span):
        painter.fillRect(rect, theme.color("marked_text"))


def underline(painter: QPainter, page: Page, mark: Mark, theme: Theme) -> None:
    """The line below a mark: in the field's colour for the chosen item, faint and dotted for all others."""
    pen = QPen(theme.color("faint"), 1, Qt.PenStyle.DotLine)
    if mark.chosen:
        pen = QPen(theme.field_color(mark.field), 2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for rect in page.rects(mark.start, mark.end):
        painter.drawLine(QPointF(rect.left(), rect.bottom()), QPointF(rect.right(), rect.bottom()))


def alternative(
    painter: QPainter, page: Page, span: tuple[int, int], field: str, theme: Theme, *, current: bool
) -> None:
    """A dashed frame in the field's colour round what could stand in it; a full one on a ground for the one at hand."""
    color = theme.field_color(field)
    pen = QPen(color, 2 if current else 1, Qt.PenStyle.SolidLine if current else Qt.PenStyle.DashLine)
    ground = QColor(color)
    ground.setAlphaF(theme.tint("who").alphaF() * 2)
    painter.setPen(pen)
    painter.setBrush(ground if current else Qt.BrushStyle.NoBrush)
    for rect in page.rects(*span):
        painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 3, 3)
