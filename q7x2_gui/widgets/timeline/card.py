"""The card beside the pointer or the keyboard's mark: what, when, who, and in which article."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from q7x2_gui.viewmodels.timeline_card import Card
    from q7x2_gui.widgets.theme import Theme

_WIDTH = 320
_MOST = 5


class EventCard(QFrame):
    """A tooltip that never takes the focus nor the pointer."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip)
        self._theme = theme
        self.setObjectName("timeline-card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setWordWrap(True)
        self.label.setFixedWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), theme.space(2))
        layout.addWidget(self.label)
        self.restyle()

    def show_one(self, card: Card, place: QRect) -> None:
        """Show one event beside a rectangle of the screen."""
        theme = self._theme
        dim = theme.hex("dim")
        lines = [
            f"<b>{escape(card.title)}</b>&nbsp; <span style='color:{dim}'>{escape(card.state)}</span>",
            f"<span style='color:{theme.hex('when')}'>{escape(card.when)}</span>"
            + (f" <span style='color:{dim}'>{escape(card.edtf)}</span>" if card.edtf else ""),
        ]
        if card.written:
            lines.append(f"<span style='color:{dim}'>written “{escape(card.written)}”</span>")
        lines += [escape(text) for text in (card.who, card.summary) if text]
        if card.article:
            lines.append(f"<span style='color:{dim}'>{escape(card.article)}</span>")
        self._show("<br>".join(lines), place)

    def show_many(self, cards: Sequence[Card], count: int, place: QRect) -> None:
        """Show what a cluster holds: its number and the first few events."""
        dim = self._theme.hex("dim")
        lines = [f"<b>{count} events</b> <span style='color:{dim}'>zoom in to tell them apart</span>"]
        lines += [
            f"{escape(card.title)} <span style='color:{self._theme.hex('when')}'>{escape(card.when)}</span>"
            for card in cards[:_MOST]
        ]
        if count > _MOST:
            lines.append(f"<span style='color:{dim}'>and {count - _MOST} more</span>")
        self._show("<br>".join(lines), place)

    def restyle(self) -> None:
        """Take colours and fonts from the theme."""
        theme = self._theme
        self.label.setFont(theme.font("small"))
        self.setStyleSheet(
            f"#timeline-card {{ background: {theme.hex('raised')}; border: 1px solid {theme.hex('line')}; }}"
            f"#timeline-card QLabel {{ color: {theme.hex('text')}; background: transparent; }}"
        )

    def _show(self, html: str, place: QRect) -> None:
        self.label.setText(html)
        self.label.adjustSize()
        self.adjustSize()
        self.move(_beside(place, self.frameGeometry(), self.screen().availableGeometry()))
        self.show()


def _beside(place: QRect, card: QRect, screen: QRect) -> QPoint:
    """Above the mark where there is room, else below, always on the screen."""
    x = min(max(place.center().x() - card.width() // 2, screen.left() + 4), screen.right() - card.width() - 4)
    above = place.top() - card.height() - 8
    return QPoint(x, above if above >= screen.top() else place.bottom() + 8)
