"""What edits tell of themselves: what changed, what was committed, what waits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from q7x2_gui.errors import StorageError
from q7x2_gui.storage.ledger import Step
from q7x2_gui.storage.recorder import Change, touched

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What one committed step changed; ``kind`` is edit, undo, redo or outside (another program wrote beside us).

    ``rows`` are (table, id) pairs, rows that went included; ``articles`` the ids of the articles they belong to. Both
    empty with kind outside means: read everything anew.
    """

    step: int
    label: str
    kind: str
    rows: tuple[tuple[str, str], ...]
    at: str
    who: str
    origin: object | None = None
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed(Generic[T]):
    """The outcome of an edit that is safely in the file; ``change`` is None when nothing was different."""

    value: T
    change: Changed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaved:
    """An edit that could not be saved and waits: what it was, why, and since when (ISO time).

    ``blocks`` says that disk or file were at fault, so that later edits wait behind it to keep their order. Without
    it the edit itself is at fault: later edits have gone past it, and it is tried again only when asked for by its id.
    """

    id: str
    label: str
    error: StorageError
    at: str
    blocks: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveState:
    """How saving stands: ``kind`` is saved, waiting (another program holds the file) or failed."""

    kind: str
    label: str = ""
    at: str = ""
    step: int = 0
    error: StorageError | None = None


def changed(
    step: Step,
    changes: Iterable[Change],
    articles: tuple[str, ...],
    *,
    kind: str = "",
    origin: object | None = None,
) -> Changed:
    """The notice of one step in the ledger; ``kind`` replaces the step's own."""
    return Changed(
        step=step.step,
        label=step.label,
        kind=kind or step.kind,
        rows=touched(changes),
        at=step.at,
        who=step.who,
        origin=origin,
        articles=articles,
    )
