"""EDTF dates (ISO 8601-2) and the four bounds that this program computes for each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Outer and inner bounds of a date as day numbers (days since 1970-01-01); None where open or unknown."""

    start_earliest: int | None = None
    start_latest: int | None = None
    end_earliest: int | None = None
    end_latest: int | None = None

    @property
    def earliest(self) -> int | None:
        """First day that the event can have touched."""
        return self.start_earliest

    @property
    def latest(self) -> int | None:
        """Last day that the event can have touched."""
        return self.end_latest
