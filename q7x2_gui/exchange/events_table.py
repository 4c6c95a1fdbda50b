"""events.csv: one row an event, with its date as EDTF and as bounds, and with whose verdict it stands there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from q7x2_gui.domain.codebook import Codebook, EventType
from q7x2_gui.domain.custom import CustomField, Holds
from q7x2_gui.domain.edtf import Bounds
from q7x2_gui.domain.event import EventValues, Participant
from q7x2_gui.domain.vocabulary import Field, Precision
from q7x2_gui.exchange.cells import Cell, coded, day, joined, yes_no
from q7x2_gui.exchange.dataset import Dataset, EventRow, ReportRow, dated
from q7x2_gui.exchange.tables import CODED, Column, Table

_NO_BOUND = "empty where that end is open or unknown, or there is no date"
_NO_WHEN = "empty where there is no date, or it was entered without a phrase"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """What one row of events.csv is made of."""

    event: EventRow
    reports: tuple[ReportRow, ...]
    type: EventType | None
    bounds: Bounds
    precision: Precision

    @property
    def values(self) -> EventValues:
        """Coded values of the event."""
        return self.event.values


def lines(dataset: Dataset) -> Iterator[EventLine]:
    """The events in the order of the dataset, each with its reports."""
    reports: defaultdict[str, list[ReportRow]] = defaultdict(list)
    for report in dataset.reports:
        reports[report.event_id].append(report)
    for event in dataset.events:
        bounds, precision = dated(event.values.date)
        yield EventLine(
            event=event,
            reports=tuple(reports[event.id]),
            type=dataset.codebook.type(event.values.type),
            bounds=bounds,
            precision=precision,
        )


def _voices(line: EventLine) -> str:
    """Kinds of the voices that tell it: who says so is coded on reports, not on events."""
    kinds = joined(report.values.voice.kind.value for report in line.reports if report.values.voice)
    return coded(line.reports[0].values if line.reports else line.values, Field.VOICE, kinds)


def _place(line: EventLine, part: str) -> Cell:
    place = line.values.place
    return coded(line.values, Field.PLACE, None if place is None else getattr(place, part))


def _when(line: EventLine, part: str) -> Cell:
    when = line.values.when
    return None if when is None or line.values.date is None else getattr(when, part)


def _column(name: str, field: Field, definition: str, words: str = "") -> Column[EventLine]:
    """A column that holds one coded field as it is."""

    def value(line: EventLine) -> Cell:
        held = getattr(line.values, field.value)
        return coded(line.values, field, None if held is None else str(held))

    kind = "word" if words else "text"
    return Column(name=name, kind=kind, definition=definition, value=value, field=field, words=words, empty=CODED)


def _bound(name: str, definition: str) -> Column[EventLine]:
    return Column(
        name=name,
        kind="day",
        definition=definition,
        value=lambda line: day(getattr(line.bounds, name)),
        empty=_NO_BOUND,
    )


def _how(name: str, part: str, definition: str) -> Column[EventLine]:
    return Column(name=name, kind="text", definition=definition, value=lambda line: _when(line, part), empty=_NO_WHEN)


def _crosswalk(name: str, part: str, definition: str) -> Column[EventLine]:
    return Column(
        name=name,
        kind="text",
        definition=definition,
        value=lambda line: getattr(line.type, part, None),
        empty="empty where the type has no counterpart there",
    )


_COLUMNS: tuple[Column[EventLine], ...] = (
    Column(
        name="event_id",
        kind="id",
        definition="Id of the event (UUIDv7): stable, sortable by time of coding, never reused.",
        value=lambda line: line.event.id,
    ),
    _column("type", Field.TYPE, "What happened: one of the codebook's event types.", "type"),
    _column("kind", Field.KIND, "Whether it happened once or holds for a time.", "kind"),
    _column("mode", Field.MODE, "How the parties were in touch.", "mode"),
    _column("format", Field.FORMAT, "In what circle it took place.", "format"),
    _column("status", Field.STATUS, "How far the event had come when it was told.", "status"),
    _column("date", Field.DATE, "Date in EDTF (ISO 8601-2), never finer than the article says."),
    _bound("earliest", "First day that the event can have touched."),
    _bound("latest", "Last day that the event can have touched."),
    _bound("start_earliest", "First day on which it can have begun."),
    _bound("start_latest", "Last day on which it can have begun."),
    _bound("end_earliest", "First day on which it can have ended."),
    _bound("end_latest", "Last day on which it can have ended."),
    Column(
        name="date_precision",
        kind="word",
        definition="How fine the date is.",
        value=lambda line: line.precision.value,
        words="precision",
    ),
    _how("date_phrase", "phrase", "The words of the article that the date comes from."),
    _how("date_anchor", "anchor", "The day (ISO) that a relative date was counted from."),
    Column(
        name="date_basis",
        kind="word",
        definition="What the date rests on.",
        value=lambda line: _when(line, "basis"),
        words="basis",
        empty=_NO_WHEN,
    ),
    _how("date_rule", "rule", "Name of the rule that read the phrase."),
    Column(
        name="participants",
        kind="text",
        definition="Names of all who took part, in the order coded; their roles are in participants.csv.",
        value=lambda line: coded(line.values, Field.PARTICIPANTS, joined(p.name for p in line.values.participants)),
        field=Field.PARTICIPANTS,
        empty=CODED,
    ),
    Column(
        name="countries",
        kind="text",
        definition="Countries (ISO 3166-1 alpha-3) and organisations of the participants, in alphabetical order.",
        value=lambda line: joined(sorted(p.country for p in line.values.participants if p.country)),
        field=Field.PARTICIPANTS,
        empty="empty where no participant has a country",
    ),
    Column(
        name="place",
        kind="text",
        definition="Where it took place, by the usual English name.",
        value=lambda line: _place(line, "name"),
        field=Field.PLACE,
        empty=CODED,
    ),
    Column(
        name="place_as_written",
        kind="text",
        definition="The place in the article's own words.",
        value=lambda line: _place(line, "as_written"),
        field=Field.PLACE,
        empty=CODED,
    ),
    Column(
        name="place_country",
        kind="text",
        definition="Country of the place (ISO 3166-1 alpha-3).",
        value=lambda line: _place(line, "country"),
        field=Field.PLACE,
        empty=CODED,
    ),
    _column("part_of", Field.PART_OF, "Id of the event within which this one took place; maybe outside this export."),
    Column(
        name="topics",
        kind="word",
        definition="What it was about: topics of the codebook.",
        value=lambda line: coded(line.values, Field.TOPICS, joined(line.values.topics)),
        field=Field.TOPICS,
        words="topic",
        empty=CODED,
    ),
    _column("summary", Field.SUMMARY, "The event in one line."),
    _column("note", Field.NOTE, "Remarks of the analyst."),
    Column(
        name="voices",
        kind="word",
        definition="Through what the event is told, one word a report; the full voices are in crosswalk.csv.",
        value=_voices,
        field=Field.VOICE,
        words="voice",
        empty=CODED,
    ),
    Column(
        name="main",
        kind="boolean",
        definition="Whether the extractor marked it as what an article is about.",
        value=lambda line: yes_no(line.event.main),
    ),
    Column(
        name="background",
        kind="boolean",
        definition="Whether the extractor marked it as something that an article only recalls.",
        value=lambda line: yes_no(line.event.background),
    ),
    Column(
        name="verdicts",
        kind="word",
        definition="Verdicts of the reports in this export; auto means that nobody has looked at it.",
        value=lambda line: joined(sorted(report.verdict.value for report in line.reports)),
        words="verdict",
    ),
    Column(
        name="reports",
        kind="integer",
        definition="How many reports in this export tell the event.",
        value=lambda line: len(line.reports),
    ),
    Column(
        name="articles",
        kind="integer",
        definition="How many articles in this export tell the event.",
        value=lambda line: len({report.article_id for report in line.reports}),
    ),
    _crosswalk("plover", "plover", "Event type of the PLOVER codebook (2022) that comes nearest."),
    _crosswalk("plover_mode", "plover_mode", "Mode of that PLOVER type."),
    _crosswalk("cameo", "cameo", "CAMEO code (manual 1.1b3) that comes nearest; text, for its leading zero."),
)

_UNSURE: Column[EventLine] = Column(
    name="unsure",
    kind="word",
    definition="Fields that the coder was not sure of.",
    value=lambda line: joined(sorted(line.values.unsure)),
    words="field",
    empty="empty where the coder was sure of all",
)

EVENTS = Table(name="events", row_is="one event", key=("event_id",), columns=(*_COLUMNS, _UNSURE), rows=lines)


def with_declared(book: Codebook) -> Table[EventLine]:
    """The table with a column for each field that the codebook declares, behind the program's own."""
    return replace(EVENTS, columns=(*EVENTS.columns, *(_declared(field) for field in book.custom)))


def _declared(field: CustomField) -> Column[EventLine]:
    kind = {Holds.NUMBER: "number", Holds.CHOICE: "word", Holds.MANY: "word"}.get(field.holds, "text")
    return Column(
        name=field.key,
        kind=kind,
        definition=field.definition or f"{field.title}: a field of this codebook ({field.holds.value}).",
        value=lambda line: _held(line.values, field),
        words=field.key if field.choices else "",
        empty=CODED,
    )


def _held(values: EventValues, field: CustomField) -> Cell:
    """A declared field's value: keys of choices, the name of an actor, a number as a number."""
    match values.held(field.key):
        case int() | float() as number:
            return number
        case Participant() as actor:
            return actor.name
        case tuple() as keys:
            return coded(values, field.key, joined(keys))
        case held:
            return coded(values, field.key, held)
