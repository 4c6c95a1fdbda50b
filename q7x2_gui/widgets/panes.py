"""The four panes of the window: how they lie, which are hidden, and that this is remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from q7x2_gui.viewmodels.settings import Settings

NAMES = ("queue", "article", "form", "timeline")
COLUMNS = (252, 624, 404)
ROWS = (520, 214)
MINIMUM = {"queue": 180, "article": 320, "form": 320}


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
        for splitter, sizes in ((self, ROWS), (self._columns, COLUMNS)):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
            splitter.setSizes(list(sizes))
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

    def keep(self) -> None:
        """Remember how the panes lie."""
        self._settings.keep_state("rows", self.saveState())
        self._settings.keep_state("columns", self._columns.saveState())

    def _restore(self) -> None:
        self.restoreState(self._settings.state("rows"))
        self._columns.restoreState(self._settings.state("columns"))
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
