"""From text to date mentions: scan, place against anchor and context, and say why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial as bind

from q7x2_gui.domain import days
from q7x2_gui.domain.edtf import bounds, is_edtf, precision
from q7x2_gui.domain.event import When
from q7x2_gui.domain.vocabulary import Basis, Precision
from q7x2_gui.language.dates.anchors import anchor_days, place_over
from q7x2_gui.language.dates.context import Focus, Sentences, direction
from q7x2_gui.language.dates.durations import finish
from q7x2_gui.language.dates.grammar import Grammar
from q7x2_gui.language.dates.grammars import grammar_for
from q7x2_gui.language.dates.model import DateMention
from q7x2_gui.language.dates.placed import Placed
from q7x2_gui.language.dates.resolve import place
from q7x2_gui.language.dates.scan import Phrase, scan
from q7x2_gui.language.dates.standin import filled, stand_in

_FRONT = 12
"""Code points from the start of a sentence within which a year opens it ("Back in 2019, ...")."""

_CLOSE = 300
"""Code points within which a full date lends its year to a later one when there is no anchor: about two sentences."""


def find_dates(
    text: str, language: str | None, *, anchor: str | None, spans: Sequence[tuple[int, int]] | None = None
) -> list[DateMention]:
    """Dates named in a text, sorted and not overlapping; offsets are code points.

    ``anchor`` is the publication date as EDTF, a day or coarser, None when unknown; `DateError` when it is no EDTF.
    ``spans`` limits the search to parts of the text (an article's body); a language without tables reads ISO dates
    and English.
    """
    grammar = grammar_for(language, text)
    parts = spans if spans is not None else ((0, len(text)),)
    phrases = [phrase for start, end in parts for phrase in scan(text, grammar, start, end)]
    mentions = _Finder(text, grammar, anchor).run(phrases)
    day = stand_in(mentions) if anchor is None else None
    if day is not None:
        mentions = filled(mentions, _Finder(text, grammar, day).run(phrases), day)
    return finish(mentions, text, grammar)


class _Finder:
    """One pass over a text; keeps the focus from phrase to phrase."""

    def __init__(self, text: str, grammar: Grammar, anchor: str | None) -> None:
        self.mentions: list[DateMention] = []
        self._text = text
        self._grammar = grammar
        self._anchor = anchor
        self._anchors = anchor_days(anchor)
        self._sentences = Sentences(text, grammar)
        self._sentence = (0, 0)
        self._focus = Focus()
        self._stated_end = 0

    def run(self, phrases: Sequence[Phrase]) -> list[DateMention]:
        """The mentions of all phrases, in order."""
        for phrase in phrases:
            self.add(phrase)
        return self.mentions

    def add(self, phrase: Phrase) -> None:
        """Place a phrase, keep the mention, and remember what later phrases may lean on."""
        sentence = self._sentences.around(phrase.start)
        if sentence != self._sentence:
            self._sentence = sentence
            self._focus.enter_sentence()
        if self._anchors and self._grammar.topic.match(self._text, phrase.start - 1, phrase.start):
            self._focus.in_sentence = None
        if phrase.start - self._stated_end > _CLOSE:
            self._focus.stated = None
        toward = direction(self._text, phrase.start, phrase.end, sentence, self._grammar)
        placed = place_over(self._anchors, self._anchor, bind(self._place, phrase, toward))
        if placed.edtf is not None and not is_edtf(placed.edtf):
            return  # a year outside the calendar that is counted
        mention = self._mention(phrase, placed, self._side(placed.edtf) or phrase.spec.toward or toward)
        self.mentions.append(mention)
        self._remember(phrase, mention)

    def _place(self, phrase: Phrase, toward: int, anchor: int | None) -> Placed:
        return place(phrase.spec, anchor, self._focus, toward)

    def _side(self, edtf: str | None) -> int:
        """On which side of the anchor a date lies; 0 when it is not wholly on one, or either is unknown."""
        if edtf is None or not self._anchors:
            return 0
        found = bounds(edtf)
        if found.latest is not None and found.latest < self._anchors[0]:
            return -1
        return 1 if found.earliest is not None and found.earliest > self._anchors[-1] else 0

    def _mention(self, phrase: Phrase, placed: Placed, toward: int) -> DateMention:
        quote = self._text[phrase.start : phrase.end]
        edtf = placed.edtf
        return DateMention(
            start=phrase.start,
            end=phrase.end,
            quote=quote,
            edtf=edtf,
            when=When(phrase=quote, anchor=self._anchor, basis=placed.basis, rule=phrase.spec.rule),
            reason=f"“{quote}” = {edtf or 'unknown'}, {placed.reason}",
            precision=Precision.NONE if edtf is None else precision(edtf),
            partial=placed.partial,
            is_event_date=phrase.spec.event,
            implied=placed.implied,
            days=phrase.spec.length,
            direction=toward,
        )

    def _remember(self, phrase: Phrase, mention: DateMention) -> None:
        spec, focus = phrase.spec, self._focus
        if not spec.event:
            return
        if spec.year is not None and spec.unit is None:
            focus.first_stated = focus.first_stated or spec.year
            focus.newest = max(focus.newest or spec.year, spec.year)
            if spec.month is None and phrase.start - self._sentence[0] <= _FRONT and spec.year2 is None:
                focus.fronted = spec.year
        if mention.precision is Precision.DAY or (mention.edtf is None and mention.partial and mention.partial.day):
            focus.edtf, focus.partial, focus.quote = mention.edtf, mention.partial, mention.quote
            focus.ahead = mention.direction > 0
            if mention.edtf is not None and not focus.ahead:
                focus.told = (mention.edtf, mention.quote)
        if mention.edtf is not None and not mention.edtf.startswith("["):
            self._remember_month(mention)

    def _remember_month(self, mention: DateMention) -> None:
        found = bounds(mention.edtf or "")
        if found.start_earliest is None or mention.precision not in {Precision.DAY, Precision.MONTH, Precision.YEAR}:
            return
        year, month, _ = days.civil(found.start_earliest)
        self._focus.year = year
        self._focus.month = None if mention.precision is Precision.YEAR else month
        self._focus.in_sentence = (year, self._focus.month)
        self._focus.quote = mention.quote
        if mention.precision is not Precision.YEAR and mention.when.basis is not Basis.RELATIVE:
            self._focus.stated = (year, month, mention.quote, mention.precision is Precision.DAY)
            self._stated_end = mention.end
