"""Date phrases in news text, in four languages, understood as EDTF with the rule, the basis and the reason."""

from __future__ import annotations

from collections.abc import Sequence

from q7x2_gui.language.dates.model import DateMention, PartialDate

__all__ = ["DateMention", "PartialDate", "find_dates", "understand"]


def find_dates(
    text: str, language: str | None, *, anchor: str | None, spans: Sequence[tuple[int, int]] | None = None
) -> list[DateMention]:
    """Dates named in a text, sorted and not overlapping; ``anchor`` is the publication date as EDTF."""
    return []


def understand(typed: str, *, language: str = "en", anchor: str | None = None) -> str:
    """The EDTF of what an analyst typed; raises `DateError` with the way out."""
    return typed
