"""Brings projects of older schemas up to date: a backup first, then all or nothing; protected ones as a copy."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from q7x2_gui.errors import MigrationError, StorageError
from q7x2_gui.storage import backups, schema
from q7x2_gui.storage.connections import connect, uri

if TYPE_CHECKING:
    from q7x2_gui.storage.opening import Found

_AS_A_COPY = "The project is of an older version and is shown as it stood when it was opened."


def prepare(path: Path) -> tuple[str, ...]:
    """Make the backup that comes before a migration; what to tell the user. Raises `MigrationError`."""
    try:
        with contextlib.closing(connect(uri(path, "ro"), timeout=5.0)) as connection:
            backup = backups.take(path, connection, backups.MIGRATION)
    except StorageError as error:
        raise MigrationError(
            f"it is of an older version, and the backup before it is brought up to date failed: {error.message}",
            hint=error.hint or "Make room, then open it again",
            path=path,
        ) from error
    return (f"The project was brought up to this version; as it was before, it is kept as {backup.path}",)


def copied(found: Found) -> Found:
    """An older project that is only to be read, as an up-to-date copy in a temporary folder; raises `StorageError`."""
    folder = found.copy_folder or Path(tempfile.mkdtemp(prefix="q7x2-"))
    copy = folder / "up to date.q7x2"
    try:
        with (
            contextlib.closing(connect(found.address)) as source,
            contextlib.closing(connect(uri(copy, "rwc"))) as target,
        ):
            source.backup(target)
            _drop_foreign(target, found.version)
            schema.migrate(target)
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        if not isinstance(error, sqlite3.Error):
            raise
        raise StorageError(f"an older project cannot be read from a copy ({error})", hint="Free some space") from error
    return replace(found, address=uri(copy, "ro"), notices=(*found.notices, _AS_A_COPY), copy_folder=folder)


def _drop_foreign(connection: sqlite3.Connection, version: int) -> None:
    """Take out what is not of ours, so that nothing of it runs while the copy is written to."""
    foreign = schema.found(connection) - schema.expected(version)
    for kind in ("trigger", "view", "index", "table"):
        for entry_kind, name, _ in foreign:
            if entry_kind == kind:
                quoted = name.replace('"', '""')
                connection.execute(f'drop {kind} if exists "{quoted}"')
