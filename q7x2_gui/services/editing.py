"""The one door for edits: each is one transaction, one ledger step and one change notice, and never dropped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import Any, TypeVar

from q7x2_gui.errors import StorageError
from q7x2_gui.services.backlog import Backlog
from q7x2_gui.services.changes import Changed, Committed, SaveState, Unsaved, changed
from q7x2_gui.services.notices import Listeners
from q7x2_gui.services.save_errors import as_storage_error, is_refusal, is_surroundings
from q7x2_gui.services.work import Outcome, Work, articles_of, edit_work, perform, redo_work, undo_work
from q7x2_gui.storage import ledger
from q7x2_gui.storage.project import Project
from q7x2_gui.storage.recorder import Recorder
from q7x2_gui.storage.writer import LOCK_SECONDS, transact

__all__ = ["Changed", "Committed", "Editor", "SaveState", "Unsaved"]

T = TypeVar("T")


class Editor:
    """Runs edits on the project's writer thread; every method may be called from any thread and returns at once.

    Never wait for one of its futures inside a callback: callbacks run on the writer thread.
    """

    def __init__(self, project: Project, analyst: str, *, patience: float = LOCK_SECONDS) -> None:
        self.project = project
        self.analyst = analyst
        self._patience = patience
        self._lock = threading.Lock()
        self._history = ledger.History()
        self._backlog = Backlog()
        self._saved_at: str | None = None
        self._changed: Listeners[Changed] = Listeners()
        self._states: Listeners[SaveState] = Listeners()
        self._poll: Future[bool] | None = None
        self._data_version = -1
        with project.reading() as connection:
            for step in ledger.steps_after(connection, 0):
                self._history.add(step)
        if not project.read_only:
            project.writer.submit(self._first_look)

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

    def undo(self) -> Future[Committed[None]]:
        """Take the last step back, as a new step."""
        return self._queue(undo_work())

    def redo(self) -> Future[Committed[None]]:
        """Bring back what the last undo took."""
        return self._queue(redo_work())

    @property
    def can_undo(self) -> bool:
        """Whether a step can be taken back."""
        return not self.project.read_only and bool(self._history.undo)

    @property
    def can_redo(self) -> bool:
        """Whether an undo can be taken back."""
        return not self.project.read_only and bool(self._history.redo)

    @property
    def undo_label(self) -> str:
        """Label of the step that undo would take back; empty when there is none."""
        with self._lock:
            return self._history.undo[-1][-1].label if self._history.undo else ""

    @property
    def redo_label(self) -> str:
        """Label of the step that redo would bring back; empty when there is none."""
        with self._lock:
            return self._history.redo[-1].label if self._history.redo else ""

    @property
    def revision(self) -> int:
        """Number of the last step known to be in the file."""
        return self._history.last

    @property
    def saved_at(self) -> str | None:
        """ISO time of the last step that this editor committed; None before the first."""
        return self._saved_at

    @property
    def unsaved(self) -> tuple[Unsaved, ...]:
        """Edits that failed, oldest first; they stay here until `retry` saves them or `discard` is asked for."""
        return self._backlog.entries

    def retry(self) -> Future[int]:
        """Try all unsaved edits again, oldest first; the number that is still unsaved."""
        return self._submit(self._retry_all)

    def discard(self, unsaved_id: str) -> None:
        """Give one unsaved edit up, because the user said so."""
        self._backlog.remove(unsaved_id)

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
            self._poll = self._submit(self._look_outside)
        return self._poll

    def subscribe(self, callback: Callable[[Changed], Any]) -> Callable[[], None]:
        """Call ``callback`` on the writer thread after each commit; returns the way to stop that."""
        return self._changed.add(callback)

    def watch(self, callback: Callable[[SaveState], Any]) -> Callable[[], None]:
        """Call ``callback`` when saving succeeds, waits or fails; returns the way to stop that."""
        return self._states.add(callback)

    def _queue(self, work: Work[T]) -> Future[Committed[T]]:
        return self._submit(lambda: self._run_in_order(work))

    def _submit(self, job: Callable[[], T]) -> Future[T]:
        try:
            return self.project.writer.submit(job)
        except StorageError as error:
            future: Future[T] = Future()
            future.set_exception(error)
            return future

    # The rest runs on the writer thread.

    def _run_in_order(self, work: Work[T]) -> Committed[T]:
        blocking = self._save_waiting(blocking_only=True)
        if blocking is not None:
            self._keep(work, blocking, blocks=True)
            raise blocking
        try:
            return self._commit(work)
        except Exception as error:
            if is_refusal(error):
                raise
            told = as_storage_error(error, work.label, self.project.path)
            self._keep(work, told, blocks=is_surroundings(error))
            raise told from error

    def _keep(self, work: Work[Any], error: StorageError, *, blocks: bool) -> None:
        if work.keep:
            self._backlog.add(work, error, at=_now(), blocks=blocks)
        self._states.tell(SaveState(kind="failed", label=work.label, at=_now(), error=error))

    def _retry_all(self) -> int:
        error = self._save_waiting()
        if error is not None:
            self._states.tell(SaveState(kind="failed", at=_now(), error=error))
        return len(self.unsaved)

    def _save_waiting(self, *, blocking_only: bool = False) -> StorageError | None:
        """Save what waits, oldest first, up to the first that the surroundings still hold up; its error then."""
        for entry, work in self._backlog.waiting(blocking_only=blocking_only):
            try:
                self._commit(work)
            except Exception as error:  # noqa: BLE001 - whatever fails, the edit stays in the list with its newest error
                told = as_storage_error(error, work.label, self.project.path)
                blocks = is_surroundings(error)
                self._backlog.failed_again(entry, told, blocks=blocks)
                if blocks:
                    return told
            else:
                self._backlog.remove(entry.id)
        return None

    def _commit(self, work: Work[T]) -> Committed[T]:
        writer = self.project.writer
        connection = writer.connection
        outside: list[Changed] = []

        def body() -> Outcome[T]:
            outside.extend(self._news())
            return perform(connection, work, self._history, who=self.analyst, at=_now())

        try:
            outcome = transact(
                connection,
                body,
                before_commit=self.project.check_identity,
                waiting=lambda: self._states.tell(SaveState(kind="waiting", label=work.label, at=_now())),
                stopping=writer.stopping,
                patience=self._patience,
            )
            self.project.check_identity()  # a file that went away in between holds nothing that may be called saved
        finally:
            for change in outside:
                self._changed.tell(change)
        return self._acknowledge(outcome, work)

    def _acknowledge(self, outcome: Outcome[T], work: Work[T]) -> Committed[T]:
        step = outcome.step
        if step is None:
            return Committed(value=outcome.value, change=None)
        with self._lock:
            self._history.add(step)
            self._saved_at = step.at
        change = changed(step, outcome.changes, outcome.articles, origin=work.origin)
        self._changed.tell(change)
        self._states.tell(SaveState(kind="saved", label=step.label, at=step.at, step=step.step))
        return Committed(value=outcome.value, change=change)

    def _first_look(self) -> None:
        self._data_version = self._read_data_version()
        self._news()

    def _look_outside(self) -> bool:
        news = self._news()
        for change in news:
            self._changed.tell(change)
        return bool(news)

    def _news(self) -> list[Changed]:
        """Steps that another program has written since the last look; one without rows when it left no step."""
        version = self._read_data_version()
        if version == self._data_version:
            return []
        self._data_version = version
        connection = self.project.writer.connection
        steps = ledger.steps_after(connection, self._history.last)
        with self._lock:
            for step in steps:
                self._history.add(step)
        news = []
        for step in steps:
            changes = ledger.changes_of(connection, step.step)
            news.append(changed(step, changes, articles_of(connection, changes), kind="outside"))
        return news or [Changed(step=self.revision, label="", kind="outside", rows=(), at=_now(), who="")]

    def _read_data_version(self) -> int:
        return int(self.project.writer.connection.execute("pragma data_version").fetchone()[0])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
