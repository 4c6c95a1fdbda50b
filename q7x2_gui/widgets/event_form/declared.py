"""Editors of the fields that a codebook declares: one a kind of value, none with code of its own for a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from q7x2_gui.domain.custom import CustomField, Holds, number_of, words_of
from q7x2_gui.domain.edtf import known_bounds
from q7x2_gui.domain.event import CustomValue, Participant
from q7x2_gui.viewmodels.choices import MISSING_CHOICES, Choice, choices, missing_of
from q7x2_gui.viewmodels.date_input import check_date
from q7x2_gui.viewmodels.desk import Desk, key_of
from q7x2_gui.viewmodels.origins import why_empty
from q7x2_gui.widgets.event_form.choice import ChoiceButton
from q7x2_gui.widgets.event_form.completing import ActorLine
from q7x2_gui.widgets.event_form.editor import FieldEditor
from q7x2_gui.widgets.event_form.parts import Box, label
from q7x2_gui.widgets.event_form.undo_keys import hand_on_undo
from q7x2_gui.widgets.theme import Theme

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import Item


class DeclaredEditor(FieldEditor):
    """What the editors of declared fields share: the field, its box, and what is saved."""

    def __init__(self, desk: Desk, theme: Theme, declared: CustomField) -> None:
        super().__init__(desk, theme)
        self.field, self.declared = declared.key, declared
        self._box = Box(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._box)

    @property
    def held(self) -> CustomValue | None:
        """The saved value."""
        return None if self.item is None else self.item.values.custom.get(self.field)

    def _focus(self, part: QWidget) -> None:
        part.setFocus()


class DeclaredLine(DeclaredEditor):
    """Text, a number or a date, typed in one line and checked while it is typed."""

    def __init__(self, desk: Desk, theme: Theme, declared: CustomField) -> None:
        super().__init__(desk, theme, declared)
        self.line = QLineEdit()
        self.line.setProperty("part", "bare")
        self.line.setFont(theme.font("body"))
        self.line.setAccessibleName(declared.title)
        self.line.textEdited.connect(self._check)
        self.line.editingFinished.connect(self.flush)
        hand_on_undo(self.line, desk)
        self._said = label(theme, "dim", declared.unit, font="small")
        self._box.add(self.line, 1)
        self._box.add(self._said)

    def _written(self) -> str:
        """The saved value as it is typed."""
        held = self.held
        return "" if held is None else held if isinstance(held, str) else words_of(None, held)

    def show_item(self, item: Item) -> None:
        other, before = self.item is None or key_of(self.item) != key_of(item), self._written()
        self.item = item
        now = self._written() if self.unsaved is None else self.unsaved
        if (other or before != now) and self.line.text() != now:
            self.line.setText(now)
        self.line.setPlaceholderText(why_empty(item, self.field))
        self._check(self.line.text())

    def _understood(self, typed: str) -> tuple[CustomValue | None, str, str]:
        """Value, words behind it, and what is wrong."""
        if not typed or self.declared.holds is Holds.TEXT:
            return typed or None, "", ""
        if self.declared.holds is Holds.NUMBER:
            number = number_of(typed)
            return number, "", "" if number is not None else f"“{typed}” is no number"
        article = self.desk.article.article if self.desk.article else None
        known = typed == self._written() or article is None
        check = check_date(
            typed,
            language=None if known or article is None else article.language,
            anchor=None if known or article is None else article.published,
        )
        return check.edtf, check.words, f"{check.problem}. {check.hint}".strip(". ")

    def _check(self, typed: str) -> None:
        _, words, problem = self._understood(typed.strip())
        self._said.setText(words or self.declared.unit)
        self._box.set_wrong(bool(problem))
        self.checked.emit(f"Not saved: {problem}" if problem else "")

    def flush(self) -> None:
        typed = self.line.text().strip()
        if self.item is None or typed == self._written():
            self.unsaved = None
            return
        value, _, problem = self._understood(typed)
        self._check(typed)
        if problem:
            self.unsaved = typed
            return
        self.unsaved = None
        self.line.setModified(False)
        self.save_value(self.field, value)
        if self.line.text() != self._written():
            self.line.setText(self._written())

    def give_up(self) -> bool:
        if self.unsaved is None and self.line.text() == self._written():
            return False
        self.unsaved = None
        self.line.setText(self._written())
        self._check(self.line.text())
        return True

    def take_focus(self, _field: str, /) -> None:
        self._focus(self.line)
        self.line.selectAll()


class DeclaredChoice(DeclaredEditor):
    """One of the field's choices, or several: then picking one that is there takes it out."""

    def __init__(self, desk: Desk, theme: Theme, declared: CustomField) -> None:
        super().__init__(desk, theme, declared)
        self.choice = ChoiceButton(theme, "plain", declared.title, self._entries)
        self.choice.picked.connect(self._picked)
        self._box.add(self.choice.widget)
        self._box.add_stretch()

    def _entries(self) -> tuple[Choice, ...]:
        held = self._keys()
        found = choices(self.declared.choices)
        marked = (Choice(c.key, f"{c.title} ✓" if c.key in held else c.title, c.definition, c.letter) for c in found)
        return (*(marked if self.declared.holds is Holds.MANY else found), *MISSING_CHOICES)

    def _keys(self) -> tuple[str, ...]:
        held = self.held
        return held if isinstance(held, tuple) else (held,) if isinstance(held, str) else ()

    def _picked(self, key: str) -> None:
        if missing_of(key) is not None or self.declared.holds is Holds.CHOICE:
            self.save_choice(self.field, key, key)
            return
        held = self._keys()
        kept = tuple(one for one in held if one != key) if key in held else (*held, key)
        order = [choice.key for choice in self.declared.choices]
        self.save_value(self.field, tuple(sorted(kept, key=lambda one: order.index(one) if one in order else -1)))

    def show_item(self, item: Item) -> None:
        self.item = item
        empty = why_empty(item, self.field)
        keys = self._keys()
        self.choice.show_choice(keys[0] if keys else None, empty or words_of(self.declared, self.held), empty=not keys)

    def take_focus(self, _field: str, /) -> None:
        self._focus(self.choice.widget)
        self.choice.open()


class DeclaredActor(DeclaredEditor):
    """A person, country or organisation, completed in four languages."""

    def __init__(self, desk: Desk, theme: Theme, declared: CustomField) -> None:
        super().__init__(desk, theme, declared)
        self.line = ActorLine(theme, declared.title)
        self.line.left.connect(self.left)
        self.line.entered.connect(lambda who: self.save_value(self.field, who))
        hand_on_undo(self.line, desk)
        self._country = label(theme, "dim", font="small")
        self._box.add(self.line, 1)
        self._box.add(self._country)

    def show_item(self, item: Item) -> None:
        self.item = item
        who = self.held
        known = who if isinstance(who, Participant) else None
        self.line.on = known_bounds(item.values.date)
        self.line.show_name(known.name if known else "")
        self.line.setPlaceholderText(why_empty(item, self.field))
        self._country.setText(known.country or "" if known else "")

    def flush(self) -> None:
        self.line.flush()

    def give_up(self) -> bool:
        return self.line.give_up()

    def take_focus(self, _field: str, /) -> None:
        self._focus(self.line)
        self.line.selectAll()


def declared_editor(desk: Desk, theme: Theme, declared: CustomField) -> DeclaredEditor:
    """The editor that fits what a declared field holds."""
    if declared.choices:
        return DeclaredChoice(desk, theme, declared)
    return (DeclaredActor if declared.holds is Holds.ACTOR else DeclaredLine)(desk, theme, declared)
