"""What all field editors have in common: they show an item, save edits as steps, and hand over what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from q7x2_gui.domain.event import EventValues, Evidence
from q7x2_gui.viewmodels import form_state
from q7x2_gui.viewmodels.choices import missing_of
from q7x2_gui.viewmodels.desk import Desk, key_of
from q7x2_gui.widgets.theme import Theme

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import Item


class FieldEditor(QWidget):
    """Editor of one or more fields; ``field`` is the one whose key leads here and whose origin is shown."""

    checked = Signal(str)
    """What is wrong with what is typed, as one line; empty when it is right."""

    left = Signal()
    """Enter was pressed where the form does not learn of it by itself."""

    field: str

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk, self.theme = desk, theme
        self.item: Item | None = None

    def show_item(self, item: Item) -> None:
        """Show an item; what is unchanged is left alone, so that a caret stays where it is."""
        raise NotImplementedError

    def flush(self) -> None:
        """Save what is typed and not yet saved."""

    def give_up(self) -> bool:
        """Drop what is typed and show the saved value; whether there was anything to drop."""
        return False

    def take_focus(self, _field: str, /) -> None:
        """Give the control of ``field`` the focus."""
        raise NotImplementedError

    def save(self, field: str, values: EventValues, evidence: Sequence[Evidence] | None = None) -> None:
        """Save new values as one step of this editor."""
        self.desk.edit(str(field), values, evidence, origin=self)

    def save_value(self, field: str, value: Any) -> None:
        """Save one field of the item that is shown."""
        if self.item is not None:
            self.save(field, form_state.with_value(self.item.values, field, value))

    def save_choice(self, field: str, key: str, value: Any) -> None:
        """Save what a chooser gave: a value, or why there is none."""
        why = missing_of(key)
        if why is not None:
            self.desk.set_missing(str(field), why)
        else:
            self.save_value(field, value)

    @property
    def place_in_focus(self) -> int | None:
        """Place of the participant whose line has the focus; None in all other fields and lines."""
        return None

    @property
    def unsaved(self) -> str | None:
        """What was typed for the shown item and could not be saved; None when there is nothing."""
        if self.item is None:
            return None
        return self.desk.unsaved.get((key_of(self.item), str(self.field)))

    @unsaved.setter
    def unsaved(self, typed: str | None) -> None:
        if self.item is None:
            return
        key = (key_of(self.item), str(self.field))
        if typed is None:
            self.desk.unsaved.pop(key, None)
        else:
            self.desk.unsaved[key] = typed
