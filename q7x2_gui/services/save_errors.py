"""Sorts what can go wrong while saving: the surroundings fail, the edit is refused, or the program is at fault."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from q7x2_gui import logs
from q7x2_gui.errors import Cancelled, ConflictError, DamagedError, Q7X2Error, ReadOnlyError, StorageError
from q7x2_gui.storage.writer import is_busy

_log = logs.get(__name__)
_SURROUNDINGS = {
    sqlite3.SQLITE_FULL: ("the disk is full", "Free some space; the edit is kept and saved on retry"),
    sqlite3.SQLITE_READONLY: ("the file has become write-protected", "Restore its rights and retry, or save a copy"),
    sqlite3.SQLITE_IOERR: ("the disk reports an error", "Check the disk, then retry, or save a copy elsewhere"),
    sqlite3.SQLITE_CANTOPEN: ("the file or its journal cannot be opened", "Check the folder's rights, then retry"),
    sqlite3.SQLITE_CORRUPT: ("the file is damaged", "Save a copy, or open a backup"),
    sqlite3.SQLITE_NOTADB: ("the file was overwritten by something else", "Save a copy under another name"),
}


def is_refusal(error: BaseException) -> bool:
    """Whether the edit itself is impossible, so that trying again makes no sense."""
    if isinstance(error, ConflictError | DamagedError | ReadOnlyError | Cancelled):
        return True
    return isinstance(error, Q7X2Error) and not isinstance(error, StorageError)


def is_surroundings(error: BaseException) -> bool:
    """Whether disk, file or another program is at fault, so that all further edits would fail too."""
    if isinstance(error, StorageError):
        return not is_refusal(error)
    if isinstance(error, sqlite3.Error):
        return is_busy(error) or _code(error) in _SURROUNDINGS
    return isinstance(error, OSError)


def as_storage_error(error: Exception, label: str, path: Path) -> StorageError:
    """The same trouble with a message and a way out."""
    if isinstance(error, StorageError):
        return error
    if isinstance(error, Q7X2Error):
        return StorageError(error.message, hint=error.hint, path=path)
    if not is_surroundings(error):
        _log.error("“%s” failed", label, exc_info=error)
    what, hint = _explain(error)
    return StorageError(f"“{label}” is not saved yet: {what}", hint=hint, path=path)


def _explain(error: Exception) -> tuple[str, str]:
    if isinstance(error, sqlite3.Error):
        if is_busy(error):
            return "another program holds the file", "Close the other program, then retry"
        if _code(error) in _SURROUNDINGS:
            return _SURROUNDINGS[_code(error)]
    elif isinstance(error, OSError):
        return f"the system reports “{error.strerror or error}”", "Check the disk and the folder, then retry"
    return (
        f"the program made a mistake ({type(error).__name__}: {error})",
        "Your other edits are safe; retry, or give this one up",
    )


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
