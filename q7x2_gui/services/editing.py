"""The one door for edits: each is one transaction, one ledger step and one change notice, and never dropped."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from q7x2_gui.storage.project import Project
from q7x2_gui.storage.recorder import Recorder

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What one committed step changed; ``kind`` is edit, undo, redo or outside (another program wrote beside us).

    ``rows`` are (table, id) pairs; empty with kind outside means: read everything anew.
    """

    step: int
    label: str
    kind: str
    rows: tuple[tuple[str, str], ...]
    at: str
    who: str
    origin: object | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed(Generic[T]):
    """The outcome of an edit that is safely in the file; ``change`` is None when nothing was different."""

    value: T
    change: Changed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaved:
    """An edit that could not be saved and waits: what it was, why, and since when (ISO time)."""

    id: str
    label: str
    error: Exception
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveState:
    """How saving stands: ``kind`` is saved, waiting (another program holds the file) or failed."""

    kind: str
    label: str = ""
    at: str = ""
    step: int = 0
    error: Exception | None = None


class Editor:
    """Runs edits on the project's writer thread; every method may be called from any thread and returns at once."""

    def __init__(self, project: Project, analyst: str) -> None:
        self.project = project
        self.analyst = analyst

    def run(
        self,
        label: str,
        edit: Callable[[Recorder], T],
        *,
        origin: object | None = None,
        merge: str | None = None,
    ) -> Future[Committed[T]]:
        """Queue one edit; edits in a row with the same ``merge`` key within seconds are undone together."""
        raise NotImplementedError

    def undo(self) -> Future[Committed[None]]:
        """Take the last step back, as a new step."""
        raise NotImplementedError

    def redo(self) -> Future[Committed[None]]:
        """Bring back what the last undo took."""
        raise NotImplementedError

    @property
    def can_undo(self) -> bool:
        """Whether a step can be taken back."""
        raise NotImplementedError

    @property
    def can_redo(self) -> bool:
        """Whether an undo can be taken back."""
        raise NotImplementedError

    @property
    def undo_label(self) -> str:
        """Label of the step that undo would take back; empty when there is none."""
        raise NotImplementedError

    @property
    def redo_label(self) -> str:
        """Label of the step that redo would bring back; empty when there is none."""
        raise NotImplementedError

    @property
    def revision(self) -> int:
        """Number of the last step known to be in the file."""
        raise NotImplementedError

    @property
    def saved_at(self) -> str | None:
        """ISO time of the last step that this editor committed; None before the first."""
        raise NotImplementedError

    @property
    def unsaved(self) -> tuple[Unsaved, ...]:
        """Edits that failed, oldest first; they stay here until `retry` saves them or `discard` is asked for."""
        raise NotImplementedError

    def retry(self) -> Future[int]:
        """Try all unsaved edits again, oldest first; the number that is still unsaved."""
        raise NotImplementedError

    def discard(self, unsaved_id: str) -> None:
        """Give one unsaved edit up, because the user said so."""
        raise NotImplementedError

    def poll_outside(self) -> Future[bool]:
        """Look whether another program has written; subscribers get a `Changed` of kind outside if so."""
        raise NotImplementedError

    def subscribe(self, callback: Callable[[Changed], Any]) -> Callable[[], None]:
        """Call ``callback`` on the writer thread after each commit; returns the way to stop that."""
        raise NotImplementedError

    def watch(self, callback: Callable[[SaveState], Any]) -> Callable[[], None]:
        """Call ``callback`` when saving succeeds, waits or fails; returns the way to stop that."""
        raise NotImplementedError
