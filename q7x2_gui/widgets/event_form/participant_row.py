"""One participant in one line: name, country, office acted in, role."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from q7x2_gui.domain.codebook import Codebook
from q7x2_gui.domain.edtf import Bounds
from q7x2_gui.domain.event import Participant
from q7x2_gui.domain.vocabulary import Role
from q7x2_gui.viewmodels import actor_choices
from q7x2_gui.viewmodels.choices import Choice, choices, title_of
from q7x2_gui.widgets.event_form.choice import ChoiceButton
from q7x2_gui.widgets.event_form.completing import ActorLine
from q7x2_gui.widgets.event_form.parts import button
from q7x2_gui.widgets.theme import TARGET, Theme

_NOBODY = Choice("none", "None", "Not known, or none.", "0")
_SHORT_OFFICE = {
    "foreign_minister": "foreign min.",
    "deputy_foreign_minister": "dep. foreign min.",
    "defence_minister": "defence min.",
    "foreign_ministry_spokesperson": "spokesperson",
    "head_of_government": "head of gov.",
    "head_of_state": "head of state",
}


def short_office(key: str | None) -> str:
    """An office in the width of a column."""
    return _SHORT_OFFICE.get(key or "", actor_choices.office_title(key).lower())


class ParticipantRow(QWidget):
    """Shows and edits one participant; Ctrl+Shift+Delete anywhere in it takes it out."""

    changed = Signal(object)
    removed = Signal()
    focused = Signal()

    def __init__(self, theme: Theme, codebook: Codebook, place: int) -> None:
        super().__init__()
        self._who = Participant(name="")
        self._roles = codebook.roles
        spoken = f"Participant {place + 1}"
        self.name = ActorLine(theme, f"{spoken}: name")
        self.country = ChoiceButton(
            theme, "cell", "Country", lambda: (*actor_choices.country_choices(), _NOBODY), searchable=True,
            spoken=f"{spoken}: country",
        )  # fmt: skip
        self.office = ChoiceButton(
            theme, "cell", "Office acted in", lambda: (*actor_choices.office_choices(), _NOBODY), searchable=True,
            spoken=f"{spoken}: office",
        )  # fmt: skip
        self.role = ChoiceButton(theme, "cell", "Role", lambda: choices(self._roles), spoken=f"{spoken}: role")
        self.remove = button(theme, "cell", "×", f"{spoken}: take out")
        self.remove.setToolTip("Take out  Ctrl+Shift+Delete")
        self._lay_out(theme)
        self._connect()

    def _lay_out(self, theme: Theme) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.name.setMinimumWidth(TARGET * 2)
        row.addWidget(self.name, 1)
        for choice in (self.country, self.office, self.role):
            choice.widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(choice.widget)
        metrics = self.role.widget.fontMetrics()
        self.country.widget.setFixedWidth(metrics.horizontalAdvance("CHN") + theme.space(2))
        self.office.widget.setFixedWidth(metrics.horizontalAdvance("foreign min.") + theme.space(1))
        self.role.widget.setFixedWidth(metrics.horizontalAdvance("participant") + theme.space(1))
        self.remove.setFixedWidth(theme.space(4))
        row.addWidget(self.remove)

    def _connect(self) -> None:
        self.name.entered.connect(self._renamed)
        self.country.picked.connect(lambda key: self._set(country=None if key == "none" else key))
        self.office.picked.connect(lambda key: self._set(office=None if key == "none" else key))
        self.role.picked.connect(lambda key: self._set(role=Role(key)))
        self.remove.clicked.connect(self.removed.emit)
        for part in self.controls:
            part.installEventFilter(self)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """The controls in reading order."""
        return self.name, self.country.widget, self.office.widget, self.role.widget, self.remove

    def show_participant(self, who: Participant, on: Bounds | None, origin: str) -> None:
        """Show a participant; ``on`` are the days of the event, ``origin`` the tooltip of the name."""
        self._who, self.name.on = who, on
        self.name.show_name(who.name)
        self.name.setToolTip(f"{who.name}\n{origin}".strip())
        self.country.show_choice(who.country, who.country or "–", empty=who.country is None)
        if who.country:
            self.country.widget.setToolTip(actor_choices.country_name(who.country))
        self.office.show_choice(who.office, short_office(who.office) or "office", empty=who.office is None)
        self.office.widget.setToolTip(actor_choices.office_title(who.office) or "Office acted in: none")
        self.role.show_choice(who.role, title_of(self._roles, who.role).lower())

    def _set(self, **values: object) -> None:
        self.changed.emit(replace(self._who, **values))  # type: ignore[arg-type]

    def _renamed(self, who: Participant | None) -> None:
        if who is None:
            self.removed.emit()
        elif who.country is None:
            self._set(name=who.name)
        else:
            self._set(name=who.name, country=who.country, office=who.office, inferred=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            if event.key() == Qt.Key.Key_Delete and event.modifiers() == held:
                self.removed.emit()
                return True
        return super().eventFilter(watched, event)
