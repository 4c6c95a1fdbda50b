"""What surrounds a date phrase: its sentence, words of past and future near it, and dates spoken of before."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from q7x2_gui.language.dates.grammar import Grammar
from q7x2_gui.language.dates.model import PartialDate

_REACH = 160
"""Code points on either side of a date in which a word of past or future can govern it."""

_OPENING = 12
"""Code points before a date that still leave it the opening of its clause ("On the ")."""
_COMMA = re.compile(r"\s{0,2}[)）]?\s{0,2}[,，、]?")


@dataclass(slots=True, kw_only=True)
class Focus:
    """The dates that later phrases lean on: the day spoken of last, and the year that governs the sentence.

    ``edtf`` and ``partial`` are those of the last day-level date, ``year`` and ``month`` the last ones known, all read
    from ``quote``; ``fronted`` is the year that opens the present sentence ("In 2019, ..."), ``in_sentence`` the year
    and month of a date before in the same sentence. ``ahead`` says whether the day spoken of last lies ahead, ``told``
    is the last one that does not, with its quote. ``first_stated`` is the first year that the text states,
    ``newest`` the newest; ``stated`` the last day or month whose year is known, with its quote and whether it is a day.
    """

    edtf: str | None = None
    partial: PartialDate | None = None
    ahead: bool = False
    told: tuple[str, str] | None = None
    year: int | None = None
    month: int | None = None
    quote: str = ""
    fronted: int | None = None
    in_sentence: tuple[int, int | None] | None = None
    first_stated: int | None = None
    newest: int | None = None
    stated: tuple[int, int, str, bool] | None = None

    def enter_sentence(self) -> None:
        """Forget what holds within one sentence only."""
        self.fronted = None
        self.in_sentence = None

    def lender(self, month: int | None) -> tuple[int, int, str] | None:
        """Year, month and quote of a date that can lend its year to one in ``month`` when there is no anchor.

        A month lends its year to its own days, a day to dates up to a month away, and nothing is lent from before
        the newest year of the text: what is told then is background.
        """
        if self.stated is None:
            return None
        year, own, quote, is_day = self.stated
        if (self.newest or year) > year or (month is not None and abs(month - own) > is_day):
            return None
        return year, own, quote


class Sentences:
    """Rough sentence bounds, good enough to tell which words belong to a date; offsets are code points."""

    def __init__(self, text: str, grammar: Grammar) -> None:
        self._starts = [0, *(match.end() for match in grammar.sentence_ends.finditer(text))]
        self._length = len(text)

    def around(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence that holds an offset."""
        n = bisect_right(self._starts, offset) - 1
        return self._starts[n], self._starts[n + 1] if n + 1 < len(self._starts) else self._length


def direction(text: str, start: int, end: int, sentence: tuple[int, int], grammar: Grammar) -> int:
    """-1 where the words of the clause put a date in the past, 1 in the future, 0 where none does."""
    if grammar.main_last.match(text, end):
        # "外相は14日、…と発表した": the verb at the sentence's end says when, not one quoted on the way there.
        cues = list(grammar.cues.finditer(text, end, min(sentence[1], end + 2 * _REACH)))
        return next((1 if m.lastgroup == "future" else -1 for m in reversed(cues) if m.lastgroup != "weak"), 0)
    before = text[max(sentence[0], start - _REACH) : start]
    after = text[end : min(sentence[1], end + _REACH)]
    breaks = list(grammar.breaks.finditer(before))
    left = before[breaks[-1].end() :] if breaks else before
    opens = not grammar.left_first or len(left.strip()) <= _OPENING
    right = _clause_after(after, grammar, over_comma=opens)
    return _decide(list(grammar.cues.finditer(left)), list(grammar.cues.finditer(right)), len(left), grammar)


def _clause_after(after: str, grammar: Grammar, *, over_comma: bool) -> str:
    """The rest of the clause; a date that opens it ("On Monday, ...") governs what follows its comma."""
    skip = _COMMA.match(after) if over_comma else None
    begin = skip.end() if skip else 0
    found = grammar.breaks.search(after, begin)
    return after[begin : found.start()] if found else after[begin:]


def _decide(left: list[re.Match[str]], right: list[re.Match[str]], width: int, grammar: Grammar) -> int:
    ranked = [(width - m.end(), m) for m in reversed(left)]
    ranked += [(m.start() + (1000 if grammar.left_first else 0), m) for m in right]
    ranked.sort(key=lambda pair: pair[0])
    weak = 0
    for _, match in ranked:
        kind = match.lastgroup
        if kind in {"future", "past"}:
            return 1 if kind == "future" else -1
        weak = weak or (1 if kind == "weak" else 0)
    return weak
