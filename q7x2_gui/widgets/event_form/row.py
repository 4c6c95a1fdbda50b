"""One row of the form: colour tick, label with the field's menu, editor, and below it where the value comes from."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from q7x2_gui.domain.vocabulary import Field, Missing
from q7x2_gui.viewmodels import form_state
from q7x2_gui.viewmodels.choices import MISSING_CHOICES, missing_of
from q7x2_gui.viewmodels.origins import Origin
from q7x2_gui.widgets.event_form.editor import FieldEditor
from q7x2_gui.widgets.event_form.origin_line import OriginLine
from q7x2_gui.widgets.event_form.parts import button, label
from q7x2_gui.widgets.theme import TARGET, Theme

_HEAD_WIDTH = 72
_DOUBT = "doubt"
_BRIEF = frozenset({Field.VOICE, Field.PART_OF, Field.TOPICS, Field.SUMMARY, Field.NOTE})
"""Fields whose origin is shown only while they have the focus; their tooltip has it always."""


class _Tick(QWidget):
    """The field's colour, as it also marks the article."""

    def __init__(self, theme: Theme, field: str) -> None:
        super().__init__()
        self._theme, self._field = theme, field
        self.setFixedSize(theme.space(1), TARGET + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.field_color(self._field))
        height = self._theme.space(4)
        painter.drawRoundedRect(0, (self.height() - height) // 2, 3, height, 1, 1)
        painter.end()


class FieldRow(QWidget):
    """An editor in its row."""

    def __init__(self, theme: Theme, title: str, editor: FieldEditor) -> None:
        super().__init__()
        self.editor, self.title, self._theme = editor, title, theme
        self.label = button(theme, "label", title, f"{title}: field menu")
        self.label.setFont(theme.font("small"))
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.menu = self._menu(title)
        self.label.clicked.connect(self.open_menu)
        self.origin = OriginLine(theme, editor.field)
        self.problem = label(theme, "problem", font="small")
        self.problem.setWordWrap(True)
        self.problem.setContentsMargins(theme.space(1), 0, 0, 0)
        self.focused, self._usual = False, Origin()
        self._typed_problem, self._rule_problem = "", ""
        editor.checked.connect(self._show_typed)
        self._lay_out(theme)

    def _lay_out(self, theme: Theme) -> None:
        head = QWidget()
        head.setFixedWidth(_HEAD_WIDTH)
        left = QHBoxLayout(head)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.space(1))
        left.addWidget(_Tick(theme, self.editor.field))
        left.addWidget(self.label, 1)
        right = QVBoxLayout()
        right.setSpacing(1)
        for part in (self.editor, self.origin, self.problem):
            right.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(1))
        row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)

    def _menu(self, title: str) -> QMenu:
        menu = QMenu(title, self)
        menu.setAccessibleName(f"{title}: field menu")
        for choice in MISSING_CHOICES if form_state.can_be_empty(self.editor.field) else ():
            action = menu.addAction(f"&{choice.letter}  {choice.title}")
            action.setToolTip(choice.definition)
            action.setData(choice.key)
        doubt = menu.addAction("&5  Not sure")
        doubt.setToolTip("Say that you are not sure of this field, or take that back.")
        doubt.setData(_DOUBT)
        menu.triggered.connect(lambda action: self._empty(action.data()))
        return menu

    def _empty(self, key: str) -> None:
        why = missing_of(key)
        if why is not None:
            self.set_missing(why)
        elif key == _DOUBT:
            self.editor.desk.doubt(self.editor.field)

    def set_missing(self, why: Missing) -> None:
        """Empty the field and say why; what is typed in it is given up."""
        self.editor.give_up()
        self.editor.desk.set_missing(self.editor.field, why)

    def asked_of(self, type_key: str) -> bool:
        """Whether events of a type have this field: declared fields may be for some types only."""
        declared = self.editor.desk.codebook.custom_field(self.editor.field)
        return declared is None or declared.asked_of(type_key) or self.editor.field in self._held()

    def _held(self) -> Collection[str]:
        return () if self.editor.item is None else self.editor.item.values.custom

    def show_doubt(self, unsure: bool) -> None:
        """Mark the field as one that the analyst is not sure of."""
        self.label.setText(f"{self.title} ?" if unsure else self.title)
        self.label.setAccessibleName(f"{self.title}: {'not sure, ' if unsure else ''}field menu")

    def open_menu(self) -> None:
        """Show the field's menu: not stated, not applicable, ambiguous, each one key."""
        if not self.menu.isEmpty() and self.editor.isEnabled():
            self.menu.popup(self.label.mapToGlobal(QPoint(0, self.label.height())))

    def show_origin(self, origin: Origin, *, passing: bool = False) -> None:
        """Say where the value comes from; ``passing`` is of one part of it, as long as the focus is in the row."""
        self._usual = self._usual if passing else origin
        item = self.editor.item
        self.origin.show_origin(origin, item.values.date if item and self.editor.field == Field.DATE else None)
        self._yield_place()

    def set_focused(self, focused: bool) -> None:
        """Show all of the origin while the focus is in the row."""
        if focused != self.focused:
            self.focused = focused
            if not focused:
                self.show_origin(self._usual)
            self.origin.set_open(focused)
            self._yield_place()

    def _yield_place(self) -> None:
        brief = self.editor.field in _BRIEF and not self.focused
        self.origin.setVisible(bool(self.origin.text()) and not brief)
        self.editor.setToolTip(self.origin.toolTip())

    def show_problem(self, text: str) -> None:
        """Show what the rules found in the field; empty when nothing."""
        self._rule_problem = text
        self._show_problems()

    def _show_typed(self, text: str) -> None:
        self._typed_problem = text
        self._show_problems()

    def _show_problems(self) -> None:
        text = self._typed_problem or self._rule_problem
        self.problem.setText(f"⚠ {text}" if text else "")
        self.problem.setVisible(bool(text))
