"""Reads the queue: one line an article, with what is open in it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from q7x2_gui.domain.vocabulary import ArticleState, PublishedHow
from q7x2_gui.services.catalogue_items import rows
from q7x2_gui.services.listing import ArticleRow
from q7x2_gui.services.stored import understood

_HEAD = "n, article.id, source_id, title, outlet, published, published_how, language, state"
_ARTICLES = (
    f"select article.{_HEAD}, coalesce(skipped, 0) as skipped, coalesce(flagged, 0) as flagged, "
    "coalesce(note, '') as note from article left join article_mark on article_mark.article = article.n {where} "
    "order by article.n"
)
_UNMARKED = f"select {_HEAD}, 0 as skipped, 0 as flagged, '' as note from article {{where}} order by n"
"""For a file of the first schema, which has no marks, while it may only be read."""
# What no person has decided: suggestions without report, drafts, and what a script accepted.
_OPEN_SUGGESTED = (
    "select suggestion.article, count(*), min(suggestion.confidence) from suggestion "
    "left join report on report.suggestion = suggestion.n "
    "where (report.n is null or report.verdict is null or report.verdict = 'auto') {and_} group by suggestion.article"
)
_OPEN_ADDED = (
    "select article, count(*) from report where suggestion is null and verdict is null {and_} group by article"
)
_CURATED = (
    "select article, count(*) from report where verdict in ('confirmed', 'corrected', 'added') {and_} group by article"
)


def article_rows(connection: sqlite3.Connection, ids: Sequence[str] | None) -> list[ArticleRow]:
    """The queue in order of import: all articles, or those asked for."""
    if ids is None:
        return _read(connection, "", "", "", ())
    return _among(connection, "in (select n from article where id in (select value from json_each(?)))", ids)


def article_lines(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[ArticleRow]:
    """Lines of the queue by the articles' numbers, in order of import; numbers that are not there are passed over."""
    return _among(connection, "in (select value from json_each(?))", numbers)


def _among(connection: sqlite3.Connection, among: str, wanted: Sequence[str] | Sequence[int]) -> list[ArticleRow]:
    where = f"where article.n {among}"
    return _read(
        connection, where, f"and suggestion.article {among}", f"and article {among}", (json.dumps(list(wanted)),)
    )


def _read(
    connection: sqlite3.Connection, where: str, and_suggestion: str, and_report: str, wanted: tuple[str, ...]
) -> list[ArticleRow]:
    suggested = {
        article: (count, lowest)
        for article, count, lowest in connection.execute(_OPEN_SUGGESTED.format(and_=and_suggestion), wanted)
    }
    added = dict(connection.execute(_OPEN_ADDED.format(and_=and_report), wanted).fetchall())
    curated = dict(connection.execute(_CURATED.format(and_=and_report), wanted).fetchall())
    heads = _ARTICLES if has_marks(connection) else _UNMARKED
    return [
        understood(
            "article", row, lambda row: _line(row, suggested.get(row["n"], (0, None)), added.get(row["n"], 0), curated)
        )
        for row in rows(connection, heads.format(where=where), wanted)
    ]


def _line(
    row: Mapping[str, Any], suggested: tuple[int, float | None], added: int, curated: Mapping[int, int]
) -> ArticleRow:
    count, lowest = suggested
    return ArticleRow(
        n=row["n"],
        id=row["id"],
        source_id=row["source_id"],
        title=row["title"],
        outlet=row["outlet"],
        published=row["published"],
        published_how=PublishedHow(row["published_how"]),
        language=row["language"],
        state=ArticleState(row["state"]),
        open_suggestions=count + added,
        reports=curated.get(row["n"], 0),
        lowest_confidence=lowest,
        skipped=bool(row["skipped"]),
        flagged=bool(row["flagged"]),
        note=row["note"],
    )


def has_marks(connection: sqlite3.Connection) -> bool:
    """Whether the file can hold marks on articles: one of the first schema that may only be read cannot."""
    return bool(connection.execute("select 1 from sqlite_schema where name = 'article_mark'").fetchall())
