"""What an extractor is, and where extractors register: by decorator, or by the entry points `q7x2_gui.extractors`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from q7x2_gui.domain.article import Article
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.plugins import Registry

GROUP = "q7x2_gui.extractors"
"""Entry-point group in which other packages declare extractors."""


class Extractor(Protocol):
    """Reads one article and proposes events; sees no database, and no network unless it says so."""

    name: str
    version: str
    needs_network: bool

    def propose(self, article: Article) -> Iterable[Suggestion]:
        """Suggestions for one article, the order being the one that ``part_of`` counts in."""
        ...


extractors: Registry[type[Extractor]] = Registry("extractor")
"""All known extractors by name; the shipped one is registered when the package is imported."""
