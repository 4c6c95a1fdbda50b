"""Backups of a project: whole checked files under the user's own data, named by time, step and reason; thinned."""

from __future__ import annotations

import contextlib
import hashlib
import re
import shutil
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from q7x2_gui import logs, paths
from q7x2_gui.errors import StorageError
from q7x2_gui.storage import copying
from q7x2_gui.storage.connections import connect, deadline, uri

MIGRATION = "migration"
"""Why a backup was made: before the project was brought up to a newer schema. Such backups are never thinned."""
_NAME = re.compile(r"(\d{8}T\d{6}\d{3})Z-step(\d+)-([a-z]+)\.q7x2")
_ALL_FOR = timedelta(days=2)
_PERIODS = ((timedelta(days=14), "%Y-%j"), (timedelta(weeks=9), "%G-%V"), (timedelta(days=400), "%Y-%m"))
"""How long one backup of each day, week and month is kept."""
_LARGEST_SHARE = 0.25
"""Of what is free on the disk and of what the backups take, the share that the backups of one project may have."""
_KEPT_ANYWAY = 3
_COUNT_SECONDS = 2.0
_log = logs.get(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup: when it was made (UTC), the last step in it, and why (one lower-case word)."""

    path: Path
    at: datetime
    step: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a backup holds."""

    articles: int
    reports: int
    events: int


def folder_of(project: Path, project_id: str) -> Path:
    """Where the backups of a project at that place go; the same project moved elsewhere gets a folder of its own."""
    return paths.user_backup_dir() / f"{_plain(project_id)}-{_place(project)}"


def take(project: Path, connection: sqlite3.Connection, reason: str, *, now: datetime | None = None) -> Backup:
    """Make a backup through a connection that reads the project, unless the newest one is of the same step.

    It is checked and complete or not there at all; older ones are thinned. Raises `StorageError`.
    """
    project_id = str(connection.execute("select id from project").fetchone()[0])
    folder = folder_of(project, project_id)
    step = int(connection.execute("select coalesce(max(step), 0) from ledger").fetchone()[0])
    there = _in(folder)
    if there and there[0].step == step and reason != MIGRATION:
        return there[0]
    at = (now or datetime.now(UTC)).astimezone(UTC)
    at = at.replace(microsecond=at.microsecond // 1000 * 1000)
    path = folder / f"{at:%Y%m%dT%H%M%S}{at.microsecond // 1000:03d}Z-step{step}-{reason}.q7x2"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _require_room(folder, connection)
        (folder / "origin.txt").write_text(f"{project}\n", encoding="utf-8")
    except OSError as error:
        raise StorageError(f"no backup can be made ({error.strerror or error})", path=folder) from error
    copying.save(path, lambda target: _vacuum(connection, target))
    thin(folder, at)
    return Backup(path=path, at=at, step=step, reason=reason)


def _vacuum(connection: sqlite3.Connection, target: Path) -> None:
    connection.execute("vacuum into ?", (str(target),))


def found(project: Path, project_id: str = "") -> list[Backup]:
    """Backups of a project, newest first: those of its id wherever it stood, or of its place when no id is known."""
    root = paths.user_backup_dir()
    wanted = f"{_plain(project_id)}-*" if project_id else f"*-{_place(project)}"
    backups = [backup for folder in root.glob(wanted) for backup in _in(folder)]
    return sorted(backups, key=lambda backup: (backup.at, backup.step), reverse=True)


def counts(backup: Path) -> Counts | None:
    """What a backup holds; None when it cannot be read."""
    queries = ("select count(*) from article", "select count(*) from report", "select count(*) from event")
    try:
        with (
            contextlib.closing(connect(uri(backup, "ro", immutable=True))) as connection,
            deadline(connection, _COUNT_SECONDS),
        ):
            articles, reports, events = (int(connection.execute(sql).fetchone()[0]) for sql in queries)
    except (sqlite3.Error, UnicodeDecodeError, OSError):
        return None
    return Counts(articles=articles, reports=reports, events=events)


def thin(folder: Path, now: datetime) -> None:
    """Remove the backups that are too many: see `superfluous`."""
    there = _in(folder)
    for backup in superfluous(there, now) or _over_budget(folder, there):
        with contextlib.suppress(OSError):
            backup.path.unlink()


def superfluous(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """What need not be kept: all of two days stay, then the last of each day, week and month; all of migrations."""
    taken: set[str] = set()
    gone = []
    for backup in sorted(backups, key=lambda one: one.at, reverse=True):
        age = now - backup.at
        if age <= _ALL_FOR or backup.reason == MIGRATION:
            continue
        period = next((backup.at.strftime(f) for longest, f in _PERIODS if age <= longest), None)
        if period is None or period in taken:
            gone.append(backup)
        else:
            taken.add(period)
    return gone


def _over_budget(folder: Path, there: list[Backup]) -> list[Backup]:
    """The oldest ones, while all together take too much of the disk."""
    sizes = {backup.path: backup.path.stat().st_size for backup in there if backup.path.exists()}
    total = sum(sizes.values())
    room = (shutil.disk_usage(folder).free + total) * _LARGEST_SHARE
    gone = []
    for backup in reversed(there[_KEPT_ANYWAY:]):
        if total <= room:
            break
        total -= sizes.get(backup.path, 0)
        gone.append(backup)
    return gone


def _require_room(folder: Path, connection: sqlite3.Connection) -> None:
    pages, size = (int(connection.execute(f"pragma {name}").fetchone()[0]) for name in ("page_count", "page_size"))
    if shutil.disk_usage(folder).free < pages * size:
        raise StorageError("there is no room for a backup", hint="Free some space on that disk", path=folder)


def _in(folder: Path) -> list[Backup]:
    """The backups in one folder, newest first."""
    backups = []
    for path in folder.glob("*.q7x2"):
        if match := _NAME.fullmatch(path.name):
            at = datetime.strptime(match[1] + "000+0000", "%Y%m%dT%H%M%S%f%z")
            backups.append(Backup(path=path, at=at, step=int(match[2]), reason=match[3]))
    return sorted(backups, key=lambda backup: (backup.at, backup.step), reverse=True)


def _plain(project_id: str) -> str:
    """An id as a folder's name; a hostile file may hold anything in its place."""
    return re.sub(r"[^0-9a-zA-Z-]", "_", project_id)[:64]


def _place(project: Path) -> str:
    return hashlib.sha256(str(project.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:12]
