"""The text of an article as one read-only page: plain text only, marks painted behind and below the words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from q7x2_gui.viewmodels.article_layout import ArticleLayout, Part
from q7x2_gui.viewmodels.article_marks import Mark, legend
from q7x2_gui.widgets import article_format, article_paint
from q7x2_gui.widgets.article_filler import Filler
from q7x2_gui.widgets.article_paint import Page, painting
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
        self._extras: tuple[tuple[int, Part], ...] = ()
        self._focused = self._offered = ""
        self._alternatives: tuple[tuple[int, int], ...] = ()
        self._current: tuple[int, int] | None = None
        self.filler = Filler(self, theme)
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
        self._alternatives, self._current = (), None
        long_words = layout is not None and layout.long_words
        wrap = QTextOption.WrapMode.WrapAnywhere if long_words else QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        self.setWordWrapMode(wrap)
        paragraphs = enumerate(layout.paragraphs if layout else ())
        self._extras = tuple((n, p.part) for n, p in paragraphs if p.part in (Part.LEGEND, Part.FOLD))
        self.filler.begin(layout, self.scale)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def restyle(self) -> None:
        """Set the text anew in the theme's fonts and colours, at the same place."""
        place, selection = self.verticalScrollBar().value(), self.textCursor()
        span = selection.anchor(), selection.position()
        self.filler.begin(self._layout, self.scale)
        self.filler.reach(max(span))
        cursor = self.textCursor()
        last = self.document().characterCount() - 1
        cursor.setPosition(min(span[0], last))
        cursor.setPosition(min(span[1], last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.filler.scroll(place)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Replace the marks; the text and its place stay as they are."""
        self._marks = tuple(marks)
        self.viewport().update()

    def show_found(self, spans: Sequence[tuple[int, int]]) -> None:
        """Mark what a search has found, UTF-16 spans."""
        self._found = tuple(spans)
        self.viewport().update()

    def show_alternatives(self, spans: Sequence[tuple[int, int]], current: tuple[int, int] | None, field: str) -> None:
        """Outline what else could stand in a field, UTF-16 spans, the one at hand in full."""
        self._alternatives, self._current, self._offered = tuple(spans), current, field
        self.viewport().update()
        if current is not None:
            self.reveal(current[0])

    def focus_field(self, field: str) -> None:
        """Set the marks of one field off against the others; "" for none."""
        self._focused = field
        self.viewport().update()

    def reveal(self, start: int) -> None:
        """Scroll just as far as needed for a UTF-16 place to be read with some lines round it."""
        self.filler.reach(start)
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(start, self.document().characterCount() - 1))
        rect, margin = self.cursorRect(cursor), self._theme.space(6) * 2
        if rect.top() < 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + rect.top() - margin)
        elif rect.bottom() > self.viewport().height():
            down = rect.bottom() - self.viewport().height() + margin
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + down)

    def select(self, start: int, end: int) -> None:
        """Select a UTF-16 span, the caret at its end, and scroll it into view."""
        self.filler.reach(end)
        cursor, last = self.textCursor(), self.document().characterCount() - 1
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.reveal(start)

    def _fit(self) -> None:
        article_format.fit(self.document(), self._theme, self.scale, self.viewport().width())

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        page, theme = Page(self), self._theme
        marks = [mark for mark in self._marks if page.shows(mark.start, mark.end)]
        with painting(self.viewport()) as painter:
            for mark in marks:
                if mark.chosen:
                    article_paint.tint(painter, page, mark, theme, strong=mark.field == self._focused)
            for start, end in self._found:
                if page.shows(start, end):
                    article_paint.found(painter, page, (start, end), theme)
            for span in self._alternatives:
                if page.shows(*span):
                    article_paint.alternative(painter, page, span, self._offered, theme, current=span == self._current)
        super().paintEvent(event)
        with painting(self.viewport()) as painter:
            for mark in marks:
                article_paint.underline(painter, page, mark, theme)
            self._paint_extras(painter, page)

    def _paint_extras(self, painter: QPainter, page: Page) -> None:
        """What stands between the paragraphs: the legend, and the line above what is folded."""
        if self._layout is None:
            return
        for n, part in self._extras:
            if n >= page.blocks:
                continue
            rect = page.block_rect(n)
            if part is Part.LEGEND:
                article_format.paint_legend(painter, rect, legend(self._marks), self._theme)
            else:
                article_format.paint_fold(painter, rect, self._theme, page.first_line_width(n))

    # keyboard, mouse and clipboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_End, Qt.Key.Key_A):
            self.filler.finish()  # the end of the text is meant, not that of what is on the page so far
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def part_at(self, position: QPointF) -> Part | None:
        """What stands at a place of the viewport."""
        number = self.cursorForPosition(position.toPoint()).blockNumber()
        if self._layout is None or not Page(self).block_rect(number).contains(position):
            return None
        return self._layout.paragraphs[number].part

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
