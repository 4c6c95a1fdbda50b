"""The headline of a page: the line before the article that reads like one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from q7x2_gui.domain.article import Span
from q7x2_gui.reading.akin import shared_words
from q7x2_gui.reading.lines import Line

_DATE = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}:\d{2}")
_BYLINE = re.compile(r"^[^,.:|·]{2,40}[,|·–-]\s*(?:\d{1,2}\s+[A-Z][a-z]+\.?|[A-Z][a-z]+\.?\s+\d{1,2}),?\s+\d{4}$")
"""Who and when, as in "Xinhua, 25 November 2020": never a headline."""
_COMPANY = re.compile(r"\b(?:Co\.|Ltd|Inc\.|LLC|Corp\.|Company)|有限公司|株式会社|Công ty\b", re.IGNORECASE)
_SEPARATED = re.compile(r"\s[|/·•»>]+\s|[|｜›»]|\s{2,}")
_CREDIT = re.compile(r"[.!?。！？]\s*[（(][^（）()]{2,20}[）)]\s*$")
_SHORT_ITEM = 5.0
"""Mean letters of the items of a line of Han or kana that is a menu, not words with spaces between."""
_LONGEST, _SHORTEST = 260.0, 14.0
_LOOKS_BACK = 14


def headline(page: Sequence[Line], body: Sequence[int]) -> Span | None:
    """Span of the headline; of a repeated one the first; the first sentence line where the article has no other."""
    first = body[0] if body else len(page)
    candidates = [n for n in range(max(0, first - _LOOKS_BACK), first) if _can_be(page[n])]
    if not candidates:
        return _opening(page, body)
    lead = set[str]().union(*(shared_words(page[n].text) for n in body[:3]))
    texts = [page[n].text.casefold() for n in range(first + 1) if n < len(page)]
    best = max(candidates, key=lambda n: _score(page[n], lead, texts.count(page[n].text.casefold()), first - n))
    line = page[next(n for n in candidates if page[n].text.casefold() == page[best].text.casefold())]
    return line.start, line.end


def _can_be(line: Line) -> bool:
    if line.is_cue:
        return False
    if _is_menu(line.text) or _CREDIT.search(line.text) or _BYLINE.match(line.text[:80]):
        return False
    return _SHORTEST <= line.weight <= _LONGEST and not _DATE.search(line.text) and not line.text.endswith((":", "："))


def _is_menu(text: str) -> bool:
    """Several items on one line, as of a menu or of where the page stands in the site."""
    if len(_SEPARATED.findall(text)) > 1:
        return True
    items = text.split()
    wide = sum("\u3040" <= char <= "\u9fff" for char in text) > len(text) / 2
    return wide and len(items) > 3 and sum(map(len, items)) / len(items) < _SHORT_ITEM


def _score(line: Line, lead: set[str], times: int, distance: int) -> float:
    """More for words that the lead repeats, for standing twice, for length up to a point; less for company names."""
    words = shared_words(line.text)
    both = len(words & lead)
    shared = 6 * min(both, 8) + 40 * both / max(1, len(words))
    company = 60 if _COMPANY.search(line.text) else 0
    closed = 25 if line.closed else 0
    return min(line.weight, 90) / 3 + shared + 25 * (times > 1) - distance - company - closed


def _opening(page: Sequence[Line], body: Sequence[int]) -> Span | None:
    """The first line, when it is short enough to be one and the article goes on behind it."""
    if len(body) < 2 or body[0] != 0:
        return None
    line = page[0]
    return (line.start, line.end) if line.weight <= _LONGEST else None
