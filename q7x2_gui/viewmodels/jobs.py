"""One piece of slow work at a time, off the GUI thread, with what it does, how far it is, and a way to stop it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from q7x2_gui.errors import Cancelled, Q7X2Error
from q7x2_gui.viewmodels.relay import Done, Failed, Relay

Work = Callable[[Callable[[int, int, str], None], Callable[[], bool]], Any]
"""A job: gets (progress, stopped) and returns its result."""
PAUSE = 0.05
"""Seconds between two notices of progress."""


class Jobs(Relay):
    """Runs one job; ``started(title)``, ``progressed(done, total, what)`` and ``finished(title)`` tell of it."""

    started = Signal(str)
    progressed = Signal(int, int, str)
    finished = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(1, parent)
        self.title = ""
        self._stop = threading.Event()
        self._told = 0.0

    @property
    def running(self) -> bool:
        """Whether a job is under way."""
        return bool(self.title)

    def run(self, title: str, work: Work, done: Done, failed: Failed | None = None) -> Future[Any] | None:
        """Start a job; ``failed`` also gets `Cancelled`. A job that is asked for while another runs is refused."""
        if self.running:
            self.tell_failure(Q7X2Error(f"{self.title} is still running", hint="Wait for it, or stop it"), failed)
            return None
        self.title, self._told = title, 0.0
        self._stop = stop = threading.Event()
        self.started.emit(title)
        return self.in_worker(
            lambda: work(self._progress, stop.is_set),
            lambda result: self._end(done, result),
            lambda error: self._end(partial(self.tell_failure, failed=failed), error),
        )

    def cancel(self) -> None:
        """Ask the running job to stop; it ends with `Cancelled` as soon as it notices."""
        self._stop.set()

    def close(self) -> None:
        """Stop what runs and wait for it."""
        self.cancel()
        super().close()

    def _progress(self, done: int, total: int, what: str) -> None:
        """Called on the worker's thread; the screen hears of it at most twenty times a second."""
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if done < total and now - self._told < PAUSE:
            return
        self._told = now
        self.post(partial(self.progressed.emit, done, total, what))

    def _end(self, tell: Callable[[Any], None], outcome: Any) -> None:
        title, self.title = self.title, ""
        self.finished.emit(title)
        tell(outcome)
