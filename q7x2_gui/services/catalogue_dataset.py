"""Reads the dataset for exports: events with the reports that tell them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from q7x2_gui.domain.edtf import Bounds
from q7x2_gui.domain.event import Evidence, Participant
from q7x2_gui.domain.vocabulary import PublishedHow, Verdict
from q7x2_gui.services.catalogue_items import evidence_of, rows
from q7x2_gui.services.listing import DatasetEvent, Told
from q7x2_gui.services.rows import BOUNDS, event_values, participant_of, report_values
from q7x2_gui.services.stored import understood

_REPORTS = (
    "select report.*, article.id as article_id, article.source_id, article.title as article_title, article.outlet, "
    "article.published, article.published_how, article.url, article.language, article.sha256, suggestion.extractor, "
    "suggestion.version, suggestion.confidence, suggestion.main, suggestion.background from report "
    "join article on article.n = report.article left join suggestion on suggestion.n = report.suggestion "
    "where report.event is not null and report.verdict in (select value from json_each(?)) order by report.id"
)
_EVENTS = (
    "select event.*, event_type.id as type, event_status.id as status, parent.id as part_of from event "
    "left join event_type on event_type.n = event.type left join event_status on event_status.n = event.status "
    "left join event as parent on parent.n = event.part_of order by event.id"
)
_STRENGTH = (Verdict.CORRECTED, Verdict.CONFIRMED, Verdict.ADDED, Verdict.AUTO)


def dataset(connection: sqlite3.Connection, verdicts: Iterable[Verdict]) -> list[DatasetEvent]:
    """The events told by reports of these verdicts, in order of their ids."""
    reports = rows(connection, _REPORTS, (json.dumps([verdict.value for verdict in verdicts]),))
    evidence = evidence_of(connection, [report["n"] for report in reports])
    telling: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for report in reports:
        telling[report["event"]].append(report)
    who = _participants(connection)
    return [
        _event(row, telling[row["n"]], who[row["n"]], evidence)
        for row in rows(connection, _EVENTS)
        if row["n"] in telling
    ]


def _participants(connection: sqlite3.Connection) -> Mapping[int, tuple[Participant, ...]]:
    who: defaultdict[int, tuple[Participant, ...]] = defaultdict(tuple)
    for row in rows(connection, "select * from participant order by event, place"):
        who[row["event"]] += (understood("participant", row, participant_of),)
    return who


def _event(
    row: Mapping[str, Any],
    reports: Sequence[Mapping[str, Any]],
    participants: tuple[Participant, ...],
    evidence: Mapping[int, tuple[Evidence, ...]],
) -> DatasetEvent:
    told = tuple(_told(report, evidence[report["n"]]) for report in reports)
    return DatasetEvent(
        id=row["id"],
        values=understood("event", row, lambda row: event_values(row, participants)),
        bounds=Bounds(**{name: row[name] for name in BOUNDS}),
        verdict=min((report.verdict for report in told), key=_STRENGTH.index),
        main=any(report["main"] for report in reports),
        background=all(report["background"] for report in reports),
        reports=told,
    )


def _told(row: Mapping[str, Any], evidence: tuple[Evidence, ...]) -> Told:
    return understood("report", row, lambda row: _as_told(row, evidence))


def _as_told(row: Mapping[str, Any], evidence: tuple[Evidence, ...]) -> Told:
    return Told(
        report_id=row["id"],
        article_id=row["article_id"],
        source_id=row["source_id"],
        article_title=row["article_title"],
        outlet=row["outlet"],
        published=row["published"],
        published_how=PublishedHow(row["published_how"]),
        url=row["url"],
        language=row["language"],
        sha256=row["sha256"],
        verdict=Verdict(row["verdict"]),
        values=report_values(row),
        evidence=evidence,
        analyst=row["analyst"],
        coded_at=row["coded_at"],
        codebook=row["codebook"],
        extractor=row["extractor"],
        extractor_version=row["version"],
        confidence=row["confidence"],
    )
