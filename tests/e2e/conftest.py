"""The program on a project, and somebody at its keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from q7x2_gui.app.options import Options
from q7x2_gui.app.run import make_window
from q7x2_gui.viewmodels.settings import Settings
from q7x2_gui.widgets.actions import ALWAYS, TypingGuard
from q7x2_gui.widgets.main_window import MainWindow
from tests.e2e.typist import Typist


@pytest.fixture
def typist(qtbot: QtBot) -> Typist:
    return Typist(qtbot)


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Path], MainWindow]]:
    """Starts the program on a project; closes all it started."""
    started: list[tuple[MainWindow, TypingGuard]] = []

    def begin(project: Path) -> MainWindow:
        settings = Settings(tmp_path / "window.ini")
        settings.analyst = "Ada"
        window = make_window(Options(sample_path=tmp_path / "sample.q7x2"), settings)
        window.first_painted.connect(window.compose)
        window.show()
        qtbot.waitUntil(lambda: window.composed)
        window.activateWindow()
        started.append((window, TypingGuard(ALWAYS)))
        window.workspace.open(project)
        qtbot.waitUntil(lambda: window.workspace.desk is not None and window.workspace.desk.article is not None)
        qtbot.waitUntil(lambda: window.form is not None)
        return window

    yield begin
    for window, guard in started:
        guard.remove()
        window.workspace.shut_down()
        window.close()
        window.deleteLater()
