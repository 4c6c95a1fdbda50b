"""The one thread that writes to a project, and its queue."""

from __future__ import annotations

import math
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
HURRY_SECONDS = 5.0
"""How long all edits together wait while the project is being closed."""


class Writer:
    """Runs jobs one after the other, in the order they came, on the one connection that writes."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self.connection = connection
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._closed = False
        self._in_haste_until = math.inf
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

    def run(self, job: Callable[[], T]) -> T:
        """Do a job on the writer thread and wait for it; may be called from that thread too."""
        return job() if threading.current_thread() is self._thread else self.submit(job).result()

    def hurry(self) -> None:
        """Be less patient from now on with other programs, because the user waits for the queue to end."""
        self._in_haste_until = time.monotonic() + HURRY_SECONDS

    def take_time(self) -> None:
        """Be as patient as usual again."""
        self._in_haste_until = math.inf

    def patience_ends(self, began: float, patience: float) -> float:
        """Until when (`time.monotonic`) a job that began then may wait for another program."""
        return min(began + patience, self._in_haste_until)

    def close(self) -> None:
        """Let the queued jobs finish, then stop the thread; the connection stays open."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            self._jobs.put(None)
        self.hurry()
        self._thread.join()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()


def transact(
    writer: Writer,
    work: Callable[[], T],
    *,
    before_commit: Callable[[], None],
    waiting: Callable[[], None],
    patience: float = LOCK_SECONDS,
) -> T:
    """Run ``work`` in one immediate transaction; all of it is in the file when this returns, or none of it.

    ``waiting`` is called when another program holds the file, or another connection still reads from it where there is
    no write-ahead log.
    """
    connection = writer.connection
    _insist(writer, "begin immediate", waiting, patience)
    try:
        result = work()
        before_commit()
        _insist(writer, "commit", waiting, patience)
    except BaseException:
        if connection.in_transaction:
            connection.execute("rollback")
        raise
    return result


def _insist(writer: Writer, statement: str, waiting: Callable[[], None], patience: float) -> None:
    began = time.monotonic()
    told = False
    while True:
        try:
            writer.connection.execute(statement)
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() > writer.patience_ends(began, patience):
                raise
        else:
            return
        if not told:
            told = True
            waiting()
        time.sleep(_LOCK_STEP_SECONDS)


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another program holds the file."""
    return (getattr(error, "sqlite_errorcode", 0) & 0xFF) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
