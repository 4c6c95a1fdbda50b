"""An article from an HTML page: all its text, of which markup tells the body."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import fields

from lxml import etree
from lxml.html import HtmlElement

from q7x2_gui.domain.article import Article, freeze
from q7x2_gui.reading.body import body_lines
from q7x2_gui.reading.html_meta import metadata
from q7x2_gui.reading.html_tree import parse, size, text_lines
from q7x2_gui.reading.lines import Line
from q7x2_gui.reading.repair import repair
from q7x2_gui.reading.text import Given, read_text

_MOST_ELEMENTS, _DEEPEST = 20_000, 80
"""Larger or deeper pages are told from their text alone: taking markup apart may be quadratic in both."""
_LONGEST = 1_000_000
_SPACE = re.compile(r"\s+")
_SURE = 25
"""Letters from which a line found inside the extracted text is no chance."""
_LOOKED_IN = 200_000
_ENOUGH = 0.3


def read_html(
    html: str, *, source_id: str, path: str = "", given: Given | None = None, today: str | None = None
) -> Article | None:
    """The article of a page or fragment; ``given`` outdoes the page's own metadata. None when it holds no text."""
    tree = parse(html)
    if tree is None or not (found := text_lines(tree)):
        return None
    known = merged(given or Given(), metadata(tree))
    extracted = _extracted(tree, len(html))

    def choose(page: Sequence[Line]) -> list[int]:
        return _chosen(page, extracted, known.title)

    return read_text("\n".join(found), source_id=source_id, path=path, given=known, today=today, choose=choose)


def merged(first: Given, second: Given) -> Given:
    """What the first says, and where it is silent the second."""
    return Given(**{one.name: getattr(first, one.name) or getattr(second, one.name) for one in fields(Given)})


def _extracted(tree: HtmlElement, length: int) -> list[str]:
    """Lines that trafilatura holds for the article; none where it finds nothing or the page is beyond it."""
    elements, depth = size(tree, _MOST_ELEMENTS)
    if elements >= _MOST_ELEMENTS or depth > _DEEPEST or length > _LONGEST:
        return []
    from trafilatura import bare_extraction  # noqa: PLC0415 - 300 ms that only web pages pay

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, RecursionError, etree.LxmlError):
        return []
    text = getattr(found, "text", None) or ""
    return [line for line in repair(freeze(text)).text.split("\n") if line.strip()]


def _chosen(page: Sequence[Line], extracted: Sequence[str], title: str | None) -> list[int]:
    """Places of the lines that trafilatura took, less cues; by line features alone where it took too little."""
    told = body_lines(page)
    whole = {_squeezed(line) for line in extracted}
    joined = "".join(_squeezed(line) for line in extracted)[:_LOOKED_IN]
    sure = [n for n, line in enumerate(page) if _is_in(line, whole, joined)]
    if sum(page[n].weight for n in sure) < _ENOUGH * sum(page[n].weight for n in told) or not sure:
        return told
    first, last = _ends(page, sure, set(told))
    taken = {n for n in range(first, last + 1) if _squeezed(page[n].text) in whole} | set(sure)
    # Text that stands between line breaks and in no element of its own is easily lost: the lines tell it.
    taken |= {n for n in told if first <= n <= last}
    heading = _squeezed(title) if title else None
    return [n for n in sorted(taken) if first <= n and not page[n].is_cue and _squeezed(page[n].text) != heading]


def _ends(page: Sequence[Line], sure: Sequence[int], told: set[int]) -> tuple[int, int]:
    """First and last line of the article: of what trafilatura took, and of what joins on to it by the lines."""
    first = next((n for n in sure if page[n].is_paragraph or page[n].is_sentence), sure[0])
    last = sure[-1]
    while first - 1 in told:
        first -= 1
    while last + 1 in told:
        last += 1
    return first, last


def _is_in(line: Line, whole: set[str], joined: str) -> bool:
    text = _squeezed(line.text)
    return len(text) >= _SURE and (text in whole or text in joined)


def _squeezed(text: str) -> str:
    return _SPACE.sub("", text.lstrip("-•| "))
