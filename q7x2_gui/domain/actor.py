"""Actors and the terms of office that tie names to dates."""

from __future__ import annotations

from dataclasses import dataclass

AS_WRITTEN = "as written"
"""Reason of a mention whose words say by themselves who is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermOfOffice:
    """One tenure: ``start`` and ``end`` as ISO days, months or years, as precise as known; ``end`` None while it runs.

    ``country`` is an ISO 3166-1 alpha-3 or organisation code; ``office`` a key of the office table; ``checked`` how
    well the dates are known ("checked", "start checked", "end checked", "years checked", "presence checked", or "" for
    general knowledge).
    """

    person_id: str
    name: str
    country: str
    office: str
    start: str
    end: str | None
    checked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """Where a text names an actor: half-open span of code points, and who is meant.

    ``kind`` is person, country, organisation, office (an office without a name) or pair (a country pair, or "the two
    sides" resolved). ``name`` is the usual English name where known, else as written. ``countries`` holds one code,
    or two for a pair; ``office`` the key the text states, else the one that the office table gives at the date asked.
    ``terms`` are the known terms of that person (that fit the stated office, where one is stated).
    """

    start: int
    end: int
    quote: str
    kind: str
    name: str
    countries: tuple[str, ...] = ()
    office: str | None = None
    person_id: str | None = None
    terms: tuple[TermOfOffice, ...] = ()
    confidence: float = 0.9
    reason: str = ""
    resolved: bool = False
    """Whether the name was inferred (a pronoun, a counterpart, "both sides"), not written here."""
    capital: bool = False
    """Whether a capital or a seat of power is named that can stand for its state."""
    place: bool = False
    """Whether it is named as a place ("in Tokyo", "tại Trung Quốc"), not as one who acts."""
    members: tuple[ActorMention, ...] = ()
    """Of a pair with an office ("the two foreign ministers"): the mentions of those persons elsewhere in the text."""
