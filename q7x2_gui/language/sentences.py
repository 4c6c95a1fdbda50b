"""Sentences of a text with exact code-point offsets, by yasbd where it knows the language, else by a plain rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from q7x2_gui.domain.article import Span

if TYPE_CHECKING:
    from yasbd import BoundaryDetector

_LANGUAGES = ("en", "vi", "zh", "ja")
_LONGEST = 20_000
"""Code points of one paragraph above which the plain rule is used: it is linear on any input."""
_LINE = re.compile(r"[^\n]+")
_END = re.compile(r"[。！？!?…]+[”\"’'」』）)\]]*|\.[”\"’')\]]*(?=\s)")
_CLOSED = tuple('.!?。！？…:;：；”"」』）)')


def sentences(text: str, language: str | None, spans: Sequence[Span] | None = None) -> list[Span]:
    """Spans of the sentences inside ``spans`` (the whole text by default), without the white space around them."""
    found: list[Span] = []
    for start, end in spans if spans is not None else [(0, len(text))]:
        for first, last in _paragraphs(text, start, end):
            found.extend(_trimmed(text, first, last, _ends(text[first:last], language)))
    return found


def _paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    """Lines, joined where a line without a full stop goes on with a small letter (hard-wrapped text)."""
    pending: Span | None = None
    for match in _LINE.finditer(text, start, end):
        first, last = match.span()
        if pending and _goes_on(text, pending, first):
            pending = (pending[0], last)
            continue
        if pending:
            yield pending
        pending = (first, last)
    if pending:
        yield pending


def _goes_on(text: str, before: Span, first: int) -> bool:
    if first != before[1] + 1 or not text[first].islower():
        return False
    return not text[max(before[0], before[1] - 8) : before[1]].rstrip().endswith(_CLOSED)


def _ends(paragraph: str, language: str | None) -> list[int]:
    if language not in _LANGUAGES or len(paragraph) > _LONGEST:
        return [match.end() for match in _END.finditer(paragraph)]
    return list(_detector(language).detect(paragraph))


def _trimmed(text: str, first: int, last: int, ends: Sequence[int]) -> Iterator[Span]:
    start = first
    for end in sorted({*(first + e for e in ends if e < last - first), last}):
        piece = text[start:end]
        inner = piece.strip()
        if inner:
            offset = start + len(piece) - len(piece.lstrip())
            yield offset, offset + len(inner)
        start = end


@lru_cache(maxsize=len(_LANGUAGES))
def _detector(language: str) -> BoundaryDetector:
    from yasbd import BoundaryDetector  # noqa: PLC0415 - 70 ms that start-up need not pay

    return BoundaryDetector(language)
