"""Editor of the place: its name and its country."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from q7x2_gui.domain.event import Place
from q7x2_gui.domain.vocabulary import Field
from q7x2_gui.viewmodels import actor_choices
from q7x2_gui.viewmodels.choices import MISSING_CHOICES, missing_of
from q7x2_gui.viewmodels.desk import Desk, key_of
from q7x2_gui.viewmodels.origins import why_empty
from q7x2_gui.widgets.event_form.choice import ChoiceButton
from q7x2_gui.widgets.event_form.editor import FieldEditor
from q7x2_gui.widgets.event_form.parts import Box
from q7x2_gui.widgets.event_form.undo_keys import hand_on_undo
from q7x2_gui.widgets.theme import Theme

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import Item


class WhereEditor(FieldEditor):
    """A place name, typed or taken from the text, and an ISO country."""

    field = Field.PLACE

    def __init__(self, desk: Desk, theme: Theme, key: str) -> None:
        super().__init__(desk, theme)
        self.line = QLineEdit()
        self.line.setProperty("part", "bare")
        self.line.setFont(theme.font("body"))
        self.line.setAccessibleName("Where: name of the place")
        self.line.editingFinished.connect(self.flush)
        hand_on_undo(self.line, desk)
        self.country = ChoiceButton(
            theme,
            "quiet",
            "Country of the place",
            lambda: (*actor_choices.country_choices(), *MISSING_CHOICES),
            searchable=True,
            spoken="Where: country",
        )
        self.country.picked.connect(self._set_country)
        box = Box(theme, key)
        box.add(self.line, 1)
        box.add(self.country.widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(box)

    def _saved(self) -> str:
        place = self.item.values.place if self.item else None
        return place.name if place else ""

    def show_item(self, item: Item) -> None:
        other = self.item is None or key_of(self.item) != key_of(item)
        before = self._saved()
        self.item = item
        place = item.values.place
        if (other or before != self._saved()) and self.line.text() != self._saved():
            self.line.setText(self._saved())
        self.line.setPlaceholderText(why_empty(item, Field.PLACE))
        country = place.country if place else None
        self.country.show_choice(country, country or "country", empty=country is None)
        if country:
            self.country.widget.setToolTip(actor_choices.country_name(country))

    def flush(self) -> None:
        typed = " ".join(self.line.text().split())
        if self.item is None or typed == self._saved():
            return
        self.line.setModified(False)
        if not typed:
            self.save_value(Field.PLACE, None)
            return
        known = actor_choices.place(typed)
        old = self.item.values.place or Place(name=typed)
        self.save_value(Field.PLACE, replace(old, name=known.name, country=known.country or old.country))

    def _set_country(self, code: str) -> None:
        if missing_of(code) is not None:
            self.save_choice(Field.PLACE, code, None)
            return
        old = self.item.values.place if self.item else None
        place = replace(old, country=code) if old else Place(name=actor_choices.country_name(code), country=code)
        self.save_value(Field.PLACE, place)

    def give_up(self) -> bool:
        if self.line.text() == self._saved():
            return False
        self.line.setText(self._saved())
        return True

    def take_focus(self, _field: str, /) -> None:
        self.line.setFocus()
        self.line.selectAll()
