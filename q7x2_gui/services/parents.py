"""Which event an event is part of, while one or the other may still be a suggestion.

A report names its parent by the event's id, and by the id of its suggestion (or of a report added by hand) while that
is not confirmed: never by a place in a list, which means something else after the next run of an extractor.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from q7x2_gui.domain.records import values_record
from q7x2_gui.errors import Q7X2Error
from q7x2_gui.services.rows import report_values, values_with
from q7x2_gui.storage.recorder import Recorder
from q7x2_gui.storage.tables import Cell, Row, to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """The parent as a report names it: ``text`` for its values, ``event`` the number of the event if there is one."""

    text: str | None
    event: Cell = None


def find(recorder: Recorder, report: Row, part_of: str | None) -> Parent:
    """The parent behind an id; raises `Q7X2Error` when it is the report's own event or a part of that."""
    parent = resolve(recorder, part_of)
    _refuse_circle(recorder, parent, report)
    return parent


def resolve(recorder: Recorder, part_of: str | None) -> Parent:
    """The parent behind the id of an event, report or suggestion; none when it is no longer in the project.

    A parent that is not confirmed yet has no event; `attach_children` finds the child again when it is.
    """
    if part_of is None:
        return Parent(text=None)
    event = recorder.get("event", part_of) or _event_told(recorder, part_of)
    if event is not None:
        return Parent(text=str(event["id"]), event=event["n"])
    report = recorder.get("report", part_of)
    if report is not None:
        return Parent(text=_name(recorder, report))
    return Parent(text=part_of if recorder.get("suggestion", part_of) else None)


def attach_children(recorder: Recorder, report: Row, event: Row) -> None:
    """Link events that were waiting for this report to be confirmed as their parent."""
    for child in _naming(recorder, report["article"], (str(report["id"]), _name(recorder, report))):
        if child["n"] != report["n"]:
            _set_parent(recorder, child, str(event["id"]), event["n"])


def detach_children(recorder: Recorder, report: Row, event: Row) -> None:
    """Unlink what is part of an event that leaves with its last report; it waits for that report again."""
    name = _name(recorder, report)
    linked = recorder.select(
        "select report.* from report join event on event.n = report.event where event.part_of = ?", (event["n"],)
    )
    children = {row["n"]: row for row in [*linked, *_naming(recorder, report["article"], (str(event["id"]),))]}
    for child in children.values():
        _set_parent(recorder, child, name, None)


def is_within(recorder: Recorder, event: Row, whole: Row) -> bool:
    """Whether an event is part of another one, however deep."""
    return _within(recorder, event["part_of"], whole["n"])


def leave(recorder: Recorder, report: Row, event: Row) -> None:
    """Take it off a report that it is part of an event which it now tells itself."""
    if report_values(report).part_of == event["id"]:
        values = values_with(report_values(report), part_of=None)
        recorder.put("report", {"id": report["id"], "values": to_json(values_record(values))})


def hand_over_children(recorder: Recorder, article: Cell, event: Row, heir: Row) -> None:
    """Let what is part of an event that is merged into another be part of that one; drafts too, in that article."""
    linked = recorder.select(
        "select report.* from report join event on event.n = report.event where event.part_of = ?", (event["n"],)
    )
    waiting = _naming(recorder, article, (str(event["id"]),))
    for child in {row["n"]: row for row in [*linked, *waiting]}.values():
        if child["event"] != heir["n"]:
            _set_parent(recorder, child, str(heir["id"]), heir["n"])


def rename(recorder: Recorder, article: Cell, names: Mapping[str, str | None]) -> None:
    """Let the reports of an article (its number) that wait for a parent wait under its new name, or for none."""
    for child in _naming(recorder, article, tuple(names)):
        _set_parent(recorder, child, names[str(report_values(child).part_of)], None)


def _set_parent(recorder: Recorder, report: Row, text: str | None, event: Cell) -> None:
    values = values_with(report_values(report), part_of=text)
    recorder.put("report", {"id": report["id"], "values": to_json(values_record(values)), "revision": recorder.step})
    own = recorder.select("select id from event where n = ?", (report["event"],))
    if own:
        recorder.put("event", {"id": own[0]["id"], "part_of": event, "revision": recorder.step})


def _naming(recorder: Recorder, article: Cell, names: tuple[str, ...]) -> list[Row]:
    """The reports of an article whose values name one of these as their parent."""
    return recorder.select(
        "select * from report where article = ? "
        "and json_extract(\"values\", '$.part_of') in (select value from json_each(?))",
        (article, to_json(list(names))),
    )


def _name(recorder: Recorder, report: Row) -> str:
    """How a report is named while it has no event: by its suggestion, which outlives a report that is deleted."""
    own = recorder.select("select id from suggestion where n = ?", (report["suggestion"],))
    return str(own[0]["id"] if own else report["id"])


def _event_told(recorder: Recorder, item_id: str) -> Row | None:
    """The event that a report, or the report of a suggestion, tells."""
    rows = recorder.select(
        "select event.* from report join event on event.n = report.event where report.id = ?1 "
        "union all select event.* from suggestion join report on report.suggestion = suggestion.n "
        "join event on event.n = report.event where suggestion.id = ?1",
        (item_id,),
    )
    return rows[0] if rows else None


def _refuse_circle(recorder: Recorder, parent: Parent, report: Row) -> None:
    if _within(recorder, parent.event, report["event"]):
        raise Q7X2Error("an event cannot be part of itself or of its own part", hint="Choose another parent")


def _within(recorder: Recorder, above: Cell, whole: Cell) -> bool:
    """Whether the way up from an event (its number, or None) leads to another."""
    seen = set[Cell]()
    while above is not None and above not in seen:  # a file may hold a circle that was not made here
        if above == whole:
            return True
        seen.add(above)
        rows = recorder.select("select part_of from event where n = ?", (above,))
        above = rows[0]["part_of"] if rows else None
    return False
