"""Reads the timeline: events, and what is open in articles."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from q7x2_gui.domain.edtf import Bounds
from q7x2_gui.domain.vocabulary import Kind, Status, Verdict
from q7x2_gui.services.catalogue_items import rows
from q7x2_gui.services.listing import TimelineEntry
from q7x2_gui.services.rows import BOUNDS
from q7x2_gui.services.stored import understood

_BOUNDS = "t.start_earliest, t.start_latest, t.end_earliest, t.end_latest"
_NUMBERS = "(select n from article where id in (select value from json_each(?1)))"
# An event's mark opens its first report that a person has decided, else the first that a script accepted.
_EVENTS = (
    f"select t.n, t.id, t.id as event_id, t.kind, event_type.id as type, event_status.id as status, t.date, {_BOUNDS}, "
    "t.summary, report.id as item_id, report.verdict, article.id as article_id, suggestion.main, suggestion.background "
    "from event as t join report on report.n = (select n from report as r where r.event = t.n "
    "order by r.verdict = 'auto', r.n limit 1) join article on article.n = report.article "
    "left join event_type on event_type.n = t.type left join event_status on event_status.n = t.status "
    "left join suggestion on suggestion.n = report.suggestion {where}"
)
# SQLite takes out of a record the little that is shown; other threads run on meanwhile, which json.loads would stop.
_TOLD = "case when json_valid({0}) then json_extract({0}, '$.kind', '$.summary', '$.participants') else {0} end as told"
_DRAFTS = (
    f"select t.id, null as event_id, event_type.id as type, event_status.id as status, t.date, {_BOUNDS}, "
    "t.summary, t.id as item_id, null as verdict, article.id as article_id, suggestion.main, suggestion.background, "
    + _TOLD.format('t."values"')
    + " from report as t join article on article.n = t.article "
    "left join event_type on event_type.n = t.type left join event_status on event_status.n = t.status "
    "left join suggestion on suggestion.n = t.suggestion where t.verdict is null {where}"
)
_SUGGESTIONS = (
    f"select t.id, null as event_id, event_type.id as type, event_status.id as status, t.date, {_BOUNDS}, "
    "'' as summary, t.id as item_id, null as verdict, article.id as article_id, t.main, t.background, "
    + _TOLD.format("t.record")
    + " from suggestion as t join article on article.n = t.article left join event_type on event_type.n = t.type "
    "left join event_status on event_status.n = t.status "
    "where not exists (select 1 from report where report.suggestion = t.n) {where}"
)
_PARTICIPANTS = "select event, name, coalesce(represents, country) from participant {where} order by event, place"
_AMONG_EVENTS = f"(select event from report where article in {_NUMBERS})"


def entries(connection: sqlite3.Connection, articles: Sequence[str] | None = None) -> list[TimelineEntry]:
    """All marks, or those of some articles."""
    wanted = () if articles is None else (json.dumps(list(articles)),)
    every = articles is None
    who = _participants(connection, "" if every else f"where event in {_AMONG_EVENTS}", wanted)
    where = "" if every else f"where t.n in {_AMONG_EVENTS} and article.n in {_NUMBERS}"
    events = rows(connection, _EVENTS.format(where=where), wanted)
    found = [understood("event", row, lambda row: _event(row, who[row["n"]])) for row in events]
    for table, sql in (("report", _DRAFTS), ("suggestion", _SUGGESTIONS)):
        open_ones = rows(connection, sql.format(where="" if every else f"and t.article in {_NUMBERS}"), wanted)
        found += [understood(table, row, _open) for row in open_ones]
    return found


def _participants(
    connection: sqlite3.Connection, where: str, wanted: Iterable[Any]
) -> Mapping[int, list[tuple[str, str | None]]]:
    who: defaultdict[int, list[tuple[str, str | None]]] = defaultdict(list)
    for event, name, country in connection.execute(_PARTICIPANTS.format(where=where), tuple(wanted)):
        who[event].append((name, country))
    return who


def _event(row: Mapping[str, Any], who: Sequence[tuple[str, str | None]]) -> TimelineEntry:
    return _entry(row, Kind(row["kind"]), row["summary"], who)


def _open(row: Mapping[str, Any]) -> TimelineEntry:
    kind, summary, participants = json.loads(row["told"])
    who = [(p["name"], p.get("represents") or p.get("country")) for p in participants or ()]
    return _entry(row, Kind(kind or "event"), summary or "", who)


def _entry(row: Mapping[str, Any], kind: Kind, summary: str, who: Sequence[tuple[str, str | None]]) -> TimelineEntry:
    return TimelineEntry(
        id=row["id"],
        item_id=row["item_id"],
        article_id=row["article_id"],
        event_id=row["event_id"],
        kind=kind,
        type=row["type"],
        status=None if row["status"] is None else Status(row["status"]),
        verdict=None if row["verdict"] is None else Verdict(row["verdict"]),
        bounds=Bounds(**{name: row[name] for name in BOUNDS}),
        date=row["date"],
        countries=tuple(dict.fromkeys(country for _, country in who if country)),
        actors=tuple(dict.fromkeys(name for name, _ in who)),
        summary=summary,
        main=bool(row["main"]),
        background=bool(row["background"]),
    )
