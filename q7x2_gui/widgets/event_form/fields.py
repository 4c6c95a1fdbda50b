"""The rows of the form, made from the codebook's list of fields."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from q7x2_gui.domain.codebook import CustomField, Term
from q7x2_gui.domain.vocabulary import Field
from q7x2_gui.viewmodels.desk import Desk
from q7x2_gui.viewmodels.origins import origin_of
from q7x2_gui.widgets.event_form.coding import CodingEditor
from q7x2_gui.widgets.event_form.date import DateEditor
from q7x2_gui.widgets.event_form.declared import declared_editor
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
    Field.CERTAINTY: CodingEditor,
}
_TEXTS = (Field.SUMMARY, Field.NOTE)
_BESIDE_TYPE = (Field.STATUS, Field.MODE, Field.FORMAT, Field.KIND)
_LAST = frozenset({Field.VOICE, Field.PART_OF, *_TEXTS, Field.CERTAINTY})
"""Fields below the others, whatever their place in the codebook: they are looked at last and are often empty."""


class Rows(list[FieldRow]):
    """The rows in their order; kind, status, mode and format stand in the row of the type."""

    def of(self, field: str) -> FieldRow | None:
        """The row that a field is edited in."""
        wanted = Field.TYPE if field in _BESIDE_TYPE else field
        return next((row for row in self if row.editor.field == wanted), None)

    def fields_of(self, row: FieldRow) -> frozenset[str]:
        """All fields that are edited in a row."""
        beside = _BESIDE_TYPE if row.editor.field == Field.TYPE else ()
        return frozenset(str(field) for field in (row.editor.field, *beside))

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
    rows, book = Rows(), desk.codebook
    own = list(book.fields)
    if all(term.key != Field.CERTAINTY for term in own):  # a codebook from before there was such a field
        own.append(Term(key=Field.CERTAINTY.value, title="Certainty", definition="How sure you are of the whole."))
    first = [term for term in own if Field(term.key) not in _LAST]
    for term in (*first, *book.custom, *(term for term in own if term not in first)):
        editor = declared_editor(desk, theme, term) if isinstance(term, CustomField) else _editor(desk, theme, term)
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
    known = (*desk.codebook.fields, *desk.codebook.custom)
    definition = next((term.definition for term in known if term.key == editor.field), "")
    row.label.setToolTip(f"{row.title}\n{definition}".strip() + "\nF4: menu")
    if isinstance(editor, WhoEditor):

        def show(place: int) -> None:
            if desk.chosen is not None:
                row.show_origin(origin_of(desk.chosen, f"participants.{place}"), passing=True)

        editor.row_focused.connect(show)
    return row
