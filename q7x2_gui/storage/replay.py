"""Takes changes back: the inverse of steps, refused when a row is no longer as they left it."""

from __future__ import annotations

from collections.abc import Iterable

from q7x2_gui.errors import ConflictError
from q7x2_gui.storage.recorder import Change, Key, Recorder
from q7x2_gui.storage.tables import RECORDED, Cell, Image, to_json


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
                f"{table.replace('_', ' ')} {row_id} has changed since",
                hint="Another program wrote to the project; look at the row and edit it by hand",
            )
    for table, row_id, before, _ in reversed(changes):
        if before is None:
            recorder.remove(table, row_id)
        else:
            recorder.restore(table, row_id, before)


def refuse_orphans(recorder: Recorder, changes: list[Change]) -> None:
    """Raise `ConflictError` when rows that were taken away are still spoken of by rows of later steps."""
    gone: dict[str, list[Cell]] = {}
    for table, _, before, after in changes:
        if before is None and after is not None:
            gone.setdefault(table, []).append(after["n"])
    for child in RECORDED if gone else ():
        for link in recorder.select('select "table", "from" from pragma_foreign_key_list(?)', (child,)):
            wanted = gone.get(str(link["table"]))
            if wanted and recorder.select(
                f'select 1 from "{child}" where "{link["from"]}" in (select value from json_each(?)) limit 1',
                (to_json(wanted),),
            ):
                raise ConflictError(
                    f"a later {child.replace('_', ' ')} builds on it",
                    hint="Undo the later steps first, or go back to before it",
                )
