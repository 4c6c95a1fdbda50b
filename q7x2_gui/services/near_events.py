"""Which events of the dataset an item may tell too: those near its days, the same kind of thing and people first."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from q7x2_gui.domain import edtf
from q7x2_gui.domain.event import EventValues
from q7x2_gui.storage.tables import to_json

DAYS_ROUND = 31
"""How far apart two reports of one event are thought to date it, at most; without a date all events are looked at."""
MOST = 40
_EVENTS = (
    "select event.id, event.date, event.title, event.start_earliest, event_type.id as type, "
    "(select group_concat(name, ', ') from (select name from participant where participant.event = event.n "
    "order by place limit 3)) as who, "
    "(select count(*) from participant where participant.event = event.n and participant.name in "
    "(select value from json_each(:names))) as shared, "
    "(select group_concat(distinct article.outlet) from report join article on article.n = report.article "
    "where report.event = event.n) as outlets, "
    "(select count(*) from report where report.event = event.n) as reports "
    "from event left join event_type on event_type.n = event.type "
    "where event.id is not :own and (:first is null or event.start_earliest between :first and :last) "
    "order by shared desc, event_type.id is not :type, abs(coalesce(event.start_earliest - :day, 0)), event.n "
    "limit :most"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NearEvent:
    """An event that an item may be merged into: type key, EDTF date, the first participants, and who reports it."""

    id: str
    type: str
    date: str | None
    who: str
    outlets: str
    reports: int


def near_events(connection: sqlite3.Connection, values: EventValues, own: str | None) -> list[NearEvent]:
    """The events to offer for values, likeliest first, without their ``own`` event."""
    day = _first_day(values.date)
    asked = {
        "own": own,
        "type": values.type,
        "names": to_json([who.name for who in values.participants]),
        "day": day or 0,
        "first": None if day is None else day - DAYS_ROUND,
        "last": None if day is None else day + DAYS_ROUND,
        "most": MOST,
    }
    cursor = connection.execute(_EVENTS, asked)
    names = [column[0] for column in cursor.description]
    return [_near(dict(zip(names, cells, strict=True))) for cells in cursor]


def _near(row: Mapping[str, Any]) -> NearEvent:
    return NearEvent(
        id=row["id"],
        type=row["type"] or "",
        date=row["date"],
        who=row["who"] or row["title"],
        outlets=row["outlets"] or "",
        reports=row["reports"],
    )


def _first_day(date: str | None) -> int | None:
    known = edtf.known_bounds(date)
    return known.start_earliest if known else None
