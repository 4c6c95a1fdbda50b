"""Writes rows and remembers what they were, so that one edit becomes one step of the ledger."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from q7x2_gui.domain.ids import new_id
from q7x2_gui.errors import ConflictError, DamagedError
from q7x2_gui.storage import folded
from q7x2_gui.storage.tables import FROZEN, HASH, RECORDED, Cell, Image, Row, image_of, to_json

Key = tuple[str, str]
"""Table and row id."""
Change = tuple[str, str, Image | None, Image | None]
"""Table, row id, and the row before and after; None where there was or is none."""


class Recorder:
    """Row access inside one edit: writes go to the open transaction, and what they changed is remembered.

    ``step`` is the number that this edit will have in the ledger; ``at`` its ISO time and ``who`` its analyst. An
    edit that finds out what it is only while it runs may set ``label``.
    """

    def __init__(self, connection: sqlite3.Connection, *, step: int, at: str, who: str, label: str = "") -> None:
        self._connection = connection
        self.label = label
        self.step = step
        self.at = at
        self.who = who
        self._before: dict[Key, Image | None] = {}
        self._after: dict[Key, Image | None] = {}
        self._columns: dict[str, frozenset[str]] = {}

    def get(self, table: str, row_id: str) -> Row | None:
        """The row with that id, all columns; None when there is none."""
        rows = self.select(f'select * from "{_known(table)}" where id = ?', (row_id,))
        return rows[0] if rows else None

    def select(self, sql: str, parameters: Sequence[Cell] = ()) -> list[Row]:
        """Rows of a query; ``sql`` is ours, what users typed goes into ``parameters``."""
        cursor = self._connection.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, cells, strict=True)) for cells in cursor]

    def put(self, table: str, row: Mapping[str, Cell]) -> Row:
        """Write a row (``id`` is made when missing): a new one, or the given columns of the one there is; all of it."""
        row_id = str(row.get("id") or new_id())
        old = self.get(table, row_id)
        if old is None:
            return self._insert(table, {**row, "id": row_id})
        return self._update(table, old, row)

    def remove(self, table: str, row_id: str) -> None:
        """Delete a row, if it is there; its frozen columns are kept apart for an undo."""
        old = self.get(table, row_id)
        if old is None:
            return
        self._note(table, row_id, image_of(table, old), None)
        if table in FROZEN:
            self._keep(table, old)
        if table == "article":
            folded.remove(self._connection, int(old["n"] or 0))
        self._connection.execute(f'delete from "{table}" where n = ?', (old["n"],))

    def restore(self, table: str, row_id: str, image: Image) -> None:
        """Write a row exactly as a ledger image says, number and frozen columns included."""
        if self.get(table, row_id) is not None:
            self._update(table, self._required(table, row_id), {k: v for k, v in image.items() if k != HASH})
            return
        row = {name: value for name, value in image.items() if name != HASH}
        if table in FROZEN:
            row.update(self._take_kept(table, row_id))
        self._insert(table, row)

    def image(self, table: str, row_id: str) -> Image | None:
        """The row as the ledger would keep it now."""
        row = self.get(table, row_id)
        return None if row is None else image_of(table, row)

    def changes(self) -> list[Change]:
        """What differs from before this edit, each row once, in the order first touched."""
        return [
            (table, row_id, before, self._after[(table, row_id)])
            for (table, row_id), before in self._before.items()
            if before != self._after[(table, row_id)]
        ]

    def _insert(self, table: str, row: Row) -> Row:
        self._refuse_foreign(table, row)
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" for _ in row)
        self._connection.execute(f'insert into "{_known(table)}" ({names}) values ({marks})', tuple(row.values()))
        new = self._required(table, str(row["id"]))
        self._note(table, str(row["id"]), None, image_of(table, new))
        if table == "article":
            folded.put(self._connection, new)
        return new

    def _update(self, table: str, old: Row, row: Mapping[str, Cell]) -> Row:
        wanted = {name: value for name, value in row.items() if old.get(name, ...) != value}
        if not wanted:
            return old
        self._refuse_foreign(table, wanted)
        frozen = sorted(set(wanted) & {"id", *FROZEN.get(table, ())})
        if frozen:
            raise ValueError(f"{table}.{frozen[0]} never changes once it is stored")
        sets = ", ".join(f'"{name}" = ?' for name in wanted)
        self._connection.execute(f'update "{table}" set {sets} where n = ?', (*wanted.values(), old["n"]))
        new = self._required(table, str(old["id"]))
        self._note(table, str(old["id"]), image_of(table, old), image_of(table, new))
        if table == "article" and old["title"] != new["title"]:
            folded.put(self._connection, new)
        return new

    def _refuse_foreign(self, table: str, row: Mapping[str, Cell]) -> None:
        """Raise `DamagedError` for column names that are not ours: a ledger image may come from a hostile file."""
        if table not in self._columns:
            cursor = self._connection.execute(f'select * from "{_known(table)}" limit 0')
            self._columns[table] = frozenset(column[0] for column in cursor.description)
        foreign = sorted(set(row) - self._columns[table])
        if foreign:
            raise DamagedError(f"{table} has no column {foreign[0]!r}", hint="Run check on the project; open a backup")

    def _required(self, table: str, row_id: str) -> Row:
        row = self.get(table, row_id)
        if row is None:
            raise RuntimeError(f"{table} {row_id} was written and is not there")
        return row

    def _note(self, table: str, row_id: str, before: Image | None, after: Image | None) -> None:
        self._before.setdefault((table, row_id), before)
        self._after[(table, row_id)] = after

    def _keep(self, table: str, row: Row) -> None:
        content = to_json({name: row[name] for name in FROZEN[table]})
        self._connection.execute(
            "insert or replace into kept (id, content) values (?, ?)", (f"{table}:{row['id']}", content)
        )

    def _take_kept(self, table: str, row_id: str) -> Row:
        key = f"{table}:{row_id}"
        found = self._connection.execute("select content from kept where id = ?", (key,)).fetchone()
        if found is None:
            raise ConflictError(f"the contents of {table} {row_id} are no longer kept", hint="Import it again")
        self._connection.execute("delete from kept where id = ?", (key,))
        row: Row = json.loads(found[0])
        return row


def touched(changes: Iterable[Change]) -> tuple[Key, ...]:
    """The rows of changes as (table, id) pairs."""
    return tuple((table, row_id) for table, row_id, _, _ in changes)


def _known(table: str) -> str:
    if table not in RECORDED:
        raise ValueError(f"{table!r} is no table that edits may touch")
    return table
