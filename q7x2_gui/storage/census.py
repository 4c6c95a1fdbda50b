"""Counts what a project holds, table by table: how many rows, and a hash over all their cells."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

_DERIVED = ("sqlite_", "article_fts", "article_folded", "_sqlite_migrations")
"""Begin the names of tables that are made from others, or are not about what the project holds."""


@dataclass(frozen=True, slots=True)
class Count:
    """One table: its columns, the number of rows, and a SHA-256 over their cells in the order of their numbers."""

    columns: tuple[str, ...]
    rows: int
    sha256: str


Census = Mapping[str, Count]
"""Counts by table."""


def take(connection: sqlite3.Connection, *, like: Census | None = None) -> Census:
    """Count all tables, or those of an earlier census by the columns that they had then; a missing one is left out."""
    names = connection.execute(
        "select name from sqlite_schema where type = 'table' and sql not like 'create virtual%' order by name"
    )
    there = [name for (name,) in names if not name.startswith(_DERIVED)]
    return {name: _count(connection, name, like) for name in there if like is None or name in like}


def _count(connection: sqlite3.Connection, table: str, like: Census | None) -> Count:
    present = [row[1] for row in connection.execute(f"pragma table_info({_quoted(table)})")]
    columns = [name for name in (present if like is None else like[table].columns) if name in present]
    digest = hashlib.sha256()
    rows = 0
    for cells in connection.execute(
        f"select {', '.join(map(_quoted, columns))} from {_quoted(table)} order by rowid"  # all our tables have one
    ):
        digest.update(repr(cells).encode("utf-8", "surrogatepass"))
        rows += 1
    return Count(tuple(columns), rows, digest.hexdigest())


def differences(before: Census, after: Census) -> list[str]:
    """The tables that are not as they were, sorted."""
    return sorted(name for name, count in before.items() if after.get(name) != count)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
