"""Cities and venues that are no capitals, as Chinese and Japanese write them, from the table of places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from q7x2_gui import paths
from q7x2_gui.extraction.rules.patterns import Matcher
from q7x2_gui.language.tables import rows, several

LANGUAGES = ("zh", "ja")


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A city (or the city of a venue): its usual English name and its country's ISO code."""

    name: str
    country: str


@lru_cache(maxsize=len(LANGUAGES))
def place_matcher(language: str) -> Matcher[KnownPlace]:
    """Finds the places of the table in a text; raises `ResourceError` when the table is malformed."""
    table = rows(paths.resource("actors", "places.csv"), ("iso3", "name_en", "name_zh", "name_ja"))
    patterns = [
        (written, KnownPlace(row["name_en"], row["iso3"]))
        for row in table
        for written in several(row[f"name_{language}"])
    ]
    return Matcher(patterns, script="characters", gap=0, words={})
