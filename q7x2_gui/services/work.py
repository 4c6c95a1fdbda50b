"""What one transaction does: an edit, an undo or a redo, with its line in the ledger."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from q7x2_gui.errors import Q7X2Error
from q7x2_gui.storage import ledger
from q7x2_gui.storage.recorder import Change, Recorder
from q7x2_gui.storage.replay import compose, take_back

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


def undo_work() -> Work[None]:
    """Work that takes the last run of steps back; a failed undo is not kept, as the user sees at once."""

    def apply(recorder: Recorder, connection: sqlite3.Connection, history: ledger.History) -> Applied[None]:
        if not history.undo:
            raise Q7X2Error("there is nothing to undo")
        run = history.undo[-1]
        take_back(recorder, compose(ledger.changes_of(connection, step.step) for step in run))
        return Applied(value=None, label=run[-1].label, kind="undo", undoes=run[-1].step)

    return Work(label="Undo", apply=apply, keep=False)


def redo_work() -> Work[None]:
    """Work that takes the last undo back."""

    def apply(recorder: Recorder, connection: sqlite3.Connection, history: ledger.History) -> Applied[None]:
        if not history.redo:
            raise Q7X2Error("there is nothing to redo")
        undone = history.redo[-1]
        take_back(recorder, ledger.changes_of(connection, undone.step))
        return Applied(value=None, label=undone.label, kind="redo", undoes=undone.step)

    return Work(label="Redo", apply=apply, keep=False)


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


def articles_of(connection: sqlite3.Connection, changes: list[Change]) -> tuple[str, ...]:
    """Ids of the articles that changes belong to, those that went included."""
    ids = {row_id: None for table, row_id, _, _ in changes if table == "article"}
    images = [image for _, _, before, after in changes for image in (before, after) if image is not None]
    numbers = sorted({image["article"] for image in images if image.get("article") is not None}, key=str)
    for number in numbers:
        found = connection.execute("select id from article where n = ?", (number,)).fetchone()
        if found is not None:
            ids[found[0]] = None
    return tuple(ids)
