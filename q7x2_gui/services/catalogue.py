"""Reads for screens and exports: thread-safe, each thread through its own reader connection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from q7x2_gui.domain.vocabulary import CURATED, Verdict
from q7x2_gui.services.listing import (
    ArticleDetail,
    ArticleRow,
    Batch,
    DatasetEvent,
    Item,
    LedgerStep,
    TimelineEntry,
    Told,
)
from q7x2_gui.storage.project import Project

__all__ = [
    "ArticleDetail",
    "ArticleRow",
    "Batch",
    "Catalogue",
    "DatasetEvent",
    "Item",
    "LedgerStep",
    "TimelineEntry",
    "Told",
]


class Catalogue:
    """What stands in a project."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def articles(self, ids: Sequence[str] | None = None) -> list[ArticleRow]:
        """The queue in order of import: all articles, or those asked for."""
        raise NotImplementedError

    def article(self, article_id: str) -> ArticleDetail:
        """One article with its items; raises `Q7X2Error` when the project has none of that id."""
        raise NotImplementedError

    def article_of(self, item_id: str) -> str | None:
        """Id of the article that an item, report or event belongs to."""
        raise NotImplementedError

    def timeline(self) -> list[TimelineEntry]:
        """All events, and the suggestions and drafts that are open."""
        raise NotImplementedError

    def timeline_entries(self, ids: Iterable[str]) -> dict[str, TimelineEntry | None]:
        """The entries that stand now for changed ids of events, reports or suggestions; None where one has gone."""
        raise NotImplementedError

    def dataset(self, verdicts: Iterable[Verdict] = CURATED) -> list[DatasetEvent]:
        """The events told by reports of these verdicts, in order of their ids."""
        raise NotImplementedError

    def search(self, text: str, *, limit: int = 1000) -> list[str]:
        """Ids of the articles that hold all the words, newest first, whatever marks and width they are written with."""
        raise NotImplementedError

    def batches(self) -> list[Batch]:
        """All imports, oldest first."""
        raise NotImplementedError

    def ledger(self, limit: int | None = None) -> list[LedgerStep]:
        """The steps, newest first."""
        raise NotImplementedError

    def open_suggestions(self, *, main_only: bool = False) -> list[str]:
        """Ids of the suggestions that have no report yet, in order of articles and rank."""
        raise NotImplementedError

    def to_extract(self, extractor: str, version: str) -> list[str]:
        """Ids of the articles that this version of an extractor has not been run on."""
        raise NotImplementedError

    def hashes(self) -> dict[str, str]:
        """Article ids by the SHA-256 of their text, to recognise a repeat."""
        raise NotImplementedError
