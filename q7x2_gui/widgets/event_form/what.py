"""Editor of what happened: type, status and mode on one line, format and kind as chips below when there is need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from q7x2_gui.domain.codebook import Term
from q7x2_gui.domain.vocabulary import Field, Kind, Missing, Status
from q7x2_gui.viewmodels import form_state
from q7x2_gui.viewmodels.choices import MISSING_CHOICES, Choice, choices, title_of, words_of
from q7x2_gui.viewmodels.desk import Desk
from q7x2_gui.viewmodels.origins import why_empty
from q7x2_gui.widgets.event_form.choice import ChoiceButton
from q7x2_gui.widgets.event_form.editor import FieldEditor
from q7x2_gui.widgets.event_form.parts import Box, flow
from q7x2_gui.widgets.theme import Theme

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import Item


_SELDOM = (Field.FORMAT, Field.KIND)
"""Shown when they are set, and a plain event is not worth a word."""


class WhatEditor(FieldEditor):
    """Type, status, mode, format and kind, each one key away."""

    field = Field.TYPE

    def __init__(self, desk: Desk, theme: Theme, key: str) -> None:
        super().__init__(desk, theme)
        self._more = False
        book = desk.codebook
        self._terms: dict[Field, tuple[Term, ...]] = {
            Field.TYPE: book.types,
            Field.STATUS: book.statuses,
            Field.MODE: book.modes,
            Field.FORMAT: book.formats,
            Field.KIND: book.kinds,
        }
        titles = {term.key: term.title for term in book.fields}
        self.buttons = {field: self._button(field, titles.get(field.value, field.value)) for field in self._terms}
        box = Box(theme, key)
        box.add(self.buttons[Field.TYPE].widget)
        box.add(self.buttons[Field.STATUS].widget)
        box.add(self.buttons[Field.MODE].widget)
        box.add_stretch()
        self._chips, line = flow(theme)
        for field in _SELDOM:
            line.addWidget(self.buttons[field].widget)
        self._chips.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        column.addWidget(box)
        column.addWidget(self._chips)

    def _button(self, field: Field, title: str) -> ChoiceButton:
        part = {Field.TYPE: "plain", Field.MODE: "cell"}.get(field, "chip")
        made = ChoiceButton(self.theme, part, title, lambda: self._entries(field))
        if field in (Field.TYPE, Field.STATUS):
            made.widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # the mode gives way
        made.picked.connect(lambda key: self._picked(field, key))
        return made

    def _entries(self, field: Field) -> tuple[Choice, ...]:
        terms = self._terms[field]
        if field is Field.MODE and self.item is not None:
            terms = self.desk.codebook.modes_of(self.item.values.type)
        entries = choices(terms)
        return (*entries, *MISSING_CHOICES) if form_state.can_be_empty(field) else entries

    def _picked(self, field: Field, key: str) -> None:
        if self.item is None:
            return
        if field is Field.TYPE:
            self.save(field, form_state.with_type(self.item.values, key, self.desk.codebook))
            return
        made: dict[Field, type[Kind] | type[Status]] = {Field.STATUS: Status, Field.KIND: Kind}
        convert: Any = made.get(field, str)
        self.save_choice(field, key, None if ":" in key else convert(key))

    def show_item(self, item: Item) -> None:
        self.item = item
        for field, terms in self._terms.items():
            value = getattr(item.values, field.value)
            title = title_of(terms, value)
            text = title if field is Field.TYPE else title[:1].lower() + title[1:]
            why = "" if value else why_empty(item, field)
            short = f"{field.value}?" if why == words_of(Missing.NOT_YET_CODED) else f"{field.value} {why}"
            self.buttons[field].show_choice(value, text or short, empty=not value, spoken=why)
        self._show_chips()

    def show_more(self, more: bool) -> None:
        """Show format and kind even where they say nothing of their own."""
        self._more = more
        self._show_chips()

    def _show_chips(self) -> None:
        values = self.item.values if self.item else None
        told = values is not None and {
            Field.FORMAT: bool(values.format) or Field.FORMAT.value in values.missing,
            Field.KIND: values.kind is not Kind.EVENT,
        }
        shown = {field: self._more or bool(told and told[field]) for field in _SELDOM}
        for field, visible in shown.items():
            self.buttons[field].widget.setVisible(visible)
        self._chips.setVisible(any(shown.values()))

    def take_focus(self, field: str, /) -> None:
        """The chooser opens at once: the next key picks."""
        target = next((b for own, b in self.buttons.items() if own == field), self.buttons[Field.TYPE])
        if field in _SELDOM:
            self.show_more(True)
        target.widget.setFocus()
        target.open()
