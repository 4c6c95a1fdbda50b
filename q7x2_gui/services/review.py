"""What an analyst decides, each as one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future

from q7x2_gui.domain.codebook import Codebook
from q7x2_gui.domain.event import EventValues, Evidence
from q7x2_gui.domain.vocabulary import CURATED, ArticleState, PublishedHow, Verdict
from q7x2_gui.errors import Q7X2Error
from q7x2_gui.services.article_state import refresh_state
from q7x2_gui.services.changes import Committed
from q7x2_gui.services.comparing import changed_fields
from q7x2_gui.services.editing import Editor
from q7x2_gui.services.reports import Decision, Target, remove_report, target, write_report
from q7x2_gui.services.rows import published_columns
from q7x2_gui.storage.recorder import Recorder
from q7x2_gui.storage.tables import Row

_ARTICLE_FIELDS = ("title", "outlet", "author", "language", "url", "published")


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
        base: int | None = None,
        origin: object | None = None,
    ) -> Future[Committed[str]]:
        """Write values into a report (a suggestion becomes a draft report first); the value is the report's id.

        A curated report stays curated (confirmed becomes corrected where it now differs); one that was rejected or
        accepted by a script becomes a draft. ``base`` is the revision the form was filled from: another one in the
        file raises `ConflictError`. Edits of one field in a row are undone together.
        """

        def write(recorder: Recorder) -> str:
            what = target(recorder, item_id, base)
            decided = what.report is not None and what.report["verdict"] in CURATED
            return self._write(recorder, what, values, evidence, _verdict(what, values) if decided else None)

        return self._editor.run(f"Edit {field.replace('_', ' ')}", write, origin=origin, merge=f"{item_id}.{field}")

    def confirm(
        self,
        item_id: str,
        values: EventValues | None = None,
        evidence: Sequence[Evidence] | None = None,
        *,
        base: int | None = None,
        origin: object | None = None,
    ) -> Future[Committed[str]]:
        """Let an item stand as it is, or with these values: confirmed, corrected or added; the report's id."""

        def write(recorder: Recorder) -> str:
            what = target(recorder, item_id, base)
            standing = values or what.values()
            verdict = _verdict(what, standing)
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
            return self._reject(recorder, target(recorder, item_id), reason, note)

        return self._editor.run(f"Reject: {titles.get(reason, reason)}", write)

    def add(self, article_id: str, values: EventValues, evidence: Sequence[Evidence] = ()) -> Future[Committed[str]]:
        """Begin a report by hand, as a draft; its id."""

        def write(recorder: Recorder) -> str:
            article = _article(recorder, article_id)
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
            article = _article(recorder, article_id)
            if value:
                self._reject_open(recorder, article)
                recorder.put("article", {"id": article_id, "state": ArticleState.NO_EVENT.value})
            else:
                recorder.put("article", {"id": article_id, "state": ArticleState.NEW.value})
                refresh_state(recorder, article["n"])
            return article_id

        return self._editor.run("No event here" if value else "Article may tell events", write)

    def set_article(self, article_id: str, **values: str | None) -> Future[Committed[str]]:
        """Correct title, outlet, author, language, url or published (EDTF) of an article; its id.

        Another date or language makes the article due for extraction again, which resolves its open suggestions anew.
        """

        def write(recorder: Recorder) -> str:
            unknown = sorted(set(values) - set(_ARTICLE_FIELDS))
            if unknown:
                raise Q7X2Error(f"{unknown[0]!r} is nothing that can be corrected", hint=", ".join(_ARTICLE_FIELDS))
            article = _article(recorder, article_id)
            recorder.put("article", {"id": article_id, **_article_columns(article, values)})
            if any(name in values and values[name] != article[name] for name in ("published", "language")):
                _due_again(recorder, article)
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
        return write_report(
            recorder,
            what,
            values,
            evidence,
            Decision(verdict=verdict),
            codebook=self._codebook.version,
            type_title=self._codebook.type_title(values.type),
        )

    def _reject(self, recorder: Recorder, what: Target, reason: str, note: str) -> str:
        values = what.values()
        decision = Decision(verdict=Verdict.REJECTED, reject_reason=reason, reject_note=note)
        title = self._codebook.type_title(values.type)
        return write_report(recorder, what, values, None, decision, codebook=self._codebook.version, type_title=title)

    def _reject_open(self, recorder: Recorder, article: Row) -> None:
        reports = recorder.select("select id, verdict from report where article = ?", (article["n"],))
        if any(row["verdict"] in CURATED for row in reports):
            raise Q7X2Error("the article has confirmed events", hint="Reject or delete them first")
        untouched = recorder.select(
            "select id from suggestion where article = ? and n not in "
            "(select suggestion from report where suggestion is not null)",
            (article["n"],),
        )
        still_open = [row for row in reports if row["verdict"] != Verdict.REJECTED]
        for row in [*still_open, *untouched]:
            self._reject(recorder, target(recorder, str(row["id"])), "not_an_event", "")


_VERBS: dict[Verdict, str] = {Verdict.CONFIRMED: "Confirm", Verdict.CORRECTED: "Correct", Verdict.ADDED: "Confirm"}


def _verdict(what: Target, values: EventValues) -> Verdict:
    suggested = what.suggested()
    if suggested is None:
        return Verdict.ADDED
    return Verdict.CORRECTED if changed_fields(suggested, values) else Verdict.CONFIRMED


def _article(recorder: Recorder, article_id: str) -> Row:
    article = recorder.get("article", article_id)
    if article is None:
        raise Q7X2Error("the article is no longer in the project", hint="Undo brings a removed import back")
    return article


def _article_columns(article: Row, values: Mapping[str, str | None]) -> Row:
    columns: Row = {name: (value or None) for name, value in values.items() if name != "published"}
    published = values.get("published") or None
    if "published" in values and published != article["published"]:
        columns.update(published_columns(published))
        columns["published_how"] = (PublishedHow.ANALYST if published else PublishedHow.UNKNOWN).value
        columns["published_reason"] = ""
    return columns


def _due_again(recorder: Recorder, article: Row) -> None:
    for row in recorder.select("select id from extraction where article = ?", (article["n"],)):
        recorder.remove("extraction", str(row["id"]))
