"""The one door for edits: each is one transaction, one ledger step and one change notice, and never dropped."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from q7x2_gui.errors import StorageError
from q7x2_gui.services.changes import Changed, Committed, SaveState, Unsaved
from q7x2_gui.services.safekeeping import Safekeeping
from q7x2_gui.services.saving import Saver
from q7x2_gui.services.work import Work, back_work, edit_work, redo_work, undo_work
from q7x2_gui.storage.project import Project
from q7x2_gui.storage.recorder import Recorder
from q7x2_gui.storage.writer import LOCK_SECONDS

__all__ = ["Changed", "Committed", "Editor", "SaveState", "Unsaved"]

T = TypeVar("T")


class Editor:
    """Runs edits on the project's writer thread; every method may be called from any thread and returns at once.

    Never wait for one of its futures inside a callback: callbacks run on the writer thread.
    """

    def __init__(self, project: Project, analyst: str, *, patience: float = LOCK_SECONDS) -> None:
        self.project = project
        self._saver = Saver(project, analyst, patience)
        self._poll: Future[bool] | None = None
        if not project.read_only:
            project.writer.submit(self._saver.news)

    @property
    def analyst(self) -> str:
        """Whose name the next steps bear; may be set."""
        return self._saver.analyst

    @analyst.setter
    def analyst(self, name: str) -> None:
        self._saver.analyst = name

    def run(
        self,
        label: str,
        edit: Callable[[Recorder], T],
        *,
        origin: object | None = None,
        merge: str | None = None,
    ) -> Future[Committed[T]]:
        """Queue one edit; edits in a row with the same ``merge`` key within seconds are undone together.

        The future fails with a `StorageError` when the edit could not be saved (it then waits in `unsaved`), and with
        another `Q7X2Error` when it is refused.
        """
        return self._queue(edit_work(label, edit, origin=origin, merge=merge))

    def undo(self, step: int | None = None) -> Future[Committed[None]]:
        """Take the last step back, or only the one of that number, as a new step.

        `ConflictError` when that is a step of another program which was not known here yet; `BlockedError` when its
        rows are not as it left them: `undo_before` tells which step can be tried instead.
        """
        return self._queue(undo_work(self.revision, step))

    def undo_before(self, step: int) -> int | None:
        """Number of the step that would be undone if one was passed over; None when there is no older one."""
        with self._saver.lock:
            ends = [run[-1].step for run in self._saver.history.undo]
        return ends[ends.index(step) - 1] if step in ends[1:] else None

    def go_back(self, step: int) -> Future[Committed[int]]:
        """Bring everything back to how it was right after a step, as one new step that can be undone itself.

        The value is how many rows that changed. `ConflictError` when a row is not as the ledger left it.
        """
        return self._queue(back_work(step, self.revision))

    def undoable(self) -> frozenset[int]:
        """Numbers of the steps that `undo` takes: the last one of each run."""
        with self._saver.lock:
            return frozenset(run[-1].step for run in self._saver.history.undo)

    def redo(self) -> Future[Committed[None]]:
        """Bring back what the last undo took; refused as `undo` is."""
        return self._queue(redo_work(self.revision))

    @property
    def can_undo(self) -> bool:
        """Whether a step can be taken back."""
        return not self.project.read_only and bool(self._saver.history.undo)

    @property
    def can_redo(self) -> bool:
        """Whether an undo can be taken back."""
        return not self.project.read_only and bool(self._saver.history.redo)

    @property
    def undo_label(self) -> str:
        """Label of the step that undo would take back; empty when there is none."""
        with self._saver.lock:
            runs = self._saver.history.undo
            return runs[-1][-1].label if runs else ""

    @property
    def redo_label(self) -> str:
        """Label of the step that redo would bring back; empty when there is none."""
        with self._saver.lock:
            undone = self._saver.history.redo
            return undone[-1].label if undone else ""

    @property
    def revision(self) -> int:
        """Number of the last step known to be in the file."""
        return self._saver.history.last

    @property
    def saved_at(self) -> str | None:
        """ISO time of the last step that this editor committed; None before the first."""
        return self._saver.saved_at

    @property
    def unsaved(self) -> tuple[Unsaved, ...]:
        """Edits that failed, oldest first; they stay here until `retry` saves them or `discard` is asked for."""
        return self._saver.backlog.entries

    @property
    def safekeeping(self) -> Safekeeping:
        """The backups of this project."""
        return self._saver.safekeeping

    def retry(self, unsaved_id: str = "") -> Future[int]:
        """Try the unsaved edits that disk or file held up again, oldest first; the number that is still unsaved.

        An edit at which the program failed is tried only when it is named: later edits have gone past it.
        """
        return self._submit(lambda: self._saver.retry(unsaved_id))

    def finish(self) -> Future[tuple[Unsaved, ...]]:
        """Done when all that was queued and all that waits has been tried, in haste; what is still unsaved then."""
        self.project.writer.hurry()

        def try_all() -> tuple[Unsaved, ...]:
            self._saver.retry()
            self.project.writer.take_time()
            return self.unsaved

        return self._submit(try_all)

    def discard(self, unsaved_id: str) -> None:
        """Give one unsaved edit up, because the user said so."""
        self._saver.backlog.remove(unsaved_id)

    def settled(self) -> Future[None]:
        """Done when everything queued before is done."""
        return self._submit(lambda: None)

    def poll_outside(self) -> Future[bool]:
        """Look whether another program has written; subscribers get a `Changed` of kind outside if so.

        A project that is open for reading only is not watched.
        """
        if self.project.read_only:
            nothing: Future[bool] = Future()
            nothing.set_result(False)
            return nothing
        if self._poll is None or self._poll.done():
            self._poll = self._submit(self._saver.look_outside)
        return self._poll

    def subscribe(self, callback: Callable[[Changed], Any]) -> Callable[[], None]:
        """Call ``callback`` on the writer thread after each commit; returns the way to stop that."""
        return self._saver.changed.add(callback)

    def watch(self, callback: Callable[[SaveState], Any]) -> Callable[[], None]:
        """Call ``callback`` when saving succeeds, waits or fails; returns the way to stop that."""
        return self._saver.states.add(callback)

    def _queue(self, work: Work[T]) -> Future[Committed[T]]:
        return self._submit(lambda: self._saver.run(work))

    def _submit(self, job: Callable[[], T]) -> Future[T]:
        try:
            return self.project.writer.submit(job)
        except StorageError as error:
            future: Future[T] = Future()
            future.set_exception(error)
            return future
