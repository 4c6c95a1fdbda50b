"""Starts the window: paint first, then import what is heavy and open the project in a worker."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from q7x2_gui import logs, paths
from q7x2_gui.app.display import NONE, can_start
from q7x2_gui.app.options import USAGE, Options, parse
from q7x2_gui.app.trace import mark
from q7x2_gui.viewmodels.settings import Settings
from q7x2_gui.widgets.main_window import MainWindow
from q7x2_gui.widgets.theme import Theme, system_theme

if TYPE_CHECKING:
    from q7x2_gui.viewmodels.workspace import Workspace

SAMPLE = Path("Q7X2", "China-Japan ministers.q7x2")
GUI_WAITS = 0.0005
"""Seconds that the GUI thread waits at most for a worker that computes; Python's own 5 ms add up to lost frames."""
LONGEST_START = 3000
"""Milliseconds after which garbage is collected again, whatever has become of the timeline."""
_LACKS = "This plugin does not support"
_log = logs.get(__name__)


def run(argv: Sequence[str]) -> int:
    """Run the window until it is closed; returns the exit code."""
    options = parse(argv)
    if isinstance(options, str):
        sys.stderr.write(f"q7x2-gui: {options}\n{USAGE}\n")
        return 2
    if not can_start():
        sys.stderr.write(NONE)
        return 1
    app = application()
    quiet_qt()
    window = make_window(options)
    window.first_painted.connect(lambda: _begin(window, options))
    app.aboutToQuit.connect(partial(_end, window))
    window.show()
    return app.exec()


def _end(window: MainWindow) -> None:
    """Save and close what is still open: the program may be ended without having been asked to leave."""
    if window.composed:
        window.workspace.shut_down()


def application() -> QApplication:
    """The one QApplication, with what holds for all windows."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["q7x2-gui"])
    app.setApplicationName("q7x2")
    app.setApplicationDisplayName("Q7X2")
    app.setDesktopFileName("q7x2-gui")
    app.setStyle("Fusion")
    return app


def quiet_qt() -> None:
    """Send what Qt has to say to the log, but for what a platform without a screen cannot do."""
    log = logs.get("q7x2_gui.qt")

    def tell(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if not text.startswith(_LACKS):
            log.info("%s", text)

    qInstallMessageHandler(tell)


def make_window(options: Options, settings: Settings | None = None) -> MainWindow:
    """A window in the user's theme, not yet shown and not yet composed."""
    settings = settings or Settings()
    theme = Theme(settings.theme or system_theme())
    sample = options.sample_path or paths.user_documents_dir() / SAMPLE
    window = MainWindow(theme, settings, sample)
    theme.setParent(window)
    return window


def _begin(window: MainWindow, options: Options) -> None:
    """What comes after the first paint."""
    mark("first_paint")
    logs.to_file(paths.user_log_dir())
    sys.setswitchinterval(GUI_WAITS)
    window.compose(partial(_open, options=options, sample=window.sample_path))
    finish(window)
    window.timeline_filled.connect(lambda: mark("timeline_filled"))
    window.timeline_filled.connect(collect_garbage)
    window.timeline_filled.connect(note_sqlite)
    QTimer.singleShot(LONGEST_START, collect_garbage)
    window.timeline_alive.connect(lambda: mark("timeline_alive"))
    if options.quit_when_ready:
        window.timeline_alive.connect(window.close)
        if options.project is None and not options.sample:
            QTimer.singleShot(0, window.close)


def collect_garbage() -> None:
    """Collect garbage from here on; what the start has made stays, and need not be looked through again."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def note_sqlite() -> None:
    """Log a known flaw of SQLite, if this one has it; only now, since the first record opens the log file."""
    from q7x2_gui.storage.connections import log_known_flaw  # noqa: PLC0415 - not before a project is open

    log_known_flaw()


def _open(workspace: Workspace, *, options: Options, sample: Path) -> None:
    if options.project is not None:
        workspace.open(options.project, read_only=options.read_only)
    elif options.sample:
        workspace.open_sample(sample)


def finish(window: MainWindow) -> None:
    """Put in place what the first paint did not need: icon, typing guard, and where faults of ours are told."""
    from q7x2_gui.widgets.actions import ALWAYS, TypingGuard  # noqa: PLC0415 - after the first paint
    from q7x2_gui.widgets.icons import program_icon  # noqa: PLC0415 - not before it is needed

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setWindowIcon(program_icon())
    TypingGuard(ALWAYS)

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _log.error("unexpected", exc_info=(kind, error, trace))
        window.show_error(error)

    sys.excepthook = tell
