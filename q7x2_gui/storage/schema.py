"""The schema of a project file: its numbers, its migrations, and what a file of each version must look like."""

from __future__ import annotations

import contextlib
import sqlite3
from functools import lru_cache
from typing import TYPE_CHECKING

from q7x2_gui.errors import MigrationError
from q7x2_gui.storage import census, ddl_0001, ddl_0002

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

APPLICATION_ID = 0x51375832
"""The bytes "Q7X2" in the header of each project file."""
SCHEMA_VERSION = 2
"""``user_version`` of the files that this version writes: the number of migrations."""
MIN_READER = 1
"""Oldest schema version whose program may still read a file that this version writes."""
PAGE_SIZE = 8192

Entry = tuple[str, str, str]
"""Type, name and SQL (white space and case evened out) of one object of ``sqlite_schema``."""

STEPS = (("m0001_start", ddl_0001.STATEMENTS), ("m0002_review", ddl_0002.STATEMENTS))
"""The migrations in order: the name that sqlite-utils notes in the file, and the statements."""
_NOTED_IN = "_sqlite_migrations"
_NOTES: frozenset[Entry] = frozenset(
    {
        ("table", _NOTED_IN, ""),
        (
            "index",
            f"idx_{_NOTED_IN}_migration_set_name",
            f'create unique index "idx_{_NOTED_IN}_migration_set_name" on "{_NOTED_IN}" ("migration_set", "name")',
        ),
    }
)
"""What sqlite-utils adds to a file to note which migrations it has had."""


def migrate(connection: sqlite3.Connection, to: int = SCHEMA_VERSION) -> None:
    """Bring a file up to schema ``to`` in one transaction, its number included.

    What it holds is counted before and after: when a row or a cell of the older tables has changed on the way, the file
    stays as it was, and `MigrationError` is raised.
    """
    from sqlite_utils import Database  # noqa: PLC0415 - 120 ms with its imports, which opening must not pay

    later = [name for name, _ in STEPS[to:]]
    connection.execute("begin immediate")  # two programs that meet here: the second finds nothing left to do
    try:
        before = census.take(connection)
        migrations().apply(Database(connection), stop_before=later or None)
        changed = census.differences(before, census.take(connection, like=before))
        if changed:
            raise MigrationError(
                f"bringing the project up to date would have changed {', '.join(changed)}, so it was left as it was",
                hint="Keep the file and report this; the version that wrote it opens it",
            )
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:
            connection.execute("rollback")
        raise


@lru_cache(maxsize=1)
def migrations() -> Migrations:
    """All migrations, as sqlite-utils applies and notes them."""
    from sqlite_utils.migrations import Migrations  # noqa: PLC0415 - see `migrate`

    made = Migrations("q7x2")
    for version, (name, statements) in enumerate(STEPS, start=1):
        made(name=name)(_running(statements, version))
    return made


def _running(statements: tuple[str, ...], version: int) -> Callable[[Database], None]:
    def run(db: Database) -> None:
        for statement in statements:
            db.execute(statement)
        # Inside the migration's own transaction: killed anywhere, the file has both or neither.
        db.execute(f"pragma user_version = {version:d}")

    return run


@lru_cache(maxsize=8)
def expected(version: int) -> frozenset[Entry]:
    """What ``sqlite_schema`` of a file of that version holds."""
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for _, statements in STEPS[:version]:
            for statement in statements:
                connection.execute(statement)
        return found(connection) | _NOTES


def found(connection: sqlite3.Connection) -> frozenset[Entry]:
    """What ``sqlite_schema`` holds, without SQLite's own tables and the inner tables of full-text search."""
    rows = connection.execute("select type, name, coalesce(sql, '') from sqlite_schema").fetchall()
    return frozenset((kind, name, _plain(name, sql)) for kind, name, sql in rows if not _inner(name))


def _inner(name: str) -> bool:
    return name.startswith(("sqlite_", "article_fts_"))


def _plain(name: str, sql: str) -> str:
    if name == _NOTED_IN:
        return ""  # sqlite-utils writes this one, and may spell it another way one day
    return " ".join(sql.split()).lower()
