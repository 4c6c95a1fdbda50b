"""The edits that could not be saved yet, in the order they were made."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

from q7x2_gui.domain.ids import new_id
from q7x2_gui.errors import StorageError
from q7x2_gui.services.changes import Unsaved
from q7x2_gui.services.work import Work

Waiting = tuple[Unsaved, Work[Any]]


class Backlog:
    """A thread-safe list of unsaved edits with the work that would save them."""

    def __init__(self) -> None:
        self._waiting: list[Waiting] = []
        self._lock = threading.Lock()

    @property
    def entries(self) -> tuple[Unsaved, ...]:
        """What waits, oldest first."""
        return tuple(entry for entry, _ in self.waiting())

    def waiting(self, unsaved_id: str = "") -> list[Waiting]:
        """What waits with its work, or only that one."""
        with self._lock:
            return [pair for pair in self._waiting if unsaved_id in ("", pair[0].id)]

    def add(self, work: Work[Any], error: StorageError, *, at: str, blocks: bool) -> None:
        """Keep an edit that failed."""
        entry = Unsaved(id=new_id(), label=work.label, error=error, at=at, blocks=blocks)
        with self._lock:
            self._waiting.append((entry, work))

    def failed_again(self, entry: Unsaved, error: StorageError, *, blocks: bool) -> None:
        """Note the newest error of an edit that waits."""
        newest = replace(entry, error=error, blocks=blocks)
        with self._lock:
            self._waiting = [(newest if e.id == entry.id else e, work) for e, work in self._waiting]

    def replace(self, entry: Unsaved, work: Work[Any]) -> None:
        """Put other work in the place of what would save an edit."""
        with self._lock:
            self._waiting = [(e, work if e.id == entry.id else w) for e, w in self._waiting]

    def remove(self, unsaved_id: str) -> None:
        """Drop an edit, because it is saved or given up."""
        with self._lock:
            self._waiting = [pair for pair in self._waiting if pair[0].id != unsaved_id]
