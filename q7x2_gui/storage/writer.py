"""The one thread that writes to a project, and its queue."""

from __future__ import annotations

import queue
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from q7x2_gui.errors import StorageError

T = TypeVar("T")
_LOCK_STEP_SECONDS = 0.05
LOCK_SECONDS = 60.0
"""How long an edit waits for another program that holds the file before it counts as failed."""


class Writer:
    """Runs jobs one after the other, in the order they came, on the one connection that writes."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self.connection = connection
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._closed = False
        self.stopping = threading.Event()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def submit(self, job: Callable[[], T]) -> Future[T]:
        """Queue a job; raises `StorageError` once the project is closed."""
        future: Future[T] = Future()

        def run() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                result = job()
            except BaseException as error:  # noqa: BLE001 - whatever it was belongs to whoever waits for the future
                future.set_exception(error)
            else:
                future.set_result(result)

        with self._lock:
            if self._closed:
                raise StorageError("the project is closed")
            self._jobs.put(run)
        return future

    def close(self) -> None:
        """Let the queued jobs finish, then stop the thread; the connection stays open."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            self._jobs.put(None)
        self.stopping.set()
        self._thread.join()

    @property
    def in_writer(self) -> bool:
        """Whether the caller is the writer thread itself."""
        return threading.current_thread() is self._thread

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()


def transact(
    connection: sqlite3.Connection,
    work: Callable[[], T],
    *,
    before_commit: Callable[[], None],
    waiting: Callable[[], None],
    stopping: threading.Event,
    patience: float = LOCK_SECONDS,
) -> T:
    """Run ``work`` in one immediate transaction; all of it is in the file when this returns, or none of it.

    ``waiting`` is called once when another program holds the file.
    """
    _begin(connection, waiting, stopping, patience)
    try:
        result = work()
        before_commit()
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:
            connection.execute("rollback")
        raise
    return result


def _begin(
    connection: sqlite3.Connection, waiting: Callable[[], None], stopping: threading.Event, patience: float
) -> None:
    end = time.monotonic() + patience
    told = False
    while True:
        try:
            connection.execute("begin immediate")
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() > end:
                raise
        else:
            return
        if not told:
            told = True
            waiting()
        # While the project is being closed there is less patience: the user waits.
        if stopping.wait(_LOCK_STEP_SECONDS):
            end = min(end, time.monotonic() + 5.0)
            stopping = threading.Event()


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another program holds the file."""
    return (getattr(error, "sqlite_errorcode", 0) & 0xFF) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
