"""Countries and organisations: codes, names, demonyms, capitals and pair forms in four languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from q7x2_gui import paths
from q7x2_gui.language.tables import rows, several

_BRACKETED = re.compile(r"\s*\(.*?\)")
_LANGUAGES = ("en", "vi", "zh", "ja")


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country or organisation; ``names``, ``demonyms``, ``seats`` (capitals and other metonyms) by language."""

    code: str
    name: str
    is_organisation: bool
    names: dict[str, tuple[str, ...]]
    demonyms: tuple[str, ...]
    seats: dict[str, tuple[str, ...]]

    @property
    def adjective(self) -> str:
        """The English word for what belongs to it, as in "Chinese Foreign Ministry"."""
        return self.demonyms[0] if self.demonyms else self.name


@dataclass(frozen=True, slots=True)
class Pair:
    """A written form of two countries, codes in the order of the form; ``note`` warns of other meanings."""

    surface: str
    language: str
    codes: tuple[str, str]
    note: str


@lru_cache(maxsize=1)
def countries() -> dict[str, Country]:
    """All countries and organisations by code: those of countries.csv first, then the others of CLDR."""
    found = {}
    table = paths.resource("actors", "countries.csv")
    for row in rows(table, ("iso3", "kind", "name_en", "demonyms_en", "name_vi", "name_zh_hans", "name_ja")):
        found[row["iso3"]] = _main_country(row)
    table = paths.resource("actors", "country_names.csv")
    for row in rows(table, ("iso3", "name_en", "demonyms_en", "capital_en", "name_vi", "name_zh_hans", "name_ja")):
        found.setdefault(row["iso3"], _other_country(row))
    return found


@lru_cache(maxsize=1)
def pairs() -> tuple[Pair, ...]:
    """All written forms of country pairs, in the order of the table."""
    table = paths.resource("actors", "pairs.csv")
    return tuple(
        Pair(row["surface"], row["lang"], (row["iso3_a"], row["iso3_b"]), row["note"])
        for row in rows(table, ("surface", "lang", "iso3_a", "iso3_b", "note"))
    )


def country_name(code: str) -> str:
    """Usual English name of a country or organisation; the code itself when it is not known."""
    country = countries().get(code)
    return country.name if country else code


def country_choices() -> list[tuple[str, str]]:
    """Pairs of code and English name, by name: what a form offers."""
    return sorted(((country.code, country.name) for country in countries().values()), key=lambda pair: pair[1])


def _main_country(row: dict[str, str]) -> Country:
    seats = {
        "en": _ascii((*several(row["capital_en"]), *several(row["metonyms_en"]))),
        "vi": several(row["capital_vi"]),
        "zh": several(row["capital_zh"]),
        "ja": several(row["capital_ja"]),
    }
    code = (row["iso3"],) if row["kind"] == "organisation" else ()  # the press writes an organisation's code: EU, UN
    return Country(
        code=row["iso3"],
        name=row["name_en"],
        is_organisation=row["kind"] == "organisation",
        names={
            "en": tuple(dict.fromkeys((row["name_en"], *several(row["aliases_en"]), *code))),
            "vi": several(row["name_vi"]),
            "zh": (*several(row["name_zh_hans"]), *several(row["name_zh_hant"])),
            "ja": several(row["name_ja"]),
        },
        demonyms=several(row["demonyms_en"]),
        seats={language: _plain(seats[language]) for language in _LANGUAGES},
    )


def _other_country(row: dict[str, str]) -> Country:
    return Country(
        code=row["iso3"],
        name=several(row["name_en"])[0],
        is_organisation=False,
        names={
            "en": several(row["name_en"]),
            "vi": several(row["name_vi"]),
            "zh": (*several(row["name_zh_hans"]), *several(row["name_zh_hant"])),
            "ja": several(row["name_ja"]),
        },
        demonyms=several(row["demonyms_en"]),
        seats={"en": _ascii(several(row["capital_en"])), "vi": (), "zh": (), "ja": ()},
    )


def _ascii(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names, and their forms without marks as agencies write them: Bogota, Brasilia."""
    bare = (normalize("NFKD", name).encode("ascii", "ignore").decode() for name in names)
    return tuple(dict.fromkeys((*names, *bare)))


def _plain(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names without remarks in brackets and without the article."""
    return tuple(dict.fromkeys(_BRACKETED.sub("", name).removeprefix("the ") for name in names))
