"""Editor of free text (summary, note): grows with what is written and is saved when it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout

from q7x2_gui.domain.vocabulary import Field
from q7x2_gui.viewmodels.desk import Desk, key_of
from q7x2_gui.viewmodels.origins import why_empty
from q7x2_gui.widgets.event_form.editor import FieldEditor
from q7x2_gui.widgets.event_form.parts import Box
from q7x2_gui.widgets.event_form.undo_keys import hand_on_undo
from q7x2_gui.widgets.theme import TARGET, Theme

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import Item

_LINES = 6


class GrowingEdit(QPlainTextEdit):
    """A plain text field as high as its text, up to six lines; Enter leaves it, Shift+Enter starts a new line."""

    def __init__(self, theme: Theme, editor: TextEditor) -> None:
        super().__init__()
        self._theme, self._editor = theme, editor
        self.setProperty("part", "bare")
        self.setFont(theme.font("body"))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(theme.space(1))
        self.textChanged.connect(self.grow)

    def grow(self) -> None:
        """Take the height that the text needs."""
        lines = max(1, int(self.document().size().height()))
        height = min(_LINES, lines) * self.fontMetrics().lineSpacing() + 2 * self._theme.space(1)
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > _LINES else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self.setFixedHeight(max(TARGET, height + 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if plain_enter:
            self._editor.flush()
            event.ignore()  # the form gives the keyboard back
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._editor.flush()


class TextEditor(FieldEditor):
    """One free text field; what is typed between entering and leaving it is one step."""

    def __init__(self, desk: Desk, theme: Theme, key: str, field: Field, title: str) -> None:
        super().__init__(desk, theme)
        self.field = field
        self.text = GrowingEdit(theme, self)
        self.text.setAccessibleName(title)
        self.text.setToolTip(f"{title}: Enter saves, Shift+Enter starts a new line")
        hand_on_undo(self.text, desk)
        box = Box(theme, key)
        box.add(self.text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(box)

    def _saved(self) -> str:
        return str(getattr(self.item.values, self.field)) if self.item else ""

    def show_item(self, item: Item) -> None:
        other = self.item is None or key_of(self.item) != key_of(item)
        before = self._saved()
        self.item = item
        now = self._saved()
        if (other or before != now) and self.text.toPlainText() != now:
            self.text.setPlainText(now)
        self.text.setPlaceholderText(why_empty(item, self.field))

    def flush(self) -> None:
        if self.item is None:
            return
        typed = self.text.toPlainText().strip()
        if typed != self._saved():
            self.text.document().setModified(False)
            self.save_value(self.field, typed)

    def give_up(self) -> bool:
        if self.item is None or self.text.toPlainText() == self._saved():
            return False
        self.text.setPlainText(self._saved())
        return True

    def take_focus(self, _field: str, /) -> None:
        self.text.setFocus()
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
