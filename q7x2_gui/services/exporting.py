"""Exports the dataset of a project: CSV files with a data dictionary, or JSONL with evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from q7x2_gui import __version__
from q7x2_gui.domain.vocabulary import CURATED, Verdict
from q7x2_gui.errors import ExportError
from q7x2_gui.exchange.csv_files import write_csv
from q7x2_gui.exchange.dataset import ArticleRow, Dataset, EventRow, ReportRow
from q7x2_gui.exchange.jsonl import write_jsonl
from q7x2_gui.services.listing import DatasetEvent, Told
from q7x2_gui.services.session import Session


class Format(StrEnum):
    """What an export is written as."""

    CSV = "csv"
    JSONL = "jsonl"


EXPORTABLE = (*CURATED, Verdict.AUTO)
"""Verdicts that can be asked for; what was rejected is no event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What was written: the files, and how many events and reports of which verdicts they hold."""

    files: tuple[Path, ...]
    events: int
    reports: int
    by_verdict: dict[Verdict, int]


def export(
    session: Session,
    out: Path,
    *,
    format: Format = Format.CSV,  # noqa: A002 - the word that the command and the dialog use
    verdicts: Iterable[Verdict] = CURATED,
    spreadsheet: bool = False,
) -> ExportReport:
    """Write the dataset to ``out`` (CSV: a folder), whole or not at all; raises `ExportError`."""
    dataset = dataset_of(session, verdicts)
    files = write_csv(dataset, out, spreadsheet=spreadsheet) if format is Format.CSV else write_jsonl(dataset, out)
    counts = {verdict: sum(report.verdict is verdict for report in dataset.reports) for verdict in dataset.verdicts}
    return ExportReport(files=tuple(files), events=len(dataset.events), reports=len(dataset.reports), by_verdict=counts)


def dataset_of(session: Session, verdicts: Iterable[Verdict] = CURATED) -> Dataset:
    """The events of these verdicts as the writers take them; raises `ExportError` for a verdict that has no events."""
    asked = tuple(dict.fromkeys(verdicts))
    for verdict in asked:
        if verdict not in EXPORTABLE:
            raise ExportError(f"{verdict} suggestions are not events", hint=f"Choose from {', '.join(EXPORTABLE)}")
    events = session.catalogue.dataset(asked)
    told = [(event, report) for event in events for report in event.reports]
    return Dataset(
        codebook=session.codebook,
        events=[
            EventRow(id=event.id, values=event.values, main=event.main, background=event.background) for event in events
        ],
        reports=[_report(event, report) for event, report in told],
        articles={report.article_id: _article(report) for _, report in told},
        verdicts=asked,
        program_version=__version__,
    )


def _report(event: DatasetEvent, told: Told) -> ReportRow:
    return ReportRow(
        id=told.report_id,
        event_id=event.id,
        article_id=told.article_id,
        verdict=told.verdict,
        values=told.values,
        evidence=told.evidence,
        # A script's verdict stands under the name of whoever ran it; the dataset must not read as if they had looked.
        analyst=None if told.verdict is Verdict.AUTO else told.analyst,
        coded_at=told.coded_at,
        codebook=told.codebook,
        extractor=told.extractor,
        extractor_version=told.extractor_version,
        confidence=told.confidence,
    )


def _article(told: Told) -> ArticleRow:
    return ArticleRow(
        id=told.article_id,
        source_id=told.source_id,
        sha256=told.sha256,
        url=told.url,
        title=told.article_title,
        outlet=told.outlet,
        published=told.published,
        published_how=told.published_how.value,
        language=told.language,
    )
