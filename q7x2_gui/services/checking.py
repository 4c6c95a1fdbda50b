"""Proves that a project is whole: integrity, keys, quotes, hashes, and a ledger that replays to the tables."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from q7x2_gui.domain import edtf
from q7x2_gui.domain.article import text_hash
from q7x2_gui.errors import DamagedError, DateError, StorageError
from q7x2_gui.language.fold import fold
from q7x2_gui.services.catalogue_items import rows
from q7x2_gui.services.rows import BOUNDS, article_from, participant_of, report_values, suggestion_of
from q7x2_gui.services.stored import understood
from q7x2_gui.storage import ledger
from q7x2_gui.storage.project import Project
from q7x2_gui.storage.rewind import rewind


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong: which check found it, in which table and row, and what it is."""

    check: str
    table: str
    row: str
    message: str

    def __str__(self) -> str:
        place = f"{self.table} {self.row}".strip()
        return f"{self.check}: {place}: {self.message}" if place else f"{self.check}: {self.message}"


def check(path: Path) -> list[Problem]:
    """All problems of a project file, empty when it is whole; opens it for reading only.

    Raises `StorageError` when the file cannot even be opened as a project.
    """
    project = Project.open(path, read_only=True)
    try:
        with project.reading() as connection:
            problems = [problem for one in CHECKS for problem in _as_far_as_it_goes(one, connection)]
    finally:
        project.close()
    return problems


def _as_far_as_it_goes(one: Check, connection: sqlite3.Connection) -> Iterator[Problem]:
    """The problems that a check finds; a file too damaged for it is one more."""
    try:
        yield from one(connection)
    except (sqlite3.Error, StorageError, ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        message = error.message if isinstance(error, StorageError) else f"{type(error).__name__}: {error}"
        yield Problem(check=one.__name__.strip("_").replace("_", " "), table="", row="", message=message)


def _integrity(connection: sqlite3.Connection) -> Iterator[Problem]:
    for (message,) in connection.execute("pragma integrity_check"):
        if message != "ok":
            yield Problem(check="integrity", table="", row="", message=message)


def _foreign_keys(connection: sqlite3.Connection) -> Iterator[Problem]:
    for table, row, parent, _ in connection.execute("pragma foreign_key_check"):
        message = f"refers to a row of {parent} that is not there"
        yield Problem(check="foreign keys", table=table, row=str(row), message=message)


def _hashes(connection: sqlite3.Connection) -> Iterator[Problem]:
    query = (
        "select article.id, sha256, article.text, article_folded.text from article "
        "left join article_folded on article_folded.id = article.n"
    )
    for row_id, sha256, text, folded in connection.execute(query):
        if text_hash(text) != sha256:
            yield Problem(check="hashes", table="article", row=row_id, message="the text is not what was imported")
        if folded != fold(text):
            yield Problem(check="search", table="article", row=row_id, message="the search text is not up to date")


def _report_evidence(connection: sqlite3.Connection) -> Iterator[Problem]:
    query = (
        'select evidence.id, substr(article.text, "start" + 1, "end" - "start") as there, quote from evidence '
        "join report on report.n = evidence.report join article on article.n = report.article"
    )
    for row_id, there, quote in connection.execute(query):
        if there != quote:
            message = f"the quote {quote!r} is not what stands there ({there!r})"
            yield Problem(check="evidence", table="evidence", row=row_id, message=message)


def _suggestion_evidence(connection: sqlite3.Connection) -> Iterator[Problem]:
    query = (
        "select suggestion.id, record, article.text from suggestion join article on article.n = suggestion.article "
        "order by article.n"
    )
    for row_id, record, text in connection.execute(query):
        try:
            found = suggestion_of({"id": row_id, "record": record}).evidence
        except DamagedError:  # told by the check of records
            continue
        for one in found:
            if text[one.start : one.end] != one.quote:
                message = f"the quote {one.quote!r} is not what stands at {one.start}"
                yield Problem(check="evidence", table="suggestion", row=row_id, message=message)


_RECORDS: tuple[tuple[str, Callable[[Mapping[str, Any]], object]], ...] = (
    ("article", article_from),
    ("suggestion", suggestion_of),
    ("report", report_values),
    ("participant", participant_of),
    ("batch", lambda row: json.loads(row["left_out"])),
)


def _records(connection: sqlite3.Connection) -> Iterator[Problem]:
    for table, make in _RECORDS:
        cursor = connection.execute(f'select * from "{table}"')
        names = [column[0] for column in cursor.description]
        for cells in cursor:
            row = dict(zip(names, cells, strict=True))
            try:
                understood(table, row, make)
            except DamagedError as error:
                yield Problem(check="records", table=table, row=str(row["id"]), message=error.message)


def _events(connection: sqlite3.Connection) -> Iterator[Problem]:
    for (row_id,) in connection.execute(
        "select id from event where not exists (select 1 from report where report.event = event.n)"
    ):
        yield Problem(check="events", table="event", row=row_id, message="no report tells it")
    for (row_id,) in connection.execute(
        "select id from report where (event is null) <> coalesce(verdict = 'rejected', 1)"
    ):
        message = "its verdict and its event do not go together"
        yield Problem(check="events", table="report", row=row_id, message=message)
    yield from _circles(connection)


def _circles(connection: sqlite3.Connection) -> Iterator[Problem]:
    ids = dict(connection.execute("select n, id from event").fetchall())
    parents = dict(connection.execute("select n, part_of from event where part_of is not null").fetchall())
    sound: set[int] = set()
    for start in parents:
        way = {start: None}
        while (above := parents.get(next(reversed(way)))) is not None and above not in sound and above not in way:
            way[above] = None
        if above is None or above in sound:
            sound.update(way)
        elif above == start:
            yield Problem(check="events", table="event", row=ids[start], message="it is part of a circle of parents")


def _bounds(connection: sqlite3.Connection) -> Iterator[Problem]:
    for table in ("event", "report", "suggestion"):
        for row in rows(connection, f'select id, date, {", ".join(BOUNDS)} from "{table}" where date is not null'):
            try:
                limits = edtf.bounds(row["date"])
            except DateError as error:
                yield Problem(check="dates", table=table, row=row["id"], message=str(error))
                continue
            if any(getattr(limits, name) != row[name] for name in BOUNDS):
                message = f"the bounds stored for {row['date']} are not its bounds"
                yield Problem(check="dates", table=table, row=row["id"], message=message)


def _ledger(connection: sqlite3.Connection) -> Iterator[Problem]:
    for table, row_id, message in rewind(connection):
        yield Problem(check="ledger", table=table, row=row_id, message=message)


def _steps(connection: sqlite3.Connection) -> Iterator[Problem]:
    history = ledger.History()
    for step in ledger.steps_after(connection, 0):
        if not history.add(step):
            message = f"it is to {step.kind} step {step.undoes}, which was not the one to {step.kind} then"
            yield Problem(check="ledger", table="ledger", row=str(step.step), message=message)
        try:
            datetime.fromisoformat(step.at)
        except ValueError:
            yield Problem(check="ledger", table="ledger", row=str(step.step), message=f"{step.at!r} is no time")


Check = Callable[[sqlite3.Connection], Iterator[Problem]]
CHECKS: tuple[Check, ...] = (
    _integrity,
    _foreign_keys,
    _hashes,
    _records,
    _report_evidence,
    _suggestion_evidence,
    _events,
    _bounds,
    _ledger,
    _steps,
)
"""All checks in order; a file that fails an early one is still put through the others."""
