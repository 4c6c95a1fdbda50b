"""Walks the ledger backwards over the tables: each step must find the rows as it left them, and nothing may remain."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from q7x2_gui.errors import DamagedError
from q7x2_gui.storage.ledger import changes_from
from q7x2_gui.storage.recorder import Key
from q7x2_gui.storage.tables import FROZEN, HASH, RECORDED, Image, frozen_hash, image_of

Finding = tuple[str, str, str]
"""Table, row id, and what is wrong."""


def rewind(connection: sqlite3.Connection) -> Iterator[Finding]:
    """What does not fit between ledger and tables; that nothing is found proves that the ledger makes the tables."""
    state = _present(connection)
    kept = dict(connection.execute("select id, content from kept").fetchall())
    expected = None
    for step, text in connection.execute("select step, changes from ledger order by step desc"):
        if expected is not None and step != expected:
            yield "ledger", str(expected), "the step is missing"
        expected = step - 1
        try:
            changes = changes_from(step, text)
        except DamagedError as error:
            yield "ledger", str(step), error.message
            continue
        for table, row_id, before, after in reversed(changes):
            key = (table, row_id)
            if state.get(key) != after:
                yield table, row_id, f"is not as step {step} left it"
            if after is None and before is not None:
                yield from _kept(kept, key, before)
            _put(state, key, before)
    if expected:
        yield "ledger", str(expected), "the step is missing"
    for table, row_id in state:
        yield table, row_id, "no step of the ledger made it"


def _present(connection: sqlite3.Connection) -> dict[Key, Image]:
    state: dict[Key, Image] = {}
    for table in RECORDED:
        cursor = connection.execute(f'select * from "{table}"')
        names = [column[0] for column in cursor.description]
        for cells in cursor:
            row = dict(zip(names, cells, strict=True))
            state[(table, str(row["id"]))] = image_of(table, row)
    return state


def _put(state: dict[Key, Image], key: Key, image: Image | None) -> None:
    if image is None:
        state.pop(key, None)
    else:
        state[key] = image


def _kept(kept: dict[str, str], key: Key, image: Image) -> Iterator[Finding]:
    """Check what is kept of a removed row, at its last removal only."""
    table, row_id = key
    content = kept.pop(f"{table}:{row_id}", None)
    if content is None or HASH not in image:
        return
    cells = json.loads(content)
    if frozen_hash([cells[name] for name in FROZEN[table]]) != image[HASH]:
        yield table, row_id, "what is kept of the removed row is not what it was"
