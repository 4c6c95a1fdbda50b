"""The schema of a project file: its numbers, its migrations, and what a file of each version must look like."""

from __future__ import annotations

import sqlite3
from functools import lru_cache

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from q7x2_gui.storage import ddl_0001

APPLICATION_ID = 0x51375832
"""The bytes "Q7X2" in the header of each project file."""
SCHEMA_VERSION = 1
"""``user_version`` of the files that this version writes: the number of migrations."""
MIN_READER = 1
"""Oldest schema version whose program may still read a file that this version writes."""
PAGE_SIZE = 8192

migrations = Migrations("q7x2")


@migrations()
def m0001_start(db: Database) -> None:
    for statement in ddl_0001.STATEMENTS:
        db.execute(statement)


_NAMES = ("m0001_start",)
Entry = tuple[str, str, str]
"""Type, name and SQL (white space and case evened out) of one object of ``sqlite_schema``."""


def migrate(db: Database, to: int = SCHEMA_VERSION) -> None:
    """Bring a file up to schema ``to``; each migration is one transaction."""
    later = list(_NAMES[to:])
    migrations.apply(db, stop_before=later or None)
    db.execute(f"pragma user_version = {to:d}")


@lru_cache(maxsize=8)
def expected(version: int) -> frozenset[Entry]:
    """What ``sqlite_schema`` of a file of that version holds."""
    db = Database(memory=True)
    try:
        migrate(db, version)
        return found(db.conn)
    finally:
        db.close()


def found(connection: sqlite3.Connection) -> frozenset[Entry]:
    """What ``sqlite_schema`` holds, without SQLite's own tables and the inner tables of full-text search."""
    rows = connection.execute("select type, name, coalesce(sql, '') from sqlite_schema").fetchall()
    return frozenset((kind, name, _plain(name, sql)) for kind, name, sql in rows if not _inner(name))


def _inner(name: str) -> bool:
    return name.startswith(("sqlite_", "article_fts_"))


def _plain(name: str, sql: str) -> str:
    if name == Migrations.migrations_table:
        return ""  # sqlite-utils writes this one, and may spell it another way one day
    return " ".join(sql.split()).lower()
