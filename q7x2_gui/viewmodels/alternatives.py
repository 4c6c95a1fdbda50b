"""What else in the article could stand in a field: its dates, actors, places or triggers, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from q7x2_gui.domain.article import Article, Span
from q7x2_gui.domain.codebook import Codebook
from q7x2_gui.domain.custom import Holds
from q7x2_gui.domain.event import Evidence
from q7x2_gui.domain.vocabulary import Field

if TYPE_CHECKING:
    from q7x2_gui.domain.actor import ActorMention

REACH = 20_000
"""Code points on each side of the event's own words that are searched: more is nowhere near."""
_DATES, _ACTORS, _PLACES, _WORDS = "dates", "actors", "places", "words"
_KINDS: dict[str, str] = {
    Field.TYPE: _WORDS,
    Field.DATE: _DATES,
    Field.PARTICIPANTS: _ACTORS,
    Field.PLACE: _PLACES,
    Field.VOICE: _ACTORS,
    Field.TOPICS: _WORDS,
}


@dataclass(frozen=True, slots=True, order=True)
class Alternative:
    """Half-open span of code points that could stand in a field, and for a date the EDTF that it would give."""

    start: int
    end: int
    edtf: str = ""


def kind_of(field: str, codebook: Codebook) -> str:
    """What is looked for in the text for a field; empty where nothing is."""
    declared = codebook.custom_field(field)
    if declared is not None:
        return {Holds.DATE: _DATES, Holds.ACTOR: _ACTORS}.get(declared.holds, "")
    return _KINDS.get(field, "")


def alternatives(
    article: Article, kind: str, field: str, known: Iterable[Evidence], near: int | None
) -> tuple[Alternative, ...]:
    """All alternatives of a kind, with the evidence that the article's items have for the field already.

    ``near`` is where the event stands in the text. Slow at first, when word lists load: for a worker.
    """
    spans = _searched(article, near)
    found = [Alternative(e.start, e.end) for e in known if e.field.partition(".")[0] == field]
    found += {_DATES: _dates, _ACTORS: _actors, _PLACES: _places}.get(kind, _none)(article, spans)
    return tuple(_apart(found))


def _searched(article: Article, near: int | None) -> list[Span]:
    """The body, or what of it is near the event."""
    low, high = (0, len(article.text)) if near is None else (near - REACH, near + REACH)
    body = article.body or ((0, len(article.text)),)
    return [(max(a, low), min(b, high)) for a, b in body if max(a, low) < min(b, high)]


def _none(_article: Article, _spans: list[Span]) -> Iterator[Alternative]:
    return iter(())


def _dates(article: Article, spans: list[Span]) -> Iterator[Alternative]:
    from q7x2_gui.language.dates import find_dates  # noqa: PLC0415 - grammars load at first use

    for mention in find_dates(article.text, article.language, anchor=article.published, spans=spans):
        if mention.edtf:
            yield Alternative(mention.start, mention.end, mention.edtf)


def _mentions(article: Article, spans: list[Span]) -> Iterator[ActorMention]:
    from q7x2_gui.language.actors import find_actors  # noqa: PLC0415 - actor tables load at first use

    return iter(find_actors(article.text, article.language, spans=spans))


def _actors(article: Article, spans: list[Span]) -> Iterator[Alternative]:
    return (Alternative(m.start, m.end) for m in _mentions(article, spans) if not m.place)


def _places(article: Article, spans: list[Span]) -> Iterator[Alternative]:
    places = (m for m in _mentions(article, spans) if m.place or m.capital or m.kind == "country")
    return (Alternative(m.start, m.end) for m in places)


def _apart(found: Iterable[Alternative]) -> Iterator[Alternative]:
    """In the order of the text; of two that overlap, the first stands, and what it gives is known if either says so."""
    last: Alternative | None = None
    for one in sorted(found, key=lambda a: (a.start, -a.end, not a.edtf)):
        if last is not None and one.start < last.end:
            if one.edtf and not last.edtf:
                last = Alternative(last.start, last.end, one.edtf)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def beside(found: tuple[Alternative, ...], at: int, own: Iterable[Evidence], near: int, step: int) -> int:
    """Place of the alternative to go to: from the one at hand, else from the field's own words, else near the event.

    Walking goes on at the other end. ``at`` is -1 before the first step; the answer is -1 where there is none.
    """
    if not found:
        return -1
    if at < 0:
        mine = [n for n, a in enumerate(found) if any(e.start < a.end and a.start < e.end for e in own)]
        if not mine:
            later = next((n for n, a in enumerate(found) if a.start >= near), 0)
            return later if step > 0 else (later - 1) % len(found)
        at = mine[0]
    return (at + step) % len(found)
