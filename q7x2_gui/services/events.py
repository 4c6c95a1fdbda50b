"""Makes, rewrites and removes the event that a report tells."""

from __future__ import annotations

from collections.abc import Sequence

from q7x2_gui.domain.event import EventValues
from q7x2_gui.domain.ids import new_id
from q7x2_gui.errors import Q7X2Error
from q7x2_gui.services import parents
from q7x2_gui.services.rows import event_row, participant_row, report_values
from q7x2_gui.storage.recorder import Recorder
from q7x2_gui.storage.tables import Cell, Row


def write_event(recorder: Recorder, report: Row, values: EventValues, *, parent: Cell, type_title: str) -> Row:
    """The report's event brought to these values, made when there is none; children that waited for it are linked.

    An event that several reports tell has the values of one of them, its lead; the others leave it as it is.
    """
    old = _event_of(recorder, report)
    if old is not None and _lead(recorder, old) != report["n"]:
        parents.attach_children(recorder, report, old)
        return old
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
    """Take a report off its event; the event goes with its last report, and follows another when it loses its lead."""
    event = _event_of(recorder, report)
    if event is None:
        return
    alone = not recorder.select("select 1 from report where event = ? and n <> ?", (event["n"], report["n"]))
    if alone:
        parents.detach_children(recorder, report, event)
    led = _lead(recorder, event) == report["n"]
    recorder.put("report", {"id": report["id"], "event": None})
    if alone:
        _remove(recorder, event)
    elif led:
        _follow_another(recorder, event)


def join_event(recorder: Recorder, report: Row, event: Row) -> None:
    """Let a report tell another event beside the reports that do; what happened inside its own is part of that then.

    The event keeps its values. Raises `Q7X2Error` when the one happened inside the other.
    """
    own = _event_of(recorder, report)
    recorder.put("event", {"id": event["id"], "lead": _lead(recorder, event), "revision": recorder.step})
    if own is None:
        recorder.put("report", {"id": report["id"], "event": event["n"]})
        return
    if parents.is_within(recorder, event, own):
        raise Q7X2Error("an event cannot be merged into its own part", hint="Merge the part into the whole instead")
    led = _lead(recorder, own) == report["n"]
    moved = recorder.put("report", {"id": report["id"], "event": event["n"], "revision": recorder.step})
    parents.leave(recorder, moved, event)
    if recorder.select("select 1 from report where event = ?", (own["n"],)):
        if led:
            _follow_another(recorder, own)
        return
    parents.hand_over_children(recorder, report["article"], own, event)
    _remove(recorder, own)


def _lead(recorder: Recorder, event: Row) -> Cell:
    """Number of the report whose values an event has: the one it was told by first, unless it was merged otherwise."""
    if event["lead"] is not None:
        return event["lead"]
    rows = recorder.select("select min(n) as n from report where event = ?", (event["n"],))
    return rows[0]["n"]


def _follow_another(recorder: Recorder, event: Row) -> None:
    """Give an event the values of the first report that is left of it."""
    report = recorder.select("select * from report where event = ? order by n limit 1", (event["n"],))[0]
    recorder.put("event", {"id": event["id"], "lead": report["n"]})
    values = report_values(report)
    titles = recorder.select("select title from event_type where id = ?", (values.type,))
    parent = parents.resolve(recorder, values.part_of)
    title = str(titles[0]["title"]) if titles else values.type
    write_event(recorder, report, values, parent=parent.event, type_title=title)


def _remove(recorder: Recorder, event: Row) -> None:
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
