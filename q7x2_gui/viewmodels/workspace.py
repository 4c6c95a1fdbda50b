"""The open project as the window sees it: opening, making and closing it, and the view models that live with it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from q7x2_gui.errors import Cancelled
from q7x2_gui.viewmodels.jobs import Jobs
from q7x2_gui.viewmodels.queue_table import QueueTable
from q7x2_gui.viewmodels.settings import Settings, login_name

if TYPE_CHECKING:
    from q7x2_gui.services.session import Session
    from q7x2_gui.viewmodels.bridge import Bridge
    from q7x2_gui.viewmodels.desk import Desk
    from q7x2_gui.viewmodels.timeline_state import TimelineState

OUTSIDE_EVERY = 2000
"""Milliseconds between two looks at whether another program has written to the project."""


class Workspace(QObject):
    """One project at a time, with its bridge, desk, queue and timeline.

    ``opened`` and ``closed`` bracket a project; ``failed(error)`` tells what could not be opened or run;
    ``done(text)`` what a job has brought.
    """

    opened = Signal()
    closed = Signal()
    failed = Signal(object)
    done = Signal(str)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.jobs = Jobs(self)
        self.queue = QueueTable(self)
        self.bridge: Bridge | None = None
        self.desk: Desk | None = None
        self.timeline: TimelineState | None = None
        self._opening: Future[Session] | None = None
        self.jobs.failed.connect(self.failed)
        self._outside = QTimer(self)
        self._outside.setInterval(OUTSIDE_EVERY)
        self._outside.timeout.connect(self._look_outside)

    @property
    def session(self) -> Session | None:
        """The open session."""
        return None if self.bridge is None else self.bridge.session

    @property
    def analyst(self) -> str:
        """The name that stands in each step: the one given, else the system login."""
        return self.settings.analyst or login_name()

    @property
    def writable(self) -> bool:
        """Whether a project is open and takes edits."""
        return self.session is not None and not self.session.read_only

    # opening and closing

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Open a project in place of the one that is open; that one stays if this cannot be opened."""
        analyst = self.analyst

        def work(*_: Any) -> Session:
            from q7x2_gui.services.session import Session  # noqa: PLC0415 - heavy, and not before the first paint

            return Session.open(path, analyst=analyst, read_only=read_only, window=True)

        self._start(f"Opening {path.name}", path, work)

    def create(self, path: Path) -> None:
        """Make an empty project and open it."""
        analyst = self.analyst

        def work(*_: Any) -> Session:
            from q7x2_gui.services.session import Session  # noqa: PLC0415 - heavy, and not before the first paint

            return Session.create(path, analyst=analyst, window=True)

        self._start(f"Making {path.name}", path, work)

    def open_sample(self, path: Path) -> None:
        """Open the sample project, made first where it is missing."""
        analyst = self.analyst

        def work(progress: Any, stopped: Callable[[], bool]) -> Session:
            from q7x2_gui.services.sample import make_sample  # noqa: PLC0415 - heavy, and not before the first paint
            from q7x2_gui.services.session import Session  # noqa: PLC0415

            make_sample(path, analyst=analyst, progress=progress, stopped=stopped)
            return Session.open(path, analyst=analyst, window=True)

        self._start("Making the sample project", path, work)

    def _start(self, title: str, path: Path, work: Callable[..., Session]) -> None:
        session = self.session
        if session is not None and session.path.exists() and path.exists() and session.path.samefile(path):
            self.done.emit(f"{path.name} is open already")
            return
        self._opening = self.jobs.run(title, work, self._take) or self._opening
        self.jobs.in_worker(_prepare)  # after the opening, while its outcome is put on screen

    def _take(self, session: Session) -> None:
        self._opening = None
        from q7x2_gui.viewmodels.bridge import Bridge  # noqa: PLC0415 - with what it imports, after the first paint
        from q7x2_gui.viewmodels.desk import Desk  # noqa: PLC0415
        from q7x2_gui.viewmodels.timeline_state import TimelineState  # noqa: PLC0415

        self.close()
        self.bridge = Bridge(session, self)
        self.bridge.failed.connect(self.failed)
        self.desk = Desk(self.bridge, self.bridge)
        self.desk.order = self.queue
        self.timeline = TimelineState(self.bridge, self.bridge)
        self.desk.chosen_changed.connect(self._ring)
        self.queue.follow(self.bridge)
        self.settings.note_opened(session.path)
        self._outside.start()
        self.opened.emit()

    def close(self) -> None:
        """Close the open project; edits on their way are finished first."""
        bridge = self.bridge
        if bridge is None:
            return
        self._outside.stop()
        self.bridge = self.desk = self.timeline = None
        self.queue.follow(None)
        self.closed.emit()
        bridge.close()
        bridge.session.close()
        bridge.deleteLater()

    def shut_down(self) -> None:
        """Close all for the end of the program."""
        self.jobs.close()
        opening = self._opening
        if opening is not None and opening.done() and not opening.cancelled() and opening.exception() is None:
            opening.result().close()  # it was opened too late to be shown
        self.close()
        self.settings.write()

    def rename_analyst(self, name: str) -> None:
        """Take another name for the steps from here on."""
        self.settings.analyst = name
        session = self.session
        if session is not None:
            session.analyst = session.editor.analyst = self.analyst

    # work on the open project

    def import_paths(self, paths: list[Path]) -> None:
        """Import articles, then propose events for those that are new."""
        session = self.session
        if session is None or not self.writable:
            return

        def work(progress: Any, stopped: Callable[[], bool]) -> Any:
            from q7x2_gui.services.importing import import_paths  # noqa: PLC0415 - heavy

            return import_paths(session, paths, progress=progress, stopped=stopped)

        self.jobs.run("Importing", work, self._imported, self._stopped)

    def _imported(self, report: Any) -> None:
        for unread in report.failed:
            self.failed.emit(unread.error)
        self.done.emit(report.in_words())
        if report.imported:
            self.extract()

    def extract(self) -> None:
        """Propose events for all articles that this version of the extractor has not been run on."""
        session = self.session
        if session is None or not self.writable:
            return

        def work(progress: Any, stopped: Callable[[], bool]) -> Any:
            from q7x2_gui.services.extracting import extract_project  # noqa: PLC0415 - heavy

            return extract_project(session, progress=progress, stopped=stopped)

        self.jobs.run("Extracting events", work, self._extracted, self._stopped)

    def _extracted(self, report: Any) -> None:
        for unread in report.failed:
            self.failed.emit(unread.error)
        n = len(report.articles)
        if n == 0 and not report.failed:
            self.done.emit("All articles have their suggestions already")
        elif n:
            self.done.emit(f"{report.suggestions} suggestions in {n} article{'s' if n > 1 else ''}")

    def export(self, path: Path, format_name: str, *, auto: bool = False) -> None:
        """Write the curated dataset; with ``auto`` also what a script accepted and nobody has looked at."""
        session = self.session
        if session is None:
            return

        def work(*_: Any) -> Any:
            from q7x2_gui.domain.vocabulary import CURATED, Verdict  # noqa: PLC0415
            from q7x2_gui.services.exporting import Format, export  # noqa: PLC0415 - heavy

            verdicts = (*CURATED, Verdict.AUTO) if auto else CURATED
            return export(session, path, format=Format(format_name), verdicts=verdicts)

        self.jobs.run("Exporting", work, lambda report: self.done.emit(_exported(report, path)))

    def _stopped(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            self.done.emit("Stopped; nothing was kept of it")
        else:
            self.failed.emit(error)

    def _ring(self, item: Any) -> None:
        if self.timeline is not None:
            self.timeline.choose(None if item is None else item.id)

    def _look_outside(self) -> None:
        if self.bridge is not None and not self.jobs.running:
            self.bridge.later(self.bridge.session.editor.poll_outside(), None, lambda _: None)


def _prepare() -> None:
    from q7x2_gui.viewmodels.timeline_state import prepare  # noqa: PLC0415 - heavy

    prepare()


def _exported(report: Any, path: Path) -> str:
    events = f"{report.events} event{'' if report.events == 1 else 's'}"
    return f"{events} from {report.reports} report{'' if report.reports == 1 else 's'} written to {path}"
