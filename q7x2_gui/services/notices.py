"""Callbacks that are told of something, none able to stop the others."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from q7x2_gui import logs

T = TypeVar("T")
_log = logs.get(__name__)


class Listeners(Generic[T]):
    """A thread-safe list of callbacks."""

    def __init__(self) -> None:
        self._callbacks: dict[int, Callable[[T], Any]] = {}
        self._next = 0
        self._lock = threading.Lock()

    def add(self, callback: Callable[[T], Any]) -> Callable[[], None]:
        """Add a callback; returns the way to take it off again, which may be called twice."""
        with self._lock:
            key = self._next
            self._next += 1
            self._callbacks[key] = callback

        def remove() -> None:
            with self._lock:
                self._callbacks.pop(key, None)

        return remove

    def tell(self, news: T) -> None:
        """Call all callbacks in the order they were added."""
        with self._lock:
            callbacks = list(self._callbacks.values())
        for callback in callbacks:
            try:
                callback(news)
            except Exception:  # noqa: BLE001 - the edit is committed: a listener's fault must not make it look failed
                _log.exception("a listener failed")
