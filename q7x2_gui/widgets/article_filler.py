"""Fills the article's page in pieces: what is on screen at once, the rest while nothing else is to be done."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QTextEdit

from q7x2_gui.viewmodels.article_layout import ArticleLayout, Paragraph
from q7x2_gui.widgets import article_format
from q7x2_gui.widgets.theme import Theme

FIRST, PIECE = 10_000, 4_000
"""Characters laid out at once, and in each piece after that: a piece takes less than a frame."""


class Filler(QObject):
    """Writes one layout after the other into a page; places beyond what is written are written when asked for."""

    filled = Signal()
    """The whole article is on the page."""

    def __init__(self, page: QTextEdit, theme: Theme) -> None:
        super().__init__(page)
        self._page, self._theme = page, theme
        self._waiting: list[Paragraph] = []
        self._scale = 1.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(lambda: self._write(PIECE))

    @property
    def done(self) -> bool:
        """Whether nothing waits to be written."""
        return not self._waiting

    def begin(self, layout: ArticleLayout | None, scale: float) -> None:
        """Empty the page and write the beginning of another article."""
        document = self._page.document()
        document.setUndoRedoEnabled(False)
        document.clear()
        document.setDocumentMargin(0)
        article_format.fit(document, self._theme, scale, self._page.viewport().width())
        self._waiting, self._scale = list(reversed(layout.paragraphs)) if layout is not None else [], scale
        self._write(FIRST, first=True)
        if self._waiting:
            self._timer.start()

    def reach(self, unit: int) -> None:
        """See to it that a UTF-16 place is on the page."""
        missing = unit - self._page.document().characterCount() + 2
        if missing > 0:
            self._write(missing)

    def scroll(self, value: int) -> None:
        """Scroll to a height, written as far as that takes."""
        bar = self._page.verticalScrollBar()
        while self._waiting and bar.maximum() < value:
            self._write(PIECE)
        bar.setValue(value)

    def finish(self) -> None:
        """Write all that waits."""
        while self._waiting:
            self._write(PIECE * 8)

    def _write(self, characters: int, *, first: bool = False) -> None:
        taken: list[Paragraph] = []
        while self._waiting and characters > 0:
            taken.append(self._waiting.pop())
            characters -= len(taken[-1].text) + 1
        if taken:
            article_format.write(self._page.document(), taken, self._theme, self._scale, first=first)
        if not self._waiting:
            self._timer.stop()
            self.filled.emit()
