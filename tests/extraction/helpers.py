"""Invented articles for the rules, and a short form of what they suggest."""

from __future__ import annotations

from q7x2_gui.domain.article import Article
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.domain.vocabulary import PublishedHow
from q7x2_gui.extraction import extract


def article(text: str, language: str = "en", published: str | None = "2024-05-15", title: str = "") -> Article:
    """An article with a headline line, when there is one, above its body."""
    full = f"{title}\n\n{text}" if title else text
    start = len(title) + 2 if title else 0
    return Article(
        text=full,
        source_id="invented",
        language=language,
        published=published,
        published_how=PublishedHow.METADATA if published else PublishedHow.UNKNOWN,
        title=title or None,
        title_span=(0, len(title)) if title else None,
        body=((start, len(full)),),
    )


def suggest(text: str, language: str = "en", published: str | None = "2024-05-15", title: str = "") -> list[Suggestion]:
    """Suggestions of the shipped rules for an invented text."""
    return list(extract(article(text, language, published, title)))


def only(suggestions: list[Suggestion], kind: str) -> Suggestion:
    """The one suggestion of a type; fails when there is none or more."""
    found = [s for s in suggestions if s.values.type == kind]
    assert len(found) == 1, [(s.values.type, s.values.summary) for s in suggestions]
    return found[0]


def countries(suggestion: Suggestion) -> set[str | None]:
    """Countries of all participants."""
    return {p.country for p in suggestion.values.participants}


def roles(suggestion: Suggestion) -> set[tuple[str | None, str]]:
    """Country and role of each participant."""
    return {(p.country, p.role.value) for p in suggestion.values.participants}
