"""Connections to a project file: the settings each one gets, and one reader a thread."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

from q7x2_gui import logs
from q7x2_gui.errors import Cancelled, StorageError

_LONGEST_CELL = 256 * 1024 * 1024
"""Bytes; no article comes near, and a hostile file cannot ask for more memory than this."""
_STEPS_BETWEEN_LOOKS = 10_000
_OLDEST = (3, 37, 0)
_SAFE = (3, 51, 3)
_log = logs.get(__name__)


def require_version() -> None:
    """Raise `StorageError` when SQLite is too old for our tables."""
    if sqlite3.sqlite_version_info < _OLDEST:
        raise StorageError(f"SQLite {sqlite3.sqlite_version} is too old", hint="Version 3.37 or later is needed")


def log_known_flaw() -> None:
    """Log when two checkpointing connections may race in this SQLite; commands leave checkpoints to the window then."""
    if sqlite3.sqlite_version_info < _SAFE:
        _log.info("SQLite %s: before 3.51.3 only one connection may checkpoint", sqlite3.sqlite_version)


def uri(path: Path, mode: str, *, immutable: bool = False) -> str:
    """SQLite URI of a file; ``mode`` is ro, rw or rwc."""
    return f"file:{quote(str(path.absolute()))}?mode={mode}" + ("&immutable=1" if immutable else "")


def connect(address: str, *, timeout: float = 0.0) -> sqlite3.Connection:
    """A connection that trusts nothing in the file; transactions are begun by us alone."""
    connection = sqlite3.connect(
        address, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_CELL)
    for pragma in ("trusted_schema = off", "cell_size_check = on", "mmap_size = 0", "foreign_keys = on"):
        connection.execute(f"pragma {pragma}")
    return connection


@contextlib.contextmanager
def deadline(connection: sqlite3.Connection, seconds: float) -> Iterator[Callable[[], bool]]:
    """Interrupt what runs on a connection after some time; the value tells whether that happened."""
    end = time.monotonic() + seconds
    late = threading.Event()

    def look() -> int:
        if time.monotonic() < end:
            return 0
        late.set()
        return 1

    connection.set_progress_handler(look, _STEPS_BETWEEN_LOOKS)
    try:
        yield late.is_set
    finally:
        connection.set_progress_handler(None, 0)


def _read_failure(error: sqlite3.Error) -> Exception:
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
        return Cancelled("the read was stopped")
    return StorageError(f"the project cannot be read ({error})", hint="Open a backup or a copy of it")


class Reader:
    """One thread's connection for reading, with a lock so that closing waits for the read under way."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.lock = threading.RLock()
        self.closed = False

    def interrupt(self) -> None:
        """Stop the read under way; a connection that its ended thread has closed needs none."""
        with contextlib.suppress(sqlite3.Error):
            self.connection.interrupt()

    def close(self) -> None:
        """Interrupt what runs and close."""
        self.interrupt()
        with self.lock:
            self.closed = True
            self.connection.close()

    def __del__(self) -> None:
        # The thread has ended: its connection must not wait for the project to be closed.
        self.connection.close()


class Readers:
    """Hands each thread its own reader connection and closes them all in the end."""

    def __init__(self, connect_one: Callable[[], sqlite3.Connection]) -> None:
        self._connect = connect_one
        self._local = threading.local()
        self._all: weakref.WeakSet[Reader] = weakref.WeakSet()
        self._lock = threading.Lock()
        self._closed = False

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The calling thread's connection, in one read transaction so that all reads see the same state."""
        reader = self._reader()
        with reader.lock:
            if reader.closed:
                raise StorageError("the project is closed")
            connection = reader.connection
            if connection.in_transaction:
                yield connection
                return
            connection.execute("begin")
            try:
                yield connection
            except sqlite3.Error as error:
                raise _read_failure(error) from error
            finally:
                if connection.in_transaction:
                    connection.execute("rollback")

    def interrupt(self) -> None:
        """Stop the reads under way in all threads; they raise `sqlite3.OperationalError`."""
        with self._lock:
            for reader in list(self._all):
                reader.interrupt()

    def close(self) -> None:
        """Close all connections; reads that come later raise `StorageError`."""
        with self._lock:
            self._closed = True
            readers = list(self._all)
        for reader in readers:
            reader.close()

    def _reader(self) -> Reader:
        reader: Reader | None = getattr(self._local, "reader", None)
        if reader is not None:
            return reader
        with self._lock:
            if self._closed:
                raise StorageError("the project is closed")
            reader = Reader(self._connect())
            self._all.add(reader)
        self._local.reader = reader
        return reader
