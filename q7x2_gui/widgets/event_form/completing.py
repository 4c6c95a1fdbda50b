"""A line in which known people and countries are completed, in four languages."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from q7x2_gui.domain.edtf import Bounds
from q7x2_gui.domain.event import Participant
from q7x2_gui.viewmodels import actor_choices
from q7x2_gui.widgets.theme import Theme

_WHO = int(Qt.ItemDataRole.UserRole) + 1


class ActorLine(QLineEdit):
    """Emits `entered` with who is meant, when a completion is taken or another text is entered or left."""

    entered = Signal(object)

    def __init__(self, theme: Theme, spoken: str) -> None:
        super().__init__()
        self.on: Bounds | None = None
        self._saved = ""
        self.setProperty("part", "bare")
        self.setFont(theme.font("body"))
        self.setAccessibleName(spoken)
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCompletionRole(Qt.ItemDataRole.EditRole)
        self._list = QListView()
        self._list.setFont(theme.font("body"))
        self._completer.setPopup(self._list)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self.setCompleter(self._completer)
        self.textEdited.connect(self._complete)
        self.editingFinished.connect(self.flush)

    def show_name(self, name: str) -> None:
        """Show a saved name; the caret stays where it is when nothing is different."""
        if name != self._saved or not self.isModified():
            self._saved = name
            if self.text() != name:
                self.setText(name)
                self.setCursorPosition(0)
        self.setToolTip(name)

    def flush(self) -> None:
        """Hand over what is typed, when it differs from what is saved."""
        typed = " ".join(self.text().split())
        if self._list.isVisible() or typed == self._saved:
            return
        self._hand_over(actor_choices.exact(typed, self.on) if typed else None)

    def give_up(self) -> bool:
        """Show the saved name again; whether something else was typed."""
        if self.text() == self._saved:
            return False
        self.setText(self._saved)
        return True

    def _hand_over(self, who: Participant | None) -> None:
        self._saved = who.name if who else ""
        self.setText(self._saved)  # also forgets what could be undone in the line: from here on undo is the project's
        self.entered.emit(who)

    def _complete(self, typed: str) -> None:
        self._model.clear()
        for who in actor_choices.completions(typed, self.on):
            place = " ".join(part for part in (who.country, actor_choices.office_title(who.office).lower()) if part)
            item = QStandardItem()
            item.setData(who.name, Qt.ItemDataRole.EditRole)
            item.setText(f"{who.name}  ·  {place}" if place else who.name)
            item.setData(who, _WHO)
            self._model.appendRow(item)

    def _take(self, index: QModelIndex) -> None:
        who = index.data(_WHO)
        if isinstance(who, Participant):
            self._hand_over(who)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A name that is too long ends in an ellipsis while nobody edits it."""
        metrics, room = self.fontMetrics(), self.contentsRect().adjusted(2, 0, -2, 0)
        if self.hasFocus() or not self.text() or metrics.horizontalAdvance(self.text()) <= room.width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().text().color())
        painter.setFont(self.font())
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the completion that is marked, else what is typed."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers():
            super().keyPressEvent(event)
            return
        marked = self._list.currentIndex() if self._list.isVisible() else QModelIndex()
        self._list.hide()
        self.activateWindow()  # some platforms leave the hidden popup active, and then no key arrives
        if marked.isValid():
            self._take(marked)
        else:
            self.flush()
