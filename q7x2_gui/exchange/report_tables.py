"""crosswalk.csv, participants.csv and evidence.csv: which article says what, who took part, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from q7x2_gui.domain.event import Evidence, Participant
from q7x2_gui.domain.vocabulary import Field
from q7x2_gui.exchange.cells import Cell, coded, joined, yes_no
from q7x2_gui.exchange.dataset import ArticleRow, Dataset, EventRow, ReportRow
from q7x2_gui.exchange.tables import CODED, Column, Table

_UNKNOWN = "empty where it is not known"
_BY_HAND = "empty where no extractor proposed it"
_NOBODY = "empty where nobody has looked at it"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report with the article that it was coded on."""

    report: ReportRow
    article: ArticleRow


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    """One participant of one event, with its place from 0."""

    event: EventRow
    n: int
    participant: Participant


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One span of one report's article."""

    line: ReportLine
    evidence: Evidence

    @property
    def participant(self) -> str | None:
        """Name of the participant that the span supports; None when it supports another field."""
        field, _, n = self.evidence.field.partition(".")
        among = self.line.report.values.participants
        return among[int(n)].name if field == "participants" and n.isdecimal() and int(n) < len(among) else None


def report_lines(dataset: Dataset) -> Iterator[ReportLine]:
    """Reports in the order of the dataset."""
    for report in dataset.reports:
        yield ReportLine(report, dataset.articles[report.article_id])


def _participants(dataset: Dataset) -> Iterator[ParticipantLine]:
    for event in dataset.events:
        for n, participant in enumerate(event.values.participants):
            yield ParticipantLine(event, n, participant)


def sorted_evidence(report: ReportRow) -> list[Evidence]:
    """Evidence of one report in the order of the text, then of the field's name."""
    return sorted(report.evidence, key=lambda e: (e.start, e.end, e.field))


def _evidence(dataset: Dataset) -> Iterator[EvidenceLine]:
    for line in report_lines(dataset):
        for evidence in sorted_evidence(line.report):
            yield EvidenceLine(line, evidence)


def _of_article(name: str, part: str, definition: str, empty: str = _UNKNOWN) -> Column[ReportLine]:
    return Column(
        name=name, kind="text", definition=definition, value=lambda line: getattr(line.article, part), empty=empty
    )


def _of_report(name: str, part: str, definition: str, empty: str, kind: str = "text") -> Column[ReportLine]:
    return Column(
        name=name, kind=kind, definition=definition, value=lambda line: getattr(line.report, part), empty=empty
    )


def _reported(name: str, field: Field, definition: str, words: str = "") -> Column[ReportLine]:
    """What this report says, which may differ from what the event holds."""

    def value(line: ReportLine) -> Cell:
        held = getattr(line.report.values, field.value)
        return coded(line.report.values, field, None if held is None else str(held))

    kind = "word" if words else "text"
    return Column(name=name, kind=kind, definition=definition, value=value, field=field, words=words, empty=CODED)


def _voice(name: str, part: str, definition: str, words: str = "") -> Column[ReportLine]:
    def value(line: ReportLine) -> Cell:
        voice = line.report.values.voice
        held = None if voice is None else getattr(voice, part)
        if voice is not None and held is None:
            return None
        return coded(line.report.values, Field.VOICE, None if held is None else str(held))

    empty = CODED if words else "empty where the article's own author tells it; else NS, NA, AMB or NYC"
    kind = "word" if words else "text"
    return Column(name=name, kind=kind, definition=definition, value=value, field=Field.VOICE, words=words, empty=empty)


_EVENT_ID = "Id of the event in events.csv."
_ARTICLE_ID = "Id of the article in the project (UUIDv7)."
_SOURCE_ID = "What the source calls the article: the id of its JSONL row, or its file's name."

CROSSWALK: Table[ReportLine] = Table(
    name="crosswalk",
    row_is="one report: what one article says of one event in one voice",
    key=("report_id",),
    rows=report_lines,
    columns=(
        Column(name="event_id", kind="id", definition=_EVENT_ID, value=lambda line: line.report.event_id),
        Column(name="report_id", kind="id", definition="Id of the report (UUIDv7).", value=lambda line: line.report.id),
        Column(name="article_id", kind="id", definition=_ARTICLE_ID, value=lambda line: line.article.id),
        Column(name="source_id", kind="text", definition=_SOURCE_ID, value=lambda line: line.article.source_id),
        _of_article("sha256", "sha256", "SHA-256 of the frozen text that was coded (NFC, UTF-8).", "never empty"),
        _of_article("url", "url", "Address of the article."),
        _of_article("title", "title", "Headline of the article."),
        _of_article("outlet", "outlet", "Who published it."),
        _of_article("published", "published", "When it was published, as EDTF."),
        Column(
            name="published_how",
            kind="word",
            definition="How the publication date is known.",
            value=lambda line: line.article.published_how,
            words="published_how",
        ),
        _of_article("language", "language", "Language of the article (ISO 639-1)."),
        _voice("voice_actor", "actor", "Who says so."),
        _voice("voice_kind", "kind", "Through what it is told.", "voice"),
        _voice("voice_stance", "stance", "Whether the voice asserts, denies or speculates.", "stance"),
        _reported("reported_type", Field.TYPE, "Event type that this report was coded with.", "type"),
        _reported("reported_status", Field.STATUS, "Status that this report was coded with.", "status"),
        _reported("reported_date", Field.DATE, "Date (EDTF) that this report was coded with."),
        Column(
            name="verdict",
            kind="word",
            definition="How the report came about; auto means that a script accepted it and nobody has looked at it.",
            value=lambda line: line.report.verdict.value,
            words="verdict",
        ),
        Column(
            name="certainty",
            kind="integer",
            definition="How sure the coder was, from 1 (a guess) to 3 (sure).",
            value=lambda line: line.report.values.certainty,
            field=Field.CERTAINTY,
            empty="empty where the coder did not say",
        ),
        Column(
            name="unsure",
            kind="word",
            definition="Fields of this report that the coder was not sure of.",
            value=lambda line: joined(sorted(line.report.values.unsure)),
            words="field",
            empty="empty where the coder was sure of all",
        ),
        _of_report("analyst", "analyst", "Who gave the verdict.", _NOBODY),
        _of_report("coded_at", "coded_at", "When the verdict was given (UTC).", "empty where it was not recorded"),
        _of_report("codebook", "codebook", "Name and version of the codebook it was coded by.", _UNKNOWN),
        _of_report("extractor", "extractor", "Name of the extractor that proposed it.", _BY_HAND),
        _of_report("extractor_version", "extractor_version", "Version of that extractor.", _BY_HAND),
        _of_report("confidence", "confidence", "The extractor's confidence, from 0 to 1.", _BY_HAND, "number"),
    ),
)

_NOT_GIVEN = "empty where none is coded"

PARTICIPANTS: Table[ParticipantLine] = Table(
    name="participants",
    row_is="one participant of one event",
    key=("event_id", "n"),
    rows=_participants,
    columns=(
        Column(name="event_id", kind="id", definition=_EVENT_ID, value=lambda line: line.event.id),
        Column(name="n", kind="integer", definition="Place in the event's list, from 0.", value=lambda line: line.n),
        Column(
            name="name",
            kind="text",
            definition="The usual English name where the actor is known, else as written.",
            value=lambda line: line.participant.name,
            field=Field.PARTICIPANTS,
        ),
        Column(
            name="as_written",
            kind="text",
            definition="The name in the article's own words.",
            value=lambda line: line.participant.as_written,
            empty="empty where the analyst entered the name without a quote",
        ),
        Column(
            name="country",
            kind="text",
            definition="Country (ISO 3166-1 alpha-3) or organisation of the participant.",
            value=lambda line: line.participant.country,
            empty=_NOT_GIVEN,
        ),
        Column(
            name="office",
            kind="text",
            definition="Office acted in, by its key in the office table.",
            value=lambda line: line.participant.office,
            empty=_NOT_GIVEN,
        ),
        Column(
            name="role",
            kind="word",
            definition="What the participant does in the event.",
            value=lambda line: line.participant.role.value,
            words="role",
        ),
        Column(
            name="represents",
            kind="text",
            definition="Country or organisation spoken for, where that is not the country.",
            value=lambda line: line.participant.represents,
            empty="empty where it is the country itself",
        ),
        Column(
            name="inferred",
            kind="boolean",
            definition="Whether the participant follows from the text (a pronoun, an office) without being named.",
            value=lambda line: yes_no(line.participant.inferred),
        ),
    ),
)

EVIDENCE: Table[EvidenceLine] = Table(
    name="evidence",
    row_is="one span of an article that supports one field of one report",
    key=("report_id", "field", "start", "end"),
    rows=_evidence,
    columns=(
        Column(name="event_id", kind="id", definition=_EVENT_ID, value=lambda e: e.line.report.event_id),
        Column(
            name="report_id",
            kind="id",
            definition="Id of the report in crosswalk.csv.",
            value=lambda e: e.line.report.id,
        ),
        Column(name="article_id", kind="id", definition=_ARTICLE_ID, value=lambda e: e.line.article.id),
        Column(name="source_id", kind="text", definition=_SOURCE_ID, value=lambda e: e.line.article.source_id),
        Column(
            name="field",
            kind="word",
            definition="The field that the span supports; participants.N is the report's participant N, from 0.",
            value=lambda e: e.evidence.field,
            words="field",
        ),
        Column(
            name="participant",
            kind="text",
            definition="Name of that participant.",
            value=lambda e: e.participant,
            empty="empty where the span supports another field",
        ),
        Column(
            name="start",
            kind="integer",
            definition="Where the span begins: code points into the article's frozen text, from 0.",
            value=lambda e: e.evidence.start,
        ),
        Column(
            name="end",
            kind="integer",
            definition="Where the span ends, the code point after its last one.",
            value=lambda e: e.evidence.end,
        ),
        Column(
            name="quote",
            kind="text",
            definition="The span's text; equal to that slice of the frozen text.",
            value=lambda e: e.evidence.quote,
        ),
    ),
)
