"""Where an event took place: a name after "in" or "tại", with its country; other modules know Chinese and Japanese."""

from __future__ import annotations

import re

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.domain.article import Span
from q7x2_gui.domain.event import Place
from q7x2_gui.extraction.rules.named_places import named_place
from q7x2_gui.extraction.rules.scene import Scene, Sentence, Trigger
from q7x2_gui.language.actors import country_name

_NAME = r"[A-Z\u00c0-\u00de\u0110][\w'’.-]*(?:\s(?:of\sthe\s|of\s)?[A-Z\u00c0-\u00de\u0110][\w'’.-]*){0,4}"
_PLACES = {
    "en": re.compile(rf"\b(?:in|at)\s(?:the\s(?:\w+\s){{0,3}}?)?(?P<name>{_NAME})"),
    "vi": re.compile(rf"\b(?:tại|ở)\s(?:thủ đô\s|thành phố\s)?(?P<name>{_NAME})"),
}
_NO_PLACE = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|English|Mr|Mrs|Ms|COVID"
    r"|Tháng|Hội nghị|今|会見|会談|電話|協議|記者|合意)",
    re.IGNORECASE,
)
_ORGANISED = re.compile(
    r"\b(?:Forum|Summit|Conference|Assembly|Council|Congress|Committee|Meeting|Ministry|APEC|ASEAN|UN)\b"
)
_FAR = 160


def place_of(scene: Scene, sentence: Sentence, trigger: Trigger, until: int) -> tuple[Place, Span, str] | None:
    """The place stated nearest to a trigger in its sentence, with its span and reason."""
    if not scene.lexicon.by_word:
        return named_place(scene, sentence, trigger, until)
    pattern = _PLACES[scene.lexicon.language]
    low, high = max(sentence.start, trigger.start - _FAR), min(sentence.end, max(until, trigger.end) + _FAR)
    found = [m for m in pattern.finditer(scene.text, low, high) if _is_place(scene, sentence, m.span("name"))]
    if not found:
        return None
    nearest = min(found, key=lambda m: _gap(m.span("name"), trigger))
    span = nearest.span("name")
    name = scene.text[slice(*span)].rstrip(".")
    span = (span[0], span[0] + len(name))
    country = _country(scene, sentence, span)
    return Place(name=_usual(sentence, span, name), as_written=name, country=country), span, f"“{nearest.group()}”"


def country_place(mention: ActorMention) -> tuple[Place, Span, str]:
    """The country visited as the place of the visit."""
    code = mention.countries[0] if mention.countries else None
    name = mention.name if mention.kind == "country" else country_name(code or "")
    return Place(name=name, as_written=mention.quote, country=code), (mention.start, mention.end), "the country visited"


def _is_place(scene: Scene, sentence: Sentence, span: Span) -> bool:
    name = scene.text[slice(*span)]
    if _NO_PLACE.match(name) or _ORGANISED.search(name) or sentence.is_quoted(span[0]):
        return False
    inside = [m for m in sentence.actors if m.start < span[1] and span[0] < m.end]
    return all(m.kind == "country" for m in inside)


def _country(scene: Scene, sentence: Sentence, span: Span) -> str | None:
    """The country of a place: named by it, or standing right after it ("in Busan, South Korea")."""
    for mention in sentence.actors:
        if mention.kind != "country" or not mention.countries:
            continue
        overlaps = mention.start < span[1] and span[0] < mention.end
        follows = span[1] <= mention.start <= span[1] + 6 and not scene.text[span[1] : mention.start].strip(
            " ,，、(（củaở"
        )
        if overlaps or follows:
            return mention.countries[0]
    return None


def _usual(sentence: Sentence, span: Span, name: str) -> str:
    for mention in sentence.actors:
        if (mention.start, mention.end) == span and mention.kind == "country":
            return mention.name
    return name


def _gap(span: Span, trigger: Trigger) -> int:
    return span[0] - trigger.end if span[0] >= trigger.end else trigger.start - span[1] + 20
