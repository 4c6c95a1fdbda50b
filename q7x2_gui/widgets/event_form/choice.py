"""A control that shows one entry of a word list and opens the chooser on a key, Space, Enter or click."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from q7x2_gui.viewmodels.choices import Choice
from q7x2_gui.widgets.event_form.parts import button, set_property
from q7x2_gui.widgets.event_form.popup import ChoicePopup
from q7x2_gui.widgets.theme import Theme


class ChoiceButton(QObject):
    """Wraps a flat button; ``picked`` gives the key of the entry that was chosen."""

    picked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        part: str,
        title: str,
        entries: Callable[[], Sequence[Choice]],
        *,
        searchable: bool = False,
        spoken: str = "",
    ) -> None:
        self.widget: QPushButton = button(theme, part, "", spoken or title)
        super().__init__(self.widget)
        self._theme, self._title, self._spoken, self._entries = theme, title, spoken or title, entries
        self._searchable = searchable
        self.key = ""
        self.popup: ChoicePopup | None = None
        self.widget.clicked.connect(self.open)
        self.widget.installEventFilter(self)

    def show_choice(self, key: str | None, text: str, *, empty: bool = False, spoken: str = "") -> None:
        """Show what is chosen; ``empty`` when the text stands for a value that is not there, ``spoken`` says why."""
        self.key = key or ""
        self.widget.setText(text)
        self.widget.setAccessibleName(f"{self._spoken}: {spoken or text}")
        self.widget.setToolTip(f"{self._title}: {spoken or text}")
        set_property(self.widget, "empty", empty)

    def open(self) -> None:
        """Let the user choose."""
        if not self.widget.isEnabled():
            return
        self.popup = ChoicePopup(
            self._theme,
            self.widget,
            self._title,
            self._entries(),
            self.picked.emit,
            current=self.key,
            searchable=self._searchable,
        )
        self.popup.destroyed.connect(self._forget)
        self.popup.open()

    def _forget(self) -> None:
        self.popup = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.type() == QEvent.Type.KeyPress and not event.modifiers():  # type: ignore[attr-defined] # a key event, as looked at above
            self.open()
            return True
        return super().eventFilter(watched, event)
