"""Which lines of a page are the article: paragraphs from the first to where a tail begins."""

from __future__ import annotations

from collections.abc import Sequence

from q7x2_gui.domain.article import Span
from q7x2_gui.reading.akin import goes_on, one_story
from q7x2_gui.reading.lines import PARAGRAPH, Line

_LED_BY = 150.0
"""Weight of paragraphs before a tail line from which it is one, where there are not two: menus have such words too."""
_ASIDE = 3


def body_lines(page: Sequence[Line]) -> list[int]:
    """Places in ``page`` of the lines that are article; all lines but cues where no paragraph can be told."""
    end = _end(page)
    paragraphs = _paragraphs(page[:end])
    if not paragraphs:
        return _fallback(page, end)
    paragraphs = one_story(page, paragraphs)
    first = _with_lead(page, paragraphs[0])
    last = _with_close(page, paragraphs[-1], end)
    return [place for place in range(first, last + 1) if _belongs(page, place)]


def body_spans(page: Sequence[Line], places: Sequence[int]) -> tuple[Span, ...]:
    """Spans of those lines; neighbours are one span."""
    spans: list[Span] = []
    before = -2
    for place in places:
        line = page[place]
        if place == before + 1 and spans:
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
        before = place
    return tuple(spans)


def _paragraphs(page: Sequence[Line]) -> list[int]:
    """Places of the paragraphs; where captions outweigh them the page is a story in pictures, and captions count."""
    captions = [place for place, line in enumerate(page) if line.is_caption and line.weight >= PARAGRAPH]
    plain = [place for place, line in enumerate(page) if line.is_paragraph]
    if sum(page[place].weight for place in captions) > sum(page[place].weight for place in plain):
        return sorted(captions + plain)
    return plain


def _end(page: Sequence[Line]) -> int:
    """Place of the first line that is not article any more."""
    total = sum(line.weight for line in page if line.is_paragraph)
    seen, paragraphs = 0.0, 0
    for place, line in enumerate(page):
        if line.is_paragraph:
            seen += line.weight
            paragraphs += 1
            continue
        led = paragraphs > 1 or seen >= _LED_BY or (seen and seen >= total / 2)
        tail = line.is_tail and led and not goes_on(page, place)
        if tail or (line.is_legal and seen > total / 3):
            return place
    return len(page)


def _with_lead(page: Sequence[Line], first: int) -> int:
    """A short closed line right before the first paragraph is its beginning, if it is not the page's first line."""
    while first > 1 and page[first - 1].is_sentence and not page[first - 1].text.endswith(("...", "..", "…")):
        first -= 1
    return first


def _with_close(page: Sequence[Line], last: int, end: int) -> int:
    while last + 1 < end and page[last + 1].is_sentence:
        last += 1
    return last


def _belongs(page: Sequence[Line], place: int) -> bool:
    """Lines inside the article: paragraphs, closed lines and subheads, but no cues, captions or runs of short lines."""
    line = page[place]
    if line.is_paragraph or line.is_sentence or (line.is_caption and line.weight >= PARAGRAPH):
        return True
    if line.is_cue:
        return False
    near = page[max(0, place - 2) : place + 3]
    return sum(1 for other in near if not (other.is_paragraph or other.is_sentence)) < _ASIDE


def _fallback(page: Sequence[Line], end: int) -> list[int]:
    """Without a paragraph: every line that is no cue, the headline left out when others remain."""
    plain = [place for place in range(end) if not page[place].is_cue]
    return plain[1:] if len(plain) > 1 else plain
