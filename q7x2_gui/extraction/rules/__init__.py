"""The shipped extractor: lexicons, grammar of parties and dates, and reasons that a person can check."""

from __future__ import annotations

from q7x2_gui.domain.article import Article
from q7x2_gui.domain.suggestion import Suggestion


class RulesExtractor:
    """Rules in four languages, offline; equal text gives equal suggestions."""

    name = "rules"
    version = "1.0"
    needs_network = False

    def propose(self, article: Article) -> list[Suggestion]:
        """Suggestions in the order of the text, parents before their parts where the text allows."""
        from q7x2_gui.extraction.rules.pipeline import suggestions  # noqa: PLC0415 - its lexicons load at first use

        return suggestions(article)
