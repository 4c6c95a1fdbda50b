"""Makes more or fewer events of what stands: acts inside an event, duplicates, splits, merges; each is one step."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace

from q7x2_gui.domain import splitting
from q7x2_gui.domain.codebook import Codebook
from q7x2_gui.domain.comparing import verdict_of
from q7x2_gui.domain.edtf_parse import parse
from q7x2_gui.domain.event import EventValues, Evidence, Participant
from q7x2_gui.domain.vocabulary import CURATED, Field, Role, Verdict
from q7x2_gui.errors import Q7X2Error
from q7x2_gui.services.changes import Committed
from q7x2_gui.services.editing import Editor
from q7x2_gui.services.events import drop_event, join_event, write_event
from q7x2_gui.services.parents import resolve
from q7x2_gui.services.reports import Decision, Target, target, write_report
from q7x2_gui.services.rows import report_values
from q7x2_gui.storage.recorder import Recorder
from q7x2_gui.storage.tables import Row

INHERITED = (Field.PARTICIPANTS, Field.DATE, Field.PLACE, Field.VOICE)
"""What an act inside an event takes over from it, with its evidence: who, when, where, and who says so."""
_TRAVEL = (Role.VISITOR, Role.HOST, Role.ACCOMPANYING)
"""Roles that belong to a journey and not to what is done on it."""


class Reshaping:
    """Edits of one project that change how many events there are; each returns a future with its outcome."""

    def __init__(self, editor: Editor, codebook: Codebook) -> None:
        self._editor = editor
        self._codebook = codebook

    def add_inside(self, item_id: str, type_key: str) -> Future[Committed[str]]:
        """Begin a report of an act inside an event, as a draft that is part of it; the new report's id."""

        def write(recorder: Recorder) -> str:
            what = target(recorder, item_id)
            whole, marks = what.values(), what.evidence(recorder)
            values = inside(whole, type_key, self._codebook, part_of=item_id)
            kept = [one for one in marks if one.field.partition(".")[0] in INHERITED]
            return self._begin(recorder, what, values, kept)

        title = self._title(type_key).lower()
        return self._editor.run(f"Add {title} inside an event", write)

    def duplicate(self, item_id: str) -> Future[Committed[str]]:
        """Begin a second report with the same values and evidence, as a draft; its id."""

        def write(recorder: Recorder) -> str:
            what = target(recorder, item_id)
            recorder.label = f"Duplicate {self._title(what.values().type).lower()}"
            return self._begin(recorder, what, what.values(), what.evidence(recorder))

        return self._editor.run("Duplicate event", write)

    def split(self, item_id: str, way_key: str) -> Future[Committed[tuple[str, ...]]]:
        """Take an event apart in one of the `splitting.ways`; ids of all its reports, what it was first.

        The first part stays the item that it was, and keeps what happened inside it; the others are added beside it,
        as drafts, or in the dataset at once when the event was.
        """

        def write(recorder: Recorder) -> tuple[str, ...]:
            what = target(recorder, item_id)
            whole, marks = what.values(), what.evidence(recorder)
            way = splitting.way(whole, way_key)
            if way is None:
                raise Q7X2Error("the event cannot be split like that any more", hint="Look at it and choose again")
            stands = what.report is not None and what.report["verdict"] in CURATED
            first, *others = way.parts
            verdict = verdict_of(what.suggested(), first.values) if stands else None
            made = [self._write(recorder, what, first.values, first.evidence(marks), verdict)]
            for part in others:
                verdict = Verdict.ADDED if stands else None
                made.append(self._write(recorder, _beside(what), part.values, part.evidence(marks), verdict))
            title = self._title(whole.type).lower()
            recorder.label = f"Split {title} {way.title[0].lower()}{way.title[1:]}"
            return tuple(made)

        return self._editor.run("Split event", write)

    def merge(self, item_id: str, into_id: str) -> Future[Committed[str]]:
        """Let an item tell the event of another item (or that event): one event, told by both; the item's report's id.

        What is still open of the two is confirmed by this. The event keeps its values; what happened inside the one
        that goes is then part of it.
        """

        def write(recorder: Recorder) -> str:
            event = self._event_of(recorder, into_id)
            what = target(recorder, item_id)
            if what.report is not None and what.report["event"] == event["n"]:
                raise Q7X2Error("both tell the same event already")
            report = self._confirmed(recorder, what)
            join_event(recorder, report, event)
            recorder.label = f"Merge {self._title(what.values().type).lower()} into {_named(event)}"
            return str(report["id"])

        return self._editor.run("Merge into another event", write)

    def merge_events(self, event_ids: Sequence[str], into_id: str) -> Future[Committed[int]]:
        """Make one event of several: all reports tell the one that is named; the number of reports that moved."""

        def write(recorder: Recorder) -> int:
            into = _known_event(recorder, into_id)
            moved = 0
            for event_id in dict.fromkeys(event_ids):
                event = _known_event(recorder, event_id)
                if event["n"] == into["n"]:
                    continue
                for report in recorder.select("select * from report where event = ? order by n", (event["n"],)):
                    join_event(recorder, report, _known_event(recorder, into_id))
                    moved += 1
            recorder.label = f"Merge {len(event_ids)} events into {_named(into)}"
            return moved

        return self._editor.run("Merge events", write)

    def separate(self, report_id: str) -> Future[Committed[str]]:
        """Give a report that tells an event with others an event of its own again; the report's id."""

        def write(recorder: Recorder) -> str:
            report = target(recorder, report_id).report
            others = report is not None and recorder.select(
                "select 1 from report where event = ? and n <> ?", (report["event"], report["n"])
            )
            if report is None or not others:
                raise Q7X2Error("this report tells its event alone")
            drop_event(recorder, report)
            values = report_values(report)
            parent = resolve(recorder, values.part_of).event
            alone = {**report, "event": None}
            write_event(recorder, alone, values, parent=parent, type_title=self._title(values.type))
            return report_id

        return self._editor.run("Give the report an event of its own", write)

    def _title(self, type_key: str) -> str:
        return self._codebook.type_title(type_key)

    def _event_of(self, recorder: Recorder, into_id: str) -> Row:
        """The event that an event id or an item id stands for; an item that is open is confirmed for it."""
        event = recorder.get("event", into_id)
        if event is not None:
            return event
        what = target(recorder, into_id)
        report = self._confirmed(recorder, what)
        return recorder.select("select * from event where n = ?", (report["event"],))[0]

    def _confirmed(self, recorder: Recorder, what: Target) -> Row:
        """The report of an item that stands in the dataset; one that was rejected is not taken back unasked."""
        verdict = None if what.report is None else what.report["verdict"]
        if verdict == Verdict.REJECTED:
            raise Q7X2Error("a rejected event cannot be merged", hint="Reopen it first")
        if what.report is not None and verdict in CURATED:
            return what.report
        values = what.values()
        row_id = self._write(recorder, what, values, None, verdict_of(what.suggested(), values))
        return recorder.select("select * from report where id = ?", (row_id,))[0]

    def _begin(self, recorder: Recorder, what: Target, values: EventValues, evidence: Sequence[Evidence]) -> str:
        return self._write(recorder, _beside(what), values, evidence, None)

    def _write(
        self,
        recorder: Recorder,
        what: Target,
        values: EventValues,
        evidence: Sequence[Evidence] | None,
        verdict: Verdict | None,
    ) -> str:
        return write_report(recorder, what, values, evidence, Decision(verdict=verdict), codebook=self._codebook)


def inside(whole: EventValues, type_key: str, codebook: Codebook, *, part_of: str) -> EventValues:
    """Values of an act inside an event: of another type, with who, when, where and the voice of the whole."""
    found = codebook.type(type_key)
    if found is None:
        raise Q7X2Error(f"{type_key!r} is no type of the codebook")
    return EventValues(
        type=type_key,
        kind=found.kind,
        mode=found.mode,
        status=whole.status,
        date=day_within(whole.date),
        when=whole.when,
        participants=tuple(_on_equal_terms(who) for who in whole.participants),
        place=whole.place,
        voice=whole.voice,
        part_of=part_of,
        missing={name: why for name, why in whole.missing.items() if name in INHERITED},
    )


def day_within(date: str | None) -> str | None:
    """When something inside a stay was: on one of its days, which one is not known (EDTF); any other date as it is."""
    if date is None:
        return None
    parsed = parse(date)
    if parsed.form != "interval":
        return date
    ((start, end),) = parsed.parts
    return f"[{start.text if start else ''}..{end.text if end else ''}]"


def _on_equal_terms(who: Participant) -> Participant:
    return replace(who, role=Role.PARTICIPANT) if who.role in _TRAVEL else who


def _beside(what: Target) -> Target:
    """A new report in the same article."""
    return Target(report=None, suggestion_n=None, suggestion=None, article=what.article)


def _known_event(recorder: Recorder, event_id: str) -> Row:
    event = recorder.get("event", event_id)
    if event is None:
        raise Q7X2Error("the event is no longer in the project", hint="Undo brings it back")
    return event


def _named(event: Row) -> str:
    return f"“{event['title']}”"
