"""The gazetteer of one language, filled from its lexicon and the tables of countries, offices, people and pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from q7x2_gui import resources
from q7x2_gui.language.actors.countries import Country, countries, pairs
from q7x2_gui.language.actors.gazetteer import Gazetteer
from q7x2_gui.language.actors.lexicon import ActorLexicon, actor_lexicon
from q7x2_gui.language.actors.office_table import office_table
from q7x2_gui.language.tables import rows, several

_DASH = re.compile(r"\s*[-–—]\s*")
_NOT_PAIRS = frozenset(
    "中西 中南 中土 中非 中阿 日新 欧美 歐美 欧米 朝日 中尼 中瑞 北南 南北 日馬 日尼 中台".split()  # noqa: SIM905 - read as one line
)
"""Han pairs that mean something else more often than two states."""
COMMON_SHORTS = frozenset("米中韓朝露ロ英仏独印豪比越日伊加泰")
"""One-character country names of Japanese that also stand right behind a name in kanji."""
_SIDE_SHORTS = frozenset("中日韩韓朝美俄越印英法德澳加菲泰巴以伊乌烏埃沙缅緬柬台蒙欧歐")
"""One-character country names that form "the Chinese side" with 方."""


@resources.cached(4)
def gazetteer(language: str) -> Gazetteer:
    """All names and words that find actors in a language; raises `ResourceError` when a table is malformed."""
    lexicon = actor_lexicon(language)
    made = Gazetteer(vietnamese=language == "vi")
    made.add_all(lexicon.listed("block"), "Z", None)
    made.add_all(lexicon.listed("block", "lower"), "Z", None)
    _add_people(made, language)
    _add_countries(made, lexicon)
    _add_pairs(made, language)
    _add_groups(made, lexicon)
    _add_words(made, lexicon)
    _add_offices(made, lexicon)
    return made


def _add_people(made: Gazetteer, language: str) -> None:
    states = {name for country in countries().values() for name in country.names[language]}
    for person in office_table().people.values():
        own = person.names[language]
        latin = () if language == "en" else person.names["en"]
        for name in dict.fromkeys((*own, *latin, *_reordered(own, language))):
            if name in states:  # タイ is Thailand before it is Katherine Tai
                continue
            if len(name) > (2 if actor_lexicon(language).spaced else 1):
                made.add(name, "P", person.id, "name")


def _reordered(names: tuple[str, ...], language: str) -> Iterator[str]:
    """Katakana names without their dots, as headlines write them."""
    if language in {"zh", "ja"}:
        for name in names:
            if "・" in name or "·" in name:
                yield name.replace("・", "").replace("·", "")


def _add_countries(made: Gazetteer, lexicon: ActorLexicon) -> None:
    language = lexicon.language
    avoided = set(lexicon.listed("not_seat"))
    called, seated = lexicon.words.get("also_called", {}), lexicon.words.get("also_seat", {})
    formal_before = lexicon.listed("formal_before")
    for country in countries().values():
        names = (*country.names[language], *called.get(country.code, ()))
        if formal_before and not country.is_organisation:
            names = (*names, *(f"{formal} {name}" for name in names for formal in formal_before))
        made.add_all(names, "G" if country.is_organisation else "C", country.code)
        if language == "en":
            _add_demonyms(made, country)
        made.add_all((seat for seat in country.seats[language] if seat not in avoided | set(names)), "K", country.code)
        made.add_all(seated.get(country.code, ()), "K", country.code)
        if language == "vi" and len(names) > 0:
            made.add_all((seat for seat in country.seats["en"] if seat not in avoided | set(names)), "K", country.code)
    if language == "zh":
        for short, code in shorts(language).items():
            if short in _SIDE_SHORTS:
                made.add(f"{short}方", "F", code)


def _add_demonyms(made: Gazetteer, country: Country) -> None:
    for demonym in country.demonyms:
        if demonym not in country.names["en"] and not country.is_organisation:
            made.add(demonym, "D", country.code)
            made.add(f"{demonym}s", "D", country.code)


def _add_pairs(made: Gazetteer, language: str) -> None:
    for pair in pairs():
        if pair.language != language or pair.surface in _NOT_PAIRS:
            continue
        made.add_all(_dashed(pair.surface), "R", pair.codes)


def _add_groups(made: Gazetteer, lexicon: ActorLexicon) -> None:
    """Three or more states in one word (日米韓, 中俄印)."""
    for surface, codes in lexicon.mapped("group").items():
        made.add_all(_dashed(surface), "R", tuple(codes.split()))


def _dashed(surface: str) -> Iterator[str]:
    yield surface
    if _DASH.search(surface):
        for dash in ("-", " - ", "–", " – ", "—"):
            yield _DASH.sub(dash, surface)


def _add_words(made: Gazetteer, lexicon: ActorLexicon) -> None:
    made.add_all((*lexicon.listed("sides"), *lexicon.listed("three")), "B", "", "any")
    made.add_all(lexicon.listed("honorific"), "H", None)
    made.add_all(lexicon.listed("modifier"), "M", None, "any")
    made.add_all(lexicon.listed("counterpart"), "X", None, "any")
    made.add_all(lexicon.listed("pronoun"), "L", None, "any")
    made.add_all(lexicon.listed("weak_office"), "Q", "organisation_head", "any")
    for surface, english in lexicon.mapped("institution").items():
        made.add(surface, "I", english, "any")
    made.add_all(lexicon.listed("side"), "I", "", "any")
    for surface, code in lexicon.mapped("body").items():
        made.add(surface, "G", code, "any")
    glue = " " if lexicon.spaced else ""
    for surface, office in lexicon.mapped("plural").items():
        for two in (*lexicon.listed("two", "two"), *lexicon.listed("three", "three")):
            made.add(f"{two}{glue}{surface}", "W", office, "any")
        if lexicon.language == "en" or surface.startswith("các "):
            made.add(surface, "o", office, "any")


def _add_offices(made: Gazetteer, lexicon: ActorLexicon) -> None:
    language = lexicon.language
    dropped = set(lexicon.listed("needs_country", "drop"))
    for row in rows("actors/offices.csv", ("office", "lang", "surface", "country", "note")):
        if row["lang"] != language or row["office"] == "counterpart" or row["surface"] in dropped:
            continue
        for surface, code in _filled(row["surface"], row["country"]):
            case = "exact" if surface.isupper() and surface.isascii() else "any"
            made.add(surface, "O", (row["office"], code), case)
            _add_compounds(made, language, surface, (row["office"], code))
    for code, titles in lexicon.words.get("country_title", {}).items():
        made.add_all(titles, "O", (None, code), "any")
    for surface in (*lexicon.listed("other_office"), *_portfolios(lexicon)):
        made.add(surface, "O", (None, None), "any")
    for code, surfaces in lexicon.mapped("office_of").items():
        made.add_all(surfaces, "O", (None, code), "any")


def _portfolios(lexicon: ActorLexicon) -> Iterator[str]:
    """Ministers of what is no office of the table, as titles before a name."""
    patterns = lexicon.listed("portfolio_title")
    for what in lexicon.listed("portfolio"):
        yield from (pattern.replace("{}", what) for pattern in patterns)
        if patterns:
            continue
        for title in ("minister", "deputy minister", "vice minister", "state minister", "secretary"):
            rank, _, noun = title.rpartition(" ")
            yield f"{rank} {what} {noun}".strip()
            yield f"{title} of {what}"
            yield f"{title} for {what}"


def _filled(surface: str, country: str) -> Iterator[tuple[str, str | None]]:
    """A surface as it is, or once for each country where it holds a pattern such as ``top {demonym} diplomat``."""
    if "{" not in surface:
        for code in several(country) or ("",):
            yield surface, code or None
        return
    for each in countries().values():
        for word in (*each.demonyms, *each.names["en"]):
            yield surface.replace("{demonym}", word).replace("{country}", word), each.code


def _add_compounds(made: Gazetteer, language: str, surface: str, value: tuple[str, str | None]) -> None:
    """``米`` + ``国務長官``: without this, 米国 would be found and the office lost."""
    if language in {"zh", "ja"} and surface[0] in "国國":
        office, country = value
        for short, code in shorts(language).items():
            if country in (None, code) and (language == "zh" or short in COMMON_SHORTS):
                made.add(short + surface, "O", (office, code))


@resources.cached(2)
def formal(language: str) -> re.Pattern[str] | None:
    """What may follow a country's short name in its full one: フィリピン + 共和国, 俄罗斯 + 联邦."""
    words = actor_lexicon(language).mapped("formal")
    if not words:
        return None
    inner, last = ("|".join(words[key]) for key in ("inner", "last"))
    return re.compile(f"(?:{inner}){{0,4}}(?:{last})")


@resources.cached(2)
def shorts(language: str) -> dict[str, str]:
    """One-character country names used in front of offices (米大統領, 韩外长), by character; the first country wins."""
    found: dict[str, str] = {}
    column = {"zh": "short_zh", "ja": "short_ja"}[language]
    unclear = actor_lexicon(language).listed("unclear_short")
    for row in rows("actors/countries.csv", ("iso3", column)):
        for short in several(row[column]):
            if len(short) == 1 and short not in unclear:
                found.setdefault(short, row["iso3"])
    return found
