"""The line under the fields that names those with nothing in them, folded away until they are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from q7x2_gui.domain.vocabulary import Field
from q7x2_gui.widgets.event_form.parts import button, key_hint
from q7x2_gui.widgets.event_form.row import FieldRow
from q7x2_gui.widgets.event_form.what import WhatEditor
from q7x2_gui.widgets.theme import Theme

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import Item

FOLDED = frozenset({Field.VOICE, Field.PART_OF, Field.NOTE, Field.CERTAINTY})
"""Fields that are folded away while they are empty and nobody works in them."""
KEY = "M"


class MoreFields(QWidget):
    """``opened(bool)`` follows when the folded fields are asked for, or folded again."""

    opened = Signal(bool)

    def __init__(self, theme: Theme, rows: Iterable[FieldRow]) -> None:
        super().__init__()
        self._rows = tuple(row for row in rows if row.editor.field in FOLDED)
        self._what = next((row.editor for row in rows if isinstance(row.editor, WhatEditor)), None)
        self.open = False
        self.toggle = button(theme, "quiet", "", "More fields")
        self.toggle.setToolTip(f"Show or fold fields that are empty  {KEY}")
        self.toggle.clicked.connect(lambda: self.set_open(not self.open))
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.space(1), 0, theme.space(1) + 1, 0)
        line.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        line.addStretch(1)
        line.addWidget(key_hint(theme, KEY))

    def set_open(self, opened: bool) -> None:
        """Show all fields, or only those that hold something."""
        self.open = opened
        self.opened.emit(opened)

    def show_item(self, item: Item) -> None:
        """Fold what is empty in this item; a field in which something is typed or focused stays."""
        folded = [row for row in self._rows if not self.open and not _busy(row, item)]
        for row in self._rows:
            row.setVisible(row not in folded)
        if self._what is not None:
            self._what.show_more(self.open)
        names = ", ".join(row.title.lower() for row in folded)
        self.toggle.setText("Fewer fields" if self.open else f"More: format, kind{', ' if names else ''}{names}")


def _busy(row: FieldRow, item: Item) -> bool:
    field = row.editor.field
    told = (
        (field == Field.CERTAINTY and item.kind == "report")
        or not item.values.is_empty(field)
        or field in item.values.missing
    )
    return told or row.focused or row.editor.unsaved is not None
