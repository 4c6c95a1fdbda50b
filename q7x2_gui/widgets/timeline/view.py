"""The timeline pane: header at once, a sketch of the events as soon as they are read, then the canvas; else a hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from q7x2_gui.widgets.timeline.empty import EmptyHint
from q7x2_gui.widgets.timeline.header import Header

if TYPE_CHECKING:
    from q7x2_gui.viewmodels.timeline_state import TimelineState
    from q7x2_gui.widgets.theme import Theme
    from q7x2_gui.widgets.timeline.canvas import Canvas
    from q7x2_gui.widgets.timeline.sketch import Sketch


class TimelineView(QWidget):
    """The timeline of one project; ``item_activated(article_id, item_id)`` asks to open an event at its evidence.

    ``filled`` follows once for each project: its events are on screen, or cannot be (pane hidden, file unreadable);
    ``alive`` after that, when what is on screen can be moved and asked: the sketch has given place to the canvas.
    """

    item_activated = Signal(str, str)
    filled = Signal()
    alive = Signal()

    def __init__(self, state: TimelineState | None, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setAccessibleName("Timeline")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # the style sheet gives it the surface
        self._theme = theme
        self.state: TimelineState | None = None
        self.canvas: Canvas | None = None
        self.sketch: Sketch | None = None
        self._painted = False
        self._told = False
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
        self.state, self._told = state, False
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

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tell_filled()

    def _after_first_paint(self) -> None:
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._fill)

    def _fill(self) -> None:
        """Let the state read the project."""
        if self.state is None:
            return
        if self.state.loaded:
            self._refresh()
        else:
            self.state.load()

    def _refresh(self) -> None:
        state = self.state
        scene = None if state is None else state.scene
        if state is None or scene is None or not len(scene.columns):
            self.hint.explain(project=state is not None, read=scene is not None)
            self._stack.setCurrentWidget(self.hint)
            self.header.show_counts(0, 0)
            self.header.show_undated((), None)
        else:
            self.header.show_counts(*state.counts())
            self.header.show_undated(state.undated(), state.card)
            sheet = self.canvas or self._sketched()
            sheet.show_state(state)
            self._stack.setCurrentWidget(sheet)
        if scene is not None and (self._stack.currentWidget() is not self.sketch or not self.isVisible()):
            QTimer.singleShot(0, self, self._tell_filled)

    def _sketched(self) -> Sketch:
        """The picture to be seen while pyqtgraph is imported."""
        if self.sketch is None:
            from q7x2_gui.widgets.timeline.sketch import Sketch  # noqa: PLC0415 - it brings NumPy

            self.sketch = Sketch(self._theme, self)
            self.sketch.drawn.connect(self._on_drawn)
            self._stack.addWidget(self.sketch)
        return self.sketch

    @property
    def filling(self) -> bool:
        """Whether `filled` is still to come for the project shown."""
        return self.state is not None and not self._told

    def _on_drawn(self) -> None:
        self._tell_filled()
        QTimer.singleShot(0, self, self._come_alive)

    def _tell_filled(self) -> None:
        if self.filling:
            self._told = True
            self.filled.emit()
            if self._stack.currentWidget() is not self.sketch:
                self.alive.emit()

    def _come_alive(self) -> None:
        """Import pyqtgraph and put the canvas in the place of the sketch."""
        if self.canvas is not None:
            return
        from q7x2_gui.widgets.timeline.canvas import Canvas  # noqa: PLC0415 - pyqtgraph costs 110 ms beside NumPy

        self.canvas, sketch, self.sketch = Canvas(self._theme, self), self.sketch, None
        self.canvas.activated.connect(self._activate)
        self._stack.addWidget(self.canvas)
        self._refresh()
        if sketch is not None:
            self._stack.removeWidget(sketch)
            sketch.deleteLater()
        self.alive.emit()

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
            self._tell_filled()

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
        for sheet in (self.canvas, self.sketch):
            if sheet is not None:
                sheet.restyle()
