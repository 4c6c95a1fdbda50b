"""The key to the marks, a click away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from q7x2_gui.widgets.timeline import bands, glyphs

if TYPE_CHECKING:
    from q7x2_gui.widgets.theme import Theme

_ROW, _SAMPLE, _COLUMN = 22, 44, 190
_STATES: Final = (
    ("suggestion", glyphs.SUGGESTED, glyphs.SOLID),
    ("confirmed", glyphs.CONFIRMED, glyphs.SOLID),
    ("auto: nobody has looked", glyphs.AUTO, glyphs.SOLID),
    ("planned or proposed", glyphs.SUGGESTED, glyphs.DASHED),
    ("unconfirmed", glyphs.SUGGESTED, glyphs.DOTTED),
    ("cancelled", glyphs.SUGGESTED, glyphs.STRUCK),
)
_EXTENTS: Final = ("lasted these days", "some day in this time", "began or ended in this time", "end not known")
_KEYS: Final = (
    "Tab, Shift+Tab: from event to event · Enter: open it · Esc, then Tab: leave · arrows: move",
    "+ and −: zoom · 0: fit, again: everything · wheel: zoom at the pointer · drag: move",
)


class LegendButton(QToolButton):
    """Opens the key."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setText("Key")
        self.setToolTip("What the marks mean, and the timeline's keys")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(24)
        self.popup: Legend | None = None
        self.clicked.connect(self._open)

    def _open(self) -> None:
        if self.popup is None:
            self.popup = Legend(self._theme, self)
        popup = self.popup
        popup.resize(popup.sizeHint())
        corner = self.mapToGlobal(QPoint(self.width(), 0))
        popup.move(corner.x() - popup.width(), corner.y() - popup.height() - 4)
        popup.show()
        popup.setFocus()


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
            self._glyph(painter, column, row, (glyphs.shape_of(name), glyphs.SUGGESTED, glyphs.SOLID))
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
        glyphs.paint(painter, glyphs.outline(shape, 10.4), review=review, pattern=pattern, ink=ink, paper=paper)
        painter.restore()

    def _extent(self, painter: QPainter, row: int) -> None:
        x, y = 16.0 + 3 * _COLUMN, 16 + row * _ROW + 9
        core = ((0, 32), (16, 16), (12, 20), (0, 8))[row]
        band = bands.Band(x, x + 32, x + core[0], x + core[1], y, 12, glyphs.CONFIRMED, glyphs.SOLID)
        ink = self._theme.color("accent")
        if row == 0:
            bands.bar(painter, band, ink, self._theme.color("raised"))
        else:
            bands.ramp(painter, band, ink)
