"""The four panes of the window: how they lie, which are hidden, and that this is remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from q7x2_gui.viewmodels.settings import Settings

NAMES = ("queue", "article", "form", "timeline")
MINIMUM = {"queue": 180, "article": 320, "form": 320}
SHARES = {"queue": (0.188, 184, 280), "form": (0.316, 356, 440), "timeline": (0.28, 128, 300)}
"""Share of the width (of the height for the timeline) that a pane has, and between how many logical pixels.

The article has the rest: it gains most in a large window, and in a small one the timeline gives way first.
"""


def share(name: str, room: int) -> int:
    """Logical pixels of a pane in ``room`` of them, as long as nobody has moved its edge."""
    part, least, most = SHARES[name]
    return max(least, min(most, round(room * part)))


class Panes(QSplitter):
    """Queue, article and form side by side above the timeline; each place takes a widget when it is there."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._settings = settings
        self._columns = QSplitter(Qt.Orientation.Horizontal, self)
        self.places = {name: _place(name) for name in NAMES}
        for name in NAMES[:3]:
            self._columns.addWidget(self.places[name])
            self.places[name].setMinimumWidth(MINIMUM[name])
        self.addWidget(self._columns)
        self.addWidget(self.places["timeline"])
        self._moved: set[QSplitter] = set()
        for splitter in (self, self._columns):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
            splitter.splitterMoved.connect(lambda *_, splitter=splitter: self._moved.add(splitter))
        self._columns.setStretchFactor(0, 0)
        self._columns.setStretchFactor(1, 1)
        self._columns.setStretchFactor(2, 0)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self._restore()

    def put(self, name: str, widget: QWidget) -> None:
        """Put a widget into its place, instead of what was there."""
        layout = self.places[name].layout()
        assert layout is not None
        while layout.count():
            old = layout.takeAt(0)
            if old is not None and (gone := old.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        layout.addWidget(widget)

    def widget_in(self, name: str) -> QWidget | None:
        """What stands in a place now."""
        layout = self.places[name].layout()
        item = layout.itemAt(0) if layout is not None else None
        return None if item is None else item.widget()

    def shown(self, name: str) -> bool:
        """Whether a pane is shown."""
        return not self.places[name].isHidden()

    def show_pane(self, name: str, shown: bool) -> None:
        """Show or hide a pane, and remember that."""
        self.places[name].setVisible(shown)
        self._settings.keep_hidden(name, not shown)

    def focus_next(self, step: int) -> None:
        """Move the keyboard to the next (1) or previous (-1) pane that is shown."""
        names = [name for name in NAMES if self.shown(name) and self.widget_in(name) is not None]
        focused = QApplication.focusWidget()
        here = next((n for n, name in enumerate(names) if focused and self.places[name].isAncestorOf(focused)), -1)
        if names:
            there = names[(here + step) % len(names)] if here >= 0 else names[0]
            self.focus(there)

    def focus(self, name: str) -> None:
        """Move the keyboard to a pane."""
        widget = self.widget_in(name)
        if widget is None:
            return
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None:
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return
        first = next((w for w in widget.findChildren(QWidget) if _takes_focus(w)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Give each pane its share, where nobody has moved the edges."""
        width, height = self.width(), self.height()
        if self not in self._moved:
            timeline = share("timeline", height)
            self.setSizes([height - timeline, timeline])
        if self._columns not in self._moved:
            queue, form = share("queue", width), share("form", width)
            self._columns.setSizes([queue, width - queue - form, form])

    def keep(self) -> None:
        """Remember how the panes lie where the user has moved them."""
        for name, splitter in self._splitters():
            if splitter in self._moved:
                self._settings.keep_state(name, splitter.saveState())

    def _splitters(self) -> tuple[tuple[str, QSplitter], ...]:
        return ("rows_moved", self), ("columns_moved", self._columns)

    def _restore(self) -> None:
        for name, splitter in self._splitters():
            if splitter.restoreState(self._settings.state(name)):
                self._moved.add(splitter)
        for name in NAMES:
            self.places[name].setHidden(name != "article" and self._settings.hidden(name))


def _place(name: str) -> QWidget:
    place = QWidget()
    place.setObjectName(f"{name}Place")
    layout = QVBoxLayout(place)
    layout.setContentsMargins(0, 0, 0, 0)
    return place


def _takes_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
