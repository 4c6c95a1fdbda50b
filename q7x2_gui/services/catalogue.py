"""Reads for screens and exports: thread-safe, each thread through its own reader connection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from q7x2_gui.domain.article import Article
from q7x2_gui.domain.vocabulary import CURATED, ArticleState, PublishedHow, Verdict
from q7x2_gui.errors import Q7X2Error
from q7x2_gui.services import catalogue_articles, catalogue_dataset, catalogue_timeline
from q7x2_gui.services.catalogue_items import items_of, rows
from q7x2_gui.services.listing import (
    ArticleDetail,
    ArticleRow,
    DatasetEvent,
    Item,
    LedgerStep,
    TimelineEntry,
    Told,
)
from q7x2_gui.services.rows import article_from
from q7x2_gui.services.stored import understood
from q7x2_gui.storage.ledger import changes_from
from q7x2_gui.storage.project import Project
from q7x2_gui.storage.recorder import touched

if TYPE_CHECKING:
    from q7x2_gui.domain.event import EventValues
    from q7x2_gui.services.near_events import NearEvent

__all__ = [
    "ArticleDetail",
    "ArticleRow",
    "Catalogue",
    "DatasetEvent",
    "Item",
    "LedgerStep",
    "TimelineEntry",
    "Told",
]

_EXTRACTED = "exists (select 1 from extraction where extraction.article = article.n) as extracted"
_NOT_FROZEN = (
    "url", "language", "title", "outlet", "author", "published", "published_how", "published_reason", "state",
)  # fmt: skip
"""Columns of an article, named as its fields are, that edits may change."""


class Catalogue:
    """What stands in a project; each read sees one committed state.

    Reads raise `StorageError` when the file cannot be read, and `Cancelled` after `Project.interrupt_reads`.
    """

    def __init__(self, project: Project) -> None:
        self._project = project

    def articles(self, ids: Sequence[str] | None = None) -> list[ArticleRow]:
        """The queue in order of import: all articles, or those asked for."""
        with self._project.reading() as connection:
            return catalogue_articles.article_rows(connection, ids)

    def article(self, article_id: str) -> ArticleDetail:
        """One article with its items; raises `Q7X2Error` when the project has none of that id."""
        with self._project.reading() as connection:
            found = rows(connection, f"select *, {_EXTRACTED} from article where id = ?", (article_id,))
            if not found:
                raise Q7X2Error(f"there is no article {article_id} in the project")
            items = items_of(connection, found[0]["n"], article_id)
            return ArticleDetail(article=article_from(found[0]), items=items, extracted=bool(found[0]["extracted"]))

    def again(self, known: ArticleDetail) -> ArticleDetail:
        """An article as it stands now; its frozen text is taken from ``known`` and not read again."""
        article_id = known.article.id
        with self._project.reading() as connection:
            columns = ", ".join(("n", *_NOT_FROZEN, _EXTRACTED))
            found = rows(connection, f"select {columns} from article where id = ?", (article_id,))
            if not found:
                raise Q7X2Error(f"there is no article {article_id} in the project")
            items = items_of(connection, found[0]["n"], article_id)
        return ArticleDetail(
            article=understood("article", {"id": article_id, **found[0]}, lambda row: _again(known.article, row)),
            items=items,
            extracted=bool(found[0]["extracted"]),
        )

    def timeline(self, articles: Sequence[str] | None = None) -> list[TimelineEntry]:
        """All events, and the suggestions and drafts that are open; or those of some articles."""
        with self._project.reading() as connection:
            return catalogue_timeline.entries(connection, articles)

    def near_events(self, values: EventValues, own: str | None) -> list[NearEvent]:
        """The events that an item with these values may tell too, likeliest first, without its own."""
        from q7x2_gui.services.near_events import near_events  # noqa: PLC0415 - only when something is to be merged

        with self._project.reading() as connection:
            return near_events(connection, values, own)

    def dataset(self, verdicts: Iterable[Verdict] = CURATED) -> list[DatasetEvent]:
        """The events told by reports of these verdicts, in order of their ids."""
        with self._project.reading() as connection:
            return catalogue_dataset.dataset(connection, verdicts)

    def search(self, text: str, *, limit: int = 1000) -> list[str]:
        """Ids of the articles that hold all the words, newest first, whatever marks and width they are written with."""
        from q7x2_gui.language.fold import match_query  # noqa: PLC0415 - not before the first search

        query = match_query(text)
        if not query:
            return []
        with self._project.reading() as connection:
            found = connection.execute(
                "select article.id from article_fts join article on article.n = article_fts.rowid "
                "where article_fts match ? order by article_fts.rowid desc limit ?",
                (query, limit),
            )
            return [row_id for (row_id,) in found]

    def ledger(self, limit: int | None = None) -> list[LedgerStep]:
        """The steps, newest first."""
        with self._project.reading() as connection:
            found = rows(
                connection, "select * from ledger order by step desc limit ?", (-1 if limit is None else limit,)
            )
        return [_ledger_step(row) for row in found]

    def open_suggestions(self, *, main_only: bool = False) -> list[str]:
        """Ids of the suggestions that have no report yet, in order of articles and rank."""
        with self._project.reading() as connection:
            found = connection.execute(
                "select id from suggestion where main >= ? "
                "and not exists (select 1 from report where report.suggestion = suggestion.n) order by article, rank",
                (int(main_only),),
            )
            return [row_id for (row_id,) in found]

    def to_extract(self, extractor: str, version: str) -> list[str]:
        """Ids of the articles that this version of an extractor has not been run on."""
        with self._project.reading() as connection:
            found = connection.execute(
                "select id from article where not exists (select 1 from extraction "
                "where extraction.article = article.n and extractor = ? and version = ?) order by n",
                (extractor, version),
            )
            return [row_id for (row_id,) in found]

    def hashes(self) -> dict[str, str]:
        """Article ids by the SHA-256 of their text, to recognise a repeat."""
        with self._project.reading() as connection:
            return dict(connection.execute("select sha256, id from article").fetchall())


def _again(known: Article, row: Mapping[str, Any]) -> Article:
    values = {name: row[name] for name in _NOT_FROZEN}
    values["published_how"] = PublishedHow(values["published_how"])
    values["state"] = ArticleState(values["state"])
    return replace(known, **values)


def _ledger_step(row: dict[str, Any]) -> LedgerStep:
    return LedgerStep(
        step=row["step"],
        id=row["id"],
        at=row["at"],
        who=row["who"],
        kind=row["kind"],
        label=row["label"],
        undoes=row["undoes"],
        rows=touched(changes_from(row["step"], row["changes"])),
    )
