"""The timeline by keyboard: Tab walks the events in order of time, Enter opens, arrows pan, plus and minus zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent

from q7x2_gui.widgets.timeline.painting import mark_rect

if TYPE_CHECKING:
    from collections.abc import Callable

    from q7x2_gui.timeline.hit import Shown
    from q7x2_gui.timeline.scene import Scene
    from q7x2_gui.viewmodels.timeline_state import TimelineState
    from q7x2_gui.widgets.timeline.painting import Emphasis

_PAN = 0.12
_ZOOM = 0.7
_ROW = 24
_KEYS = frozenset(
    {
        Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Plus, Qt.Key.Key_Minus,
        Qt.Key.Key_Equal, Qt.Key.Key_0, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Enter,
        Qt.Key.Key_Escape,
    }
)  # fmt: skip


class KeyMixin:
    """Keys of the canvas; the mark that the keyboard stands on is ``emphasis.current``."""

    if TYPE_CHECKING:
        state: TimelineState | None
        data: Scene | None
        emphasis: Emphasis
        offset: float
        box: Any
        activated: Any
        stack: Any
        lanes: Any
        card: Any
        user_moved: bool

        def frame(self) -> Shown: ...
        def reveal(self, index: int) -> None: ...
        def fit_bulk(self) -> None: ...
        def scroll_by(self, pixels: float) -> None: ...
        def show_card(self, found: list[int], place: QRect) -> None: ...
        def setAccessibleDescription(self, text: str) -> None: ...
        def _height(self) -> float: ...

    _current_id: str | None = None
    _fitted = False
    _let_go = False

    def event(self, event: QEvent) -> bool:
        """Keep the canvas's own keys from the window's single-key commands."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not (event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier))
            if plain and event.key() in _KEYS:
                event.accept()
                return True
        return bool(super().event(event))  # type: ignore[misc] # Qt's, behind the mixin

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab walk the events; at either end, or after Escape, the focus goes on to the next widget."""
        walked = not self._let_go and self.walk(1 if forward else -1)
        return walked or bool(super().focusNextPrevChild(forward))  # type: ignore[misc] # Qt's, behind the mixin

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._let_go = False
        super().focusInEvent(event)  # type: ignore[misc] # Qt's, behind the mixin

    def walk(self, step: int) -> bool:
        """Go to the next or previous event in order of time; False at the end."""
        if self.data is None:
            return False
        chosen = self.emphasis.chosen
        if self.emphasis.current is None and step > 0 and chosen is not None and self.data.shows(chosen):
            there: int | None = chosen
        else:
            there = self.data.neighbour(self.emphasis.current, step)
        if there is None:
            self.leave()
            return False
        self.go_to(there)
        return True

    def go_to(self, index: int, *, card: bool = True) -> None:
        """Stand on an event: bring it into view, ring it, say it to screen readers, show its card."""
        if self.state is None:
            return
        self.emphasis.current = index
        self._current_id = self.state.entries[index].id
        self.reveal(index)
        self.lanes.update()
        self.setAccessibleDescription(self.state.card(index).spoken())
        QAccessible.updateAccessibility(QAccessibleEvent(cast("QObject", self), QAccessible.Event.DescriptionChanged))
        if card:
            place = self.place_of(index)
            if place is not None:
                self.show_card([index], place)

    def leave(self) -> None:
        """Stand on no event."""
        self.emphasis.current = self._current_id = None
        self.card.hide()
        self.lanes.update()

    def place_of(self, index: int) -> QRect | None:
        """Where an event's mark is on the canvas; None when it is not in view."""
        marks = self.frame().frame.marks
        found = marks.holding(index)
        if not found:
            return None
        mark = found[0]
        corner = self.lanes.pos().toPoint() - QPoint(0, round(self.offset))
        return mark_rect(marks, mark, self.stack.glyph).toRect().translated(corner)

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key; False when it is none of ours."""
        key = event.key()
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.emphasis.current is not None:
                self.activated.emit(self.emphasis.current)
            return True
        if key == Qt.Key.Key_Escape:
            self.leave()
            self._let_go = True
            return True
        return self._move(Qt.Key(key))

    def _move(self, key: Qt.Key) -> bool:
        days = self.box.days
        moves: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Left: lambda: self.box.show_days(days.panned(-_PAN * days.span)),
            Qt.Key.Key_Right: lambda: self.box.show_days(days.panned(_PAN * days.span)),
            Qt.Key.Key_Up: lambda: self.scroll_by(-_ROW),
            Qt.Key.Key_Down: lambda: self.scroll_by(_ROW),
            Qt.Key.Key_Plus: lambda: self._zoom(_ZOOM),
            Qt.Key.Key_Equal: lambda: self._zoom(_ZOOM),
            Qt.Key.Key_Minus: lambda: self._zoom(1 / _ZOOM),
            Qt.Key.Key_0: self.fit_bulk,
            Qt.Key.Key_Home: lambda: self._end_of(1),
            Qt.Key.Key_End: lambda: self._end_of(-1),
        }
        if key not in moves:
            return False
        self.card.hide()
        self.user_moved = True
        moves[key]()
        return True

    def _zoom(self, factor: float) -> None:
        """Zoom at the event stood on when it is in view, else in the middle."""
        at, current, days = None, self.emphasis.current, self.box.days
        if current is not None and self.data is not None:
            middle = sum(self.data.core(current)) / 2
            at = middle if days.holds(middle, middle) else None
        self.box.show_days(days.zoomed(factor, at))

    def _end_of(self, step: int) -> None:
        there = None if self.data is None else self.data.neighbour(None, step)
        if there is not None:
            self.go_to(there)
