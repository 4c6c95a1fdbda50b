"""codebook.csv: the data dictionary of an export, made from the codebook and from the columns themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from q7x2_gui.domain.codebook import EventType, Term
from q7x2_gui.domain.vocabulary import Basis, Missing, Precision, PublishedHow, Verdict
from q7x2_gui.exchange.cells import MEANINGS, SEPARATOR, joined
from q7x2_gui.exchange.dataset import Dataset
from q7x2_gui.exchange.events_table import EVENTS, with_declared
from q7x2_gui.exchange.report_tables import CROSSWALK, EVIDENCE, PARTICIPANTS
from q7x2_gui.exchange.tables import Column, Table

DATA_TABLES: tuple[Table[Any], ...] = (EVENTS, CROSSWALK, PARTICIPANTS, EVIDENCE)
"""The tables that hold data, in the order of the export."""

_WORDS: dict[str, type[StrEnum]] = {
    "verdict": Verdict,
    "precision": Precision,
    "basis": Basis,
    "published_how": PublishedHow,
}

DEFINITIONS: dict[StrEnum, str] = {
    Verdict.CONFIRMED: "An analyst agreed with the suggestion as it was.",
    Verdict.CORRECTED: "An analyst changed the suggestion and agreed with the result.",
    Verdict.ADDED: "An analyst coded it by hand.",
    Verdict.REJECTED: "An analyst turned the suggestion down; never exported as an event.",
    Verdict.AUTO: "Accepted by a script or a rule, seen by nobody; exported only when asked for by name.",
    Precision.DAY: "A day, or an interval whose ends are days.",
    Precision.WEEK: "A week.",
    Precision.MONTH: "A month.",
    Precision.YEAR: "A year or more.",
    Precision.BOUNDED: "Some time between two days.",
    Precision.NONE: "No date.",
    Basis.STATED: "The article names the date.",
    Basis.RELATIVE: "Counted from another day, such as that of publication.",
    Basis.OFFICE_TERM: "The year follows from who held which office.",
    Basis.INFERRED: "Follows from the article in another way.",
    Basis.ANALYST: "Entered by an analyst.",
    Basis.EXTERNAL: "Known from outside the article.",
    PublishedHow.DATELINE: "From the dateline at the head of the story.",
    PublishedHow.HEADER: "From the lines around the headline.",
    PublishedHow.URL: "From the address.",
    PublishedHow.METADATA: "Given with the article.",
    PublishedHow.OFFICE_TERMS: "Narrowed by who held which office.",
    PublishedHow.ANALYST: "Entered by an analyst.",
    PublishedHow.UNKNOWN: "Not known.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the data dictionary."""

    section: str
    name: str
    table: str = ""
    title: str = ""
    definition: str = ""
    kind: str = ""
    values: str = ""
    empty: str = ""
    plover: str = ""
    plover_mode: str = ""
    cameo: str = ""


def data_tables(dataset: Dataset) -> tuple[Table[Any], ...]:
    """The tables of a dataset, with a column for each field that its codebook declares."""
    return (with_declared(dataset.codebook), *DATA_TABLES[1:])


def entries(dataset: Dataset, *, spreadsheet: bool = False) -> Iterator[Entry]:
    """Every line of the dictionary: the dataset, its tables and columns, the codes, and the codebook's words."""
    yield from _about(dataset, spreadsheet)
    for table in (*data_tables(dataset), CODEBOOK):
        yield Entry(section="table", name=table.name, definition=f"{table.row_is}; key: {joined(table.key)}")
        for column in table.columns:
            yield _column(table, column, dataset)
    for missing in Missing:
        title, definition = MEANINGS[missing]
        yield Entry(section="missing", name=missing.code, title=title, definition=definition)
    yield from _words(dataset)


def _about(dataset: Dataset, spreadsheet: bool) -> Iterator[Entry]:
    book = dataset.codebook
    yield Entry(
        section="dataset",
        name="codebook",
        title=book.title,
        definition=book.description,
        values=f"{book.id} {book.version}",
    )
    yield Entry(
        section="dataset",
        name="verdicts",
        values=joined(verdict.value for verdict in dataset.verdicts),
        definition="Verdicts that were asked for; what has another verdict is not in this export.",
    )
    yield Entry(section="dataset", name="program", title="Q7X2", values=dataset.program_version)
    flavour = (
        "Made for spreadsheets: each file starts with a byte-order mark, and text that begins like a formula has an"
        " apostrophe before it, as has text that begins with one."
        if spreadsheet
        else "RFC 4180: UTF-8, CRLF between rows, raw values. Read all columns of kind text, id and word as text."
    )
    yield Entry(section="dataset", name="format", values="spreadsheet" if spreadsheet else "plain", definition=flavour)


def _column(table: Table[Any], column: Column[Any], dataset: Dataset) -> Entry:
    wanted = column.field.value if column.field else column.name if table.name == EVENTS.name else ""
    coded = next((term for term in (*dataset.codebook.fields, *dataset.codebook.custom) if term.key == wanted), None)
    return Entry(
        section="column",
        table=table.name,
        name=column.name,
        title=coded.title if coded else "",
        definition=column.definition,
        kind=column.kind,
        values=f"section {column.words}" if column.words else "",
        empty=column.empty,
    )


def _words(dataset: Dataset) -> Iterator[Entry]:
    book = dataset.codebook
    lists: dict[str, tuple[Term, ...]] = {
        "type": book.types,
        "kind": book.kinds,
        "mode": book.modes,
        "format": book.formats,
        "status": book.statuses,
        "role": book.roles,
        "voice": book.voices,
        "stance": book.stances,
        "topic": book.topics,
        "field": (*book.fields, *book.custom),
        "reject_reason": book.reject_reasons,
        **{field.key: field.choices for field in book.custom if field.choices},
    }
    for section, terms in lists.items():
        for term in terms:
            yield _term(section, term)
    for section, words in _WORDS.items():
        for word in words:
            yield Entry(section=section, name=word.value, definition=DEFINITIONS[word])


def _term(section: str, term: Term) -> Entry:
    if not isinstance(term, EventType):
        return Entry(section=section, name=term.key, title=term.title, definition=term.definition)
    return Entry(
        section=section,
        name=term.key,
        title=term.title,
        definition=term.definition,
        values=SEPARATOR.join(term.examples),
        plover=term.plover,
        plover_mode=term.plover_mode,
        cameo=term.cameo,
    )


def _text(name: str, definition: str, empty: str) -> Column[Entry]:
    return Column(name=name, kind="text", definition=definition, value=lambda entry: getattr(entry, name), empty=empty)


_OTHER = "empty for what has none"

CODEBOOK: Table[Entry] = Table(
    name="codebook",
    row_is="one line of this dictionary: a fact about the dataset, a table, a column, a code or a word of a list",
    key=("section", "table", "name"),
    rows=entries,
    columns=(
        _text("section", "What the line is about; columns of words name the section that lists them.", "never empty"),
        _text("table", "The table of a column.", "empty for all but columns"),
        _text("name", "Name of the column or table, the code, or the word as it is stored.", "never empty"),
        _text("title", "The word as people read it.", _OTHER),
        _text("definition", "What it means.", _OTHER),
        Column(
            name="kind",
            kind="text",
            definition="What a column holds: text, id, word, day, integer, number or boolean.",
            value=lambda entry: entry.kind,
            empty="empty for all but columns",
        ),
        _text("values", "Where a column's words are listed; a fact's value; examples of an event type.", _OTHER),
        _text("empty", "What stands in a column where there is no value.", "empty for all but columns"),
        _text("plover", "Event type of the PLOVER codebook (2022) that comes nearest.", "empty for all but types"),
        _text("plover_mode", "Mode of that PLOVER type.", "empty for all but types"),
        _text("cameo", "CAMEO code (manual 1.1b3) that comes nearest; text.", "empty for all but types"),
    ),
)
