"""How an article is set on the page: fonts, leading, measure, and the small things between the paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from q7x2_gui.viewmodels.article_layout import Paragraph, Part
from q7x2_gui.widgets.theme import FIELD_WORDS, Theme

MEASURE = "the two sides, as close neighbors, agreed to keep up timely communication"
"""A line as long as the text column is wide: 72 characters of running text."""
LEADING = 1.55
_NARROW = 0.75
"""Share of the measure below which the margins give way."""
FOLD_KEY = "B"

_FONT = {Part.TITLE: "title", Part.DATELINE: "small", Part.LEGEND: "small", Part.FURNITURE: "small", Part.FOLD: "small"}
_COLOUR = {Part.DATELINE: "dim", Part.LEGEND: "dim", Part.FURNITURE: "faint", Part.FOLD: "dim"}
_BELOW = {Part.TITLE: 2, Part.DATELINE: 4, Part.LEGEND: 4, Part.BODY: 3, Part.FURNITURE: 1, Part.FOLD: 5}


def write(document: QTextDocument, paragraphs: Sequence[Paragraph], theme: Theme, scale: float, *, first: bool) -> None:
    """Put paragraphs at the end of a document as plain text; ``first`` when it is empty so far."""
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.beginEditBlock()
    for (part, goes_on), alike in groupby(paragraphs, key=lambda p: (p.part, p.goes_on)):
        block, char = block_format(part, theme, scale), char_format(part, theme, scale)
        if goes_on:
            block.setBottomMargin(0)
        if first:
            cursor.setBlockFormat(block)
            cursor.setBlockCharFormat(char)
            first = False
        else:
            cursor.insertBlock(block, char)
        cursor.insertText("\n".join(p.text for p in alike), char)  # one call for a run: a block for each takes seconds
    cursor.endEditBlock()


def font(part: Part, theme: Theme, scale: float) -> QFont:
    """The font of a paragraph at a text size of ``scale``."""
    made = theme.font(_FONT.get(part, "reading"))
    made.setPixelSize(round(made.pixelSize() * scale))
    return made


def char_format(part: Part, theme: Theme, scale: float) -> QTextCharFormat:
    """Font and colour of a paragraph."""
    made = QTextCharFormat()
    made.setFont(font(part, theme, scale))
    made.setForeground(theme.color(_COLOUR.get(part, "text")))
    return made


def block_format(part: Part, theme: Theme, scale: float) -> QTextBlockFormat:
    """Leading and space of a paragraph."""
    made = QTextBlockFormat()
    size = font(part, theme, scale).pixelSize()
    leading = 1.3 if part is Part.TITLE else LEADING
    made.setLineHeight(round(size * leading), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    made.setBottomMargin(theme.space(_BELOW[part]))
    made.setTopMargin(theme.space(5) if part is Part.FOLD else 0)
    return made


def fit(document: QTextDocument, theme: Theme, scale: float, width: int) -> None:
    """Give the text column its measure, in the middle of what is more and with a margin where there is less."""
    measure = QFontMetricsF(font(Part.BODY, theme, scale)).horizontalAdvance(MEASURE)
    side = max(theme.space(6 if width > measure * _NARROW else 4), (width - measure) / 2)
    frame = document.rootFrame()
    made = frame.frameFormat()
    if made.leftMargin() == side and made.topMargin() == theme.space(5):
        return
    made.setLeftMargin(side)
    made.setRightMargin(side)
    made.setTopMargin(theme.space(5))
    made.setBottomMargin(theme.space(5))
    frame.setFrameFormat(made)


def paint_legend(painter: QPainter, rect: QRectF, fields: Sequence[str], theme: Theme) -> None:
    """A short bar and a word for each field that is marked; those of one colour share a bar."""
    painter.setFont(theme.font("small"))
    metrics = QFontMetricsF(painter.font())
    words: dict[str, list[str]] = {}
    for field in fields:
        words.setdefault(theme.field_color(field).name(), []).append(FIELD_WORDS.get(field, field))
    entries = [(colour, ", ".join(names)) for colour, names in words.items()]
    bar = theme.space(3) + theme.space(1)
    needed = sum(metrics.horizontalAdvance(word) + bar for _, word in entries)
    gap = theme.space(4) if needed + theme.space(4) * len(entries) <= rect.width() else theme.space(2)
    x, y = rect.left(), rect.top() + (rect.height() - theme.space(4)) / 2
    for colour, word in entries:
        if x + bar + metrics.horizontalAdvance(word) > rect.right() + 1:
            return
        painter.fillRect(QRectF(x, y, theme.space(3), 3), QColor(colour))
        painter.setPen(theme.color("dim"))
        painter.drawText(QPointF(x + bar, y + metrics.ascent() / 2), word)
        x += bar + metrics.horizontalAdvance(word) + gap


def paint_fold(painter: QPainter, rect: QRectF, theme: Theme, text_width: float) -> None:
    """The rule above the folded lines, and their key as a small cap behind the words."""
    painter.setPen(QPen(theme.color("line"), 1))
    top = round(rect.top() - theme.space(2)) + 0.5
    painter.drawLine(QPointF(rect.left(), top), QPointF(rect.right(), top))
    painter.setFont(theme.font("tiny"))
    size = theme.space(4)
    left, middle = rect.left() + text_width + theme.space(2), rect.center().y() + 1
    cap = QRectF(round(left), round(middle - size / 2), size, size)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, 0.5, 0.5), 3, 3)
    painter.setPen(theme.color("dim"))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, FOLD_KEY)
