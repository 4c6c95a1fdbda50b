"""The rows of the form, made from the codebook's list of fields."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from q7x2_gui.domain.codebook import Term
from q7x2_gui.domain.vocabulary import Field
from q7x2_gui.viewmodels.desk import Desk
from q7x2_gui.viewmodels.origins import origin_of
from q7x2_gui.widgets.event_form.date import DateEditor
from q7x2_gui.widgets.event_form.editor import FieldEditor
from q7x2_gui.widgets.event_form.part_of import PartOfEditor
from q7x2_gui.widgets.event_form.row import FieldRow
from q7x2_gui.widgets.event_form.texts import TextEditor
from q7x2_gui.widgets.event_form.topics import TopicsEditor
from q7x2_gui.widgets.event_form.voice import VoiceEditor
from q7x2_gui.widgets.event_form.what import WhatEditor
from q7x2_gui.widgets.event_form.where import WhereEditor
from q7x2_gui.widgets.event_form.who import WhoEditor
from q7x2_gui.widgets.theme import Theme

_EDITORS = {
    Field.TYPE: WhatEditor,
    Field.DATE: DateEditor,
    Field.PARTICIPANTS: WhoEditor,
    Field.PLACE: WhereEditor,
    Field.VOICE: VoiceEditor,
    Field.PART_OF: PartOfEditor,
    Field.TOPICS: TopicsEditor,
}
_TEXTS = (Field.SUMMARY, Field.NOTE)
_BESIDE_TYPE = (Field.STATUS, Field.MODE, Field.FORMAT, Field.KIND)
_LAST = frozenset({Field.VOICE, Field.PART_OF, *_TEXTS})
"""Fields below the others, whatever their place in the codebook: they are looked at last and are often empty."""


class Rows(list[FieldRow]):
    """The rows in their order; kind, status, mode and format stand in the row of the type."""

    def of(self, field: Field) -> FieldRow | None:
        """The row that a field is edited in."""
        wanted = Field.TYPE if field in _BESIDE_TYPE else field
        return next((row for row in self if row.editor.field is wanted), None)

    def fields_of(self, row: FieldRow) -> frozenset[str]:
        """All `Field` values that are edited in a row."""
        return frozenset(field.value for field in Field if self.of(field) is row)

    def holding(self, widget: QWidget | None) -> FieldRow | None:
        """The row that a widget stands in."""
        return next((row for row in self if widget is not None and row.isAncestorOf(widget)), None)

    def focused(self) -> FieldRow | None:
        """The row that has the keyboard."""
        return self.holding(QApplication.focusWidget())


def make_rows(desk: Desk, theme: Theme) -> Rows:
    """A row for each field of the codebook that has one, in its order but for what comes last.

    Status, mode, format and kind stand in the row of the type.
    """
    rows = Rows()
    for term in sorted(desk.codebook.fields, key=lambda term: Field(term.key) in _LAST):
        editor = _editor(desk, theme, term)
        if editor is not None:
            rows.append(_with_origins(FieldRow(theme, term.title, editor), desk))
    return rows


def _editor(desk: Desk, theme: Theme, term: Term) -> FieldEditor | None:
    field = Field(term.key)
    if field in _TEXTS:
        return TextEditor(desk, theme, term.shortcut, field, term.title)
    made = _EDITORS.get(field)
    return made(desk, theme, term.shortcut) if made else None


def _with_origins(row: FieldRow, desk: Desk) -> FieldRow:
    """Among participants, the origin shown is that of the line in focus."""
    editor = row.editor
    row.label.setToolTip(f"{next((t.definition for t in desk.codebook.fields if t.key == editor.field), '')}\nF4: menu")
    if isinstance(editor, WhoEditor):

        def show(place: int) -> None:
            if desk.chosen is not None:
                row.show_origin(origin_of(desk.chosen, f"participants.{place}"), passing=True)

        editor.row_focused.connect(show)
    return row
