"""Pictures of the running window, in each theme and size asked for, taken once it has come to rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from q7x2_gui.errors import Q7X2Error
from q7x2_gui.widgets.main_window import MainWindow

SIZES = ((1280, 800), (1920, 1080))
THEMES = ("light", "dark")
PATIENCE = 60_000
"""Milliseconds after which waiting for the window is given up."""
_REST = 120


def wait_until(holds: Callable[[], object], what: str, patience: int = PATIENCE) -> None:
    """Let the event loop run until a condition holds; raises `Q7X2Error` that says what was waited for."""
    loop, tick, end = QEventLoop(), QTimer(), QTimer()
    tick.timeout.connect(lambda: loop.quit() if holds() else None)
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    if not holds():
        tick.start(10)
        end.start(patience)
        loop.exec()
        tick.stop()
        end.stop()
    if not holds():
        raise Q7X2Error(f"the window did not come to this: {what}")


def rest(milliseconds: int = _REST) -> None:
    """Let what is queued be done: layouts, repaints, answers of workers."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QApplication.processEvents()


def take(
    window: MainWindow,
    folder: Path,
    name: str,
    *,
    sizes: Iterable[tuple[int, int]] = SIZES,
    themes: Iterable[str] = THEMES,
) -> list[Path]:
    """Write ``NAME-THEME-WIDTHxHEIGHT.png`` for each theme and size; the theme and size it had come back after."""
    folder.mkdir(parents=True, exist_ok=True)
    before, size, written = window.theme.name, window.size(), []
    for theme in themes:
        window.theme.apply(theme)
        for width, height in sizes:
            window.resize(width, height)
            rest()
            path = folder / f"{name}-{theme}-{width}x{height}.png"
            if not window.grab().save(str(path)):
                raise Q7X2Error("the picture could not be written", path=path)
            written.append(path)
    window.theme.apply(before)
    window.resize(size)
    return written
