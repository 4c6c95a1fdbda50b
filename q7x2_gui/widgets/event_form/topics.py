"""Editor of the topics: a chip each, taken out by a click or Delete, added through a chooser."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from q7x2_gui.domain.vocabulary import Field
from q7x2_gui.viewmodels.choices import MISSING_CHOICES, Choice, choices, title_of
from q7x2_gui.viewmodels.desk import Desk
from q7x2_gui.viewmodels.origins import why_empty
from q7x2_gui.widgets.event_form.choice import ChoiceButton
from q7x2_gui.widgets.event_form.editor import FieldEditor
from q7x2_gui.widgets.event_form.parts import button, flow, label, tab_anchor
from q7x2_gui.widgets.theme import TARGET, Theme

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import Item


class TopicsEditor(FieldEditor):
    """Chips in the order in which they were given."""

    field = Field.TOPICS

    def __init__(self, desk: Desk, theme: Theme, key: str) -> None:
        super().__init__(desk, theme)
        self._key = key
        self._shown: tuple[str, ...] | None = None
        self._first = tab_anchor(self)
        holder, self._line = flow(theme)
        self.chips: list[QPushButton] = []
        self._empty = label(theme, "dim", font="small")
        self._empty.setFixedHeight(TARGET - theme.space(1) - 2)
        self.add = ChoiceButton(theme, "chip", "Add a topic", self._entries, spoken="Topics: add")
        self.add.show_choice("", "+ add")
        self.add.picked.connect(self._picked)
        self._line.addWidget(self._empty)
        self._line.addWidget(self.add.widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space(1), 0, 0)
        column.addWidget(holder)

    def _topics(self) -> tuple[str, ...]:
        return self.item.values.topics if self.item else ()

    def _entries(self) -> tuple[Choice, ...]:
        free = [term for term in self.desk.codebook.topics if term.key not in self._topics()]
        return (*choices(free), *MISSING_CHOICES)

    def _picked(self, key: str) -> None:
        self.save_choice(Field.TOPICS, key, (*self._topics(), key))

    def show_item(self, item: Item) -> None:
        self.item = item
        self._empty.setText(why_empty(item, Field.TOPICS))
        self._empty.setVisible(not item.values.topics)
        if self._shown != item.values.topics:
            self._shown = item.values.topics
            self._rebuild()

    def _rebuild(self) -> None:
        had_focus = any(chip.hasFocus() for chip in self.chips)
        for chip in self.chips:
            self._line.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._line.removeWidget(self.add.widget)
        self.chips = [self._chip(key) for key in self._topics()]
        for chip in self.chips:
            self._line.addWidget(chip)
            chip.show()
        self._line.addWidget(self.add.widget)
        self._order_tabs()
        if had_focus:
            self.add.widget.setFocus()
        self._line.invalidate()
        self.updateGeometry()

    def _order_tabs(self) -> None:
        for before, after in pairwise([self._first, *self.chips, self.add.widget]):
            self.setTabOrder(before, after)

    def _chip(self, key: str) -> QPushButton:
        title = title_of(self.desk.codebook.topics, key)
        chip = button(self.theme, "chip", f"{title} ×", f"Topic {title}: press Delete to take it out")
        chip.setToolTip("Click or press Delete to take it out")
        chip.clicked.connect(lambda: self._remove(key))
        chip.setProperty("topic", key)
        chip.installEventFilter(self)
        return chip

    def _remove(self, key: str) -> None:
        self.save_value(Field.TOPICS, tuple(topic for topic in self._topics() if topic != key))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        gone = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if gone and event.type() == QEvent.Type.KeyPress and not event.modifiers():  # type: ignore[attr-defined] # a key event, as looked at above
            self._remove(str(watched.property("topic")))
            return True
        return super().eventFilter(watched, event)

    def take_focus(self, _field: str, /) -> None:
        self.add.widget.setFocus()
        self.add.open()
