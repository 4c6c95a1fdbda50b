"""The curated dataset as plain rows: what services hand to the writers, whatever the project looks like inside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from q7x2_gui.domain import edtf
from q7x2_gui.domain.codebook import Codebook
from q7x2_gui.domain.event import EventValues, Evidence
from q7x2_gui.domain.vocabulary import Precision, Verdict
from q7x2_gui.errors import DateError

_FAR = 1 << 40
"""A day number after all others: undated events stand last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event with the values of the dataset; ``main`` and ``background`` as the extractor marked it."""

    id: str
    values: EventValues
    main: bool = False
    background: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """What one article says of one event: a row of the crosswalk; ``analyst`` None when nobody has looked at it."""

    id: str
    event_id: str
    article_id: str
    verdict: Verdict
    values: EventValues
    evidence: tuple[Evidence, ...] = ()
    analyst: str | None = None
    coded_at: str | None = None
    codebook: str | None = None
    extractor: str | None = None
    extractor_version: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One source document of the dataset, without its text; ``sha256`` is the hash of the text that was coded."""

    id: str
    source_id: str
    sha256: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_how: str = "unknown"
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """Events, reports and articles in any order, with the codebook they were coded by and the verdicts asked for."""

    codebook: Codebook
    events: Sequence[EventRow]
    reports: Sequence[ReportRow]
    articles: Mapping[str, ArticleRow]
    verdicts: tuple[Verdict, ...]
    program_version: str = field(default="")


def dated(date: str | None) -> tuple[edtf.Bounds, Precision]:
    """Bounds and precision of a stored date; no bounds where there is no date or it is not EDTF."""
    if date is None:
        return edtf.Bounds(), Precision.NONE
    try:
        return edtf.bounds(date), edtf.precision(date)
    except DateError:
        return edtf.Bounds(), Precision.NONE


def in_order(dataset: Dataset) -> Dataset:
    """The same dataset sorted by day and id, so that equal content gives equal bytes; undated events stand last."""
    events = sorted(dataset.events, key=_event_key)
    place = {event.id: n for n, event in enumerate(events)}
    reports = sorted(dataset.reports, key=lambda report: (place.get(report.event_id, len(place)), report.id))
    return Dataset(
        codebook=dataset.codebook,
        events=events,
        reports=reports,
        articles=dict(sorted(dataset.articles.items())),
        verdicts=tuple(sorted(dataset.verdicts)),
        program_version=dataset.program_version,
    )


def _event_key(event: EventRow) -> tuple[int, int, str]:
    bounds, _ = dated(event.values.date)
    first = bounds.start_earliest if bounds.start_earliest is not None else bounds.end_latest
    last = bounds.end_latest
    return (_FAR if first is None else first, _FAR if last is None else last, event.id)
