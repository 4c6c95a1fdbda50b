"""Editor of the parent: which other event of the article this one took place in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from q7x2_gui.domain.vocabulary import Field
from q7x2_gui.viewmodels.cards import card_of
from q7x2_gui.viewmodels.choices import MISSING_CHOICES, Choice
from q7x2_gui.viewmodels.desk import Desk, key_of
from q7x2_gui.viewmodels.origins import why_empty
from q7x2_gui.widgets.event_form.choice import ChoiceButton
from q7x2_gui.widgets.event_form.editor import FieldEditor
from q7x2_gui.widgets.event_form.parts import Box
from q7x2_gui.widgets.theme import Theme

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import Item


class PartOfEditor(FieldEditor):
    """A chooser of the article's other events."""

    field = Field.PART_OF

    def __init__(self, desk: Desk, theme: Theme, key: str) -> None:
        super().__init__(desk, theme)
        self.choice = ChoiceButton(theme, "plain", "Part of", self._entries)
        self.choice.picked.connect(lambda picked: self.save_choice(Field.PART_OF, picked, picked))
        box = Box(theme, key)
        box.add(self.choice.widget)
        box.add_stretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(box)

    def _others(self) -> list[Item]:
        return [other for other in self.desk.items if self.item is None or key_of(other) != key_of(self.item)]

    def _entries(self) -> tuple[Choice, ...]:
        letters = iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        found = [Choice(o.id, self._title(o), o.values.summary, next(letters, "")) for o in self._others()]
        return (*found, *MISSING_CHOICES)

    def _title(self, item: Item) -> str:
        card = card_of(item, self.desk.codebook)
        return " · ".join(part for part in (card.type, card.who, card.date) if part)

    def show_item(self, item: Item) -> None:
        self.item = item
        parent = item.values.part_of
        found = next((other for other in self._others() if parent and parent in _ids(other)), None)
        text = why_empty(item, Field.PART_OF) or "an event of another article"
        text = self._title(found) if found else text
        self.choice.show_choice(found.id if found else parent, text, empty=not parent)

    def take_focus(self, _field: str, /) -> None:
        self.choice.widget.setFocus()
        self.choice.open()


def _ids(item: Item) -> tuple[str | None, ...]:
    """All that a parent may be named by; an untouched suggestion names its parent by place in the extractor's list."""
    place = str(item.rank) if item.suggestion_id else None
    return item.id, item.suggestion_id, item.report_id, item.event_id, place
