"""A window on a project of its own, with settings of its own, closed after each test."""

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
from tests.widgets import seeded


@pytest.fixture(scope="session")
def seeded_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample articles with hand-coded suggestions; copy it, do not open it."""
    return seeded.make(tmp_path_factory.mktemp("seeded") / "sample.q7x2")


@pytest.fixture
def bare_window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A shown window without a project."""
    settings = Settings(tmp_path / "window.ini")
    settings.analyst, settings.theme = "Ada", "light"
    window = make_window(Options(sample_path=tmp_path / "made" / "sample.q7x2"), settings)
    window.resize(1280, 800)
    window.compose()
    guard = TypingGuard(ALWAYS)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    window.workspace.shut_down()
    window.close()
    guard.remove()
    window.deleteLater()


@pytest.fixture
def window(bare_window: MainWindow, qtbot: QtBot, seeded_project: Path, tmp_path: Path) -> MainWindow:
    """A window on a copy of the sample articles, the first one open."""
    path = tmp_path / "sample.q7x2"
    path.write_bytes(seeded_project.read_bytes())
    bare_window.workspace.open(path)
    qtbot.waitUntil(lambda: bare_window.workspace.desk is not None and bare_window.workspace.desk.article is not None)
    qtbot.waitUntil(lambda: bare_window.form is not None)
    return bare_window


@pytest.fixture
def settled(window: MainWindow, qtbot: QtBot) -> Callable[[], None]:
    """Wait until all edits asked for are in the file."""

    def wait() -> None:
        qtbot.waitUntil(lambda: window.workspace.desk is not None and not window.workspace.desk.saving)

    return wait
