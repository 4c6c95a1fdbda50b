"""Countries and organisations: codes, names, demonyms, capitals and pair forms in four languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

from q7x2_gui import resources
from q7x2_gui.language.actors.lexicon import languages
from q7x2_gui.language.tables import rows, several

_NAMES = ("name_en", "demonyms_en", "name_vi", "name_zh_hans", "name_ja")
_BRACKETED = re.compile(r"\s*\(.*?\)")


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


@resources.cached(1)
def countries() -> dict[str, Country]:
    """All countries and organisations by code: those of countries.csv first, then the others of CLDR."""
    found = {}
    for row in rows("actors/countries.csv", ("iso3", "kind", *_NAMES)):
        found[row["iso3"]] = _main_country(row)
    for row in rows("actors/country_names.csv", ("iso3", "capital_en", *_NAMES)):
        found.setdefault(row["iso3"], _other_country(row))
    return found


@resources.cached(1)
def pairs() -> tuple[Pair, ...]:
    """All written forms of country pairs, in the order of the table."""
    return tuple(
        Pair(row["surface"], row["lang"], (row["iso3_a"], row["iso3_b"]), row["note"])
        for row in rows("actors/pairs.csv", ("surface", "lang", "iso3_a", "iso3_b", "note"))
    )


def country_name(code: str) -> str:
    """Usual English name of a country or organisation; the code itself when it is not known."""
    country = countries().get(code)
    return country.name if country else code


def country_choices() -> list[tuple[str, str]]:
    """Pairs of code and English name, by name: what a form offers."""
    return sorted(((country.code, country.name) for country in countries().values()), key=lambda pair: pair[1])


def _main_country(row: dict[str, str]) -> Country:
    seats = {language: several(row.get(f"capital_{language}", "")) for language in languages()}
    seats["en"] = _ascii((*seats["en"], *several(row["metonyms_en"])))
    code = (row["iso3"],) if row["kind"] == "organisation" else ()  # the press writes an organisation's code: EU, UN
    return Country(
        code=row["iso3"],
        name=row["name_en"],
        is_organisation=row["kind"] == "organisation",
        names=_names(row) | {"en": tuple(dict.fromkeys((row["name_en"], *several(row["aliases_en"]), *code)))},
        demonyms=several(row["demonyms_en"]),
        seats={language: _plain(its) for language, its in seats.items()},
    )


def _other_country(row: dict[str, str]) -> Country:
    return Country(
        code=row["iso3"],
        name=several(row["name_en"])[0],
        is_organisation=False,
        names=_names(row),
        demonyms=several(row["demonyms_en"]),
        seats=dict.fromkeys(languages(), ()) | {"en": _ascii(several(row["capital_en"]))},
    )


def _names(row: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Names by language, from its column or from those of its scripts (name_zh_hans, name_zh_hant)."""
    return {
        language: tuple(
            name
            for column, cell in row.items()
            if column == f"name_{language}" or column.startswith(f"name_{language}_")
            for name in several(cell)
        )
        for language in languages()
    }


def _ascii(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names, and their forms without marks as agencies write them: Bogota, Brasilia."""
    bare = (normalize("NFKD", name).encode("ascii", "ignore").decode() for name in names)
    return tuple(dict.fromkeys((*names, *bare)))


def _plain(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names without remarks in brackets and without the article."""
    return tuple(dict.fromkeys(_BRACKETED.sub("", name).removeprefix("the ") for name in names))
