"""The stages of the rules extractor, in order."""

from __future__ import annotations

from q7x2_gui.domain.article import Article
from q7x2_gui.domain.suggestion import Suggestion


def suggestions(article: Article) -> list[Suggestion]:
    """Suggestions for one article."""
    return []
