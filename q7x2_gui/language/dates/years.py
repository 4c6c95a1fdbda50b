"""Years that a text does not name, narrowed by the terms of office of the people it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from q7x2_gui.domain.actor import ActorMention, TermOfOffice
from q7x2_gui.language.dates.model import DateMention, PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that bound the day an article speaks of: half-open span of code points, first and last day as ISO days."""

    start: int
    end: int
    quote: str
    kind: str
    first: str | None
    last: str | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """The years that remain, the EDTF they give (None when none or too many remain), and what narrowed and decided."""

    edtf: str | None
    years: tuple[int, ...]
    reason: str


def narrow(
    partial: PartialDate, terms: Sequence[Sequence[TermOfOffice]], cues: Sequence[Cue] = (), *, today: str | None = None
) -> Narrowing:
    """The years in which a partial date fits the terms of all people named; open terms reach to ``today``."""
    return Narrowing(edtf=None, years=(), reason="")


def find_cues(
    text: str, language: str | None, mentions: Sequence[ActorMention], dates: Sequence[DateMention] = ()
) -> list[Cue]:
    """Words about new offices, and years stated as past, that bound an article's day."""
    return []
