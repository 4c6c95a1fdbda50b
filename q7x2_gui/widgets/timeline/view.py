"""The timeline pane: its header at once, its canvas after the first paint, a hint where there is nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from q7x2_gui.widgets.timeline.empty import EmptyHint
from q7x2_gui.widgets.timeline.header import Header

if TYPE_CHECKING:
    from q7x2_gui.viewmodels.timeline_state import TimelineState
    from q7x2_gui.widgets.theme import Theme
    from q7x2_gui.widgets.timeline.canvas import Canvas


class TimelineView(QWidget):
    """The timeline of one project; ``item_activated(article_id, item_id)`` asks to open an event at its evidence."""

    item_activated = Signal(str, str)

    def __init__(self, state: TimelineState | None, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setAccessibleName("Timeline")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # the style sheet gives it the surface
        self._theme = theme
        self.state: TimelineState | None = None
        self.canvas: Canvas | None = None
        self._painted = False
        self.header = Header(theme, self)
        self.hint = EmptyHint(theme, self)
        body = QWidget(self)
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(body, 1)
        self.setMinimumHeight(120)
        self.header.lanes_chosen.connect(self._on_lanes_chosen)
        self.header.undated_chosen.connect(self._activate)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.set_state(state)

    def set_state(self, state: TimelineState | None) -> None:
        """Show another project, or none."""
        if self.state is not None:
            self.state.changed.disconnect(self._refresh)
            self.state.chosen_changed.disconnect(self._on_chosen)
            self.state.described.disconnect(self._on_described)
            self.state.failed.disconnect(self._on_failed)
        self.state = state
        if self.canvas is not None:
            self.canvas.forget()
        if state is not None:
            state.changed.connect(self._refresh)
            state.chosen_changed.connect(self._on_chosen)
            state.described.connect(self._on_described)
            state.failed.connect(self._on_failed)
            self.header.show_lanes(state.by)
            if self._painted:
                self._fill()
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._after_first_paint()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._painted:
            self._refresh()

    def _after_first_paint(self) -> None:
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._fill)

    def _fill(self) -> None:
        """Import pyqtgraph, make the canvas, and let the state read the project."""
        if self.state is None:
            return
        if self.canvas is None:
            from q7x2_gui.widgets.timeline.canvas import Canvas  # noqa: PLC0415 - pyqtgraph costs 250 ms

            self.canvas = Canvas(self._theme, self)
            self.canvas.activated.connect(self._activate)
            self._stack.addWidget(self.canvas)
        if self.state.loaded:
            self._refresh()
        else:
            self.state.load()

    def _refresh(self) -> None:
        state, canvas = self.state, self.canvas
        scene = None if state is None else state.scene
        if state is None or scene is None or not len(scene.columns):
            self.hint.explain(project=state is not None, read=scene is not None)
            self._stack.setCurrentWidget(self.hint)
            self.header.show_counts(0, 0)
            self.header.show_undated([])
            return
        self.header.show_counts(*state.counts())
        self.header.show_undated([(i, state.card(i)) for i in state.undated()])
        if canvas is not None:
            canvas.show_state(state)
            self._stack.setCurrentWidget(canvas)

    def _on_chosen(self, _item: object) -> None:
        if self.canvas is not None and self.state is not None:
            self.canvas.show_chosen(self.state.chosen_index())

    def _on_described(self, index: int) -> None:
        if self.canvas is not None:
            self.canvas.describe(index)

    def _on_failed(self, error: BaseException) -> None:
        """Events read before stay on screen; without any, the pane itself says what went wrong."""
        if self.state is not None and not self.state.loaded:
            self.hint.explain_error(error)

    def _on_lanes_chosen(self, by: str) -> None:
        if self.state is not None:
            self.state.set_lanes(by)

    def _activate(self, index: int) -> None:
        if self.state is not None and 0 <= index < len(self.state.entries):
            entry = self.state.entries[index]
            self.item_activated.emit(entry.article_id, entry.item_id)

    def _restyle(self) -> None:
        self.header.restyle()
        self.hint.restyle()
        if self.canvas is not None:
            self.canvas.restyle()
