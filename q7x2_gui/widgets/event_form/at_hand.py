"""The field at hand: the one that has or last had the keyboard, its menu, its emptiness, its alternatives."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from q7x2_gui.domain.vocabulary import Field, Missing
from q7x2_gui.viewmodels.choices import choices
from q7x2_gui.viewmodels.desk import Desk
from q7x2_gui.widgets.actions import is_plain
from q7x2_gui.widgets.event_form.definition import DefinitionPopup
from q7x2_gui.widgets.event_form.fields import Rows
from q7x2_gui.widgets.event_form.popup import ChoicePopup
from q7x2_gui.widgets.event_form.row import FieldRow
from q7x2_gui.widgets.theme import Theme


class AtHand(QObject):
    """Acts on one field of the form; ``leave`` gives the keyboard back when a field has done with it."""

    def __init__(self, form: QWidget, desk: Desk, theme: Theme, rows: Rows, leave: Callable[[FieldRow], None]) -> None:
        super().__init__(form)
        self._form, self._desk, self._theme, self._rows, self._leave = form, desk, theme, rows, leave
        self.popup: ChoicePopup | None = None
        self.definition: DefinitionPopup | None = None

    def open_menu(self) -> None:
        """Open the menu of the field: not stated, not applicable, ambiguous, not sure."""
        self._act(FieldRow.open_menu)

    def set_missing(self, why: Missing) -> None:
        """Empty the field and say why."""
        self._act(lambda row: row.set_missing(why))

    def doubt(self) -> None:
        """Say that the analyst is not sure of the field, or take that back."""
        self._act(lambda row: self._desk.doubt(row.editor.field))

    def go_to(self, anchor: QWidget, focus_field: Callable[[str], None]) -> None:
        """Ask for a field, own or declared, by one key, and go there."""
        book = self._desk.codebook
        entries = choices(term for term in (*book.fields, *book.custom) if self._rows.of(term.key) is not None)
        self.popup = ChoicePopup(self._theme, anchor, "Go to field", entries, focus_field)
        self.popup.open()

    def explain(self) -> None:
        """Show the definition and the examples of the chosen item's type."""
        item, row = self._desk.chosen, self._rows.of(Field.TYPE)
        kind = None if item is None else self._desk.codebook.type(item.values.type)
        if kind is not None and row is not None:
            self.definition = DefinitionPopup(self._theme, row.editor, kind)
            self.definition.open()

    def walk(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) words of the article that could stand in the field in focus."""
        row = self._rows.focused()
        if row is None or not row.editor.isEnabled():
            return False
        place = row.editor.place_in_focus
        return self._desk.walk.step(step, "" if place is None else f"participants.{place}")

    def take(self) -> bool:
        """Put the alternative at hand into the field in focus, and give the keyboard back."""
        row = self._rows.focused()
        if row is None or self._desk.walk.current is None:
            return False
        row.editor.give_up()
        self._desk.walk.take(row.editor.place_in_focus)
        self._leave(row)
        return True

    def offer(self, row: FieldRow | None, focus: QWidget | None) -> None:
        """Show the alternatives of the field in focus; while a chooser is open, those of its field stay."""
        if row is not None and focus is not None:
            focus.installEventFilter(self._form)  # participants' lines come and go
            self._desk.walk.begin(row.editor.field)
        elif QApplication.activePopupWidget() is None and self._desk.walk.field:
            self._desk.walk.end()

    def on_key(self, event: QKeyEvent) -> bool:
        """Arrows walk the alternatives, Enter takes one, Esc leaves them; whether the key was one of these."""
        walk, key = self._desk.walk, event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            in_text = isinstance(QApplication.focusWidget(), QPlainTextEdit)
            return not in_text and self.walk(1 if key == Qt.Key.Key_Down else -1)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self.take()
        if key == Qt.Key.Key_Escape:
            return walk.pause()
        if is_plain(event):
            walk.pause()  # what is typed is meant from here on
        return False

    def _act(self, act: Callable[[FieldRow], object]) -> None:
        last, item = self._desk.focused_field, self._desk.chosen
        row = self._rows.focused() or (self._rows.of(last) if last else None)
        if row is not None and item is not None and row.editor.isEnabled():
            act(row)
