"""A hand at the keyboard of the real program: runs in the program's own process, presses keys, waits for what shows.

``python -m tests.e2e.hand SCRIPT PROJECT`` starts the program as the command would and plays one of the scripts. Keys
go to whatever has the focus, as from a keyboard; nothing is called on the window but questions about what it shows.
"""

from __future__ import annotations

import importlib
import sys
import traceback
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from q7x2_gui.app.shots import wait_until
from q7x2_gui.errors import Q7X2Error
from q7x2_gui.main import main
from q7x2_gui.widgets.main_window import MainWindow

PATIENCE = 20_000
"""Milliseconds after which a condition that does not come true is a failure."""


class Hand:
    """Presses keys and waits; raises AssertionError that says what was waited for."""

    def wait(self, holds: Callable[[], Any], what: str) -> Any:
        """Let the program run until a condition holds."""
        try:
            wait_until(holds, what, PATIENCE)
        except Q7X2Error as error:
            raise AssertionError(f"{error}; {self.describe()}") from None
        return holds()

    @property
    def window(self) -> MainWindow:
        """The program's window."""
        return next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))

    def press(self, keys: str) -> None:
        """Press one key or combination, written as in menus: ``Ctrl+Return``, ``D``."""
        QTest.keySequence(self._target(), QKeySequence(keys))

    def type(self, text: str) -> None:
        """Type letters; what no key gives comes as from an input method, composed and then committed."""
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self._target(), letter)
            else:
                target = self._target()
                QApplication.sendEvent(target, QInputMethodEvent(letter, []))
                done = QInputMethodEvent()
                done.setCommitString(letter)
                QApplication.sendEvent(target, done)

    def saved(self, revision: int) -> None:
        """Wait until the program says that this many steps are in the file."""
        self.wait(lambda: self.revision >= revision, f"revision {revision}")

    @property
    def revision(self) -> int:
        """Number of the last step that the program says is in the file."""
        session = self.window.workspace.session
        return 0 if session is None else session.editor.revision

    def ready(self) -> None:
        """Wait until the window is active and an article with its form is on screen."""
        self.wait(lambda: any(isinstance(w, MainWindow) for w in QApplication.topLevelWidgets()), "a window")
        self.window.activateWindow()
        self.wait(lambda: hasattr(self.window, "workspace"), "the window is composed")
        work = self.window.workspace
        self.wait(lambda: work.desk is not None and work.desk.article is not None, "an article is open")
        self.wait(lambda: self.window.form is not None and self.window.isActiveWindow(), "the form is there")

    def settled(self) -> int:
        """The revision once all that was asked for is in the file and on screen."""
        desk = self.window.workspace.desk
        self.wait(lambda: desk is None or not desk.saving, "nothing waits to be saved")
        return self.revision

    def focused(self, field: str) -> bool:
        """Whether the keyboard is in a field of the form."""
        form, focus = self.window.form, QApplication.focusWidget()
        row = None if form is None else next((r for r in form.rows if r.editor.field.value == field), None)
        return row is not None and focus is not None and (row is focus or row.isAncestorOf(focus))

    def in_text(self) -> bool:
        """Whether the keyboard is in the article's text."""
        return QApplication.focusWidget() is self.window.article_view.text

    def asks_for_a_choice(self) -> bool:
        """Whether a list of choices waits for a key."""
        return QApplication.activePopupWidget() is not None

    def describe(self) -> str:
        """What is on screen, for a failure's message."""
        focus, desk = QApplication.focusWidget(), self.window.workspace.desk
        where = f"focus {type(focus).__name__} {focus and focus.accessibleName()!r}"
        chosen = desk and desk.chosen and desk.chosen.values.summary
        return f"{where}, chosen {chosen!r}, bar {self.window.bar.text!r}"

    def _target(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        if popup is None and QApplication.focusWidget() is None:
            self.window.activateWindow()  # what a window manager does when a popup closes; offscreen there is none
            self.wait(lambda: QApplication.focusWidget() is not None, "the window has the keyboard again")
        if popup is not None:
            return popup.focusWidget() or popup
        return QApplication.focusWidget() or self.window


def play(name: str, argv: list[str]) -> int:
    """Run the program with ``argv`` and a script at its keyboard; 0 when both ended well."""
    module, _, function = name.partition(":")
    script = getattr(importlib.import_module(module), function)
    failed: list[str] = []

    def run() -> None:
        hand = Hand()
        try:
            script(hand)
        except BaseException:  # noqa: BLE001 - told to the parent, then the program is ended
            failed.append(traceback.format_exc())
            QApplication.exit(1)

    def begin() -> None:
        if QApplication.instance() is None or not QApplication.topLevelWidgets():
            return
        timer.stop()
        run()

    application = QApplication(["q7x2-gui"])
    timer = QTimer()
    timer.timeout.connect(begin)
    timer.start(5)
    code = main(argv)
    sys.stderr.write("".join(failed))
    application.quit()
    return 1 if failed else code


if __name__ == "__main__":
    sys.exit(play(sys.argv[1], sys.argv[2:]))
