"""Where an event took place: a name after "in" or "tại", with its country; other modules know Chinese and Japanese."""

from __future__ import annotations

import re
from dataclasses import dataclass

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.domain.article import Span
from q7x2_gui.domain.event import Place
from q7x2_gui.extraction.rules.named_places import named_place
from q7x2_gui.extraction.rules.scene import Scene, Sentence, Trigger
from q7x2_gui.extraction.rules.vietnamese_places import vietnamese_place
from q7x2_gui.language.actors import country_name
from q7x2_gui.language.actors.countries import countries

_UP = "[A-Z\u00c0-\u00de\u0110]"
_NAME = rf"{_UP}[\w'’.-]*(?:\s(?:of\sthe\s|of\s)?{_UP}[\w'’.-]*){{0,4}}"
_KIND = r"(?:city|capital|town|resort|port|village|island|suburb|province|state|region)(?:\scity)?(?:\sof)?"
_TOLD_AS = rf"(?:(?:the|an?|{_UP}[\w-]*['’]s)\s(?:[\w'’-]+\s){{0,6}}?{_KIND}\s)?"
"""Before a name: what kind of place it is ("the Black Sea resort of", "Chile's capital")."""
_PLACES = {
    "en": re.compile(rf"\b(?:[Ii]n|[Aa]t|near|outside)\s{_TOLD_AS}(?:the\s(?:\w+\s){{0,3}}?)?(?P<name>{_NAME})"),
}
_NO_PLACE = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|English|Mr|Mrs|Ms|COVID"
    r"|Parliament|Congress|Tháng|Hội nghị|今|会見|会談|電話|協議|記者|合意)"
    r"|\b(?:Sea|Ocean|Straits?|Peninsula|Gulf|East|Asia|Europe|Africa|Pacific|Atlantic|War|Agreement|Group)$",
    re.IGNORECASE,
)
_ORGANISED = re.compile(
    r"\b(?:Forum|Summit|Conference|Assembly|Council|Congress|Committee|Meeting|Ministry|APEC|ASEAN|UN)\b"
)
_OWNED = re.compile(r"['’]s(?:\s|$)")
_WITHIN = re.compile(r",?\sin\s(?:the\s)?(?:\w+\s){0,2}?$")
"""Between a building and its city."""
_AFTER = re.compile(r"[\s,(（]{0,3}(?:(?:in|của|ở)\s)?(?:the\s)?(?:[a-z]+\s)?$")
_HERE = re.compile(r"\bhere\b")
_FAR = 160
_BESIDE = 40
_UNKNOWN = 60
"""Code points of distance that it costs a name when nothing says in which country it lies."""


@dataclass(frozen=True, slots=True)
class _Found:
    span: Span
    place: Place
    words: str


def place_of(scene: Scene, sentence: Sentence, trigger: Trigger, until: int) -> tuple[Place, Span, str] | None:
    """The place stated nearest to a trigger in its sentence, with its span and reason."""
    if not scene.lexicon.by_word:
        return named_place(scene, sentence, trigger, until)
    if scene.lexicon.language == "vi":
        return vietnamese_place(scene, sentence, trigger, until)
    pattern = _PLACES[scene.lexicon.language]
    low, high = max(sentence.start, trigger.start - _FAR), min(sentence.end, max(until, trigger.end) + _FAR)
    read = (_read(scene, sentence, match) for match in pattern.finditer(scene.text, low, high))
    found = [one for one in read if one is not None]
    if not found:
        return _here(scene, sentence, trigger)
    nearest = min(found, key=lambda one: _gap(one.span, trigger) + _UNKNOWN * (one.place.country is None))
    return nearest.place, nearest.span, f"“{nearest.words}”"


def country_place(mention: ActorMention) -> tuple[Place, Span, str]:
    """The country visited as the place of the visit; its capital where that is what the text names."""
    code = mention.countries[0] if mention.countries else None
    name = mention.name if code is None else country_name(code)
    if mention.capital and code is not None:
        name = next(iter(countries()[code].seats["en"]), name)
    return Place(name=name, as_written=mention.quote, country=code), (mention.start, mention.end), "the country visited"


def _read(scene: Scene, sentence: Sentence, match: re.Match[str]) -> _Found | None:
    """The place that a match names; of a building the city that it stands in, where that is told too."""
    start, end = match.span("name")
    text = scene.text
    owned = _OWNED.search(text, start, end)
    if owned is not None and owned.end() >= end:  # "in Chile's interest"
        return None
    owner = text[start : owned.start()] if owned else ""
    start = owned.end() if owned else start
    name = text[start:end].rstrip(".'’-")
    span = (start, start + len(name))
    if _NO_PLACE.search(name) or sentence.is_quoted(start):
        return None
    inside = [m for m in sentence.actors if m.start < span[1] and start < m.end]
    known = inside or any(c.start <= span[0] and span[1] <= c.end for c in sentence.cities)
    city = None if known else _city_behind(scene, sentence, span[1])
    if city is not None:
        return city
    code = _country(scene, sentence, span)
    if any(m.kind != "country" for m in inside) or (code is None and _ORGANISED.search(name)):
        return None
    if code is None and owner:
        code = next((m.countries[0] for m in sentence.actors if m.quote == owner and m.kind == "country"), None)
    code = code or _described(sentence, match.start(), start)
    usual = _usual(scene, sentence, span, name)
    return _Found(span, Place(name=usual, as_written=name, country=code), text[match.start() : span[1]])


def _country(scene: Scene, sentence: Sentence, span: Span) -> str | None:
    """The country of a place: named by it, known of the city, or right behind it ("in Busan, South Korea")."""
    city = next((c for c in sentence.cities if c.start <= span[0] and span[1] <= c.end), None)
    for mention in sentence.actors:
        if mention.kind != "country" or not mention.countries:
            continue
        if mention.start < span[1] and span[0] < mention.end:
            return mention.countries[0]
        behind = span[1] <= mention.start <= span[1] + 24
        if behind and _AFTER.fullmatch(scene.text, span[1], mention.start):
            return mention.countries[0]
    return city.what if city is not None else None


def _city_behind(scene: Scene, sentence: Sentence, end: int) -> _Found | None:
    """The city that a building is said to stand in ("at the Presidential Palace in Hanoi")."""
    capitals = (
        (m.start, m.end, m.name, m.countries[0])
        for m in sentence.actors
        if m.kind == "country" and m.capital and m.countries and end < m.start <= end + 20
    )
    near = (c for c in sentence.cities if end < c.start <= end + 20)
    cities = ((c.start, c.end, scene.text[c.start : c.end], c.what) for c in near)
    for start, stop, name, code in sorted([*capitals, *cities]):
        if _WITHIN.fullmatch(scene.text, end, start):
            quote = scene.text[start:stop]
            return _Found((start, stop), Place(name=name, as_written=quote, country=code), quote)
    return None


def _described(sentence: Sentence, start: int, end: int) -> str | None:
    """The country that the words before a name tell ("in the northern Thai town of Mae Sot")."""
    told = [m for m in sentence.actors if start <= m.start and m.end <= end and m.kind == "country" and m.countries]
    return told[-1].countries[0] if told else None


def _usual(scene: Scene, sentence: Sentence, span: Span, name: str) -> str:
    """The usual name: of a known building or seat of power its city."""
    if name in scene.lexicon.venues:
        return scene.lexicon.venues[name]
    for mention in sentence.actors:
        if (mention.start, mention.end) == span and mention.kind == "country":
            return country_place(mention)[0].name if mention.capital else mention.name
    return name


def _here(scene: Scene, sentence: Sentence, trigger: Trigger) -> tuple[Place, Span, str] | None:
    """The city of the dateline, where "here" stands beside the trigger."""
    low, high = max(sentence.start, trigger.start - _BESIDE), min(sentence.end, trigger.end + _BESIDE)
    found, home = _HERE.search(scene.text, low, high), scene.home
    if found is None or home is None or scene.lexicon.language != "en" or sentence.is_quoted(found.start()):
        return None
    place, _, _ = country_place(home)
    place = place if home.capital else Place(name=home.name, as_written=home.quote, country=home.countries[0])
    return place, found.span(), "“here”, the city of the dateline"


def _gap(span: Span, trigger: Trigger) -> int:
    return span[0] - trigger.end if span[0] >= trigger.end else trigger.start - span[1] + 20
