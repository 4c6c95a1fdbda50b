"""The JSON objects that `read --json` and `extract --json` print, one an article."""

from __future__ import annotations

from collections.abc import Iterable

from q7x2_gui.domain import edtf
from q7x2_gui.domain.article import Article
from q7x2_gui.domain.days import iso
from q7x2_gui.domain.records import Record, to_record
from q7x2_gui.domain.suggestion import Suggestion


def article_record(article: Article, suggestions: Iterable[Suggestion] | None = None) -> Record:
    """The article as a JSON object; with ``events`` when suggestions are given, in their order."""
    record: Record = {
        "id": article.source_id,
        "path": article.path,
        "language": article.language,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "published_how": article.published_how.value,
        "text": article.text,
        "body": [list(span) for span in article.body],
    }
    if suggestions is not None:
        record["events"] = [event_record(suggestion) for suggestion in suggestions]
    return record


def event_record(suggestion: Suggestion) -> Record:
    """The suggestion as `extract --json` prints it: `to_record` with the bounds of its date right after the date."""
    record: Record = {}
    for key, value in to_record(suggestion).items():
        record[key] = value
        if key == "date":
            record |= date_bounds(value)
    return record


def date_bounds(date: str | None) -> Record:
    """Outer bounds and the bounds of start and end of an EDTF date, as ISO days; null where open or unknown."""
    bounds = edtf.Bounds() if date is None else edtf.bounds(date)
    return {
        "earliest": iso_or_none(bounds.earliest),
        "latest": iso_or_none(bounds.latest),
        "start": [iso_or_none(bounds.start_earliest), iso_or_none(bounds.start_latest)],
        "end": [iso_or_none(bounds.end_earliest), iso_or_none(bounds.end_latest)],
    }


def iso_or_none(day: int | None) -> str | None:
    """A day number as an ISO day."""
    return None if day is None else iso(day)
