"""Takes changes back: the inverse of steps, refused when a row is no longer as they left it."""

from __future__ import annotations

from collections.abc import Iterable

from q7x2_gui.errors import ConflictError
from q7x2_gui.storage.recorder import Change, Key, Recorder
from q7x2_gui.storage.tables import Image


def compose(steps: Iterable[list[Change]]) -> list[Change]:
    """What several steps in a row changed together: each row once, as before the first and after the last."""
    before: dict[Key, Image | None] = {}
    after: dict[Key, Image | None] = {}
    for changes in steps:
        for table, row_id, old, new in changes:
            before.setdefault((table, row_id), old)
            after[(table, row_id)] = new
    return [(table, row_id, old, after[(table, row_id)]) for (table, row_id), old in before.items()]


def take_back(recorder: Recorder, changes: list[Change]) -> None:
    """Write all rows as they were before; raises `ConflictError` when one has changed since, before any is written."""
    for table, row_id, _, after in changes:
        if recorder.image(table, row_id) != after:
            raise ConflictError(
                f"this cannot be taken back: {table.replace('_', ' ')} {row_id} has changed since",
                hint="Another program wrote to the project; look at the row and edit it by hand",
            )
    for table, row_id, before, _ in reversed(changes):
        if before is None:
            recorder.remove(table, row_id)
        else:
            recorder.restore(table, row_id, before)
