"""The list of cards at the top of the form: state, what and who, date, and how sure the extractor is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from q7x2_gui.viewmodels.cards import CARD_ROLE, Card, CardsTable
from q7x2_gui.viewmodels.desk import Desk
from q7x2_gui.widgets.event_form.parts import set_property
from q7x2_gui.widgets.theme import RADIUS, TARGET, Theme

_Index = QModelIndex | QPersistentModelIndex
_ROWS, _SOME_ROWS, _FEW_ROWS = 6, 4, 3
_TALL, _LOW = TARGET * 22, TARGET * 17
"""Heights of the form in logical pixels from which on longer lists leave room for the fields."""
_BOX, _BAR, _BAR_HEIGHT = 12, 32, 4
_CHECK = (QPoint(3, 6), QPoint(5, 9), QPoint(10, 3))


class _CardDelegate(QStyledItemDelegate):
    """Paints one card."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(option.rect.width(), TARGET)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        card: Card = index.data(CARD_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option)
        inner = option.rect.adjusted(self._theme.space(2), 0, -self._theme.space(2), 0)
        self._state(painter, card, QRect(inner.left(), inner.center().y() - _BOX // 2, _BOX, _BOX))
        self._bar(painter, card, QRect(inner.right() - _BAR, inner.center().y() - 1, _BAR, _BAR_HEIGHT))
        right = inner.right() - _BAR - self._theme.space(2)
        date = self._date(painter, card, QRect(inner.left(), inner.top(), right - inner.left(), inner.height()))
        left = inner.left() + _BOX + self._theme.space(2)
        self._text(painter, card, QRect(left, inner.top(), date - self._theme.space(2) - left, inner.height()))
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if not option.state & QStyle.StateFlag.State_Selected:
            return
        focused = option.state & QStyle.StateFlag.State_HasFocus
        painter.setPen(self._theme.color("accent" if focused else "selection_line"))
        painter.setBrush(self._theme.color("selection"))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _state(self, painter: QPainter, card: Card, box: QRect) -> None:
        """Outlined while open, half filled as a draft, filled when it stands, crossed out when rejected."""
        done = card.decided and not card.rejected
        painter.setPen(QPen(self._theme.color("done" if done else "dim"), 1.2))
        painter.setBrush(self._theme.color("done") if done else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box), 3, 3)
        if done:
            painter.setPen(QPen(self._theme.color("surface"), 1.6))
            painter.drawPolyline([box.topLeft() + point for point in _CHECK])
        elif card.rejected:
            inner = box.adjusted(3, 3, -2, -2)
            painter.drawLine(inner.topLeft(), inner.bottomRight())
            painter.drawLine(inner.topRight(), inner.bottomLeft())
        elif card.state != "suggested":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent" if card.state == "draft" else "warn"))
            painter.drawRoundedRect(QRectF(box.adjusted(3, 3, -3, -3)), 1, 1)

    def _bar(self, painter: QPainter, card: Card, bar: QRect) -> None:
        if card.confidence is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("line"))
        painter.drawRoundedRect(bar, 2, 2)
        painter.setBrush(self._theme.color("faint" if card.rejected else "accent"))
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * card.confidence, bar.height()), 2, 2)

    def _date(self, painter: QPainter, card: Card, room: QRect) -> int:
        """Paint the date at the right end of its room; the left edge of what it took."""
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.color("faint" if card.rejected else "dim"))
        metrics = QFontMetrics(painter.font())
        text = metrics.elidedText(card.date or "no date", Qt.TextElideMode.ElideRight, room.width() // 2)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        return room.right() - metrics.horizontalAdvance(text)

    def _text(self, painter: QPainter, card: Card, room: QRect) -> None:
        font = QFont(self._theme.font("body"))
        font.setStrikeOut(card.rejected)
        painter.setFont(font)
        painter.setPen(self._theme.color("faint" if card.rejected else "text"))
        metrics = QFontMetrics(font)
        forms = [f"{card.type} · {who}" if who else card.type for who in (card.who, *card.shorter)]
        text = next((form for form in forms if metrics.horizontalAdvance(form) <= room.width()), forms[-1])
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class CardList(QListView):
    """The cards; arrows walk them, and the chosen one is always in view."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme, self._following = desk, theme, False
        self._most = _SOME_ROWS
        self.setProperty("part", "list")
        self.setAccessibleName("Suggestions and reports of this article")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setModel(CardsTable(desk))
        self.setItemDelegate(_CardDelegate(theme, self))
        self.verticalScrollBar().rangeChanged.connect(lambda _, most: self._make_margin(bar=most > 0))
        self._make_margin(bar=False)
        self.selectionModel().currentChanged.connect(self._on_current)
        desk.items_changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show the desk's choice."""
        rows = self.model().rowCount()
        self.setFixedHeight(max(1, min(rows, self._most)) * TARGET)
        self._following = True
        try:
            index = self.model().index(self._desk.place, 0)
            if index != self.currentIndex():
                self.setCurrentIndex(index)
            if index.isValid():
                self.scrollTo(index)
        finally:
            self._following = False
        set_property(self, "empty", rows == 0)

    def _make_margin(self, *, bar: bool) -> None:
        """The scroll bar stands in the margin, so that the cards are as wide without it."""
        self.setViewportMargins(0, 0, 0 if bar else self._theme.space(3), 0)

    def make_room(self, height: int) -> None:
        """Show fewer cards at once in a form of little height."""
        most = _ROWS if height >= _TALL else _SOME_ROWS if height >= _LOW else _FEW_ROWS
        if most != self._most:
            self._most = most
            self.follow()

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        card = current.data(CARD_ROLE)
        if not self._following and isinstance(card, Card):
            self._desk.choose(card.key)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are commands of the review, not a search in the list."""
