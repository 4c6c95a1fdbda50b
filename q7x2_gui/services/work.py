"""What one transaction does: an edit, an undo or a redo, with its line in the ledger."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from q7x2_gui.errors import BlockedError, ConflictError, Q7X2Error
from q7x2_gui.storage import ledger
from q7x2_gui.storage.recorder import Change, Recorder
from q7x2_gui.storage.replay import compose, refuse_orphans, take_back
from q7x2_gui.storage.tables import Cell, Image, to_json

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied(Generic[T]):
    """What applying a piece of work gave: its value and its line's label, kind and the step it takes back."""

    value: T
    label: str
    kind: str
    undoes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Generic[T]):
    """One queued piece of work; ``keep`` says whether it waits in the unsaved list when saving fails."""

    label: str
    apply: Callable[[Recorder, sqlite3.Connection, ledger.History], Applied[T]]
    origin: object | None = None
    merge: str | None = None
    keep: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[T]):
    """What a transaction wrote; ``step`` None when nothing was different."""

    value: T
    step: ledger.Step | None
    changes: list[Change]
    articles: tuple[str, ...] = ()


def edit_work(
    label: str, edit: Callable[[Recorder], T], *, origin: object | None = None, merge: str | None = None
) -> Work[T]:
    """Work that runs an edit."""

    def apply(recorder: Recorder, _connection: sqlite3.Connection, _history: ledger.History) -> Applied[T]:
        return Applied(value=edit(recorder), label=recorder.label, kind="edit")

    return Work(label=label, apply=apply, origin=origin, merge=merge)


def undo_work(known: int, step: int | None = None) -> Work[None]:
    """Work that takes the last run of steps back, or the one that ends with ``step``; a failed undo is not kept, as
    the user sees at once.

    ``known`` is the last step the user could know of: what another program did after it is not taken back unseen.
    """

    def apply(recorder: Recorder, connection: sqlite3.Connection, history: ledger.History) -> Applied[None]:
        if not history.undo:
            raise Q7X2Error("there is nothing to undo")
        run = history.undo[-1] if step is None else history.run_of(step)
        if run is None:
            raise Q7X2Error(f"step {step} is undone already, or is no step by itself")
        _refuse_unseen(run[-1], known, history, "undo")
        _take_back(recorder, connection, run, alone=run is not history.undo[-1])
        return Applied(value=None, label=run[-1].label, kind="undo", undoes=run[-1].step)

    return Work(label="Undo", apply=apply, keep=False)


def _take_back(
    recorder: Recorder, connection: sqlite3.Connection, run: Sequence[ledger.Step], *, alone: bool = False
) -> None:
    changes = compose(ledger.changes_of(connection, step.step) for step in run)
    try:
        take_back(recorder, changes)
        if alone:
            refuse_orphans(recorder, changes)
    except ConflictError as error:
        last = run[-1]
        said = f"“{last.label}” (step {last.step}) cannot be taken back: {error.message}"
        raise BlockedError(said, hint=error.hint, step=last.step) from error


def back_work(step: int, known: int) -> Work[int]:
    """Work that brings everything back to how it was right after a step, as one edit; the number of rows it changed.

    Whatever lies between is taken back together, undos and redos included, so that any point can be reached.
    """

    def apply(recorder: Recorder, connection: sqlite3.Connection, history: ledger.History) -> Applied[int]:
        later = ledger.steps_after(connection, step - 1)
        if not later or later[0].step != step:
            raise Q7X2Error(f"there is no step {step}")
        if len(later) == 1:
            raise Q7X2Error("this is where the project stands")
        _refuse_unseen(later[-1], known, history, "it")
        changes = compose(ledger.changes_of(connection, one.step) for one in later[1:])
        changed = [change for change in changes if change[2] != change[3]]
        if not changed:
            raise Q7X2Error("nothing is different from then")
        take_back(recorder, changed)
        return Applied(value=len(changed), label=f"Back to step {step}: {later[0].label}", kind="edit")

    return Work(label="Go back", apply=apply, keep=False)


def redo_work(known: int) -> Work[None]:
    """Work that takes the last undo back; ``known`` as for `undo_work`."""

    def apply(recorder: Recorder, connection: sqlite3.Connection, history: ledger.History) -> Applied[None]:
        if not history.redo:
            raise Q7X2Error("there is nothing to redo")
        undone = history.redo[-1]
        _refuse_unseen(undone, known, history, "redo")
        _take_back(recorder, connection, [undone])
        return Applied(value=None, label=undone.label, kind="redo", undoes=undone.step)

    return Work(label="Redo", apply=apply, keep=False)


def written_work(outcome: Outcome[T], label: str) -> Work[T]:
    """Work that only looks whether a transaction that was committed is in the file, after doubt about the file."""
    wanted = outcome.step

    def apply(_recorder: Recorder, connection: sqlite3.Connection, _history: ledger.History) -> Applied[T]:
        there = [] if wanted is None else ledger.steps_after(connection, wanted.step - 1)[:1]
        if wanted is not None and there != [wanted]:
            raise ConflictError("the edit is not in the file that stands there now", hint="Enter it again")
        return Applied(value=outcome.value, label=label, kind="edit")

    return Work(label=label, apply=apply)


def _refuse_unseen(step: ledger.Step, known: int, history: ledger.History, verb: str) -> None:
    if step.step > known and step.step in history.outside:
        raise ConflictError(
            f"{step.who} has done “{step.label}” meanwhile",
            hint=f"Ask for {verb} again if that is to be taken back",
        )


def perform(connection: sqlite3.Connection, work: Work[T], history: ledger.History, *, who: str, at: str) -> Outcome[T]:
    """Apply work inside the open transaction and write its line; foreign keys are checked at the commit."""
    connection.execute("pragma defer_foreign_keys = on")
    recorder = Recorder(connection, step=ledger.next_step(connection), at=at, who=who, label=work.label)
    applied = work.apply(recorder, connection, history)
    changes = recorder.changes()
    if not changes and applied.kind == "edit":
        return Outcome(value=applied.value, step=None, changes=[])
    step = ledger.Step(
        step=recorder.step,
        at=at,
        who=who,
        label=applied.label,
        kind=applied.kind,
        undoes=applied.undoes,
        merge=work.merge,
    )
    ledger.append(connection, step, changes)
    articles = articles_of(connection, changes)
    return Outcome(value=applied.value, step=step, changes=changes, articles=articles)


_OWNERS = """
select id from article where n in (
 select value from json_each(?1)
 union select article from report where n in (select value from json_each(?2))
 or event in (select value from json_each(?3))
)
"""


def articles_of(connection: sqlite3.Connection, changes: list[Change]) -> tuple[str, ...]:
    """Ids of the articles that changes belong to, those that went included."""
    ids = {row_id: None for table, row_id, _, _ in changes if table == "article"}
    images = [(table, image) for table, _, *both in changes for image in both if image is not None]
    numbers = [_numbers(images, column) for column in ("article", "report", "event")]
    numbers[2] |= {image["n"] for table, image in images if table == "event"}
    found = connection.execute(_OWNERS, [to_json(sorted(some, key=str)) for some in numbers])
    ids.update((row_id, None) for (row_id,) in found)
    return tuple(ids)


def _numbers(images: list[tuple[str, Image]], column: str) -> set[Cell]:
    return {image[column] for _, image in images if image.get(column) is not None}
