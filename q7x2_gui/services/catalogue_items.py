"""Reads the items of an article: suggestions nobody touched, and reports."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from q7x2_gui.domain.comparing import changed_fields
from q7x2_gui.domain.event import Evidence
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.domain.vocabulary import Verdict
from q7x2_gui.services.listing import Item
from q7x2_gui.services.rows import report_values, suggested_values, suggestion_of
from q7x2_gui.services.stored import understood

_LAST = 1 << 30
"""Rank of reports that were added by hand: behind all suggestions."""

_PARENT = "(select parent.id from suggestion as parent where parent.id = suggestion.parent) as parent"
"""The parent's id while it is there: a newer run may have put another suggestion in its place."""
_REPORTS = (
    "select report.*, event.id as event_id, suggestion.id as suggestion_id, suggestion.record, suggestion.rank, "
    f"{_PARENT}, suggestion.extractor from report left join event on event.n = report.event "
    "left join suggestion on suggestion.n = report.suggestion where report.article = ?"
)
_UNTOUCHED = (
    f"select suggestion.*, {_PARENT} from suggestion where article = ? "
    "and not exists (select 1 from report where report.suggestion = suggestion.n)"
)


def items_of(connection: sqlite3.Connection, article_n: int, article_id: str) -> tuple[Item, ...]:
    """All items of one article, in the extractor's order, added reports last."""
    reports = rows(connection, _REPORTS, (article_n,))
    evidence = evidence_of(connection, [report["n"] for report in reports])
    found = [
        understood("report", report, lambda row: _report_item(row, article_id, evidence[row["n"]]))
        for report in reports
    ]
    found += [_suggestion_item(row, article_id) for row in rows(connection, _UNTOUCHED, (article_n,))]
    return tuple(sorted(found, key=lambda item: (item.rank, item.suggestion_id or item.id)))


def rows(connection: sqlite3.Connection, sql: str, parameters: Iterable[Any] = ()) -> list[dict[str, Any]]:
    """Rows of a query by column name."""
    cursor = connection.execute(sql, tuple(parameters))
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, cells, strict=True)) for cells in cursor]


def evidence_of(connection: sqlite3.Connection, reports: Iterable[int]) -> Mapping[int, tuple[Evidence, ...]]:
    """Evidence by report number, in its order; nothing for a report that has none."""
    found: defaultdict[int, tuple[Evidence, ...]] = defaultdict(tuple)
    cursor = connection.execute(
        'select report, field, "start", "end", quote from evidence '
        "where report in (select value from json_each(?)) order by report, place",
        (json.dumps(list(reports)),),
    )
    for report, field, start, end, quote in cursor:
        found[report] += (Evidence(field=field, start=start, end=end, quote=quote),)
    return found


def _report_item(row: Mapping[str, Any], article_id: str, evidence: tuple[Evidence, ...]) -> Item:
    values = report_values(row)
    suggestion = None if row["record"] is None else suggestion_of({"id": row["suggestion_id"], "record": row["record"]})
    suggested = None if suggestion is None else suggested_values(suggestion, row["parent"])
    changed = () if suggested is None else changed_fields(suggested, values)
    return Item(
        id=row["id"],
        kind="report",
        article_id=article_id,
        values=values,
        suggestion_id=row["suggestion_id"],
        report_id=row["id"],
        event_id=row["event_id"],
        verdict=None if row["verdict"] is None else Verdict(row["verdict"]),
        evidence=evidence,
        reject_reason=row["reject_reason"],
        reject_note=row["reject_note"] or "",
        suggested=suggested,
        changed_fields=changed,
        rank=_LAST if row["rank"] is None else row["rank"],
        revision=row["revision"],
        analyst=row["analyst"],
        extractor=row["extractor"] or "",
        coded_at=row["coded_at"],
        codebook=row["codebook"],
        blind=None if row["blind"] is None else bool(row["blind"]),
        **_proposed(suggestion),
    )


def _suggestion_item(row: Mapping[str, Any], article_id: str) -> Item:
    suggestion = suggestion_of(row)
    values = suggested_values(suggestion, row["parent"])
    return Item(
        id=row["id"],
        kind="suggestion",
        article_id=article_id,
        values=values,
        suggested=values,
        suggestion_id=row["id"],
        evidence=suggestion.evidence,
        rank=row["rank"],
        extractor=row["extractor"],
        **_proposed(suggestion),
    )


def _proposed(suggestion: Suggestion | None) -> dict[str, Any]:
    if suggestion is None:
        return {}
    return {
        "confidence": suggestion.confidence,
        "confidences": suggestion.confidences,
        "reasons": suggestion.reasons,
        "voices": suggestion.voices,
        "main": suggestion.main,
        "background": suggestion.background,
    }
