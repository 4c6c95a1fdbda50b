"""Which paragraphs of an article are shown in which order, and how places on screen map to places in its text."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from q7x2_gui.viewmodels.offsets import Offsets
from q7x2_gui.viewmodels.words import dateline, folded

if TYPE_CHECKING:
    from q7x2_gui.domain.article import Article

MAX_WORD = 5000
"""Above this many characters without a blank, wrapping at word boundaries takes seconds."""
PIECE = 4000
"""Above this many characters a paragraph is shown in pieces: Qt lays out a paragraph at once, however long it is."""
_CUTS = (re.compile(r"[.!?。！？…][\"'”’」』)）]*\s*"), re.compile(r"\s+"))
"""Where a paragraph is best cut: behind a sentence, else behind a word."""
_SHOWN = dict.fromkeys((0, 0x0D, 0x2029, 0xFDD0, 0xFDD1), " ") | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
"""What Qt would take for the end of a paragraph or cannot hold, each exchanged for one character of the same width."""


class Part(StrEnum):
    """What a paragraph on screen is."""

    TITLE = "title"
    DATELINE = "dateline"
    LEGEND = "legend"
    BODY = "body"
    FURNITURE = "furniture"
    FOLD = "fold"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph on screen; ``start`` is where it stands in the article's text, None for words of the program.

    ``goes_on`` when the next one is more of the same paragraph of the article.
    """

    part: Part
    text: str
    start: int | None = None
    goes_on: bool = False


class ArticleLayout:
    """The paragraphs of one article as shown; places in the article are code points, those on screen UTF-16 units."""

    def __init__(self, article: Article, *, furniture: bool = False) -> None:
        lines = list(_lines(article.text))
        body = set(_inside(lines, article.body) if article.body else lines)
        self.furniture_lines = sum(line not in body and not _is_title(line, article) for line in lines)
        self.paragraphs = list(self._paragraphs(article, lines, body, furniture))
        self.text = "\n".join(p.text for p in self.paragraphs)
        self.long_words = any(len(word) > MAX_WORD for word in article.text.split())
        self._offsets = Offsets(self.text)
        self._place()

    def _paragraphs(
        self, article: Article, lines: list[tuple[int, int]], body: set[tuple[int, int]], furniture: bool
    ) -> Iterator[Paragraph]:
        yield _title(article)
        yield Paragraph(Part.DATELINE, _one_line(dateline(article, self.furniture_lines, furniture=furniture)))
        yield Paragraph(Part.LEGEND, "")
        for line in lines:
            if _is_title(line, article):
                continue
            if line in body or furniture:
                part = Part.BODY if line in body else Part.FURNITURE
                yield from _pieces(part, article.text, line)
        if self.furniture_lines:
            yield Paragraph(Part.FOLD, folded(self.furniture_lines, shown=furniture))

    def _place(self) -> None:
        """Where each paragraph that is article text stands on screen (code points), sorted by its article offset."""
        at, placed = 0, []
        for paragraph in self.paragraphs:
            if paragraph.start is not None:
                placed.append((paragraph.start, len(paragraph.text), at))
            at += len(paragraph.text) + 1
        self._by_screen = sorted((screen, start, length) for start, length, screen in placed)
        self._by_article = sorted(placed)

    def on_screen(self, start: int, end: int) -> list[tuple[int, int]]:
        """UTF-16 spans on screen of a span of the article; empty when it is folded, one a paragraph otherwise."""
        first = max(bisect_right(self._by_article, (start, self._offsets.points + 1, 0)) - 1, 0)
        spans = []
        for n in range(first, len(self._by_article)):
            place, length, screen = self._by_article[n]
            if place >= end:
                break
            low, high = max(start, place), min(end, place + length)
            if low < high:
                spans.append((self._units(screen + low - place), self._units(screen + high - place)))
        return spans

    def in_article(self, start: int, end: int) -> tuple[int, int] | None:
        """Code-point span of the article that a UTF-16 span on screen covers; None where it holds no article text."""
        low, high = self._offsets.to_points(start), self._offsets.to_points(end)
        found = []
        for screen, place, length in self._by_screen:
            a, b = max(low, screen), min(high, screen + length)
            if a < b:
                found.append((place + a - screen, place + b - screen))
        return (min(a for a, _ in found), max(b for _, b in found)) if found else None

    def find(self, words: str, most: int) -> list[tuple[int, int]]:
        """UTF-16 spans on screen of some words, upper and lower case alike, up to so many."""
        if not words:
            return []
        found = re.finditer(re.escape(unicodedata.normalize("NFC", words)), self.text, re.IGNORECASE)
        return [(self._units(match.start()), self._units(match.end())) for match in islice(found, most)]

    def _units(self, point: int) -> int:
        return self._offsets.to_units(point)


def _pieces(part: Part, text: str, line: tuple[int, int]) -> Iterator[Paragraph]:
    """A line as one paragraph, or as several where it is very long; offsets are those of the article's text."""
    start, end = line
    while end - start > PIECE:
        cut = _cut(text, start, start + PIECE)
        yield Paragraph(part, text[start:cut].translate(_SHOWN), start, goes_on=True)
        start = cut
    yield Paragraph(part, text[start:end].translate(_SHOWN), start)


def _cut(text: str, start: int, end: int) -> int:
    """Where to cut between two places: behind the last sentence of the second half, else word, else at the end."""
    for cut in _CUTS:
        found = [match.end() for match in cut.finditer(text, (start + end) // 2, end)]
        if found:
            return found[-1]
    return end


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Half-open spans of the lines that hold more than blanks, without the blanks round them."""
    at = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = at + line.index(bare)
            yield start, start + len(bare)
        at += len(line) + 1


def _inside(lines: list[tuple[int, int]], spans: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """The lines that a span touches; both in order, so one walk through both is enough."""
    waiting = iter(sorted(spans))
    span = next(waiting, None)
    for line in lines:
        while span is not None and span[1] <= line[0]:
            span = next(waiting, None)
        if span is not None and span[0] < line[1]:
            yield line


def _is_title(line: tuple[int, int], article: Article) -> bool:
    span = article.title_span
    return span is not None and article.title is not None and span[0] <= line[0] and line[1] <= span[1]


def _title(article: Article) -> Paragraph:
    span = article.title_span
    if span is not None and article.title and article.text[span[0] : span[1]] == article.title:
        return Paragraph(Part.TITLE, _one_line(article.title), span[0])
    return Paragraph(Part.TITLE, _one_line(article.title or "Without a title"))


def _one_line(text: str) -> str:
    return text.translate(_SHOWN).replace("\n", " ")
