"""Offsets between Python's code points and the UTF-16 units that Qt counts in, for one text."""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """Both ways for one text; a character beyond U+FFFF is one code point and two units.

    Offsets outside the text are clamped to it; a unit inside a pair counts as the character's start.
    """

    def __init__(self, text: str) -> None:
        self._points = [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [point + n for n, point in enumerate(self._points)]
        self.points = len(text)
        self.units = self.points + len(self._points)

    def to_units(self, point: int) -> int:
        """UTF-16 unit at which a code point begins."""
        point = min(max(point, 0), self.points)
        return point + bisect_left(self._points, point)

    def to_points(self, unit: int) -> int:
        """Code point that a UTF-16 unit belongs to."""
        unit = min(max(unit, 0), self.units)
        before = bisect_left(self._units, unit)
        if before and self._units[before - 1] == unit - 1:
            return self._points[before - 1]
        return unit - before
