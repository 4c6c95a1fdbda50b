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
_AMONG = "article.id in (select value from json_each(?))"
# An event's mark opens its first report that a person has decided, else the first that a script accepted.
_EVENTS = (
    f"select t.n, t.id, t.id as event_id, t.kind, event_type.id as type, event_status.id as status, t.date, {_BOUNDS}, "
    "t.summary, report.id as item_id, report.verdict, article.id as article_id, suggestion.main, suggestion.background "
    "from event as t join report on report.n = (select n from report as r where r.event = t.n "
    "order by r.verdict = 'auto', r.n limit 1) join article on article.n = report.article "
    "left join event_type on event_type.n = t.type left join event_status on event_status.n = t.status "
    "left join suggestion on suggestion.n = report.suggestion {where}"
)
_DRAFTS = (
    f"select t.id, null as event_id, event_type.id as type, event_status.id as status, t.date, {_BOUNDS}, "
    "t.summary, t.id as item_id, null as verdict, article.id as article_id, suggestion.main, suggestion.background, "
    't."values" as record from report as t join article on article.n = t.article '
    "left join event_type on event_type.n = t.type left join event_status on event_status.n = t.status "
    "left join suggestion on suggestion.n = t.suggestion where t.verdict is null {where}"
)
_SUGGESTIONS = (
    f"select t.id, null as event_id, event_type.id as type, event_status.id as status, t.date, {_BOUNDS}, "
    "'' as summary, t.id as item_id, null as verdict, article.id as article_id, t.main, t.background, t.record "
    "from suggestion as t join article on article.n = t.article left join event_type on event_type.n = t.type "
    "left join event_status on event_status.n = t.status "
    "where not exists (select 1 from report where report.suggestion = t.n) {where}"
)
_PARTICIPANTS = "select event, name, coalesce(represents, country) from participant {where} order by event, place"
_PARTICIPANTS_AMONG = (
    "where event in (select report.event from report join article on article.n = report.article where " + _AMONG + ")"
)


def entries(connection: sqlite3.Connection, articles: Sequence[str] | None = None) -> list[TimelineEntry]:
    """All marks, or those of some articles."""
    wanted = () if articles is None else (json.dumps(list(articles)),)
    where, also = ("", "") if articles is None else (f"where {_AMONG}", f"and {_AMONG}")
    who = _participants(connection, "" if articles is None else _PARTICIPANTS_AMONG, wanted)
    events = rows(connection, _EVENTS.format(where=where), wanted)
    found = [understood("event", row, lambda row: _event(row, who[row["n"]])) for row in events]
    for table, sql in (("report", _DRAFTS), ("suggestion", _SUGGESTIONS)):
        found += [understood(table, row, _open) for row in rows(connection, sql.format(where=also), wanted)]
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
    record = json.loads(row["record"])
    who = [(p["name"], p.get("represents") or p.get("country")) for p in record.get("participants") or ()]
    return _entry(row, Kind(record.get("kind") or "event"), record.get("summary") or "", who)


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
