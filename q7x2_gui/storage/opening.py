"""Looks at a file before anything is written to it: is it a project, which version, is it whole, may it be written."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from q7x2_gui.errors import NewerProjectError, NotAProjectError, StorageError
from q7x2_gui.storage import copying, schema
from q7x2_gui.storage.connections import connect, deadline, uri

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_CHECK_SECONDS = 3.0
_WAL_VERSION = 2
_OF_A_MOMENT = "The project is shown as it stood when it was opened; open it again to see later edits."
_NOT_OURS = "Open a *.q7x2 file; bring articles in with Import, or make a new project"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was seen of a file: how to open it for reading, why it cannot be written (empty when it can), what to say.

    ``copy_folder`` is set when the newest data could only be read from a copy, which lies in that temporary folder.
    """

    address: str
    version: int
    reason: str
    notices: tuple[str, ...] = ()
    copy_folder: Path | None = None


def look(path: Path, *, read_only: bool) -> Found:
    """Inspect a file; raises `NotAProjectError`, `NewerProjectError` or `StorageError`, each with the way out."""
    header = _header(path)
    notices = _lost_journal(path, header)
    reason = "it was opened for reading only" if read_only else _why_not_writable(path)
    address, folder = _reading_address(path, header, writable=not _why_not_writable(path))
    if folder is not None:
        notices = (*notices, _OF_A_MOMENT)
    try:
        with _reporting(path), contextlib.closing(connect(address, timeout=5.0)) as connection:
            version, why = _judge(connection, path)
            whole = _quick_check(connection, path)
    except BaseException:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    if not whole:
        notices = (*notices, "The file is too large to be checked at each start; run check on it now and then.")
    return Found(address=address, version=version, reason=why or reason, notices=notices, copy_folder=folder)


@contextlib.contextmanager
def _reporting(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError, MemoryError) as error:  # hostile files surface as all three
        raise StorageError(
            f"the project cannot be read ({error})", hint="Open a backup or a copy of it", path=path
        ) from error


def _header(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise NotAProjectError("this is a folder, not a project", hint=_NOT_OURS, path=path)
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except FileNotFoundError:
        raise StorageError("there is no such file", hint="Make a project, or check the name", path=path) from None
    except OSError as error:
        raise StorageError(f"the file cannot be read ({error.strerror})", hint="Check its rights", path=path) from error
    if not header:
        raise NotAProjectError("the file is empty, so it is no project", hint=_NOT_OURS, path=path)
    if not header.startswith(_MAGIC):
        raise NotAProjectError("the file is not a Q7X2 project", hint=_NOT_OURS, path=path)
    if len(header) < _HEADER_BYTES:
        raise NotAProjectError("the file is cut off after its first bytes", hint="Open a backup of it", path=path)
    if int.from_bytes(header[68:72], "big") != schema.APPLICATION_ID:
        raise NotAProjectError("the file is a database of another program", hint=_NOT_OURS, path=path)
    return header


def _lost_journal(path: Path, header: bytes) -> tuple[str, ...]:
    # A clean close goes back to a rollback journal: the WAL mark alone says that a journal is missing.
    if header[18] != _WAL_VERSION or _journal(path).exists():
        return ()
    return (
        "The project was not closed cleanly and its journal (-wal) is missing: the last edits before that may be lost.",
    )


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _why_not_writable(path: Path) -> str:
    if not os.access(path, os.W_OK):
        return "the file is write-protected"
    if not os.access(path.parent, os.W_OK):
        return "its folder is write-protected"
    return ""


def _reading_address(path: Path, header: bytes, *, writable: bool) -> tuple[str, Path | None]:
    """A URI that reads the newest data without writing beside a protected file."""
    if writable or header[18] != _WAL_VERSION:
        return uri(path, "ro"), None
    journal = _journal(path)
    if not journal.exists() or journal.stat().st_size == 0:
        return uri(path, "ro", immutable=True), None
    copy = copying.take_along(path, journal)
    return uri(copy, "ro"), copy.parent


def _judge(connection: sqlite3.Connection, path: Path) -> tuple[int, str]:
    """Schema version, and why the file may only be read (empty when it may be written)."""
    version = int(connection.execute("pragma user_version").fetchone()[0])
    if version > schema.SCHEMA_VERSION:
        return version, _newer(connection, path, version)
    if version < 1:
        raise StorageError("the project has lost its version number", hint="Open a backup of it", path=path)
    there, wanted = schema.found(connection), schema.expected(version)
    missing = sorted(name for _, name, _ in wanted - there)
    if missing:
        raise StorageError(
            f"the project's tables are not as this version writes them ({', '.join(missing[:3])})",
            hint="Open a backup, or export it with the version that wrote it",
            path=path,
        )
    foreign = sorted(name for _, name, _ in there - wanted)
    if foreign:
        return version, f"something foreign was added to it ({', '.join(foreign[:3])})"
    return version, ""


def _newer(connection: sqlite3.Connection, path: Path, version: int) -> str:
    try:
        needs = int(connection.execute("select min_reader from project").fetchone()[0])
    except (sqlite3.Error, TypeError, ValueError):
        needs = version
    if needs > schema.SCHEMA_VERSION:
        raise NewerProjectError(
            f"the project was written by a newer version (schema {version}; this one reads {schema.SCHEMA_VERSION})",
            hint="Install the newer version; the file was not touched",
            path=path,
        )
    return "it was written by a newer version, which allows this one to read it"


def _quick_check(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether all pages could be looked at in time; raises `StorageError` on damage."""
    with deadline(connection, _CHECK_SECONDS) as late:
        try:
            verdict = connection.execute("pragma quick_check(1)").fetchone()[0]
        except sqlite3.OperationalError:
            if late():
                return False
            raise
    if verdict != "ok":
        raise StorageError(f"the project is damaged ({verdict})", hint="Open a backup or a copy of it", path=path)
    return True
