"""Finds what an item id stands for and writes its report with evidence and event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from q7x2_gui.domain.codebook import Codebook
from q7x2_gui.domain.event import EventValues, Evidence
from q7x2_gui.domain.ids import new_id
from q7x2_gui.domain.records import values_record
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.domain.vocabulary import Verdict
from q7x2_gui.errors import Q7X2Error
from q7x2_gui.services import parents
from q7x2_gui.services.article_state import refresh_state
from q7x2_gui.services.events import drop_event, rewrite, write_event
from q7x2_gui.services.rows import (
    coded_columns,
    evidence_from,
    report_values,
    suggested_values,
    suggestion_of,
    values_with,
    voice_columns,
)
from q7x2_gui.storage.recorder import Recorder
from q7x2_gui.storage.tables import Cell, Row, to_json

IN_DATASET = (Verdict.CONFIRMED, Verdict.CORRECTED, Verdict.ADDED, Verdict.AUTO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What an edit is about: the report if there is one, the suggestion if it came from one, the article's number.

    ``parent`` is the id of the suggestion that the suggestion is part of.
    """

    report: Row | None
    suggestion_n: Cell
    suggestion: Suggestion | None
    article: Cell
    parent: Cell = None

    def values(self) -> EventValues:
        """The values as they stand: the report's, else the suggestion's."""
        if self.report is not None:
            return report_values(self.report)
        if self.suggestion is None:
            raise Q7X2Error("there is nothing to confirm")
        return suggested_values(self.suggestion, self.parent)

    def evidence(self, recorder: Recorder) -> tuple[Evidence, ...]:
        """The evidence as it stands: the report's, else the suggestion's."""
        if self.report is None:
            return () if self.suggestion is None else self.suggestion.evidence
        found = recorder.select("select * from evidence where report = ? order by place", (self.report["n"],))
        return tuple(evidence_from(row) for row in found)

    @property
    def analyst(self) -> str:
        """Who wrote what stands."""
        return "Another program" if self.report is None else str(self.report["analyst"])

    def suggested(self) -> EventValues | None:
        """The values as they were suggested; None for a report that was added by hand."""
        return None if self.suggestion is None else suggested_values(self.suggestion, self.parent)


def target(recorder: Recorder, item_id: str) -> Target:
    """What an item id stands for; raises `Q7X2Error` when it is gone."""
    report = recorder.get("report", item_id)
    suggestion = None if report else recorder.get("suggestion", item_id)
    if report is None and suggestion is None:
        raise Q7X2Error("the suggestion or report is no longer in the project", hint="Open the article again")
    if report is None and suggestion is not None:
        found = recorder.select("select * from report where suggestion = ?", (suggestion["n"],))
        report = found[0] if found else None
    elif report is not None and report["suggestion"] is not None:
        suggestion = recorder.select("select * from suggestion where n = ?", (report["suggestion"],))[0]
    return Target(
        report=report,
        suggestion_n=None if suggestion is None else suggestion["n"],
        suggestion=None if suggestion is None else suggestion_of(suggestion),
        article=(report or suggestion or {})["article"],
        parent=None if suggestion is None else suggestion["parent"],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """How a report is to stand: its verdict (None for a draft), and for a rejection the reason."""

    verdict: Verdict | None
    reject_reason: str | None = None
    reject_note: str | None = None


def write_report(
    recorder: Recorder,
    what: Target,
    values: EventValues,
    evidence: Sequence[Evidence] | None,
    decision: Decision,
    *,
    codebook: Codebook,
) -> str:
    """Write a report with its evidence, event and article state; its id.

    ``evidence`` None leaves what is there (or takes the suggestion's). Raises `Q7X2Error` when a quote is not in the
    text, `DateError` when the date is no date.
    """
    report = what.report or _new_report(what)
    parent = parents.find(recorder, report, values.part_of)
    values = values_with(values, part_of=parent.text)
    row = _row(recorder, report, values, decision, codebook.version)
    if _same(what.report, row):
        written = recorder.put("report", {"id": report["id"]})
    else:
        written = recorder.put("report", {**row, "revision": recorder.step})
    if evidence is None and what.report is None and what.suggestion is not None:
        evidence = what.suggestion.evidence
    if evidence is not None:
        _write_evidence(recorder, written, evidence)
    if decision.verdict in IN_DATASET:
        title = codebook.type_title(values.type)
        write_event(recorder, written, values, parent=parent.event, type_title=title)
    else:
        drop_event(recorder, written)
    refresh_state(recorder, what.article)
    return str(written["id"])


def remove_report(recorder: Recorder, what: Target) -> None:
    """Remove a report with its evidence and event."""
    if what.report is None:
        raise Q7X2Error("only a report can be deleted", hint="Reject the suggestion instead")
    drop_event(recorder, what.report)
    rewrite(recorder, "evidence", "report", what.report["n"], [])
    if what.suggestion_n is None:  # whoever waited for a suggestion still may
        parents.rename(recorder, what.article, {str(what.report["id"]): None})
    recorder.remove("report", str(what.report["id"]))
    refresh_state(recorder, what.article)


def _new_report(what: Target) -> Row:
    return {"id": new_id(), "n": None, "article": what.article, "suggestion": what.suggestion_n, "event": None}


def _row(recorder: Recorder, report: Row, values: EventValues, decision: Decision, codebook: str) -> Row:
    return {
        "id": report["id"],
        "article": report["article"],
        "suggestion": report["suggestion"],
        "verdict": None if decision.verdict is None else decision.verdict.value,
        **coded_columns(recorder, values),
        "summary": values.summary,
        **voice_columns(values.voice),
        "certainty": None if values.certainty is None else str(values.certainty),
        "reject_reason": decision.reject_reason,
        "reject_note": decision.reject_note,
        "analyst": recorder.who,
        "codebook": codebook,
        "coded_at": recorder.at,
        "values": to_json(values_record(values)),
    }


def _same(old: Row | None, row: Row) -> bool:
    """Whether nothing but who looked and when would change."""
    return old is not None and all(old[name] == row[name] for name in row if name not in ("analyst", "coded_at"))


def _write_evidence(recorder: Recorder, report: Row, evidence: Sequence[Evidence]) -> None:
    for one in evidence:
        _check_quote(recorder, report["article"], one)
    rows: list[Row] = [
        {
            "report": report["n"],
            "place": place,
            "field": one.field,
            "start": one.start,
            "end": one.end,
            "quote": one.quote,
        }
        for place, one in enumerate(evidence)
    ]
    rewrite(recorder, "evidence", "report", report["n"], rows)


def _check_quote(recorder: Recorder, article: Cell, evidence: Evidence) -> None:
    there = recorder.select(
        "select substr(text, ?, ?) as quote from article where n = ?",
        (evidence.start + 1, max(0, evidence.end - evidence.start), article),
    )
    if evidence.start < 0 or not there or not evidence.quote or there[0]["quote"] != evidence.quote:
        raise Q7X2Error(
            f"the evidence for {evidence.field} does not stand at {evidence.start} to {evidence.end} of the text",
            hint="Select the words again",
        )
