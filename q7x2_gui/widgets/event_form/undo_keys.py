"""Undo in a text field: its own typing first, then the project's last step, which Qt's fields would swallow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from q7x2_gui.viewmodels.desk import Desk

_WATCHED = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


def hand_on_undo(field: QLineEdit | QPlainTextEdit, desk: Desk) -> None:
    """Let undo and redo reach the project when ``field`` has no typing of its own to take back."""
    field.installEventFilter(_UndoKeys(field, desk))


class _UndoKeys(QObject):
    def __init__(self, field: QLineEdit | QPlainTextEdit, desk: Desk) -> None:
        super().__init__(field)
        self._field, self._desk = field, desk

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() not in _WATCHED or not isinstance(event, QKeyEvent):
            return False
        undo, redo = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
        if not (undo or redo) or (self._can_undo() if undo else self._can_redo()):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()  # leaves the key to the window's undo action
        elif undo:
            self._desk.undo()
        else:
            self._desk.redo()
        return True

    def _can_undo(self) -> bool:
        field = self._field
        if isinstance(field, QLineEdit):
            return field.isUndoAvailable() and field.isModified()
        return field.document().isUndoAvailable() and field.document().isModified()

    def _can_redo(self) -> bool:
        field = self._field
        return field.isRedoAvailable() if isinstance(field, QLineEdit) else field.document().isRedoAvailable()
