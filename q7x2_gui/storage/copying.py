"""Copies of project files: saved under another name, or read from where the original may not be touched."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

from q7x2_gui import placing
from q7x2_gui.errors import StorageError
from q7x2_gui.storage.connections import connect, uri

_TRIES = 5


def save(path: Path, vacuum_into: Callable[[Path], None]) -> None:
    """Write a copy, checked and complete or not at all, where nothing is yet; raises `StorageError`."""
    if path.exists():
        raise _taken(path)
    temporary = placing.beside(path)
    try:
        vacuum_into(temporary)
        _verify(temporary)
        placing.appear(temporary, path)
    except FileExistsError:
        raise _taken(path) from None
    except (OSError, sqlite3.Error) as error:
        message = f"the copy cannot be written ({error})"
        raise StorageError(message, hint="Choose another folder", path=path) from error
    finally:
        for leftover in (temporary, Path(f"{temporary}-journal")):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)


def _taken(path: Path) -> StorageError:
    return StorageError("there is a file of that name already", hint="Choose another name", path=path)


def _verify(path: Path) -> None:
    with contextlib.closing(connect(uri(path, "ro", immutable=True))) as connection:
        verdict = connection.execute("pragma integrity_check(1)").fetchone()[0]
    if verdict != "ok":
        raise sqlite3.DatabaseError(f"the copy is damaged: {verdict}")


def take_along(path: Path, journal: Path) -> Path:
    """A copy of a file and its journal in a folder of its own, both of one moment; raises `StorageError`."""
    folder = Path(tempfile.mkdtemp(prefix="q7x2-"))
    try:
        for _ in range(_TRIES):
            before = _moment(path, journal)
            shutil.copyfile(journal, folder / journal.name)
            shutil.copyfile(path, folder / path.name)
            if _moment(path, journal) == before:
                return folder / path.name
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise StorageError(f"no room to read a protected project from a copy ({error.strerror})", path=path) from error
    shutil.rmtree(folder, ignore_errors=True)
    raise StorageError("another program writes to the project without a pause", hint="Open it later", path=path)


def _moment(*paths: Path) -> list[tuple[int, int]]:
    found = [os.stat(path) for path in paths]
    return [(status.st_size, status.st_mtime_ns) for status in found]
