"""The text of an article as one read-only page: plain text only, marks painted behind and below the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from q7x2_gui.viewmodels.article_layout import ArticleLayout, Part
from q7x2_gui.viewmodels.article_marks import Mark, legend
from q7x2_gui.widgets import article_format
from q7x2_gui.widgets.theme import Theme


class ArticleText(QTextEdit):
    """Shows one `ArticleLayout` with its marks; nothing in it is fetched, opened or edited."""

    fold_toggled = Signal()
    mark_clicked = Signal(str)
    data_clicked = Signal()
    """A click on the line of outlet, date and language."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._layout: ArticleLayout | None = None
        self._marks: tuple[Mark, ...] = ()
        self._found: tuple[tuple[int, int], ...] = ()
        self._focused = ""
        self.scale = 1.0
        self.setObjectName("articleText")
        self.setAccessibleName("Article text")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)

    # what is shown

    def show_layout(self, layout: ArticleLayout | None) -> None:
        """Show an article from its start, or nothing."""
        self._layout, self._marks, self._found = layout, (), ()
        long_words = layout is not None and layout.long_words
        wrap = QTextOption.WrapMode.WrapAnywhere if long_words else QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        self.setWordWrapMode(wrap)
        self._fill()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def restyle(self) -> None:
        """Set the text anew in the theme's fonts and colours, at the same place."""
        place, selection = self.verticalScrollBar().value(), self.textCursor()
        span = selection.anchor(), selection.position()
        self._fill()
        cursor = self.textCursor()
        last = self.document().characterCount() - 1
        cursor.setPosition(min(span[0], last))
        cursor.setPosition(min(span[1], last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(place)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Replace the marks; the text and its place stay as they are."""
        self._marks = tuple(marks)
        self.viewport().update()

    def show_found(self, spans: Sequence[tuple[int, int]]) -> None:
        """Mark what a search has found, UTF-16 spans."""
        self._found = tuple(spans)
        self.viewport().update()

    def focus_field(self, field: str) -> None:
        """Set the marks of one field off against the others; "" for none."""
        self._focused = field
        self.viewport().update()

    def reveal(self, start: int) -> None:
        """Scroll just as far as needed for a UTF-16 place to be read with some lines round it."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(start, self.document().characterCount() - 1))
        rect, margin = self.cursorRect(cursor), self._theme.space(6) * 2
        if rect.top() < 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + rect.top() - margin)
        elif rect.bottom() > self.viewport().height():
            down = rect.bottom() - self.viewport().height() + margin
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + down)

    def _fill(self) -> None:
        document = self.document()
        document.clear()
        if self._layout is not None:
            article_format.write(document, self._layout, self._theme, self.scale)
        self._fit()

    def _fit(self) -> None:
        article_format.fit(self.document(), self._theme, self.scale, self.viewport().width())

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self._visible():
            if mark.chosen:
                self._tint(painter, mark)
        for start, end in self._found:
            for rect in self._rects(start, end):
                painter.fillRect(rect, self._theme.color("marked_text"))
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self._visible():
            self._underline(painter, mark)
        self._paint_extras(painter)
        painter.end()

    def _tint(self, painter: QPainter, mark: Mark) -> None:
        color = QColor(self._theme.field_color(mark.field))
        color.setAlphaF(self._theme.tint("who").alphaF() * (1.9 if mark.field == self._focused else 1.0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for rect in self._rects(mark.start, mark.end):
            painter.drawRoundedRect(rect, 2, 2)

    def _underline(self, painter: QPainter, mark: Mark) -> None:
        pen = QPen(self._theme.color("faint"), 1, Qt.PenStyle.DotLine)
        if mark.chosen:
            pen = QPen(self._theme.field_color(mark.field), 2)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        for rect in self._rects(mark.start, mark.end):
            painter.drawLine(QPointF(rect.left(), rect.bottom()), QPointF(rect.right(), rect.bottom()))

    def _paint_extras(self, painter: QPainter) -> None:
        """What stands between the paragraphs: the legend, and the line above what is folded."""
        if self._layout is None:
            return
        offset = self._origin()
        for n, paragraph in enumerate(self._layout.paragraphs):
            if paragraph.part in (Part.LEGEND, Part.FOLD):
                block = self.document().findBlockByNumber(n)
                rect = self.document().documentLayout().blockBoundingRect(block).translated(offset)
                if paragraph.part is Part.LEGEND:
                    article_format.paint_legend(painter, rect, legend(self._marks), self._theme)
                else:
                    article_format.paint_fold(painter, rect, self._theme, self._line_end(block))

    def _line_end(self, block: QTextBlock) -> float:
        line = block.layout().lineAt(0)
        return float(line.naturalTextWidth()) if line.isValid() else 0.0

    # geometry

    def _origin(self) -> QPointF:
        return QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _visible(self) -> Iterator[Mark]:
        """The marks that can be seen now."""
        top = self.cursorForPosition(self.viewport().rect().topLeft()).block().position()
        last = self.cursorForPosition(self.viewport().rect().bottomRight()).block()
        bottom = last.position() + last.length()
        return (m for m in self._marks if m.start < bottom and m.end > top)

    def _rects(self, start: int, end: int) -> Iterator[QRectF]:
        """Where a span stands in the viewport, one rectangle a line, from ascent to just below the baseline."""
        block = self.document().findBlock(start)
        layout, at = block.layout(), block.position()
        corner = self.document().documentLayout().blockBoundingRect(block).topLeft() + self._origin()
        for n in range(layout.lineCount()):
            line = layout.lineAt(n)
            low, high = max(start - at, line.textStart()), min(end - at, line.textStart() + line.textLength())
            if low < high:
                yield self._line_rect(line, low, high, block).translated(corner)

    def _line_rect(self, line: QTextLine, low: int, high: int, block: QTextBlock) -> QRectF:
        while high > low + 1 and block.text()[high - 1 : high].isspace():
            high -= 1
        left, right = float(line.cursorToX(low)[0]), float(line.cursorToX(high)[0])  # type: ignore[index] # PySide types the pair as a number
        font = block.charFormat().font()
        size = font.pixelSize()
        baseline = line.y() + line.ascent()
        return QRectF(min(left, right), baseline - size, abs(right - left), size * 1.32).adjusted(-1, 0, 1, 0)

    # mouse and clipboard

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def part_at(self, position: QPointF) -> Part | None:
        """What stands at a place of the viewport."""
        block = self.cursorForPosition(position.toPoint()).block()
        rect = self.document().documentLayout().blockBoundingRect(block).translated(self._origin())
        if self._layout is None or not rect.contains(position):
            return None
        return self._layout.paragraphs[block.blockNumber()].part

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        hand = self.part_at(event.position()) in (Part.FOLD, Part.DATELINE)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        part = self.part_at(event.position())
        if part in (Part.FOLD, Part.DATELINE):
            (self.fold_toggled if part is Part.FOLD else self.data_clicked).emit()
            return
        place = self.cursorForPosition(event.position().toPoint()).position()
        for mark in self._marks:
            if not mark.chosen and mark.start <= place < mark.end:
                self.mark_clicked.emit(mark.item_id)
                return

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def loadResource(self, _kind: int, _url: QUrl | str) -> str:
        """Nothing that an article names is ever loaded; a text in place of a picture stops Qt from looking further."""
        return ""
