"""The border between what a file holds and our records: what cannot be understood is told by table and row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from q7x2_gui.errors import DamagedError

T = TypeVar("T")


def understood(table: str, row: Mapping[str, Any], make: Callable[[Mapping[str, Any]], T]) -> T:
    """What ``make`` makes of a row; raises `DamagedError` naming it where the row breaks what we write."""
    try:
        return make(row)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise DamagedError(
            f"{table.replace('_', ' ')} {row['id']} is damaged ({type(error).__name__}: {error})",
            hint="Run check on the project; open a backup of it",
        ) from error
