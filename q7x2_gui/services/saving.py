"""What the writer thread does with edits: commits each as one step, keeps what fails, notices what others wrote."""

from __future__ import annotations

import sqlite3
import threading
import time
from datetime import UTC, datetime
from typing import Any, TypeVar

from q7x2_gui.errors import DamagedError, StorageError
from q7x2_gui.services.backlog import Backlog
from q7x2_gui.services.changes import Changed, Committed, SaveState, Unsaved, changed
from q7x2_gui.services.notices import Listeners
from q7x2_gui.services.safekeeping import Safekeeping
from q7x2_gui.services.save_errors import as_storage_error, is_refusal, is_surroundings
from q7x2_gui.services.work import Outcome, Work, articles_of, perform, written_work
from q7x2_gui.storage import ledger
from q7x2_gui.storage.project import Project
from q7x2_gui.storage.writer import transact

T = TypeVar("T")
_AGAIN_SECONDS = 10.0
"""Between two tries, unasked, to save what waits: each does all of its work again."""


class Saver:
    """Saves edits in their order and remembers what can be undone; its methods run on the writer thread only.

    ``history`` may be read elsewhere under ``lock``; backlog and listeners may be used from any thread.
    """

    def __init__(self, project: Project, analyst: str, patience: float) -> None:
        self.safekeeping = Safekeeping(project)
        self.lock = threading.Lock()
        self.history = ledger.History()
        self.backlog = Backlog()
        self.saved_at: str | None = None
        self.changed: Listeners[Changed] = Listeners()
        self.states: Listeners[SaveState] = Listeners()
        self._project = project
        self.analyst = analyst
        self._patience = patience
        self._data_version = -1
        self._again_at = 0.0
        with project.reading() as connection:
            for step in ledger.steps_after(connection, 0):
                self.history.add(step)

    def run(self, work: Work[T]) -> Committed[T]:
        """Commit work behind all that waits because of disk or file; what fails is kept, what is refused is not."""
        blocking = self.save_waiting()
        if blocking is not None:
            self._keep(work, blocking, blocks=True)
            raise blocking
        try:
            return self._commit(work, self._patience)
        except _DoubtError as doubt:
            self._keep(doubt.work, doubt.error, blocks=True)
            raise doubt.error from doubt
        except Exception as error:
            if is_refusal(error):
                raise
            told = as_storage_error(error, work.label, self._project.path)
            self._keep(work, told, blocks=is_surroundings(error))
            raise told from error

    def retry(self, unsaved_id: str = "") -> int:
        """Try what waits again, or the one edit that is named; the number that still waits."""
        error = self.save_waiting(unsaved_id)
        if error is not None:
            self.states.tell(SaveState(kind="failed", at=_now(), error=error))
        return len(self.backlog.entries)

    def save_waiting(self, unsaved_id: str = "", *, patience: float | None = None) -> StorageError | None:
        """Save what waits, oldest first, up to the first that the surroundings still hold up; its error then.

        Edits at which the program failed are passed over unless named: later edits have gone past them.
        """
        for entry, work in self.backlog.waiting(unsaved_id):
            if not entry.blocks and entry.id != unsaved_id:
                continue
            error = self._try_again(entry, work, self._patience if patience is None else patience)
            if error is not None and is_surroundings(error):
                return error
        return None

    def look_outside(self) -> bool:
        """Whether another program has written; tells what. Saves what waits, if that can be done at once."""
        if self.backlog.entries and time.monotonic() >= self._again_at:
            self.save_waiting(patience=0.0)
            self._again_at = time.monotonic() + _AGAIN_SECONDS
        news = self.news()
        for change in news:
            self.changed.tell(change)
        return bool(news)

    def news(self) -> list[Changed]:
        """Steps that another program has written since the last look; one without rows when it left no step."""
        version = self._read_data_version()
        if version == self._data_version:
            return []
        connection = self._project.writer.connection
        steps = ledger.steps_after(connection, self.history.last)
        news = [self._news_of(connection, step) for step in steps]
        with self.lock:
            for step in steps:
                self.history.add(step, outside=True)
        self._data_version = version  # only now: what could not be read is looked for again
        return news or [Changed(step=self.history.last, label="", kind="outside", rows=(), at=_now(), who="")]

    def _news_of(self, connection: sqlite3.Connection, step: ledger.Step) -> Changed:
        try:
            changes = ledger.changes_of(connection, step.step)
        except DamagedError:  # whatever it changed, all is read anew
            changes = []
        return changed(step, changes, articles_of(connection, changes), kind="outside")

    def _keep(self, work: Work[Any], error: StorageError, *, blocks: bool) -> None:
        if work.keep:
            self.backlog.add(work, error, at=_now(), blocks=blocks)
        self.states.tell(SaveState(kind="failed", label=work.label, at=_now(), error=error))

    def _try_again(self, entry: Unsaved, work: Work[Any], patience: float) -> StorageError | None:
        try:
            committed = self._commit(work, patience)
        except _DoubtError as doubt:
            self.backlog.replace(entry, doubt.work)
            self.backlog.failed_again(entry, doubt.error, blocks=True)
            return doubt.error
        except Exception as error:  # noqa: BLE001 - whatever fails, the edit stays in the list with its newest error
            told = as_storage_error(error, work.label, self._project.path)
            self.backlog.failed_again(entry, told, blocks=is_surroundings(error))
            return told
        self.backlog.remove(entry.id)
        if committed.change is None:  # it was in the file already
            self.saved_at = _now()
            self.states.tell(SaveState(kind="saved", label=work.label, at=self.saved_at, step=self.history.last))
        return None

    def _commit(self, work: Work[T], patience: float) -> Committed[T]:
        writer = self._project.writer
        outside: list[Changed] = []

        def body() -> Outcome[T]:
            outside.extend(self.news())
            outcome = perform(writer.connection, work, self.history, who=self.analyst, at=_now())
            if outcome.step is not None:
                self.safekeeping.before(outcome.step.step, outcome.changes)
            return outcome

        def waiting() -> None:
            if patience:
                self.states.tell(SaveState(kind="waiting", label=work.label, at=_now()))

        try:
            outcome = transact(
                writer, body, before_commit=self._project.check_identity, waiting=waiting, patience=patience
            )
        finally:
            for change in outside:
                self.changed.tell(change)
        return self._acknowledge(outcome, work)

    def _acknowledge(self, outcome: Outcome[T], work: Work[T]) -> Committed[T]:
        step = outcome.step
        if step is None:
            return Committed(value=outcome.value, change=None)
        with self.lock:
            self.history.add(step)
        change = changed(step, outcome.changes, outcome.articles, origin=work.origin)
        self.changed.tell(change)
        try:
            self._project.check_identity()  # a file that went away in between holds nothing that may be called saved
        except StorageError as error:
            raise _DoubtError(written_work(outcome, work.label), error) from error
        self.saved_at = step.at
        self.states.tell(SaveState(kind="saved", label=step.label, at=step.at, step=step.step))
        return Committed(value=outcome.value, change=change)

    def _read_data_version(self) -> int:
        return int(self._project.writer.connection.execute("pragma data_version").fetchone()[0])


class _DoubtError(Exception):
    """The file went away right after a commit: ``work`` finds out whether the edit is in what stands there later."""

    def __init__(self, work: Work[Any], error: StorageError) -> None:
        super().__init__(str(error))
        self.work = work
        self.error = error


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
