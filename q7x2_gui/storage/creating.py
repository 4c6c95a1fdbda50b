"""Makes a new project file: complete under a temporary name, then renamed."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from q7x2_gui.domain.ids import new_id
from q7x2_gui.errors import StorageError
from q7x2_gui.storage import ledger, schema
from q7x2_gui.storage.connections import connect, uri
from q7x2_gui.storage.recorder import Recorder


def create(path: Path, *, who: str, fill: Callable[[Recorder], None]) -> None:
    """Make a project at ``path``, its first rows written by ``fill`` as the step that cannot be undone.

    Raises `StorageError` when something is there already or the folder cannot be written.
    """
    if path.exists():
        raise StorageError("there is a file of that name already", hint="Open it, or choose another name", path=path)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        _make_folder(path.parent)
        _write(temporary, path.stem, who, fill)
        _sync(temporary)
        _publish(temporary, path)
    except FileExistsError:
        raise StorageError("there is a file of that name already", hint="Open it", path=path) from None
    except (OSError, sqlite3.Error) as error:
        raise StorageError(
            f"the project cannot be made ({error})", hint="Choose a folder you may write to", path=path
        ) from error
    finally:
        for leftover in (temporary, Path(f"{temporary}-journal")):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(f"{folder} is a file, not a folder") from error


def _write(path: Path, title: str, who: str, fill: Callable[[Recorder], None]) -> None:
    path.unlink(missing_ok=True)
    with contextlib.closing(connect(uri(path, "rwc"))) as connection:
        connection.execute(f"pragma page_size = {schema.PAGE_SIZE}")
        connection.execute(f"pragma application_id = {schema.APPLICATION_ID}")
        schema.migrate(connection)
        connection.execute("pragma trusted_schema = on")  # we wrote it a line ago
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        connection.execute("begin immediate")
        connection.execute(
            "insert into project (id, title, min_reader, made_at) values (?, ?, ?, ?)",
            (new_id(), title, schema.MIN_READER, now),
        )
        recorder = Recorder(connection, step=1, at=now, who=who)
        fill(recorder)
        step = ledger.Step(step=1, at=now, who=who, label="Make project", kind="start")
        ledger.append(connection, step, recorder.changes())
        connection.execute("commit")


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _publish(temporary: Path, path: Path) -> None:
    """Give the file its name without ever replacing another; raises FileExistsError."""
    try:
        os.link(temporary, path)  # unlike rename, fails when the name is taken
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if path.exists():
            raise FileExistsError(path) from None
        temporary.rename(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable, where the system allows to ask for that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
