"""A term: one entry of a codebook's word lists."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One entry of a word list: the key that is stored, the title that is shown, its definition and single key."""

    key: str
    title: str
    definition: str = ""
    shortcut: str = ""
