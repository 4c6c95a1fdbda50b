"""Editor of the coder's certainty, with the record of the coding below it: who, when, by which codebook, blind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from q7x2_gui.domain.vocabulary import Field
from q7x2_gui.viewmodels.choices import MISSING_CHOICES
from q7x2_gui.viewmodels.coding_record import CERTAINTIES, certainty_words, coding_record
from q7x2_gui.viewmodels.desk import Desk
from q7x2_gui.viewmodels.origins import why_empty
from q7x2_gui.widgets.event_form.choice import ChoiceButton
from q7x2_gui.widgets.event_form.editor import FieldEditor
from q7x2_gui.widgets.event_form.parts import Box, label
from q7x2_gui.widgets.theme import Theme

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import Item


class CodingEditor(FieldEditor):
    """Certainty 1 to 3, one key each."""

    field = Field.CERTAINTY

    def __init__(self, desk: Desk, theme: Theme, key: str) -> None:
        super().__init__(desk, theme)
        self.choice = ChoiceButton(theme, "plain", "How sure you are", lambda: (*CERTAINTIES, *MISSING_CHOICES[3:]))
        self.choice.picked.connect(lambda picked: self.save_choice(self.field, picked, _number(picked)))
        box = Box(theme, key)
        box.add(self.choice.widget)
        box.add_stretch()
        self.record = label(theme, "dim", font="small")
        self.record.setWordWrap(True)
        self.record.setContentsMargins(theme.space(1), 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(box)
        column.addWidget(self.record)

    def show_item(self, item: Item) -> None:
        self.item = item
        held = item.values.certainty
        text = certainty_words(held) or why_empty(item, self.field)
        self.choice.show_choice(None if held is None else str(held), text, empty=held is None)
        self.record.setText(coding_record(item))
        self.record.setVisible(bool(self.record.text()))

    def take_focus(self, _field: str, /) -> None:
        self.choice.widget.setFocus()
        self.choice.open()


def _number(picked: str) -> int | None:
    return int(picked) if picked.isdecimal() else None
