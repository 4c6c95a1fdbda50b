"""What slow work is given: a way to say how far it is, and a way to learn that it shall stop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from q7x2_gui.errors import Cancelled

Stopped = Callable[[], bool]
"""Asked between two pieces of work; True means stop now and leave nothing half-done."""


class Progress(Protocol):
    """Called after each piece of work, on the thread that does it; ``total`` is 0 while it is unknown."""

    def __call__(self, done: int, total: int, what: str) -> None:
        """``what`` names the piece in a word or two, such as a file's name."""


def silent(done: int, total: int, what: str) -> None:
    """Progress that nobody watches."""


def go_on(stopped: Stopped | None) -> None:
    """Raise `Cancelled` when the job has been asked to stop."""
    if stopped is not None and stopped():
        raise Cancelled
