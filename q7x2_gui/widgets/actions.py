"""The action table made live: a QAction each, bound by id, enabled by conditions, quiet while text is typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from q7x2_gui.errors import Q7X2Error
from q7x2_gui.widgets.action_table import ACTIONS, MENUS, Action

TAKES_LETTERS = "takesLetters"
"""Dynamic property of a widget that wants plain letters for itself although it is no text field."""
ALWAYS = ("Ctrl+K",)
"""Keys that are actions even in a text field that has a use for them (X11 deletes to the end of the line)."""


def check(table: Iterable[Action]) -> None:
    """Refuse two actions of one id, two on one key, and one without a known menu or a help text."""
    table = tuple(table)
    ids = Counter(a.id for a in table)
    keys = Counter(QKeySequence(k).toString() for a in table for k in a.keys)
    doubled = [name for name, n in (ids + keys).items() if n > 1]
    if doubled:
        raise Q7X2Error(f"the action table has twice: {', '.join(doubled)}")
    poor = [a.id for a in table if a.menu not in MENUS or not a.help]
    if poor:
        raise Q7X2Error(f"actions without a menu or help: {', '.join(poor)}")


def key_text(keys: Iterable[str]) -> str:
    """The first key as this system writes it; empty when there is none."""
    first = next(iter(keys), "")
    return QKeySequence(first).toString(QKeySequence.SequenceFormat.NativeText)


class ActionSet(QObject):
    """All actions of one window; ``bind`` gives them what they do, ``refresh`` enables those whose conditions hold."""

    def __init__(self, window: QWidget, table: Iterable[Action] = ACTIONS) -> None:
        super().__init__(window)
        self.table = tuple(table)
        check(self.table)
        self._handlers: dict[str, Callable[[], object]] = {}
        self._conditions: dict[str, Callable[[], bool]] = {}
        self._made = {a.id: self._make(a, window) for a in self.table}

    def bind(self, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Give actions what they do; raises KeyError for an id that is not in the table."""
        for name, handler in handlers.items():
            self._handlers[self._made[name].objectName()] = handler
        self.refresh()

    def conditions(self, named: Mapping[str, Callable[[], bool]]) -> None:
        """Say how the conditions named in the table are told."""
        self._conditions.update(named)
        self.refresh()

    def run(self, name: str) -> bool:
        """Do an action if it is enabled; whether it was done."""
        if not self.enabled(name):
            return False
        self._made[name].trigger()
        return True

    def enabled(self, name: str) -> bool:
        """Whether an action can be done now."""
        action = next(a for a in self.table if a.id == name)
        return name in self._handlers and all(self._holds(need) for need in action.needs)

    def refresh(self) -> None:
        """Bring all actions in line with what can be done now."""
        for name, made in self._made.items():
            made.setEnabled(self.enabled(name))

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def __iter__(self) -> Iterator[Action]:
        return iter(self.table)

    def _holds(self, need: str) -> bool:
        told = self._conditions.get(need)
        return told is not None and told()

    def _make(self, action: Action, window: QWidget) -> QAction:
        made = QAction(action.title, window)
        made.setObjectName(action.id)
        made.setCheckable(action.checkable)
        made.setShortcuts([QKeySequence(k) for k in action.keys])
        made.setStatusTip(action.help)
        made.setToolTip(f"{action.title}  {key_text(action.keys)}".strip())
        made.triggered.connect(lambda *_: self._trigger(action.id))
        window.addAction(made)
        return made

    def _trigger(self, name: str) -> None:
        self._handlers[name]()
        self.refresh()


class TypingGuard(QObject):
    """Keeps single-key actions from firing while text is typed or composed: the key goes to the field instead."""

    def __init__(self, first: Iterable[str] = ()) -> None:
        """Watch the whole application; the keys in ``first`` are actions even where a text field would take them."""
        app = QApplication.instance()
        super().__init__(app)
        self._composing = False
        self._first = {QKeySequence(key) for key in first}
        if app is not None:
            app.installEventFilter(self)

    def remove(self) -> None:
        """Stop watching."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        elif kind == QEvent.Type.FocusIn:
            self._composing = False
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._decide(event)
        return False

    def _decide(self, event: QKeyEvent) -> bool:
        """Whether a key press is settled here: as text (accepted) or as an action (ignored)."""
        if is_plain(event) and (self._composing or takes_letters(QApplication.focusWidget())):
            event.accept()
            return True
        if QKeySequence(event.keyCombination()) in self._first:
            event.ignore()
            return True
        return False


def is_plain(event: QKeyEvent) -> bool:
    """Whether a key press could be typed text: a character without Ctrl, Alt or Meta."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return held == Qt.KeyboardModifier.NoModifier and bool(event.text()) and event.text().isprintable()


def takes_letters(widget: QWidget | None) -> bool:
    """Whether a widget uses plain letters itself: an editable text field, a list of choices, or one that says so."""
    if widget is None:
        return False
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QAbstractSpinBox | QComboBox) or bool(widget.property(TAKES_LETTERS))
