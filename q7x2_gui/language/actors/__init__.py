"""Who is named in a text: people, offices, countries, organisations and pairs, in four languages."""

from __future__ import annotations

from q7x2_gui.language.actors.countries import Country, countries, country_choices, country_name
from q7x2_gui.language.actors.find import find_actors
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
