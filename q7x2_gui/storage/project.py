"""The project file: opening, making and closing it, its one writer and its readers."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from q7x2_gui import logs
from q7x2_gui.errors import MigrationError, ReadOnlyError, StorageError
from q7x2_gui.storage import copying, creating, schema, window_lock
from q7x2_gui.storage.connections import Readers, connect, require_version, uri
from q7x2_gui.storage.opening import Found, look
from q7x2_gui.storage.recorder import Recorder
from q7x2_gui.storage.window_lock import WindowLock
from q7x2_gui.storage.writer import Writer, is_busy

if TYPE_CHECKING:
    from q7x2_gui.storage.backups import Backup

_log = logs.get(__name__)
_JOURNAL = "wal"
_WRITE_TIMEOUT = 0.25
_OPEN_TIMEOUT = 2.0


class Project:
    """One open project file; `close` it when done.

    ``read_only_reason`` says in half a sentence why it cannot be edited; ``notices`` what to tell the user once.
    """

    def __init__(
        self,
        path: Path,
        found: Found,
        writer: sqlite3.Connection | None,
        reason: str,
        lock: WindowLock | None = None,
    ) -> None:
        self.path = path
        self._lock = lock
        self.read_only = writer is None
        self.read_only_reason = reason
        self.notices = found.notices
        self._found = found
        self._identity = _identity(path)
        self._writer = None if writer is None else Writer(writer, f"writer of {path.name}")
        self._address = found.address if writer is None else uri(path, "ro")
        self._readers = Readers(lambda: _reader(self._address))
        self._closed = False

    @staticmethod
    def create(path: Path, *, who: str, fill: Callable[[Recorder], None]) -> None:
        """Make a project file, its first rows written by ``fill``; raises `StorageError` when it cannot be made."""
        creating.create(path.absolute(), who=who, fill=fill)

    @classmethod
    def open(cls, path: Path, read_only: bool = False, *, window_of: str | None = None) -> Project:
        """Open a project; one that cannot be written, or that another window has, opens for reading only.

        ``window_of`` is the analyst of a window, None for a command. Raises `NotAProjectError`, `NewerProjectError` or
        `StorageError`; the file is untouched then.
        """
        path = path.absolute()
        require_version()
        found = look(path, read_only=read_only)
        if found.reason:
            return cls._for_reading(path, found, found.reason)
        lock, reason = (None, "") if window_of is None else _take_lock(path, window_of)
        if reason:
            return cls._for_reading(path, found, reason)
        try:
            writer, notices = _open_writer(path, found.version, checkpoints=window_of is not None)
            return cls(path, replace(found, notices=(*found.notices, *notices)), writer, "", lock)
        except (sqlite3.Error, MigrationError) as error:
            _log.warning("opened for reading only: %s", error)
            if lock is not None:
                lock.release()
            why = error.message if isinstance(error, MigrationError) else f"it cannot be written ({error})"
            return cls._for_reading(path, found, why)
        except BaseException:
            if lock is not None:
                lock.release()
            raise

    @classmethod
    def _for_reading(cls, path: Path, found: Found, reason: str) -> Project:
        """The project as it stands, or an up-to-date copy of one of an older schema."""
        if found.version < schema.SCHEMA_VERSION:
            from q7x2_gui.storage import migrating  # noqa: PLC0415 - few projects are of an older schema

            found = migrating.copied(found)
        return cls(path, found, None, reason)

    @property
    def writer(self) -> Writer:
        """The writer; raises `ReadOnlyError` when the project is open for reading only."""
        if self._writer is None:
            raise ReadOnlyError(
                f"the project is open for reading only: {self.read_only_reason}",
                hint="Save a copy where you may write, and edit that",
                path=self.path,
            )
        return self._writer

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """The calling thread's connection for reading, all reads inside seeing one state."""
        return self._readers.reading()

    def interrupt_reads(self) -> None:
        """Stop the reads under way in all threads."""
        self._readers.interrupt()

    def check_identity(self) -> None:
        """Raise `StorageError` when the path no longer leads to the file that was opened."""
        if _identity(self.path) != self._identity:
            raise StorageError(
                "the project file was moved, deleted or replaced while it was open, so the edit was not saved",
                hint="Put it back and retry, or save a copy under another name",
                path=self.path,
            )

    def save_copy(self, path: Path) -> None:
        """Write the project as it stands to a new file, checked and complete or not at all; takes its time."""
        copying.save(path.absolute(), self._vacuum_into)

    def back_up(self, reason: str) -> Backup:
        """Make a backup of what is committed, on the calling thread; raises `StorageError`."""
        from q7x2_gui.storage import backups  # noqa: PLC0415 - opening a project makes none

        self.check_identity()
        try:
            with contextlib.closing(connect(self._address, timeout=5.0)) as connection:
                return backups.take(self.path, connection, reason)
        except sqlite3.Error as error:
            raise StorageError(f"no backup can be made ({error})", path=self.path) from error

    def _vacuum_into(self, path: Path) -> None:
        # The writer's own handle still reads a file whose name has gone; a new one would not.
        if self._writer is not None and not self._closed:
            connection = self._writer.connection
            self._writer.run(lambda: connection.execute("vacuum into ?", (str(path),)))
            return
        with contextlib.closing(connect(self._found.address)) as connection:
            connection.execute("vacuum into ?", (str(path),))

    def close(self) -> None:
        """Finish what is queued, close all connections and leave one file."""
        if self._closed:
            return
        self._closed = True
        if self._writer is not None:
            self._writer.close()
        self._readers.close()
        if self._writer is not None:
            _leave_one_file(self._writer.connection)
        if self._lock is not None:
            self._lock.release()
        if self._found.copy_folder is not None:
            shutil.rmtree(self._found.copy_folder, ignore_errors=True)


def _take_lock(path: Path, who: str) -> tuple[WindowLock | None, str]:
    """The lock between windows, or why there is none; without a lock file the project is still to be edited."""
    try:
        lock = window_lock.take(path, who)
    except OSError as error:
        _log.warning("no lock between windows: %s", error)
        return None, ""
    return lock, "" if lock is not None else f"{window_lock.holder(path)} has it open"


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _open_writer(path: Path, version: int, *, checkpoints: bool) -> tuple[sqlite3.Connection, tuple[str, ...]]:
    """The connection that writes, and what to tell; that of a command leaves checkpoints to the window beside it."""
    notices: tuple[str, ...] = ()
    if version < schema.SCHEMA_VERSION:
        from q7x2_gui.storage import migrating  # noqa: PLC0415 - few projects are of an older schema

        notices = migrating.prepare(path)
    connection = connect(uri(path, "rw"), timeout=_OPEN_TIMEOUT)
    try:
        _use_journal(connection, path)
        connection.execute("pragma synchronous = full")
        if not checkpoints:
            connection.execute("pragma wal_autocheckpoint = 0")
        if version < schema.SCHEMA_VERSION:
            schema.migrate(connection)
        _trust(connection, path)
        connection.execute(f"pragma busy_timeout = {int(_WRITE_TIMEOUT * 1000)}")
        _try_writing(connection)
    except BaseException:
        _leave_one_file(connection)
        raise
    return connection, notices


def _use_journal(connection: sqlite3.Connection, path: Path) -> None:
    try:
        mode = connection.execute(f"pragma journal_mode = {_JOURNAL}").fetchone()[0]
    except sqlite3.OperationalError as error:
        if not is_busy(error):
            raise
        mode = "another program holds the file"
    if mode != _JOURNAL:
        _log.warning("no write-ahead log for %s: %s", path.name, mode)


def _try_writing(connection: sqlite3.Connection) -> None:
    """Show at once whether the file can be written at all; one that another program holds now can be, later."""
    try:
        connection.execute("begin immediate")
        connection.execute("rollback")
    except sqlite3.OperationalError as error:
        if not is_busy(error):
            raise


def _trust(connection: sqlite3.Connection, path: Path) -> None:
    """Let the search triggers run, once this very connection sees exactly the schema that we write."""
    if schema.found(connection) != schema.expected(schema.SCHEMA_VERSION):
        raise StorageError("the project's tables changed while it was opened", hint="Open it again", path=path)
    connection.execute("pragma trusted_schema = on")


def _reader(address: str) -> sqlite3.Connection:
    connection = connect(address, timeout=5.0)
    connection.execute("pragma query_only = on")
    connection.execute("pragma wal_autocheckpoint = 0")
    return connection


def _leave_one_file(connection: sqlite3.Connection) -> None:
    try:
        # Checkpoints as well, and only if no other connection has the file: two that checkpoint at once may harm it.
        connection.execute("pragma journal_mode = delete")
    except sqlite3.Error as error:  # another program still has it open, and will do this when it closes
        _log.info("the write-ahead log stays: %s", error)
    finally:
        connection.close()
