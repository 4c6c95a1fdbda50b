"""One article from decoded text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from q7x2_gui.domain.article import Article, Span, freeze
from q7x2_gui.language import language_id
from q7x2_gui.reading import published as publication
from q7x2_gui.reading.body import body_lines, body_spans
from q7x2_gui.reading.cues import cues
from q7x2_gui.reading.headline import headline
from q7x2_gui.reading.lines import Line, lines
from q7x2_gui.reading.outlet import find_outlet, outlet_of_host
from q7x2_gui.reading.published import Published
from q7x2_gui.reading.repair import repair

_READ_FOR_TERMS = 20_000
"""Code points of the article in which names and dates are looked for to tell an unknown year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the source says about an article besides its text; None where it says nothing."""

    title: str | None = None
    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    language: str | None = None


def read_text(
    text: str,
    *,
    source_id: str,
    path: str = "",
    given: Given | None = None,
    today: str | None = None,
    choose: Callable[[Sequence[Line]], list[int]] = body_lines,
) -> Article:
    """One article: repaired, frozen, and with headline, outlet, date, body and language found.

    ``today`` (ISO day, the machine's own by default) bounds terms of office that still run. ``choose`` tells places of
    the lines that are article, where markup knows better than the lines.
    """
    given = given or Given()
    frozen = freeze(text)
    mended = repair(frozen)
    final = freeze(mended.text)
    page = lines(final, cues())
    places = choose(page)
    spans = body_spans(page, places)
    language = _language_code(given.language) or language_id.detect(
        "\n".join(final[start:end] for start, end in spans) or final
    )
    title_span = _title_span(final, given.title) or headline(page, places)
    outlet = find_outlet(page, places, cues())
    when = _stated(page, places, given) or _by_terms(final, spans, language, today)
    changed = final != frozen
    return Article(
        text=final,
        source_id=source_id,
        path=path,
        url=given.url,
        language=language,
        title=given.title or (final[slice(*title_span)] if title_span else None),
        outlet=given.outlet or (outlet.name if outlet else _outlet_of(given.url)),
        author=given.author,
        published=when.edtf,
        published_how=when.how,
        published_reason=when.reason,
        body=spans,
        title_span=title_span,
        outlet_span=outlet.span if outlet and not given.outlet else None,
        published_span=when.span,
        original=frozen if changed else None,
        position_map=mended.position_map if changed else (),
    )


def _language_code(tag: str | None) -> str | None:
    """The language of a tag such as ``zh-CN`` or ``en_US``."""
    return re.split("[-_]", tag.strip().lower())[0] if tag else None


def _outlet_of(url: str | None) -> str | None:
    return outlet_of_host(url, cues()) if url else None


def _title_span(text: str, title: str | None) -> Span | None:
    """Where a title that came with the article stands in its text."""
    at = text.find(title) if title else -1
    return (at, at + len(title)) if title and at >= 0 else None


def _stated(page: Sequence[Line], places: Sequence[int], given: Given) -> Published | None:
    """The publication date that source, page or address states, by the surest of them."""
    if given.published and (found := publication.from_metadata(given.published)):
        return found
    return publication.from_page(page, places, cues()) or (publication.from_url(given.url) if given.url else None)


def _by_terms(text: str, spans: Sequence[Span], language: str | None, today: str | None) -> Published:
    near = [(start, min(end, _READ_FOR_TERMS)) for start, end in spans if start < _READ_FOR_TERMS]
    day = today or date.today().isoformat()  # noqa: DTZ011 - calendar days only, no zones
    return publication.from_terms(text, language, near, day) or publication.UNKNOWN
