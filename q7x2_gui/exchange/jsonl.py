"""The export as one JSON object a line and event, with its reports, their articles and their evidence."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from q7x2_gui.domain.days import iso
from q7x2_gui.domain.event import EventValues
from q7x2_gui.domain.records import values_record
from q7x2_gui.domain.vocabulary import Field
from q7x2_gui.exchange.dataset import ArticleRow, Dataset, EventRow, ReportRow, dated, in_order
from q7x2_gui.exchange.report_tables import sorted_evidence
from q7x2_gui.exchange.whole import whole_file

_PARTS = ("id", "source_id", "sha256", "url", "title", "outlet", "published", "published_how", "language")


def write_jsonl(dataset: Dataset, path: Path) -> list[Path]:
    """Write one line an event, whole or not at all; equal datasets give equal bytes. Raises `ExportError`."""
    dataset = in_order(dataset)
    reports: defaultdict[str, list[ReportRow]] = defaultdict(list)
    for report in dataset.reports:
        reports[report.event_id].append(report)
    with whole_file(path) as place, place.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        for event in dataset.events:
            json.dump(event_object(event, reports[event.id], dataset), file, ensure_ascii=False, allow_nan=False)
            file.write("\n")
    return [path]


def event_object(event: EventRow, reports: list[ReportRow], dataset: Dataset) -> dict[str, Any]:
    """One event with everything that stands behind it."""
    return {
        "event_id": event.id,
        **_values(event.values, without=(Field.VOICE, Field.CERTAINTY)),
        "main": event.main,
        "background": event.background,
        "verdicts": sorted({report.verdict.value for report in reports}),
        "codebook": {"id": dataset.codebook.id, "version": dataset.codebook.version},
        "reports": [_report(report, dataset.articles[report.article_id]) for report in reports],
    }


def _values(values: EventValues, *, without: tuple[Field, ...]) -> dict[str, Any]:
    """Coded values with the bounds of the date and, for every empty field, the code of why it is empty.

    Who says so and how sure the coder is are coded on reports only, and what it is part of on events only.
    """
    bounds, precision = dated(values.date)
    record = values_record(values)
    record["date_precision"] = precision.value
    record["start"] = [_day(bounds.start_earliest), _day(bounds.start_latest)]
    record["end"] = [_day(bounds.end_earliest), _day(bounds.end_latest)]
    record["earliest"], record["latest"] = _day(bounds.earliest), _day(bounds.latest)
    whys = {name: values.why_empty(name) for name in values.names()}
    record["missing"] = {name: why.code for name, why in whys.items() if why is not None and name not in without}
    for field in without:
        del record[field.value]
    return record


def _report(report: ReportRow, article: ArticleRow) -> dict[str, Any]:
    return {
        "report_id": report.id,
        "verdict": report.verdict.value,
        "analyst": report.analyst,
        "coded_at": report.coded_at,
        "codebook": report.codebook,
        "article": {part: getattr(article, part) for part in _PARTS},
        "suggestion": None
        if report.extractor is None
        else {"extractor": report.extractor, "version": report.extractor_version, "confidence": report.confidence},
        "values": _values(report.values, without=(Field.PART_OF,)),
        "evidence": [
            {"field": e.field, "start": e.start, "end": e.end, "quote": e.quote} for e in sorted_evidence(report)
        ],
    }


def _day(number: int | None) -> str | None:
    return None if number is None else iso(number)
