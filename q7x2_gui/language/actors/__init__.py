"""Who is named in a text: people, offices, countries, organisations and pairs, in four languages."""

from __future__ import annotations

from collections.abc import Sequence

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.domain.article import Span
from q7x2_gui.domain.edtf import Bounds
from q7x2_gui.language.actors.countries import Country, countries, country_choices, country_name
from q7x2_gui.language.actors.office_table import OfficeTable, Person, known_people, office_table

__all__ = [
    "Country",
    "OfficeTable",
    "Person",
    "countries",
    "country_choices",
    "country_name",
    "find_actors",
    "known_people",
    "office_table",
]


def find_actors(
    text: str, language: str | None, *, spans: Sequence[Span] | None = None, on: Bounds | None = None
) -> list[ActorMention]:
    """Mentions of actors inside ``spans`` (the whole text by default), sorted and without overlap."""
    return []
