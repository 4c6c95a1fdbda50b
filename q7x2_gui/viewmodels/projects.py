"""Projects come and go: one is open at a time, with its bridge, desk, queue and timeline."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from q7x2_gui.errors import Q7X2Error
from q7x2_gui.viewmodels.jobs import Jobs
from q7x2_gui.viewmodels.leaving import Leaving
from q7x2_gui.viewmodels.queue_table import QueueTable
from q7x2_gui.viewmodels.settings import Settings, login_name

if TYPE_CHECKING:
    from q7x2_gui.services.session import Session
    from q7x2_gui.viewmodels.bridge import Bridge
    from q7x2_gui.viewmodels.desk import Desk
    from q7x2_gui.viewmodels.timeline_state import TimelineState

OUTSIDE_EVERY = 2000
"""Milliseconds between two looks at whether another program has written to the project."""


def _nothing() -> None:
    """What follows when nothing does."""


class Projects(QObject):
    """The open project, and the ways to another one or to none: all of them lead through `Leaving`.

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
        self.leaving = Leaving(self)
        self.queue = QueueTable(self)
        self.bridge: Bridge | None = None
        self.desk: Desk | None = None
        self.timeline: TimelineState | None = None
        self._opening: Future[Session] | None = None
        self.jobs.failed.connect(self.failed)
        self.leaving.failed.connect(self.failed)
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

    # opening

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
            from q7x2_gui.services.session import Session  # noqa: PLC0415 - as above

            make_sample(path, analyst=analyst, progress=progress, stopped=stopped)
            return Session.open(path, analyst=analyst, window=True)

        self._start("Making the sample project", path, work)

    def _start(self, title: str, path: Path, work: Callable[..., Session]) -> None:
        """Ask for what is open, wait for what is being closed (it may be the same file), then open in a worker."""
        session = self.session
        if session is not None and session.path.exists() and path.exists() and session.path.samefile(path):
            self.done.emit(f"{path.name} is open already")
        elif self.may_go():
            begin = partial(self._begin, title, work)
            self.leaving.settle(self.bridge, self.desk, lambda: self.leaving.when_closed(begin), _nothing)

    def _begin(self, title: str, work: Callable[..., Session]) -> None:
        self._opening = self.jobs.run(title, work, self._take) or self._opening

    def _take(self, session: Session) -> None:
        """Show what was opened, unless something in the open one came up meanwhile that the user stays for."""
        self._opening = None
        self.leaving.settle(self.bridge, self.desk, lambda: self._show(session), lambda: self._put_back(session))

    def _put_back(self, session: Session) -> None:
        self.leaving.in_worker(session.close)

    def _show(self, session: Session) -> None:
        from q7x2_gui.viewmodels.bridge import Bridge  # noqa: PLC0415 - with what it imports, after the first paint
        from q7x2_gui.viewmodels.desk import Desk  # noqa: PLC0415 - as above
        from q7x2_gui.viewmodels.timeline_state import TimelineState  # noqa: PLC0415 - as above

        self._put_away()
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

    # closing

    def may_go(self) -> bool:
        """Whether nothing runs that needs the open project; says so if something does."""
        if not self.jobs.running:
            return True
        self.failed.emit(Q7X2Error(f"{self.jobs.title} is still running", hint="Wait for it, or stop it with Ctrl+."))
        return False

    def close(self, then: Callable[[], None] = _nothing) -> None:
        """Close the open project, unless the user stays with it; ``then`` follows when its file is closed."""
        if self.may_go():
            self.leaving.settle(self.bridge, self.desk, partial(self._close, then), _nothing)

    def _close(self, then: Callable[[], None]) -> None:
        self._put_away()
        self.leaving.when_closed(then)

    def leave(self, then: Callable[[], None]) -> None:
        """Close all for the end of the program: what runs is stopped, and ``then`` follows when all is closed."""
        if not self.jobs.running:
            self.close(then)
            return

        def again(_: str) -> None:
            self.jobs.finished.disconnect(again)
            QTimer.singleShot(0, self, partial(self.leave, then))  # after what the job's end brings with it

        self.leaving.waiting.emit(f"Stopping: {self.jobs.title.lower()}")
        self.jobs.finished.connect(again)
        self.jobs.cancel()

    def _put_away(self) -> None:
        """Show no project any more and have its file closed in a worker."""
        bridge = self.bridge
        if bridge is not None:
            self.settings.keep_place(bridge.session.path, (self.desk and self.desk.article_id) or "")
            self._outside.stop()
            self.bridge = self.desk = self.timeline = None
            self.queue.follow(None)
            self.closed.emit()
            self.leaving.close_session(bridge)

    def shut_down(self) -> None:
        """Close all at once and wait for it: the program ends without having been asked to leave."""
        if self.desk is not None:
            self.desk.leaving.emit()
        self.jobs.close()
        opening = self._opening
        if opening is not None and opening.done() and not opening.cancelled() and opening.exception() is None:
            opening.result().close()  # it was opened too late to be shown
        self._put_away()
        self.leaving.close()
        self.settings.write()

    # inside

    def _ring(self, item: Any) -> None:
        if self.timeline is not None:
            self.timeline.choose(None if item is None else item.id)

    def _look_outside(self) -> None:
        if self.bridge is not None:
            self.bridge.later(self.bridge.session.editor.poll_outside(), None, lambda _: None)
            self.bridge.back_up_if_due()
