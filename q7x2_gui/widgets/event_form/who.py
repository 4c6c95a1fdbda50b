"""Editor of the participants: a line each, and a line in which the next is added."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from q7x2_gui.domain.edtf import known_bounds
from q7x2_gui.domain.event import Participant
from q7x2_gui.domain.vocabulary import Field
from q7x2_gui.viewmodels import form_state
from q7x2_gui.viewmodels.desk import Desk
from q7x2_gui.viewmodels.origins import origin_of, why_empty
from q7x2_gui.viewmodels.selection import default_role
from q7x2_gui.widgets.event_form.completing import ActorLine
from q7x2_gui.widgets.event_form.editor import FieldEditor
from q7x2_gui.widgets.event_form.participant_row import ParticipantRow
from q7x2_gui.widgets.event_form.parts import key_hint, tab_anchor
from q7x2_gui.widgets.event_form.undo_keys import hand_on_undo
from q7x2_gui.widgets.theme import Theme

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import Item


class WhoEditor(FieldEditor):
    """All participants of the chosen item."""

    field = Field.PARTICIPANTS
    row_focused = Signal(int)
    """Place of the participant whose origin is of interest now."""

    def __init__(self, desk: Desk, theme: Theme, key: str) -> None:
        super().__init__(desk, theme)
        self.rows: list[ParticipantRow] = []
        self._first = tab_anchor(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.add = ActorLine(theme, "Who: add a person or country")
        self.add.left.connect(self.left)
        self.add.setPlaceholderText("+ add a person or country")
        self.add.entered.connect(self._add)
        self.add.numbered.connect(self._go_to)
        self.add.setToolTip("1 to 9 go to a participant; Ctrl+Shift+R there asks for the role")
        hand_on_undo(self.add, desk)
        last = QWidget()
        line = QHBoxLayout(last)
        line.setContentsMargins(0, 0, theme.space(1), 0)
        line.addWidget(self.add, 1)
        line.addWidget(key_hint(theme, key))
        self._column.addWidget(last)

    def show_item(self, item: Item) -> None:
        self.item = item
        people = item.values.participants
        while len(self.rows) < len(people):
            self._append_row()
        while len(self.rows) > len(people):
            self._drop_row()
        on = known_bounds(item.values.date)
        for place, (row, who) in enumerate(zip(self.rows, people, strict=True)):
            row.show_participant(who, on, origin_of(item, f"participants.{place}").reason)
        self.add.on = on
        empty = why_empty(item, Field.PARTICIPANTS)
        self.add.setPlaceholderText(f"{empty}: + add a person or country" if empty else "+ add a person or country")

    def _append_row(self) -> None:
        place = len(self.rows)
        row = ParticipantRow(self.theme, self.desk.codebook, place)
        row.changed.connect(lambda who: self._change(place, who))
        row.removed.connect(lambda: self._remove(place))
        row.name.left.connect(self.left)
        hand_on_undo(row.name, self.desk)
        row.focused.connect(lambda: self.row_focused.emit(place))
        self._column.insertWidget(place, row)
        self.rows.append(row)
        controls = [self._first, *(c for r in self.rows for c in r.controls), self.add]
        for before, after in pairwise(controls):
            QWidget.setTabOrder(before, after)

    def _drop_row(self) -> None:
        row = self.rows.pop()
        if any(control.hasFocus() for control in row.controls):
            self.add.setFocus()
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _change(self, place: int, who: Participant) -> None:
        if self.item is not None and place < len(self.item.values.participants):
            values, evidence = form_state.set_participant(self.item.values, self.item.evidence, place, who)
            self.save(Field.PARTICIPANTS, values, evidence)

    def _remove(self, place: int) -> None:
        if self.item is not None and place < len(self.item.values.participants):
            values, evidence = form_state.remove_participant(self.item.values, self.item.evidence, place)
            self.save(Field.PARTICIPANTS, values, evidence)

    def _add(self, who: Participant | None) -> None:
        self.add.show_name("")
        self.add.setText("")
        if who is None or self.item is None:
            return
        values = self.item.values
        kind = self.desk.codebook.type(values.type)
        role = default_role(values.kind, values.participants)
        if kind is not None and kind.roles:
            role = kind.usual_role(len(values.participants))
        changed = form_state.add_participants(values, [replace(who, role=role)])
        if changed == values:
            self.desk.message.emit("info", f"{who.name} is among the participants already")
            return
        self.save(Field.PARTICIPANTS, changed)

    @property
    def place_in_focus(self) -> int | None:
        return next((n for n, row in enumerate(self.rows) if any(part.hasFocus() for part in row.controls)), None)

    def _go_to(self, number: int) -> None:
        """Put the keyboard into the line of a participant, counted from 1."""
        if number <= len(self.rows):
            self.rows[number - 1].name.setFocus()
            self.rows[number - 1].name.selectAll()

    def flush(self) -> None:
        for line in (*(row.name for row in self.rows), self.add):
            line.flush()

    def give_up(self) -> bool:
        lines = (*(row.name for row in self.rows), self.add)
        return sum(line.give_up() for line in lines) > 0

    def take_focus(self, _field: str, /) -> None:
        self.add.setFocus()
