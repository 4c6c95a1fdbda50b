"""The line below a field: the words of the article, why, and how sure, with the number and its bar at the end."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from q7x2_gui.viewmodels.origins import Origin, in_line
from q7x2_gui.widgets.theme import LINE, Theme

_LINES = 2
_BAR = (24, 3)
"""Width and height of the bar in logical pixels."""


class OriginLine(QWidget):
    """At most two lines, cut between words; all of it while `set_open` says so, and always in the tooltip."""

    def __init__(self, theme: Theme, field: str) -> None:
        super().__init__()
        self._theme, self._field = theme, field
        self._quote, self._reason = "", ""
        self._confidence: float | None = None
        self._open = False
        self._layout: QTextLayout | None = None
        self._cut = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_origin(self, origin: Origin, date: str | None) -> None:
        """Show where a value comes from; ``date`` is the event's, whose words are said elsewhere already."""
        self._quote, self._reason = in_line(origin, date)
        self._confidence = origin.confidence
        whole = " ".join(part for part in (f"“{origin.quote}”" if origin.quote else "", origin.reason) if part)
        self.setToolTip(f"{whole or self._reason}{self._sure(' · ')}")
        self.setAccessibleName(f"{self.text()}{self._sure(', confidence ')}")
        self.setVisible(bool(self.text()))
        self._arrange()

    def text(self) -> str:
        """What the line says, uncut and without the number."""
        return " ".join(part for part in (self._quote, self._reason) if part)

    @property
    def cut(self) -> bool:
        """Whether there is more than the line shows."""
        return self._cut

    def set_open(self, opened: bool) -> None:
        """Show all of it, however many lines that takes, or two."""
        if opened != self._open:
            self._open = opened
            self._arrange()

    def _sure(self, before: str) -> str:
        return "" if self._confidence is None else f"{before}{self._confidence:.2f}"

    # layout

    def _gauge(self) -> float:
        """Width that number and bar take at the end of the first line."""
        if self._confidence is None:
            return 0.0
        return QFontMetricsF(self._theme.font("small")).horizontalAdvance("0.00") + _BAR[0] + self._theme.space(3)

    def _arrange(self) -> None:
        text, most = self.text(), 99 if self._open else _LINES
        layout = self._laid_out(text)
        self._cut = layout.lineCount() > most
        while self._cut and layout.lineCount() > most:
            line = layout.lineAt(most - 1)
            text = _shorter(text[: line.textStart() + line.textLength()])
            layout = self._laid_out(text)
        self._layout = layout
        height = QFontMetricsF(self._theme.font("small")).lineSpacing()
        self.setFixedHeight(round(max(1, layout.lineCount()) * height))
        self.update()

    def _laid_out(self, text: str) -> QTextLayout:
        layout = QTextLayout(text, self._theme.font("small"))
        form = QTextLayout.FormatRange()
        form.start, form.length, form.format = 0, len(self._quote), QTextCharFormat()
        form.format.setForeground(self._theme.field_color(self._field))
        layout.setFormats([form])
        left, top = float(self._theme.space(1)), 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            taken = self._gauge() if top == 0.0 else 0.0
            line.setLineWidth(max(40.0, self.width() - left - taken))
            line.setPosition(QPointF(left, top))
            top += QFontMetricsF(layout.font()).lineSpacing()
        layout.endLayout()
        return layout

    def sizeHint(self) -> QSize:
        return QSize(self._theme.space(6), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setPen(theme.color("dim"))
        if self._layout is not None:
            self._layout.draw(painter, QPointF(0, 0))
        if self._confidence is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_gauge(painter, self._confidence)
        painter.end()

    def _paint_gauge(self, painter: QPainter, confidence: float) -> None:
        theme, metrics = self._theme, QFontMetricsF(self._theme.font("small"))
        right, (width, height) = float(self.width() - LINE), _BAR
        bar = QRectF(right - width, round(metrics.lineSpacing() / 2) - 1, width, height)
        painter.setFont(theme.font("small"))
        room = QRectF(0, 0, bar.left() - theme.space(1), metrics.lineSpacing())
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{confidence:.2f}")
        painter.setPen(Qt.PenStyle.NoPen)
        for token, share in (("line", 1.0), ("accent", confidence)):
            painter.setBrush(theme.color(token))
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * share, height), 1.5, 1.5)


def _shorter(text: str) -> str:
    """A text without its last word, ended by an ellipsis; within a word only where it is the only one."""
    text = text.rstrip(" …")
    head = text.rpartition(" ")[0].rstrip(" ,;:–·")
    return f"{head or text[:-1]} …"
