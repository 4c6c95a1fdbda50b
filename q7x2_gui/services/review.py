"""What an analyst decides, each as one step."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future

from q7x2_gui.domain.codebook import Codebook
from q7x2_gui.domain.comparing import verdict_of
from q7x2_gui.domain.event import EventValues, Evidence
from q7x2_gui.domain.vocabulary import CURATED, Verdict
from q7x2_gui.errors import Q7X2Error
from q7x2_gui.services.article_edits import (
    NOT_AN_EVENT,
    correct,
    known_article,
    may_tell_events,
    tells_nothing,
)
from q7x2_gui.services.changes import Committed
from q7x2_gui.services.editing import Editor
from q7x2_gui.services.merging import Coded, merged_evidence, merged_values, refuse_unseen
from q7x2_gui.services.parents import resolve
from q7x2_gui.services.reports import Decision, Target, remove_report, target, write_report
from q7x2_gui.services.rows import values_with
from q7x2_gui.storage.recorder import Recorder
from q7x2_gui.storage.tables import Image


class Review:
    """Edits of one project; each method queues one step and returns a future with its outcome."""

    def __init__(self, editor: Editor, codebook: Codebook) -> None:
        self._editor = editor
        self._codebook = codebook

    def edit(
        self,
        item_id: str,
        values: EventValues,
        evidence: Sequence[Evidence] | None = None,
        *,
        field: str,
        seen: Coded | None = None,
        origin: object | None = None,
    ) -> Future[Committed[str]]:
        """Write values into a report (a suggestion becomes a draft report first); the value is the report's id.

        Only what differs from ``seen``, which is what the form showed before the edit, is written, so that what others
        changed meanwhile stays; a field that they changed too raises `ConflictError`. Without ``seen`` all is written.
        A curated report stays curated (confirmed becomes corrected where it now differs); one that was rejected or
        accepted by a script becomes a draft. Edits of one field in a row are undone together.
        """

        def write(recorder: Recorder) -> str:
            what = target(recorder, item_id)
            standing, marks = values, evidence
            if seen is not None:
                standing, marks = _merged(recorder, what, seen, values, evidence)
            decided = what.report is not None and what.report["verdict"] in CURATED
            verdict = verdict_of(what.suggested(), standing) if decided else None
            return self._write(recorder, what, standing, marks, verdict)

        return self._editor.run(f"Edit {field.replace('_', ' ')}", write, origin=origin, merge=f"{item_id}.{field}")

    def confirm(
        self,
        item_id: str,
        values: EventValues | None = None,
        evidence: Sequence[Evidence] | None = None,
        *,
        seen: Coded | None = None,
        origin: object | None = None,
    ) -> Future[Committed[str]]:
        """Let an item stand as it is, or with these values: confirmed, corrected or added; the report's id.

        ``seen`` is what the form shows: `ConflictError` when the file holds something else, which nobody has read here.
        """

        def write(recorder: Recorder) -> str:
            what = target(recorder, item_id)
            if seen is not None:
                now, shown = (_by_present_parent(recorder, values) for values in (what.values(), seen.values))
                refuse_unseen(now, shown, what.analyst)
            standing = values or what.values()
            verdict = verdict_of(what.suggested(), standing)
            recorder.label = f"{_VERBS[verdict]} {self._codebook.type_title(standing.type).lower()}"
            return self._write(recorder, what, standing, evidence, verdict)

        return self._editor.run("Confirm event", write, origin=origin)

    def accept_auto(self, suggestion_ids: Sequence[str]) -> Future[Committed[tuple[str, ...]]]:
        """Accept suggestions unseen, verdict auto, all in one step; ids of the new reports.

        What has a report already is left as it is.
        """

        def write(recorder: Recorder) -> tuple[str, ...]:
            made = []
            for suggestion_id in suggestion_ids:
                what = target(recorder, suggestion_id)
                if what.report is None:
                    made.append(self._write(recorder, what, what.values(), None, Verdict.AUTO))
            recorder.label = f"Accept {len(made)} suggestion{'' if len(made) == 1 else 's'} unseen"
            return tuple(made)

        return self._editor.run("Accept suggestions unseen", write)

    def reject(self, item_id: str, reason: str, note: str = "") -> Future[Committed[str]]:
        """Reject an item for a reason of the codebook; the report's id."""
        titles = {term.key: term.title for term in self._codebook.reject_reasons}

        def write(recorder: Recorder) -> str:
            if reason not in titles:
                raise Q7X2Error(f"{reason!r} is no reason of the codebook", hint=f"Known: {', '.join(titles)}")
            return self._reject(recorder, item_id, reason, note)

        return self._editor.run(f"Reject: {titles.get(reason, reason)}", write)

    def add(self, article_id: str, values: EventValues, evidence: Sequence[Evidence] = ()) -> Future[Committed[str]]:
        """Begin a report by hand, as a draft; its id."""

        def write(recorder: Recorder) -> str:
            article = known_article(recorder, article_id)
            what = Target(report=None, suggestion_n=None, suggestion=None, article=article["n"])
            return self._write(recorder, what, values, evidence, None)

        return self._editor.run(f"Add {self._codebook.type_title(values.type).lower()}", write)

    def delete(self, report_id: str) -> Future[Committed[str | None]]:
        """Remove a report with its event; the id of the suggestion that is open again, if there was one."""

        def write(recorder: Recorder) -> str | None:
            what = target(recorder, report_id)
            remove_report(recorder, what)
            rows = recorder.select("select id from suggestion where n = ?", (what.suggestion_n,))
            return str(rows[0]["id"]) if rows else None

        return self._editor.run("Delete report", write)

    def reopen(self, report_id: str) -> Future[Committed[str]]:
        """Make a decided report a draft again; its event leaves the dataset."""

        def write(recorder: Recorder) -> str:
            what = target(recorder, report_id)
            if what.report is None:
                raise Q7X2Error("the suggestion is open already")
            return self._write(recorder, what, what.values(), None, None)

        return self._editor.run("Reopen report", write)

    def no_event(self, article_id: str, value: bool = True) -> Future[Committed[str]]:
        """Say that an article tells no event (what is open in it is rejected), or take that back; the article's id.

        Refused while the article has events that a person confirmed.
        """

        def write(recorder: Recorder) -> str:
            if value:
                tells_nothing(recorder, article_id, lambda row_id: self._reject(recorder, row_id, NOT_AN_EVENT, ""))
            else:
                may_tell_events(recorder, article_id, lambda *report: self._put_back(recorder, *report))
            return article_id

        return self._editor.run("No event here" if value else "Article may tell events", write)

    def set_article(self, article_id: str, **values: str | None) -> Future[Committed[str]]:
        """Correct title, outlet, author, language, url or published (EDTF) of an article; its id.

        Another date or language makes the article due for extraction again, which resolves its open suggestions anew.
        """

        def write(recorder: Recorder) -> str:
            correct(recorder, article_id, values)
            return article_id

        return self._editor.run(f"Correct {', '.join(values)} of article", write)

    def _write(
        self,
        recorder: Recorder,
        what: Target,
        values: EventValues,
        evidence: Sequence[Evidence] | None,
        verdict: Verdict | None,
    ) -> str:
        return write_report(recorder, what, values, evidence, Decision(verdict=verdict), codebook=self._codebook)

    def _reject(self, recorder: Recorder, item_id: str, reason: str, note: str) -> str:
        what = target(recorder, item_id)
        decision = Decision(verdict=Verdict.REJECTED, reject_reason=reason, reject_note=note)
        return self._decide(recorder, what, decision)

    def _put_back(self, recorder: Recorder, report_id: str, before: Image | None) -> None:
        what = target(recorder, report_id)
        if before is None:
            remove_report(recorder, what)
        else:
            verdict = before["verdict"]
            self._decide(recorder, what, Decision(verdict=None if verdict is None else Verdict(str(verdict))))

    def _decide(self, recorder: Recorder, what: Target, decision: Decision) -> str:
        values = what.values()
        return write_report(recorder, what, values, None, decision, codebook=self._codebook)


_VERBS: dict[Verdict, str] = {Verdict.CONFIRMED: "Confirm", Verdict.CORRECTED: "Correct", Verdict.ADDED: "Confirm"}


def _merged(
    recorder: Recorder, what: Target, seen: Coded, values: EventValues, evidence: Sequence[Evidence] | None
) -> tuple[EventValues, Sequence[Evidence] | None]:
    """What an edit that was made on ``seen`` comes to on the report as it stands."""
    before = _by_present_parent(recorder, seen.values)
    if values.part_of == seen.values.part_of:
        values = values_with(values, part_of=before.part_of)
    standing = merged_values(_by_present_parent(recorder, what.values()), before, values, what.analyst)
    if evidence is None:
        return standing, None
    return standing, merged_evidence(what.evidence(recorder), seen.evidence, evidence, standing, what.analyst)


def _by_present_parent(recorder: Recorder, values: EventValues) -> EventValues:
    """Values with the parent named as it is now: it may have been confirmed since."""
    return values_with(values, part_of=resolve(recorder, values.part_of).text)
