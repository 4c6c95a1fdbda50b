"""The append-only ledger: writing a step, and which steps can be undone or redone, read from the steps alone."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field
from datetime import datetime

from q7x2_gui.domain.ids import new_id
from q7x2_gui.errors import DamagedError
from q7x2_gui.storage.recorder import Change
from q7x2_gui.storage.tables import RECORDED, completed, to_json

MERGE_SECONDS = 10.0
"""Edits under one merge key that follow each other within this time are undone together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of the ledger without its changes."""

    step: int
    at: str
    who: str
    label: str
    kind: str
    undoes: int | None = None
    merge: str | None = None


@dataclass(slots=True)
class History:
    """What can be undone and redone after the steps fed to `add`; each entry is a run of steps taken back as one.

    ``outside`` holds the numbers of the steps that another program wrote while this one had the project open.
    """

    last: int = 0
    undo: list[list[Step]] = field(default_factory=list)
    redo: list[Step] = field(default_factory=list)
    outside: set[int] = field(default_factory=set)

    def add(self, step: Step, *, outside: bool = False) -> bool:
        """Follow one step, in order of its number; False when it takes back what there is not (a damaged ledger)."""
        self.last = step.step
        if outside:
            self.outside.add(step.step)
        if step.kind == "undo":
            run = self.run_of(step.undoes) or (self.undo[-1] if self.undo else None)
            if run is not None:
                self.undo.remove(run)
            self.redo.append(step)
            return run is not None and run[-1].step == step.undoes
        if step.kind == "redo":
            taken = self.redo.pop().step if self.redo else None
            self.undo.append([step])
            return taken is not None and taken == step.undoes
        if step.kind == "edit":
            self._add_edit(step)
        return True

    def run_of(self, step: int | None) -> list[Step] | None:
        """The run that ends with a step and can be undone: mostly the last one, but an older one may be taken alone."""
        return next((run for run in reversed(self.undo) if run[-1].step == step), None)

    def _add_edit(self, step: Step) -> None:
        self.redo.clear()
        if self.undo and _goes_with(self.undo[-1][-1], step):
            self.undo[-1].append(step)
        else:
            self.undo.append([step])


def _goes_with(earlier: Step, later: Step) -> bool:
    if earlier.kind != "edit" or later.merge is None or earlier.merge != later.merge or earlier.who != later.who:
        return False
    try:
        gap = datetime.fromisoformat(later.at) - datetime.fromisoformat(earlier.at)
    except (ValueError, TypeError):  # a damaged time, or one with and one without a zone
        return False
    return abs(gap.total_seconds()) <= MERGE_SECONDS


def append(connection: sqlite3.Connection, step: Step, changes: list[Change]) -> None:
    """Write one step."""
    connection.execute(
        "insert into ledger (step, id, at, who, label, kind, undoes, merge, changes) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (step.step, new_id(), step.at, step.who, step.label, step.kind, step.undoes, step.merge, to_json(changes)),
    )


def next_step(connection: sqlite3.Connection) -> int:
    """The number that the next step will have."""
    return int(connection.execute("select coalesce(max(step), 0) + 1 from ledger").fetchone()[0])


def steps_after(connection: sqlite3.Connection, step: int) -> list[Step]:
    """The steps behind a number, oldest first, without their changes."""
    rows = connection.execute(
        "select step, at, who, label, kind, undoes, merge from ledger where step > ? order by step", (step,)
    )
    return [
        Step(step=n, at=at, who=who, label=label, kind=kind, undoes=undoes, merge=merge)
        for n, at, who, label, kind, undoes, merge in rows
    ]


def changes_of(connection: sqlite3.Connection, step: int) -> list[Change]:
    """What one step changed."""
    found = connection.execute("select changes from ledger where step = ?", (step,)).fetchone()
    return changes_from(step, None if found is None else found[0])


def changes_from(step: int, text: str | None) -> list[Change]:
    """The changes as a line of the ledger holds them; raises `DamagedError` when it is damaged."""
    try:
        changes = [(table, row_id, before, after) for table, row_id, before, after in json.loads(text or "")]
    except (ValueError, TypeError) as error:
        raise _damaged(step) from error
    if not all(_is_change(change) for change in changes):
        raise _damaged(step)
    return [(table, row_id, completed(table, old), completed(table, new)) for table, row_id, old, new in changes]


def _is_change(change: tuple[object, object, object, object]) -> bool:
    table, row_id, before, after = change
    known = table in RECORDED and isinstance(row_id, str)
    return known and all(image is None or isinstance(image, dict) for image in (before, after))


def _damaged(step: int) -> DamagedError:
    return DamagedError(f"step {step} of the ledger is damaged", hint="Run check on the project; open a backup")
