"""Marks of when the window was first painted and filled, for the start-up bench; silent unless asked for."""

from __future__ import annotations

import os
import time

VARIABLE = "Q7X2_TRACE"


def mark(name: str) -> None:
    """Append ``name`` and the wall clock in nanoseconds to the file that the environment names, if it names one."""
    path = os.environ.get(VARIABLE)
    if path:
        with open(path, "a", encoding="utf-8") as file:
            file.write(f"{name} {time.time_ns()}\n")
