"""One participant in one line: name, country, office acted in, role."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

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

_HEIGHT = TARGET - 3
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
    """Shows and edits one participant; in it Ctrl+Shift+Delete takes it out and Ctrl+Shift+R asks for its role."""

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
        self._theme = theme
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        for part in self.controls:
            part.setParent(self)
        self.remove.setFixedWidth(theme.space(4))

    def minimumSizeHint(self) -> QSize:
        return QSize(TARGET * 5, _HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(TARGET * 9, _HEIGHT)

    @property
    def _at_hand(self) -> bool:
        """Whether the pointer or the focus is in the row, so that what is seldom needed is there."""
        return self.underMouse() or any(part.hasFocus() for part in self.controls)

    def _place(self) -> None:
        """The name as long as it is, then country and office, the role at the end; the office gives way first."""
        handy, gap = self._at_hand, self._theme.space(1)
        right = self.width() - (self._theme.space(4) if handy else 0)
        role = min(self.role.widget.sizeHint().width(), max(TARGET, right // 3))
        self.role.widget.setGeometry(right - role, 0, role, _HEIGHT)
        self.remove.setGeometry(right, 0, self._theme.space(4), _HEIGHT)
        room = right - role - gap
        country = self.country.widget.sizeHint().width() + gap
        name = self.name.fontMetrics().horizontalAdvance(self.name.text()) + self._theme.space(2)
        typing = self.name.hasFocus()
        name = min(max(name, TARGET * 5 if typing else TARGET * 2), room - country)
        self.name.setGeometry(0, 0, name, _HEIGHT)
        self.country.widget.setGeometry(name, 0, country, _HEIGHT)
        office = min(self.office.widget.sizeHint().width() + 2, room - name - country)
        self.office.widget.setGeometry(name + country, 0, max(0, office), _HEIGHT)
        self.office.widget.setVisible(office >= TARGET and (handy or self._who.office is not None))
        self.remove.setVisible(handy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._place()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._place()

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
        self._place()

    def _set(self, **values: object) -> None:
        self.changed.emit(replace(self._who, **values))  # type: ignore[arg-type] # values by the name of their field

    def _renamed(self, who: Participant | None) -> None:
        if who is None:
            self.removed.emit()
        elif who.country is None:
            self._set(name=who.name)
        else:
            self._set(name=who.name, country=who.country, office=who.office, inferred=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            QTimer.singleShot(0, self, self._place)
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            if event.key() == Qt.Key.Key_Delete and event.modifiers() == held:
                self.removed.emit()
                return True
            if event.key() == Qt.Key.Key_R and event.modifiers() == held:
                self.role.open()
                return True
        return super().eventFilter(watched, event)
