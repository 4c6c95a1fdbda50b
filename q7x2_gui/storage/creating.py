"""Makes a new project file: complete under a temporary name, then renamed."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from q7x2_gui import placing
from q7x2_gui.domain.ids import new_id
from q7x2_gui.errors import StorageError
from q7x2_gui.storage import ledger, schema
from q7x2_gui.storage.connections import connect, require_version, uri
from q7x2_gui.storage.recorder import Recorder


def create(path: Path, *, who: str, fill: Callable[[Recorder], None]) -> None:
    """Make a project at ``path``, its first rows written by ``fill`` as the step that cannot be undone.

    Raises `StorageError` when something is there already or the folder cannot be written.
    """
    if path.exists():
        raise StorageError("there is a file of that name already", hint="Open it, or choose another name", path=path)
    temporary = placing.beside(path)
    try:
        _make_folder(path.parent)
        _write(temporary, path.stem, who, fill)
        placing.appear(temporary, path)
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
    require_version()
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
