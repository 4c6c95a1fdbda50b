"""The sheet that lanes, marks, axis and strip are painted on, whoever holds the range of days in view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView

from q7x2_gui.timeline import frame as framing
from q7x2_gui.timeline.hit import Shown
from q7x2_gui.timeline.stack import Stack, stack
from q7x2_gui.timeline.ticks import Ticks, ticks
from q7x2_gui.timeline.view_range import ViewRange
from q7x2_gui.widgets.timeline import axis, painting, strip
from q7x2_gui.widgets.timeline.painting import Emphasis, MarkPainter
from q7x2_gui.widgets.timeline.part import Part

if TYPE_CHECKING:
    from q7x2_gui.timeline.scene import Scene
    from q7x2_gui.viewmodels.timeline_state import TimelineState
    from q7x2_gui.widgets.theme import Theme

_RIGHT, _BOTTOM, _TOP, _SPILL = 16, 8, 2, 4


class SheetMixin:
    """Parts and their painting, for a graphics view that calls `lay_out_parts` when its box is there.

    The range in view is the user's: once it was moved, no edit moves it; before that it follows the events.
    """

    if TYPE_CHECKING:
        box: Any  # has ``days`` (a ViewRange), show_days(days) and setGeometry(rect)

        def scene(self) -> QGraphicsScene: ...
        def viewport(self) -> Any: ...
        def devicePixelRatioF(self) -> float: ...
        def setAccessibleDescription(self, text: str) -> None: ...
        def setBackgroundBrush(self, brush: Any) -> None: ...
        def setFrameShape(self, shape: Any) -> None: ...
        def setAccessibleName(self, name: str) -> None: ...

    _current_id: str | None = None
    _fitted = False
    _strip_bars: tuple[Any, list[QRectF]] | None = None

    def start_empty(self, theme: Theme) -> None:
        """Take the theme, with nothing to show."""
        self._theme = theme
        self.state: TimelineState | None = None
        self.data: Scene | None = None
        self.stack: Stack = stack([], 0)
        self.offset = 0.0
        self.user_moved = False
        self.emphasis = Emphasis()
        self.shown: Shown | None = None
        self._painter: MarkPainter | None = None

    def lay_out_parts(self) -> None:
        """Make the parts under the box."""
        self.lanes = Part(self._paint_lanes, spill=_SPILL)
        self.axis = Part(self._paint_axis)
        self.names = Part(self._paint_names)
        self.corner = Part(self._paint_corner)
        self.strip = Part(self._paint_strip)
        self.strip_name = Part(self._paint_strip_name)
        for item in (self.axis, self.lanes, self.names, self.corner, self.strip, self.strip_name):
            self.scene().addItem(item)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setAccessibleName("Timeline of events")

    # what is shown

    def show_state(self, state: TimelineState) -> None:
        """Show the state's scene; the range stays, unless nobody ever moved it and an event lies outside."""
        current = None
        if self.state is state and self.emphasis.current is not None and self._current_id is not None:
            current = next((i for i, e in enumerate(state.entries) if e.id == self._current_id), None)
        self.state, self.data = state, state.scene
        assert self.data is not None
        self.emphasis = Emphasis(chosen=state.chosen_index(), current=current)
        if self._painter is not None:
            self._painter.set_scene(self.data)
        self.shown = None
        if not self.user_moved:
            self._follow()
        self.arrange()
        self.setAccessibleDescription(f"{len(state.entries)} events; Tab walks them in order of time")

    def _follow(self) -> None:
        """While nobody has moved the range: the bulk at first, later only where an event of it lies outside."""
        bulk, days = self._bulk(), self.box.days
        if bulk is not None and (not self._fitted or bulk.first < days.first or bulk.last > days.last):
            self.box.show_days(bulk)
            self._fitted = True

    def _bulk(self) -> ViewRange | None:
        return None if self.data is None else self.data.bulk

    # geometry

    def arrange(self) -> None:
        """Give each part its place and the lanes their heights."""
        if self.data is None:
            return
        width, height = self.viewport().width(), self.viewport().height()
        left = axis.names_width(width)
        right = max(left + 40, width - _RIGHT)
        top = _TOP + axis.AXIS_HEIGHT + _SPILL
        with_strip = strip.fits_under(self.data.depths, height - top - _BOTTOM)
        below = strip.HEIGHT + 8 + _BOTTOM if with_strip else _BOTTOM
        lanes = QRectF(left, top, right - left, max(10, height - top - below))
        self.stack = stack(self.data.depths, lanes.height())
        self.axis.place(QRectF(left, _TOP, right - left, lanes.bottom() - _TOP))
        self.lanes.place(lanes)
        self.box.setGeometry(lanes)
        self.names.place(QRectF(0, top, left, lanes.height()))
        self.corner.place(QRectF(0, _TOP, left, axis.AXIS_HEIGHT))
        at = height - _BOTTOM - strip.HEIGHT
        self.strip.place(QRectF(left, at, right - left, strip.HEIGHT))
        self.strip_name.place(QRectF(0, at, left, strip.HEIGHT))
        self.strip.setVisible(with_strip)
        self.strip_name.setVisible(with_strip)
        self.scroll_by(0)

    def _height(self) -> float:
        return float(self.lanes.size[1])

    def scroll_by(self, pixels: float) -> None:
        """Move the lanes up, as far as there are any."""
        most = max(0.0, self.stack.total - self._height())
        self.offset = min(max(self.offset + pixels, 0.0), most)
        self.refresh()

    def refresh(self) -> None:
        """Have all parts painted anew."""
        self.shown = None
        for part in (self.axis, self.lanes, self.names, self.corner, self.strip, self.strip_name):
            part.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)  # type: ignore[misc] # Qt's, behind the mixin
        if hasattr(self, "strip_name"):  # a view may resize before it is built
            self.arrange()

    def restyle(self) -> None:
        """Take colours and fonts from the theme."""
        self.setBackgroundBrush(self._theme.color("surface"))
        self._painter = None
        self.arrange()

    # frames

    def frame(self) -> Shown:
        """The frame of what is in view, composed once until something moves."""
        assert self.data is not None
        if self.shown is None:
            days, width = self.box.days, self.lanes.size[0]
            visible = self.stack.visible(self.offset, self._height())
            self.shown = Shown(framing.compose(self.data, self.stack, days, width, visible), days, width)
        return self.shown

    def _ticks(self, width: float) -> tuple[Ticks, np.ndarray, np.ndarray]:
        days = self.box.days
        found = ticks(days.first, days.last, width)
        scale = width / days.span
        return found, (found.days - days.first) * scale, (found.minor - days.first) * scale

    def _paint_axis(self, painter: QPainter, width: float, height: float) -> None:
        if self.data is None:
            return
        found, x, minor = self._ticks(width)
        axis.lines(painter, self._theme, found, x, height)
        axis.minor(painter, self._theme, minor)
        axis.labels(painter, self._theme, found, x, width)

    def _paint_lanes(self, painter: QPainter, width: float, height: float) -> None:
        if self.data is None:
            return
        if self._painter is None:
            self._painter = MarkPainter(self._theme, self.data, self.devicePixelRatioF())
        painter.translate(0, -round(self.offset))
        painting.grid(painter, self._theme, self.stack, self.stack.visible(self.offset, height), width)
        self._painter.paint(painter, self.frame(), self.stack, self.emphasis)
        painter.translate(0, round(self.offset))
        axis.scroll_thumb(painter, self._theme, self.stack, self.offset, (width, height))

    def _paint_names(self, painter: QPainter, width: float, height: float) -> None:
        if self.data is None:
            return
        painter.translate(0, -round(self.offset))
        titles = {lane: self.data.lanes[lane].title for lane in self.stack.visible(self.offset, height)}
        axis.lane_names(painter, self._theme, titles, self.stack, width)

    def _paint_corner(self, painter: QPainter, width: float, height: float) -> None:
        if self.data is not None:
            axis.context(painter, self._theme, self.box.days, (width, height))

    def _paint_strip(self, painter: QPainter, width: float, height: float) -> None:
        if self.data is not None:
            full, size = strip.whole(self.data, self.box.days), (width, height)
            key = (self.data, self.data.revision, full, size)
            if self._strip_bars is None or self._strip_bars[0] != key:
                self._strip_bars = key, strip.bars(self.data, full, size)
            window = strip.places(full, self.box.days, width)
            strip.paint(painter, self._theme, self._strip_bars[1], window, size)

    def _paint_strip_name(self, painter: QPainter, width: float, height: float) -> None:
        if self.data is not None:
            painter.setFont(self._theme.font("tiny"))
            painter.setPen(self._theme.color("dim"))
            painter.drawText(QRectF(16, 0, width - 16, height), Qt.AlignmentFlag.AlignVCenter, strip.words(self.data))
