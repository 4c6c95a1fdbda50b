"""Arrays of Qt's primitives, filled by NumPy and drawn in one call."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import shiboken6


class Primitives:
    """Room for primitives of one kind that Qt keeps as ``fields`` doubles each, such as a rectangle's four."""

    def __init__(self, kind: type[Any], fields: int) -> None:
        self._kind = kind
        self._fields = fields
        self._rows = np.empty((0, fields), np.float64)
        self._count = 0

    def resize(self, count: int) -> npt.NDArray[np.float64]:
        """Rows for so many primitives, one a row, to be filled; the room grows and is used again."""
        if count > len(self._rows):
            self._rows = np.empty((count, self._fields), np.float64)
        self._count = count
        return self._rows[:count]

    def drawn(self) -> tuple[Any, int]:
        """Pointer and count, as PySide's array calls (``drawRects``, ``drawPixmapFragments``) take them.

        The pointer is good for as long as this object is neither resized nor gone.
        """
        first = shiboken6.wrapInstance(self._rows.ctypes.data, self._kind) if self._count else None
        return first, self._count
