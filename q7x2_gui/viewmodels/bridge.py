"""What ties a session to the GUI thread: change notices, answers of saved edits, and work done off that thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from q7x2_gui import logs
from q7x2_gui.errors import Q7X2Error

if TYPE_CHECKING:
    from q7x2_gui.services.session import Session

T = TypeVar("T")
Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]

_log = logs.get(__name__)


class Bridge(QObject):
    """One open session as view models see it; all its signals and callbacks arrive on the thread that made it.

    ``changed(Changed)`` follows each committed step; ``saved(Changed)`` too, for what shows that all is saved;
    ``save_failed(error)`` when an edit could not be stored and waits in ``session.editor.unsaved``;
    ``failed(error)`` when something went wrong and nobody had asked to be told.
    """

    changed = Signal(object)
    saved = Signal(object)
    save_failed = Signal(object)
    failed = Signal(object)
    _call = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.closed = False
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="q7x2-worker")
        self._call.connect(self._run, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = session.editor.subscribe(self._on_committed)

    def later(self, future: Future[T], done: Done | None = None, failed: Failed | None = None) -> Future[T]:
        """Call ``done(result)`` or ``failed(error)`` on the GUI thread once the future is settled."""
        future.add_done_callback(lambda settled: self.post(partial(self._settle, settled, done, failed)))
        return future

    def in_worker(self, fn: Callable[[], T], done: Done | None = None, failed: Failed | None = None) -> Future[T]:
        """Run ``fn`` on a worker thread and deliver as `later` does; for reading and computing, never for edits."""
        return self.later(self._pool.submit(fn), done, failed)

    def post(self, call: Callable[[], None]) -> None:
        """Run a callable on the GUI thread when it next comes round to it; from any thread."""
        try:
            self._call.emit(call)
        except RuntimeError:  # the Qt half of this object is gone: the window closed before the answer came
            _log.info("an answer came after the window had closed")

    def close(self) -> None:
        """Stop listening and end the workers; what they still deliver is dropped. The session stays open."""
        if self.closed:
            return
        self.closed = True
        self._unsubscribe()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _on_committed(self, change: Any) -> None:
        self.post(partial(self._announce, change))

    def _announce(self, change: Any) -> None:
        self.changed.emit(change)
        self.saved.emit(change)

    def _run(self, call: Callable[[], None]) -> None:
        if not self.closed:
            call()

    def _settle(self, future: Future[Any], done: Done | None, failed: Failed | None) -> None:
        if future.cancelled():
            return
        error = future.exception()
        if error is None:
            if done is not None:
                done(future.result())
            return
        if not isinstance(error, Q7X2Error):
            _log.error("a job failed", exc_info=error)
        if self.session.editor.unsaved:
            self.save_failed.emit(error)
        if failed is not None:
            failed(error)
        else:
            self.failed.emit(error)
