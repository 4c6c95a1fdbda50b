"""Articles from text that is known to be one: a mail, a feed entry, a document; its headline put before it."""

from __future__ import annotations

from collections.abc import Sequence

from q7x2_gui.domain.article import Article
from q7x2_gui.reading.lines import Line
from q7x2_gui.reading.source import Source
from q7x2_gui.reading.text import Given, read_text

_NEAR = 2_000
_ENDS_LATE = 0.5


def with_headline(text: str, title: str | None) -> str:
    """The text with its headline on the first line, unless it stands near the beginning already."""
    return text if not title or title in text[:_NEAR] else f"{title}\n\n{text}"


def article(source: Source, text: str, given: Given, *, name: str | None = None) -> Article:
    """An article whose every line belongs to it, but the headline, asides, legal lines and what follows a tail line."""
    whole = with_headline(text, given.title)

    def choose(page: Sequence[Line]) -> list[int]:
        return _but_cues(page, given.title)

    return read_text(
        whole, source_id=name or source.name, path=str(source.path), given=given, today=source.today, choose=choose
    )


def _but_cues(page: Sequence[Line], title: str | None) -> list[int]:
    late = sum(line.weight for line in page) * _ENDS_LATE
    places: list[int] = []
    seen = 0.0
    for n, line in enumerate(page):
        if line.is_tail and seen > late:
            break
        seen += line.weight
        if not line.is_cue and not (n == 0 and line.text == title):
            places.append(n)
    return places or [n for n, line in enumerate(page) if not (n == 0 and line.text == title)] or list(range(len(page)))
