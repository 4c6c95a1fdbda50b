"""Which event an event is part of, while one or the other may still be a suggestion."""

from __future__ import annotations

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
    """The parent behind ``part_of``: an event, report or suggestion by id, or a place in the extractor's list.

    A parent that is not confirmed yet has no event; `attach_children` finds the child again when it is.
    """
    if part_of is None:
        return Parent(text=None)
    event = recorder.get("event", part_of) or _event_of_report(recorder, part_of)
    if event is None:
        suggestion = _suggestion_named(recorder, report, part_of)
        if suggestion is None:  # a draft that was added by hand waits under its own id
            return Parent(text=part_of if recorder.get("report", part_of) else None)
        event = _event_of_suggestion(recorder, suggestion)
        if event is None:
            return Parent(text=_pending_name(recorder, report, suggestion))
    _refuse_circle(recorder, event, report)
    return Parent(text=str(event["id"]), event=event["n"])


def attach_children(recorder: Recorder, report: Row, event: Row) -> None:
    """Link events that were waiting for this report's suggestion to be confirmed as their parent."""
    for child in _waiting(recorder, report):
        values = report_values(str(child["values"]))
        if values.part_of is None or child["n"] == report["n"] or child["event"] == event["n"]:
            continue
        if recorder.get("event", values.part_of) is not None:
            continue  # the analyst chose another parent
        _set_parent(recorder, child, str(event["id"]), event["n"])


def detach_children(recorder: Recorder, event: Row) -> None:
    """Unlink the events that are part of one that leaves; those that a suggestion put there wait for it again."""
    children = recorder.select(
        "select report.*, suggestion.parent as wanted from report join event on event.n = report.event "
        "left join suggestion on suggestion.n = report.suggestion where event.part_of = ?",
        (event["n"],),
    )
    for child in children:
        _set_parent(recorder, child, _waiting_for(recorder, child, event), None)


def _waiting_for(recorder: Recorder, child: Row, event: Row) -> str | None:
    """How a child names the parent it was suggested with, if that is what the event came from."""
    if child["wanted"] is None:
        return None
    told = recorder.select(
        "select suggestion.* from report join suggestion on suggestion.n = report.suggestion "
        "where report.event = ? and suggestion.id = ?",
        (event["n"], child["wanted"]),
    )
    return _pending_name(recorder, child, told[0]) if told else None


def _set_parent(recorder: Recorder, report: Row, text: str | None, event: Cell) -> None:
    values = values_with(report_values(str(report["values"])), part_of=text)
    recorder.put("report", {"id": report["id"], "values": to_json(values_record(values)), "revision": recorder.step})
    own = recorder.select("select id from event where n = ?", (report["event"],))
    if own:
        recorder.put("event", {"id": own[0]["id"], "part_of": event, "revision": recorder.step})


def _waiting(recorder: Recorder, report: Row) -> list[Row]:
    """Reports with an event whose suggestion names this report's suggestion, or that name it by an id themselves."""
    own = recorder.select("select id from suggestion where n = ?", (report["suggestion"],))
    name = own[0]["id"] if own else report["id"]
    return recorder.select(
        "select report.* from report left join suggestion on suggestion.n = report.suggestion "
        "where report.article = ?1 and report.event is not null and (suggestion.parent = ?2 "
        "or json_extract(report.\"values\", '$.part_of') in (?2, ?3))",
        (report["article"], name, report["id"]),
    )


def _event_of_report(recorder: Recorder, report_id: str) -> Row | None:
    rows = recorder.select(
        "select event.* from event join report on report.event = event.n where report.id = ?", (report_id,)
    )
    return rows[0] if rows else None


def _suggestion_named(recorder: Recorder, report: Row, name: str) -> Row | None:
    if not name.isdecimal():
        by_id = recorder.get("suggestion", name)
        if by_id is not None:
            return by_id
        of_report = recorder.select(
            "select suggestion.* from suggestion join report on report.suggestion = suggestion.n where report.id = ?",
            (name,),
        )
        return of_report[0] if of_report else None
    own = recorder.select("select * from suggestion where n = ?", (report["suggestion"],))
    if own and own[0]["parent"] is not None:
        suggested = recorder.get("suggestion", str(own[0]["parent"]))
        if suggested is not None and (suggested["rank"] == int(name) or not _siblings(recorder, report, name)):
            return suggested
    siblings = _siblings(recorder, report, name)
    return siblings[0] if siblings else None


def _siblings(recorder: Recorder, report: Row, place: str) -> list[Row]:
    return recorder.select(
        "select * from suggestion where article = ? and rank = ? order by n desc", (report["article"], int(place))
    )


def _event_of_suggestion(recorder: Recorder, suggestion: Row) -> Row | None:
    rows = recorder.select(
        "select event.* from event join report on report.event = event.n where report.suggestion = ?",
        (suggestion["n"],),
    )
    return rows[0] if rows else None


def _pending_name(recorder: Recorder, report: Row, parent: Row) -> str:
    """The place in the extractor's list where both come from the same one, else the suggestion's id."""
    own = recorder.select("select * from suggestion where n = ?", (report["suggestion"],))
    same = bool(own) and (own[0]["extractor"], own[0]["version"]) == (parent["extractor"], parent["version"])
    return str(parent["rank"]) if same else str(parent["id"])


def _refuse_circle(recorder: Recorder, parent: Row, report: Row) -> None:
    above: Cell = parent["n"]
    while above is not None:
        if above == report["event"]:
            raise Q7X2Error("an event cannot be part of itself or of its own part", hint="Choose another parent")
        rows = recorder.select("select part_of from event where n = ?", (above,))
        above = rows[0]["part_of"] if rows else None
