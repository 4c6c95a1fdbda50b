"""The foot of the form: what can be done with the chosen item, its default first, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from q7x2_gui.domain.vocabulary import Verdict
from q7x2_gui.viewmodels.choices import Choice, choices, title_of
from q7x2_gui.viewmodels.desk import Desk
from q7x2_gui.widgets.event_form.parts import label, set_property
from q7x2_gui.widgets.event_form.popup import ChoicePopup
from q7x2_gui.widgets.theme import LINE, TARGET, Theme

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import Item

MOST_AT_A_GLANCE = 26
"""Entries that have a letter each; more of them are searched by typing."""


class KeyButton(QPushButton):
    """A button that says its key in a small frame."""

    def __init__(self, theme: Theme, part: str, title: str, key: str, spoken_key: str) -> None:
        super().__init__()
        self._theme, self._spoken_key = theme, spoken_key
        self.setProperty("part", part)
        self._title = label(theme, f"on_{part}", title)
        self._key = label(theme, f"key_{part}", key, "tiny")
        self._key.setIndent(0)
        self._key.setFixedHeight(theme.space(4))
        self._key.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(2) + 2, 0, theme.space(2), 0)
        row.setSpacing(theme.space(1) + 2)
        row.addWidget(self._title)
        if key:
            row.addWidget(self._key)
        for child in (self._title, self._key):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_title(title)

    def show_key(self, shown: bool) -> None:
        """Show the key in the button where there is room for it; the tooltip has it always."""
        self._key.setVisible(shown and bool(self._key.text()))
        self.updateGeometry()

    def shorten(self, title: str) -> None:
        """Say less on the button, for want of room; what it is called stays."""
        self._title.setText(title)
        self.updateGeometry()

    def set_title(self, title: str, spoken_key: str | None = None, key: str | None = None) -> None:
        """Say something else on the button, with another key (in words, and as drawn) where it has one."""
        self._spoken_key = self._spoken_key if spoken_key is None else spoken_key
        if key is not None:
            self._key.setText(key)
            self._key.setVisible(bool(key))
        self._full = title
        self._title.setText(title)
        self.setAccessibleName(f"{title}, {self._spoken_key}" if self._spoken_key else title)
        self.setToolTip(f"{title}  {self._spoken_key}".strip())
        self.updateGeometry()

    @property
    def title(self) -> str:
        """What the button says."""
        return self._full

    def sizeHint(self) -> QSize:
        row = self.layout()
        width = row.sizeHint().width() if row is not None else 0
        return QSize(width + 2 * LINE, TARGET + 2 * LINE)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def fit(buttons: Sequence[KeyButton], room: int, gap: int) -> None:
    """Make a row of buttons fit: first the keys go, the last one's first, then all but the first words of titles."""
    for made in buttons:
        made.shorten(made.title)
        made.show_key(True)

    def too_wide() -> bool:
        shown = [made.sizeHint().width() for made in buttons if not made.isHidden()]
        return sum(shown) + gap * (len(shown) - 1) > room

    for made in reversed(buttons):
        if too_wide():
            made.show_key(False)
    for made in buttons:
        if too_wide():
            made.shorten(made.title.partition(",")[0])


class Footer(QWidget):
    """Confirm, reject, add and what else there is; for a decided item go on and reopen."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._popup: ChoicePopup | None = None
        self.state = label(theme, "dim", font="small")
        self.state.setWordWrap(True)
        self.confirm = KeyButton(theme, "primary", "Confirm, next", "^⏎", "Ctrl+Enter")
        self.reject = KeyButton(theme, "button", "Reject", "^⌫", "Ctrl+Backspace")
        self.add = KeyButton(theme, "button", "Add", "A", "A")
        self.more = KeyButton(theme, "button", "…", "", "")
        self.more.setAccessibleName("More")
        self.more.setToolTip("More that can be done with this event")
        self.confirm.setDefault(True)
        self.confirm.clicked.connect(lambda *_: desk.confirm_and_next())
        self.reject.clicked.connect(lambda *_: self._second())
        self.add.clicked.connect(lambda *_: desk.add())
        self.more.clicked.connect(self._show_menu)
        self.menu = QMenu("More", self)
        desk.reject_requested.connect(self.ask_reason)
        desk.choice_requested.connect(self.ask)
        self._lay_out(theme)

    def _lay_out(self, theme: Theme) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.space(2))
        for made in (self.confirm, self.reject, self.add, self.more):
            row.addWidget(made)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(4), theme.space(2), theme.space(4), theme.space(2))
        column.setSpacing(theme.space(2))
        column.addWidget(self.state)
        column.addLayout(row)

    def show_item(self, item: Item | None) -> None:
        """Offer what fits the item."""
        self.state.setText(self._state_text(item))
        self.state.setVisible(bool(self.state.text()))
        decided = item is not None and not item.open
        self.confirm.set_title("Next" if decided else "Confirm, next")
        second = ("Reopen", "Ctrl+R", "^R") if decided else ("Reject", "Ctrl+Backspace", "^⌫")
        self.reject.set_title(*second)
        writable = not self._desk.read_only
        self.confirm.setEnabled(item is not None and (writable or decided))
        self.reject.setEnabled(item is not None and writable)
        self.add.setEnabled(self._desk.article is not None and writable)
        for made in (self.confirm, self.reject, self.add):
            set_property(made, "off", not made.isEnabled())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(TARGET * 6, super().minimumSizeHint().height())

    def _fit(self) -> None:
        room = self.width() - 2 * self._theme.space(4)
        fit((self.confirm, self.reject, self.add, self.more), room, self._theme.space(2))

    def _state_text(self, item: Item | None) -> str:
        if self._desk.read_only:
            return "Open for reading only: nothing can be changed here"
        if item is None or (item.verdict is None and item.kind == "suggestion"):
            return ""
        if item.verdict is None:
            return "Draft: saved, and not in the dataset until you confirm it"
        if item.verdict is Verdict.AUTO:
            return "Accepted by a script, seen by nobody"
        by = f" by {item.analyst}" if item.analyst else ""
        if item.verdict is Verdict.REJECTED:
            reason = title_of(self._desk.codebook.reject_reasons, item.reject_reason)
            return f"Rejected{by}: {reason}" + (f" · {item.reject_note}" if item.reject_note else "")
        return f"{item.verdict.value.capitalize()}{by}: in the dataset"

    def _second(self) -> None:
        item = self._desk.chosen
        if item is not None and not item.open:
            self._desk.reopen()
        else:
            self._desk.reject()

    def ask_reason(self) -> None:
        """Ask in place why the item is rejected; one key answers, Esc takes the question back."""
        self.ask("Reject: why?", choices(self._desk.codebook.reject_reasons), self._desk.reject)

    def ask(self, question: str, entries: Sequence[Choice], picked: Callable[[str], None]) -> None:
        """Ask in place for one of some entries; many of them can be searched."""
        many = len(entries) > MOST_AT_A_GLANCE
        self._popup = ChoicePopup(self._theme, self.reject, question, entries, picked, searchable=many)
        self._popup.destroyed.connect(self._forget)
        self._popup.open()

    @property
    def popup(self) -> ChoicePopup | None:
        """The open question, if there is one."""
        return self._popup

    def _forget(self) -> None:
        self._popup = None

    def _show_menu(self) -> None:
        self.menu.clear()
        item, desk = self._desk.chosen, self._desk
        writable = not desk.read_only
        entries = (
            ("Confirm and stay\tCtrl+Shift+Enter", desk.confirm, item is not None and item.open and writable),
            ("Add act inside…\tShift+A", desk.add_inside, item is not None and writable),
            ("Split…\tShift+S", desk.split, item is not None and writable),
            ("Merge into…\tShift+M", desk.merge, item is not None and writable),
            ("Separate report", desk.separate, item is not None and item.event_id is not None and writable),
            ("Duplicate\tCtrl+D", desk.duplicate, item is not None and writable),
            ("Delete report\tCtrl+Delete", desk.delete, item is not None and item.kind == "report" and writable),
            ("No event here\tCtrl+Shift+N", desk.no_event, desk.article is not None and writable),
        )
        for title, act, enabled in entries:
            action = self.menu.addAction(title)
            action.setEnabled(enabled)
            action.triggered.connect(lambda *_, act=act: act())
        self.menu.popup(self.more.mapToGlobal(QPoint(0, -self.menu.sizeHint().height())))
