"""What the catalogue hands out: plain records of articles, items under review and timeline entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from q7x2_gui.domain.article import Article
from q7x2_gui.domain.edtf import Bounds
from q7x2_gui.domain.event import EventValues, Evidence, Voice
from q7x2_gui.domain.vocabulary import ArticleState, Kind, PublishedHow, Status, Verdict


class Tab(StrEnum):
    """Which part of the articles the queue shows."""

    REVIEW = "review"
    DONE = "done"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One line of the queue; ``open_suggestions`` counts what no person has decided yet, drafts and `auto` included.

    ``reports`` counts what stands (confirmed, corrected, added); ``lowest_confidence`` is that of the least certain
    open suggestion, None when none is open. ``skipped``, ``flagged`` and ``note`` are an analyst's marks.
    """

    n: int
    id: str
    source_id: str
    title: str | None
    outlet: str | None
    published: str | None
    published_how: PublishedHow
    language: str | None
    state: ArticleState
    open_suggestions: int
    reports: int
    lowest_confidence: float | None
    skipped: bool = False
    flagged: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to review in an article: a suggestion nobody touched, or a report (then ``id`` is the report's).

    ``verdict`` None on a report means a draft. ``suggested`` is what the extractor proposed, None for what was added
    by hand. ``changed_fields`` names the `Field` values in which a report differs from its suggestion. ``revision`` is
    the ledger step that wrote the report, 0 for a suggestion. ``coded_at`` (ISO, UTC), ``codebook`` (its version) and
    ``blind`` (coded without seeing the suggestion; None where that was not recorded) are those of the report.
    """

    id: str
    kind: str
    article_id: str
    values: EventValues
    suggestion_id: str | None = None
    report_id: str | None = None
    event_id: str | None = None
    verdict: Verdict | None = None
    suggested: EventValues | None = None
    evidence: tuple[Evidence, ...] = ()
    confidence: float | None = None
    confidences: Mapping[str, float] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    voices: tuple[Voice, ...] = ()
    main: bool = False
    background: bool = False
    reject_reason: str | None = None
    reject_note: str = ""
    changed_fields: tuple[str, ...] = ()
    rank: int = 0
    revision: int = 0
    analyst: str = ""
    extractor: str = ""
    coded_at: str = ""
    codebook: str = ""
    blind: bool | None = None

    @property
    def open(self) -> bool:
        """Whether a person still has to decide: a suggestion, a draft, or what a script accepted."""
        return self.verdict in (None, Verdict.AUTO)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDetail:
    """An article with all that is to be reviewed in it, in the extractor's order, added reports last.

    ``extracted`` tells whether an extractor has been run on it since its date and language were last corrected.
    """

    article: Article
    items: tuple[Item, ...]
    extracted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One mark of the timeline: an event, or a suggestion or draft that is open (``event_id`` None then).

    ``id`` is the event's or the item's id; ``item_id`` what to open in the review; ``verdict`` None while open.
    """

    id: str
    item_id: str
    article_id: str
    event_id: str | None
    kind: Kind
    type: str
    status: Status | None
    verdict: Verdict | None
    bounds: Bounds
    date: str | None
    countries: tuple[str, ...]
    actors: tuple[str, ...]
    summary: str
    main: bool
    background: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One report of an event, as the crosswalk lists it."""

    report_id: str
    article_id: str
    source_id: str
    article_title: str | None
    outlet: str | None
    published: str | None
    published_how: PublishedHow
    url: str | None
    language: str | None
    sha256: str
    verdict: Verdict
    values: EventValues
    evidence: tuple[Evidence, ...]
    analyst: str
    coded_at: str
    codebook: str
    extractor: str | None
    extractor_version: str | None
    confidence: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetEvent:
    """One event of the dataset with the reports (of the verdicts asked for) that tell it; ``values.voice`` is None.

    ``verdict`` is the strongest among its reports: corrected, confirmed or added before auto.
    """

    id: str
    values: EventValues
    bounds: Bounds
    verdict: Verdict
    main: bool
    background: bool
    reports: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerStep:
    """One line of the ledger; ``undoes`` is the step it takes back (or, for a redo, the undo it takes back)."""

    step: int
    id: str
    at: str
    who: str
    kind: str
    label: str
    undoes: int | None
    rows: tuple[tuple[str, str], ...]
