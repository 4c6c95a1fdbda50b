"""The key to the marks, a click away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolButton, QWidget

if TYPE_CHECKING:
    from q7x2_gui.widgets.theme import Theme
    from q7x2_gui.widgets.timeline.legend_page import Legend


class LegendButton(QToolButton):
    """Opens the key."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setText("Key")
        self.setToolTip("What the marks mean, and the timeline's keys")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(24)
        self.popup: Legend | None = None
        self.clicked.connect(self._open)

    def _open(self) -> None:
        if self.popup is None:
            from q7x2_gui.widgets.timeline.legend_page import Legend  # noqa: PLC0415 - it brings NumPy

            self.popup = Legend(self._theme, self)
        popup = self.popup
        popup.resize(popup.sizeHint())
        corner = self.mapToGlobal(QPoint(self.width(), 0))
        popup.move(corner.x() - popup.width(), corner.y() - popup.height() - 4)
        popup.show()
        popup.setFocus()
