"""Extractors: what turns an article into suggestions, each field with evidence, confidence and reason."""

from __future__ import annotations

from functools import lru_cache

from q7x2_gui.domain.article import Article
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.errors import ExtractorError, Q7X2Error
from q7x2_gui.extraction.checking import checked
from q7x2_gui.extraction.contract import GROUP, Extractor, extractors
from q7x2_gui.extraction.rules import RulesExtractor
from q7x2_gui.plugins import BrokenPlugin, load_entry_points

__all__ = ["DEFAULT", "Extractor", "broken", "extract", "extractors", "get"]

DEFAULT = "rules"

extractors.add(DEFAULT)(RulesExtractor)


@lru_cache(maxsize=1)
def broken() -> tuple[BrokenPlugin, ...]:
    """Loads the declared extractors once; those that did not load."""
    return tuple(load_entry_points(GROUP, extractors))


@lru_cache(maxsize=8)
def get(name: str = DEFAULT) -> Extractor:
    """The extractor called ``name``; raises `Q7X2Error` that lists the known names."""
    if name != DEFAULT:
        broken()
    return extractors.get(name)()


def extract(article: Article, extractor: Extractor | str | None = None) -> tuple[Suggestion, ...]:
    """Checked suggestions for one article; raises `ExtractorError` when the extractor fails or breaks its contract."""
    chosen = get(extractor or DEFAULT) if isinstance(extractor, str | None) else extractor
    try:
        suggestions = tuple(chosen.propose(article))
    except Q7X2Error:
        raise
    except Exception as error:
        raise ExtractorError(
            f"the extractor {chosen.name!r} failed on {article.source_id!r}: {type(error).__name__}: {error}",
            hint="Report it to the extractor's author; the article can be coded by hand",
        ) from error
    return checked(article, chosen.name, suggestions)
