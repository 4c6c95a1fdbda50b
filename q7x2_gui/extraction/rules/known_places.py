"""Cities and venues that are no capitals, as languages without capital letters write them, from the table of places."""

from __future__ import annotations

from dataclasses import dataclass

from q7x2_gui import resources
from q7x2_gui.extraction.rules.patterns import Matcher
from q7x2_gui.language.tables import rows, several


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A city (or the city of a venue): its usual English name and its country's ISO code."""

    name: str
    country: str


@resources.cached(4)
def place_matcher(language: str) -> Matcher[KnownPlace]:
    """Finds the places of the table in a text; none in a language without a column there. Raises `ResourceError`."""
    patterns = [
        (written, KnownPlace(row["name_en"], row["iso3"]))
        for row in rows("actors/places.csv", ("iso3", "name_en", "name_zh", "name_ja"))
        for written in several(row.get(f"name_{language}", ""))
    ]
    return Matcher(patterns, script="characters", gap=0, words={})
