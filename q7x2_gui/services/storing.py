"""Bringing articles and suggestions into a project, each import or run as one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from q7x2_gui.domain.article import Article
from q7x2_gui.domain.ids import new_id
from q7x2_gui.domain.records import to_record
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.errors import Q7X2Error
from q7x2_gui.services import parents
from q7x2_gui.services.article_state import refresh_state
from q7x2_gui.services.changes import Committed
from q7x2_gui.services.offers import matched
from q7x2_gui.services.rows import article_row, coded_columns, suggestion_of
from q7x2_gui.storage.recorder import Recorder
from q7x2_gui.storage.tables import Row, to_json

if TYPE_CHECKING:
    from q7x2_gui.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBatch:
    """What an import says of itself: a description and how many were left out for which reason."""

    description: str = ""
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What an import did: ids of new articles in order, and (source id, id of the article it repeats)."""

    batch_id: str
    article_ids: tuple[str, ...]
    repeated: tuple[tuple[str, str], ...]


Extracted = tuple[str, str, Sequence[Suggestion]]
"""Extractor name, version, and the suggestions in the extractor's order."""


def add_articles(session: Session, articles: Sequence[Article], batch: NewBatch) -> Future[Committed[Stored]]:
    """Store articles as one step; one whose text is there already is left out and named."""

    def edit(recorder: Recorder) -> Stored:
        number = None
        batch_id = ""
        new: list[str] = []
        repeated: list[tuple[str, str]] = []
        for article in articles:
            known = recorder.select("select id from article where sha256 = ?", (article.sha256,))
            if known:
                repeated.append((article.source_id, str(known[0]["id"])))
                continue
            if number is None:
                stored = recorder.put("batch", _batch_row(batch, recorder.at))
                number, batch_id = stored["n"], str(stored["id"])
            row = article_row(article, batch=number, at=recorder.at)
            new.append(str(recorder.put("article", {**row, "id": new_id()})["id"]))
        recorder.label = f"Import {len(new)} article{'' if len(new) == 1 else 's'}"
        return Stored(batch_id=batch_id, article_ids=tuple(new), repeated=tuple(repeated))

    return session.editor.run("Import articles", edit)


def add_suggestions(session: Session, extracted: Mapping[str, Extracted]) -> Future[Committed[int]]:
    """Store suggestions by article id as one step; the value is how many are new.

    Open suggestions of the same extractor give way; decided ones stay, and are not offered again.
    """

    def edit(recorder: Recorder) -> int:
        total = sum(
            _replace(recorder, article_id, name, version, suggestions)
            for article_id, (name, version, suggestions) in extracted.items()
        )
        recorder.label = f"Extract {total} suggestion{'' if total == 1 else 's'}"
        return total

    return session.editor.run("Extract suggestions", edit)


def _batch_row(batch: NewBatch, at: str) -> Row:
    return {
        "id": new_id(),
        "title": batch.description or f"Import of {at[:10]}",
        "imported_at": at,
        "left_out": to_json(dict(sorted(batch.left_out.items()))),
    }


def _replace(
    recorder: Recorder, article_id: str, extractor: str, version: str, suggestions: Sequence[Suggestion]
) -> int:
    """Put a run's suggestions in the place of the open ones; the number of new ones."""
    article = recorder.get("article", article_id)
    if article is None:
        raise Q7X2Error(f"there is no article {article_id} in the project")
    decided, gone = _clear_open(recorder, article, extractor)
    answered = matched(suggestions, [suggestion_of(row) for row in decided])
    ids = [str(decided[answered[n]]["id"]) if n in answered else new_id() for n in range(len(suggestions))]
    known = {str(row["id"]) for row in decided}
    for rank, (row_id, suggestion) in enumerate(zip(ids, suggestions, strict=True)):
        if row_id not in known:
            parent = None if suggestion.part_of is None else ids[suggestion.part_of]
            row = _suggestion_row(recorder, suggestion, rank=rank, parent=parent)
            head = {"id": row_id, "article": article["n"], "extractor": extractor, "version": version}
            recorder.put("suggestion", {**head, **row})
    _rename_parents(recorder, article, gone, ids, suggestions)
    _note_run(recorder, article, extractor, version, len(suggestions))
    refresh_state(recorder, article["n"])
    return sum(row_id not in known for row_id in ids)


def _clear_open(recorder: Recorder, article: Row, extractor: str) -> tuple[list[Row], list[Row]]:
    """Remove the suggestions nobody has touched; those that stay, and those that went."""
    rows = recorder.select(
        "select suggestion.*, exists (select 1 from report where report.suggestion = suggestion.n) as decided "
        "from suggestion where article = ? and extractor = ? order by rank",
        (article["n"], extractor),
    )
    for row in rows:
        if not row["decided"]:
            recorder.remove("suggestion", str(row["id"]))
    return [row for row in rows if row["decided"]], [row for row in rows if not row["decided"]]


def _rename_parents(
    recorder: Recorder, article: Row, gone: Sequence[Row], ids: Sequence[str], suggestions: Sequence[Suggestion]
) -> None:
    """Let reports that were part of a suggestion that gave way be part of what offers the same now, or of nothing."""
    names: dict[str, str | None] = {str(row["id"]): None for row in gone}
    for n, place in matched(suggestions, [suggestion_of(row) for row in gone]).items():
        names[str(gone[place]["id"])] = ids[n]
    parents.rename(recorder, article["n"], names)


def _suggestion_row(recorder: Recorder, suggestion: Suggestion, *, rank: int, parent: str | None) -> Row:
    return {
        "rank": rank,
        "parent": parent,
        "main": int(suggestion.main),
        "background": int(suggestion.background),
        "confidence": float(suggestion.confidence),
        **coded_columns(recorder, suggestion.values),
        "record": to_json(to_record(suggestion)),
    }


def _note_run(recorder: Recorder, article: Row, extractor: str, version: str, count: int) -> None:
    old = recorder.select(
        "select id, version, suggestions from extraction where article = ? and extractor = ?", (article["n"], extractor)
    )
    if old and (old[0]["version"], old[0]["suggestions"]) == (version, count):
        return
    recorder.put(
        "extraction",
        {
            "id": old[0]["id"] if old else new_id(),
            "article": article["n"],
            "extractor": extractor,
            "version": version,
            "suggestions": count,
            "at": recorder.at,
        },
    )
