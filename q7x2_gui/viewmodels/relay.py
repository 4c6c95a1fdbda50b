"""Brings answers from other threads to the thread of the screen, and runs what would keep that thread waiting."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from q7x2_gui import logs
from q7x2_gui.errors import Cancelled, Q7X2Error

T = TypeVar("T")
Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]

_log = logs.get(__name__)


class Relay(QObject):
    """Callbacks arrive on the thread that made this object; ``failed(error)`` tells what nobody else is told."""

    failed = Signal(object)
    _call = Signal(object)

    def __init__(self, workers: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.closed = False
        self._pool = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="q7x2-worker")
        self._call.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def later(self, future: Future[T], done: Done | None = None, failed: Failed | None = None) -> Future[T]:
        """Call ``done(result)`` or ``failed(error)`` here once the future is settled."""
        future.add_done_callback(lambda settled: self.post(partial(self._settle, settled, done, failed)))
        return future

    def in_worker(self, fn: Callable[[], T], done: Done | None = None, failed: Failed | None = None) -> Future[T]:
        """Run ``fn`` on a worker thread and deliver as `later` does; for reading and computing, never for edits."""
        return self.later(self._pool.submit(fn), done, failed)

    def post(self, call: Callable[[], None]) -> None:
        """Run a callable here when the event loop next comes round to it; from any thread."""
        try:
            self._call.emit(call)
        except RuntimeError:  # the Qt half of this object is gone: the window closed before the answer came
            _log.info("an answer came after the window had closed")

    def stop(self) -> None:
        """Take no more work; what the workers still deliver is dropped."""
        if not self.closed:
            self.closed = True
            self._pool.shutdown(wait=False, cancel_futures=True)

    def wait(self) -> None:
        """Wait until the workers have ended; from any thread but theirs."""
        self._pool.shutdown(wait=True)

    def close(self) -> None:
        """Stop, and wait for the workers."""
        self.stop()
        self.wait()

    def _run(self, call: Callable[[], None]) -> None:
        if not self.closed:
            call()

    def _settle(self, future: Future[Any], done: Done | None, failed: Failed | None) -> None:
        if future.cancelled():
            return
        error = future.exception()
        if error is not None:
            self.tell_failure(error, failed)
        elif done is not None:
            done(future.result())

    def tell_failure(self, error: BaseException, failed: Failed | None) -> None:
        """Hand an error to who asked for it, else to all; a fault of ours goes to the log too."""
        if not isinstance(error, Q7X2Error | Cancelled):
            _log.error("a job failed", exc_info=error)
        if failed is not None:
            failed(error)
        else:
            self.failed.emit(error)
