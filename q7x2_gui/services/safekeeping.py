"""Backups while a project is worked on: before imports and bulk steps, each half hour of work, and on close."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from q7x2_gui import logs
from q7x2_gui.errors import StorageError
from q7x2_gui.services.notices import Listeners
from q7x2_gui.storage.project import Project
from q7x2_gui.storage.recorder import Change

if TYPE_CHECKING:
    from q7x2_gui.storage.backups import Backup

BULK_ROWS = 100
"""A step that changes more rows than this is preceded by a backup."""
WORK_SECONDS = 30 * 60.0
"""Between two backups while edits are made."""
_AGAIN_SECONDS = 5 * 60.0
"""After a backup that failed."""
_log = logs.get(__name__)


class Safekeeping:
    """Takes the backups of one open project; a backup that fails is told to ``failed`` and stops nothing."""

    def __init__(self, project: Project) -> None:
        self.failed: Listeners[StorageError] = Listeners()
        self._project = project
        self._lock = threading.Lock()
        self._next = time.monotonic() + WORK_SECONDS
        self._kept_step = -1

    def take(self, reason: str) -> Backup | None:
        """Make a backup now, from any thread; None when that failed, which is told."""
        with self._lock:
            try:
                backup = self._project.back_up(reason)
            except StorageError as error:
                _log.warning("no backup (%s): %s", reason, error.message)
                self._next = time.monotonic() + _AGAIN_SECONDS
                self.failed.tell(error)
                return None
            self._next = time.monotonic() + WORK_SECONDS
            self._kept_step = backup.step
            return backup

    def due(self, step: int) -> bool:
        """Whether the work up to that step has gone on for so long that it should be backed up."""
        return time.monotonic() >= self._next and step != self._kept_step

    def before(self, step: int, changes: Sequence[Change]) -> None:
        """Called before a step is committed: back up what stands, if the step is large or an import."""
        if step > 2 and (len(changes) > BULK_ROWS or any(table == "batch" for table, *_ in changes)):
            self.take("bulk")
