"""The timeline by pointer: hovering shows the card, a click opens, the strip is dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent

from q7x2_gui.timeline.hit import Shown, events_at, mark_under
from q7x2_gui.timeline.view_range import fit
from q7x2_gui.widgets.timeline import strip

if TYPE_CHECKING:
    from q7x2_gui.timeline.scene import Scene
    from q7x2_gui.timeline.stack import Stack
    from q7x2_gui.viewmodels.timeline_state import TimelineState
    from q7x2_gui.widgets.timeline.card import EventCard
    from q7x2_gui.widgets.timeline.painting import Emphasis
    from q7x2_gui.widgets.timeline.part import Part
    from q7x2_gui.widgets.timeline.timebox import TimeBox


class PointerMixin:
    """Pointer of the canvas; the event it is over is ``emphasis.hovered``."""

    if TYPE_CHECKING:
        state: TimelineState | None
        data: Scene | None
        stack: Stack
        emphasis: Emphasis
        offset: float
        user_moved: bool
        box: TimeBox
        lanes: Part
        strip: Part
        card: EventCard
        activated: Any

        viewport: Any

        def frame(self) -> Shown: ...
        def go_to(self, index: int, *, card: bool = True) -> None: ...

    _drag_strip = False
    _told: tuple[int, QRect] | None = None

    def events_under(self, place: QPointF) -> list[int]:
        """The events at a place of the canvas, in its pixels."""
        if self.data is None or not self.box.sceneBoundingRect().contains(place):
            return []
        here = place - self.lanes.pos()
        return events_at(self.data, self.stack, self.frame(), here.x(), here.y() + self.offset)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)  # type: ignore[misc] # Qt's, behind the mixin
        if self._drag_strip:
            self._strip_to(event.position().x())
        elif event.buttons() == Qt.MouseButton.NoButton:
            self._hover(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.card.hide()
        if self.strip.isVisible() and self.strip.sceneBoundingRect().contains(event.position()):
            self._drag_strip = event.button() == Qt.MouseButton.LeftButton
            self._strip_to(event.position().x())
            return
        super().mousePressEvent(event)  # type: ignore[misc] # Qt's, behind the mixin

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag_strip = False
        super().mouseReleaseEvent(event)  # type: ignore[misc] # Qt's, behind the mixin

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)  # type: ignore[misc] # Qt's, behind the mixin
        self._hover(QPointF(-1, -1))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)  # type: ignore[misc] # Qt's, behind the mixin
        self.card.hide()
        self.lanes.update()

    def _strip_to(self, x: float) -> None:
        """Bring the middle of the view to a place on the strip."""
        if self.data is None:
            return
        self.on_touched()
        full, width = strip.whole(self.data, self.box.days), self.strip.size[0]
        day = full.first + (x - self.strip.pos().x()) / width * full.span
        days = self.box.days
        self.box.show_days(days.panned(day - (days.first + days.last) / 2))

    def _hover(self, place: QPointF) -> None:
        found = self.events_under(place)
        first = found[0] if found else None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
        if first == self.emphasis.hovered:
            return
        self.emphasis.hovered = first
        self.lanes.update()
        if found:
            self.show_card(found, QRect(place.toPoint() - QPoint(8, 8), place.toPoint() + QPoint(8, 8)))
        else:
            self.card.hide()

    def show_card(self, found: list[int], place: QRect) -> None:
        """Show the card of the events found, beside a rectangle of the canvas."""
        state = self.state
        if state is None:
            return
        there = QRect(self.viewport().mapToGlobal(place.topLeft()), place.size())
        if len(found) > 1:
            self._told = None
            self.card.show_many([state.card(i) for i in found[:5]], len(found), there)
            return
        index = found[0]
        self.card.show_one(state.card(index), there)
        self._told = (index, there)
        state.describe(index)

    def describe(self, index: int) -> None:
        """Show the card of an entry again, now that it knows its article, if it is the one shown."""
        if self.state is not None and self.card.isVisible() and self._told is not None and self._told[0] == index:
            self.card.show_one(self.state.card(index), self._told[1])

    def on_click(self, x: float, y: float) -> None:
        """Open the event; a cluster that can be told apart is zoomed into first."""
        if self.data is None:
            return
        shown = self.frame()
        mark = mark_under(self.stack, shown, x, y + self.offset)
        held = events_at(self.data, self.stack, shown, x, y + self.offset)
        if not held:
            return
        if mark is not None and len(held) > 1:
            spans = self.data.spans_of(held)
            closer = fit(float(spans.core_lo.min()), float(spans.core_hi.max()))
            if closer.span < 0.7 * self.box.days.span:
                self.on_touched()
                self.box.show_days(closer)
                return
        self.go_to(held[0], card=False)
        self.activated.emit(held[0])

    def on_touched(self) -> None:
        self.user_moved = True
        self.card.hide()
