"""The key to the marks: types, states and extents, drawn with the timeline's own brushes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from q7x2_gui.widgets.timeline import glyphs

if TYPE_CHECKING:
    from q7x2_gui.widgets.theme import Theme

_AT_BOUND = 0.05
_ROW, _SAMPLE, _COLUMN = 22, 44, 190
_STATES: Final = (
    ("suggestion", 0, 0),
    ("confirmed", 2, 0),
    ("auto: nobody has looked", 1, 0),
    ("planned or proposed", 2, 1),
    ("unconfirmed", 2, 2),
    ("cancelled", 2, 3),
)
"""Words, review state and pattern, as `timeline.columns` numbers them."""
_EXTENTS: Final = ("lasted these days", "some day in this time", "began or ended in this time", "end not known")
_KEYS: Final = (
    "Tab, Shift+Tab: from event to event · Enter: open it · Esc, then Tab: leave · arrows: move",
    "+ and −: zoom · 0: fit, again: everything · wheel: zoom at the pointer · drag: move",
)


class Legend(QWidget):
    """The key itself, drawn with the timeline's own brushes."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self.setAccessibleName("Key to the timeline's marks")
        self.setAccessibleDescription(". ".join((*(s[0] for s in _STATES), *_EXTENTS, *_KEYS)))

    def sizeHint(self) -> QSize:
        rows = max(len(_STATES), len(_EXTENTS), (len(glyphs.SHAPES) + 1) // 2)
        return QSize(4 * _COLUMN + 32, rows * _ROW + 32 + 2 * 18)

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        self.close()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("raised"))
        painter.setPen(theme.color("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setFont(theme.font("tiny"))
        types = list(glyphs.SHAPES)
        for i, name in enumerate(types):
            column, row = divmod(i, (len(types) + 1) // 2)
            self._glyph(painter, column, row, (glyphs.shape_of(name), 0, 0))
            self._words(painter, column, row, name.replace("_", " "))
        for row, (words, review, pattern) in enumerate(_STATES):
            self._glyph(painter, 2, row, ("circle", review, pattern))
            self._words(painter, 2, row, words)
        for row, words in enumerate(_EXTENTS):
            self._extent(painter, row)
            self._words(painter, 3, row, words)
        painter.setPen(theme.color("faint"))
        for i, words in enumerate(_KEYS):
            painter.drawText(16, self.height() - 14 - 18 * (len(_KEYS) - 1 - i), words)

    def _words(self, painter: QPainter, column: int, row: int, words: str) -> None:
        painter.setPen(self._theme.color("text"))
        painter.drawText(16 + column * _COLUMN + _SAMPLE, 16 + row * _ROW + 13, words)

    def _glyph(self, painter: QPainter, column: int, row: int, style: tuple[str, int, int]) -> None:
        shape, review, pattern = style
        painter.save()
        painter.translate(16 + column * _COLUMN + _SAMPLE / 2, 16 + row * _ROW + 9)
        ink, paper = self._theme.color("accent"), self._theme.color("raised")
        glyphs.paint(painter, glyphs.outline(shape, 10.4), (review, pattern), ink, paper)
        painter.restore()

    def _extent(self, painter: QPainter, row: int) -> None:
        x, y = 16.0 + 3 * _COLUMN, 16 + row * _ROW + 9
        core = ((0, 32), (16, 16), (12, 20), (0, 8))[row]
        ink = self._theme.color("accent")
        gradient = QLinearGradient(x, 0, x + 32, 0)
        for place, share in ((0.0, core[0] == 0), (core[0] / 32, True), (core[1] / 32, True), (1.0, core[1] == 32)):
            color = QColor(ink)
            color.setAlphaF(1.0 if share else _AT_BOUND)
            gradient.setColorAt(place, color)
        painter.fillRect(QRectF(x, y - 6, 32, 12), gradient)
