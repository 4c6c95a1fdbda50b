"""Makes, rewrites and removes the event that a report tells."""

from __future__ import annotations

from collections.abc import Sequence

from q7x2_gui.domain.event import EventValues
from q7x2_gui.domain.ids import new_id
from q7x2_gui.services import parents
from q7x2_gui.services.rows import event_row, participant_row
from q7x2_gui.storage.recorder import Recorder
from q7x2_gui.storage.tables import Cell, Row


def write_event(recorder: Recorder, report: Row, values: EventValues, *, parent: Cell, type_title: str) -> Row:
    """The report's event brought to these values, made when there is none; children that waited for it are linked."""
    old = _event_of(recorder, report)
    wanted = event_row(recorder, values, part_of=parent, type_title=type_title)
    changed = old is None or any(old[name] != value for name, value in wanted.items())
    head: Row = {"id": new_id() if old is None else old["id"]}
    if changed:
        wanted["revision"] = recorder.step
    event = recorder.put("event", {**head, **wanted})
    rows = [participant_row(p, event=event["n"], place=i) for i, p in enumerate(values.participants)]
    rewrite(recorder, "participant", "event", event["n"], rows)
    if report["event"] != event["n"]:
        report = recorder.put("report", {"id": report["id"], "event": event["n"]})
    parents.attach_children(recorder, report, event)
    return event


def drop_event(recorder: Recorder, report: Row) -> None:
    """Take a report off its event; the event goes with its last report."""
    event = _event_of(recorder, report)
    if event is None:
        return
    alone = not recorder.select("select 1 from report where event = ? and n <> ?", (event["n"], report["n"]))
    if alone:
        parents.detach_children(recorder, report, event)
    recorder.put("report", {"id": report["id"], "event": None})
    if not alone:
        return
    rewrite(recorder, "participant", "event", event["n"], [])
    recorder.remove("event", str(event["id"]))


def rewrite(recorder: Recorder, table: str, owner: str, number: Cell, rows: Sequence[Row]) -> None:
    """Make ``rows`` the ones that belong to an owner, in their order; rows that are there already stay as they are."""
    old = recorder.select(f'select id from "{table}" where "{owner}" = ? order by place', (number,))
    for there, row in zip(old, rows, strict=False):
        recorder.put(table, {"id": there["id"], **row})
    for row in rows[len(old) :]:
        recorder.put(table, {"id": new_id(), **row})
    for there in old[len(rows) :]:
        recorder.remove(table, str(there["id"]))


def _event_of(recorder: Recorder, report: Row) -> Row | None:
    rows = recorder.select("select * from event where n = ?", (report["event"],))
    return rows[0] if rows else None
