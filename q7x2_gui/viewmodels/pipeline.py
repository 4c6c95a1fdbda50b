"""Writes of the desk, one after another, so that the second edit of a suggestion knows the report of the first."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from q7x2_gui.viewmodels.bridge import Bridge


@dataclass(frozen=True, slots=True)
class _Write:
    start: Callable[[], Future[Any]]
    done: Callable[[Any], None]
    failed: Callable[[BaseException], None]


class Pipeline(QObject):
    """Starts each write when the one before it is committed; emits `drained` when none is left."""

    drained = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._waiting: deque[_Write] = deque()
        self._running: _Write | None = None

    @property
    def busy(self) -> bool:
        """Whether a write is under way or waiting."""
        return self._running is not None

    def submit(
        self,
        start: Callable[[], Future[Any]],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Run ``start`` in its turn; ``done`` gets what was committed, ``failed`` the error, both on the GUI thread."""
        self._waiting.append(_Write(start, done, failed))
        if self._running is None:
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._running = None
            self.drained.emit()
            return
        write = self._running = self._waiting.popleft()
        try:
            future = write.start()
        except Exception as error:  # noqa: BLE001 - a write that cannot start is reported like one that fails
            self._finish(write.failed, error)
            return
        self._bridge.later(
            future,
            lambda result: self._finish(write.done, result),
            lambda error: self._finish(write.failed, error),
        )

    def _finish(self, report: Callable[[Any], None], outcome: Any) -> None:
        try:
            report(outcome)
        finally:
            self._next()
