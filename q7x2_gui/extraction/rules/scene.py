"""The article cut into sentences, each with its actors, dates, triggers and cues."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.domain.article import Article, Span
from q7x2_gui.domain.days import iso
from q7x2_gui.domain.edtf import Bounds, known_bounds
from q7x2_gui.domain.vocabulary import Basis
from q7x2_gui.extraction.rules.datelines import DATELINES, dateline_end
from q7x2_gui.extraction.rules.lexicon import Lexicon, TriggerKind
from q7x2_gui.extraction.rules.office_years import told_by_terms
from q7x2_gui.extraction.rules.patterns import Match
from q7x2_gui.language.actors import find_actors
from q7x2_gui.language.dates import DateMention, find_dates
from q7x2_gui.language.sentences import sentences

_QUOTED = re.compile(r"[“\"「『][^“”\"「」『』\n]{12,2000}[”\"」』]")
_OPENING, _CLOSING_QUOTES = "“「『", "”」』"
_QUOTE = re.compile(f"[{_OPENING}{_CLOSING_QUOTES}]")
_LONGEST_QUOTE, _SHORTEST_QUOTE = 2000, 12
_CITED = "『"
"""The mark that Japanese puts round titles of articles and books: nothing is told inside, whatever the length."""
_CLOSE = 15
"""Days within which several days stated in full are taken to be those of the news and of its sources."""
_LONGEST = 4000
"""Code points of a sentence above which its tail is left alone: no writer's sentence is longer."""
_BEFORE_PERSON = 4
"""Words between a verb and the person that it needs."""
_TO = re.compile(r"[^,;.]{0,50}?\sto\s[a-z]")
_ASKED = 60
"""Code points behind a person in which "to" tells what is asked."""
Trigger = Match[TriggerKind]


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence: half-open span of code points, and what stands in it, each list by start."""

    place: int
    start: int
    end: int
    title: bool = False
    quoted: tuple[Span, ...] = ()
    cited: tuple[Span, ...] = ()
    actors: list[ActorMention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    triggers: list[Trigger] = field(default_factory=list)
    cues: list[Match[str]] = field(default_factory=list)
    cues_after: list[Match[str]] = field(default_factory=list)
    cities: list[Match[str]] = field(default_factory=list)

    def is_quoted(self, position: int) -> bool:
        """Whether a place stands inside quotation marks."""
        return any(start <= position < end for start, end in self.quoted)

    def is_cited(self, position: int) -> bool:
        """Whether a place stands inside the title of another text."""
        return any(start <= position < end for start, end in self.cited)


@dataclass(frozen=True, slots=True)
class Scene:
    """An article ready for the rules; ``published`` are the bounds of its publication date, empty when unknown, and
    ``home`` the country of its dateline, which "here" means."""

    article: Article
    lexicon: Lexicon
    sentences: tuple[Sentence, ...]
    actors: tuple[ActorMention, ...]
    dates: tuple[DateMention, ...]
    published: Bounds
    home: ActorMention | None = None

    @property
    def text(self) -> str:
        """The frozen text that all offsets count in."""
        return self.article.text


def scene_of(article: Article, lexicon: Lexicon) -> Scene:
    """Sentences of headline and body with all that stands in them; furniture is left out."""
    spans = _spans(article)
    anchor, dates = _dates(article, lexicon.language, spans)
    day = article.published or (None if lexicon.by_word else anchor)
    published = _bounds(day)
    actors = find_actors(article.text, lexicon.language, spans=spans, on=published if day else None)
    found = _sentences(article, lexicon, _unbroken(sentences(article.text, lexicon.language, spans), actors))
    _hand_out(found, actors, dates)
    home: ActorMention | None = None
    for sentence in found[:DATELINES]:
        end = dateline_end(article.text, sentence.start, sentence.end)
        filed = [m for m in sentence.actors if m.start < end and m.kind == "country"]
        home = home or next(iter(filed), None) or _filed_in(article.text, sentence, end)
        sentence.actors = [m for m in sentence.actors if m.start >= end]
    for sentence in found:
        kept = (t for t in sentence.triggers if t.what.frame != "nothing" and not _inside(t, sentence.dates))
        kept = (t for t in kept if not _inside_name(t, sentence.actors))
        kept = (fit for t in kept if (fit := _fitting(article.text, sentence, t)) is not None)
        sentence.triggers = [_noun_or_verb(article.text, lexicon, t) for t in kept]
        sentence.cues = [cue for cue in sentence.cues if not _inside(cue, sentence.dates)]  # "in May"
    return Scene(article, lexicon, tuple(found), tuple(actors), tuple(dates), published, home)


def _filed_in(text: str, sentence: Sentence, end: int) -> ActorMention | None:
    """The city of a dateline that is no capital."""
    city = next((c for c in sentence.cities if c.start < end), None)
    if city is None:
        return None
    quote = text[city.start : city.end]
    name = quote.title() if quote.isupper() else quote
    return ActorMention(
        start=city.start, end=city.end, quote=quote, kind="country", name=name, countries=(city.what,), place=True
    )


def _dates(article: Article, language: str, spans: Sequence[Span]) -> tuple[str | None, list[DateMention]]:
    """Dates counted from the publication date; without one, from the newest of several days stated close together,
    which comes with them.
    """
    dates = find_dates(article.text, language, anchor=article.published, spans=spans)
    if article.published is not None:
        return article.published, told_by_terms(dates, article)
    stated = {d.edtf for d in dates if d.edtf and len(d.edtf) == 10 and d.when.basis is Basis.STATED}  # a full day
    days = sorted(day for edtf in stated if (day := _bounds(edtf).latest) is not None)
    near = [day for day, before in zip(days[1:], days, strict=False) if day - before <= _CLOSE]
    if not near:
        return None, dates
    anchor = iso(near[-1])
    return anchor, find_dates(article.text, language, anchor=anchor, spans=spans)


def _spans(article: Article) -> list[Span]:
    body = sorted(article.body)
    title = article.title_span
    if title and not any(start < title[1] and title[0] < end for start, end in body):
        body = sorted([*body, title])
    return body


def _bounds(date: str | None) -> Bounds:
    return known_bounds(date) or Bounds()


def _sentences(article: Article, lexicon: Lexicon, spans: Sequence[Span]) -> list[Sentence]:
    found = []
    quotes = _quotes(article.text)
    for place, (start, end) in enumerate(spans):
        until = min(end, start + _LONGEST)
        over = quotes[max(0, bisect_left(quotes, (start, 0)) - 1) : bisect_left(quotes, (until, 0))]
        over = [quote for quote in over if quote[1] > start]
        found.append(
            Sentence(
                place,
                start,
                until,
                title=_in_title(article, start),
                quoted=(*(match.span() for match in _QUOTED.finditer(article.text, start, until)), *over),
                cited=tuple(quote for quote in over if article.text[quote[0]] == _CITED),
                triggers=lexicon.triggers.longest(article.text, start, until),
                cues=list(lexicon.cues.find(article.text, start, until)),
                cues_after=list(lexicon.cues_after.find(article.text, start, until)),
                cities=_cities(article.text, lexicon, start, until),
            )
        )
    return found


def _cities(text: str, lexicon: Lexicon, start: int, end: int) -> list[Match[str]]:
    """Known cities that are written as names, where names have capitals."""
    if not lexicon.by_word or lexicon.places is None:
        return []
    return [match for match in lexicon.places.longest(text, start, end) if text[match.start].isupper()]


def _quotes(text: str) -> list[Span]:
    """Outermost quotations between directed marks, also over several sentences; titles of texts however short."""
    found: list[Span] = []
    opened: list[int] = []
    for match in _QUOTE.finditer(text):
        if match.group() in _OPENING:
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            length = match.end() - start
            told = length > _SHORTEST_QUOTE or text[start] == _CITED
            if not opened and told and length <= _LONGEST_QUOTE:
                found.append((start, match.end()))
            if length > _LONGEST_QUOTE:
                opened.clear()
    return found


def _unbroken(spans: Sequence[Span], actors: Sequence[ActorMention]) -> list[Span]:
    """Sentences, two joined where a name goes across their border ("the U.S. | Undersecretary of State")."""
    found: list[Span] = []
    place = 0
    for span in spans:
        while place < len(actors) and actors[place].end <= span[0]:
            place += 1
        if found and place < len(actors) and actors[place].start < span[0]:
            found[-1] = (found[-1][0], span[1])
        else:
            found.append(span)
    return found


def _noun_or_verb(text: str, lexicon: Lexicon, trigger: Trigger) -> Trigger:
    """A verb's form right after an article or a possessive is a noun ("his visit", "the meeting with")."""
    if trigger.what.form == "noun" or not lexicon.noun_after:
        return trigger
    before = text[max(0, trigger.start - 12) : trigger.start].casefold()
    if not before.endswith(lexicon.noun_after):
        return trigger
    return replace(trigger, what=replace(trigger.what, form="noun"))


def _fitting(text: str, sentence: Sentence, trigger: Trigger) -> Trigger | None:
    """A verb that needs a person behind it ("welcomed", "called on"); without one it tells something else."""
    if not trigger.what.needs_person or not trigger.what.otherwise:
        return trigger
    person = next((m for m in sentence.actors if m.start >= trigger.end), None)
    near = person is not None and len(text[trigger.end : person.start].split()) <= _BEFORE_PERSON
    if person is not None and near and person.kind in {"person", "office"} | {"organisation"} & _received(person):
        owned = text.startswith(("'s", "’s"), person.end)
        asked = trigger.what.not_to and _TO.match(text, person.end, min(sentence.end, person.end + _ASKED)) is not None
        if not owned and not asked:
            return trigger
    return replace(trigger, what=trigger.what.otherwise)


def _received(mention: ActorMention) -> set[str]:
    """Bodies that can be received: delegations."""
    return {"organisation"} if "delegation" in mention.quote else set()


def _inside_name(trigger: Trigger, actors: Sequence[ActorMention]) -> bool:
    return any(m.start <= trigger.start and trigger.end <= m.end for m in actors)


def _inside(word: Trigger | Match[str], dates: Sequence[DateMention]) -> bool:
    """Whether a word of going only joins two days ("từ ngày 3 đến 5/5"), or is itself of a date ("May")."""
    return any(d.start <= word.start and word.end <= d.end for d in dates)


def _in_title(article: Article, start: int) -> bool:
    return article.title_span is not None and article.title_span[0] <= start < article.title_span[1]


def _hand_out(found: Sequence[Sentence], actors: Iterable[ActorMention], dates: Iterable[DateMention]) -> None:
    """Give each mention to its sentence; both lists are sorted, so one pass is enough."""
    for mentions, name in ((actors, "actors"), (dates, "dates")):
        place = 0
        for mention in mentions:
            while place < len(found) and found[place].end <= mention.start:
                place += 1
            if place < len(found) and found[place].start <= mention.start and mention.end <= found[place].end:
                getattr(found[place], name).append(mention)
