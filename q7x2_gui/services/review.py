"""What an analyst decides, each as one step."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future

from q7x2_gui.domain.event import EventValues, Evidence
from q7x2_gui.services.editing import Committed, Editor


class Review:
    """Edits of one project; each method queues one step and returns a future with its outcome."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor

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

        ``base`` is the revision the form was filled from: another one in the file raises `ConflictError`.
        """
        raise NotImplementedError

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
        raise NotImplementedError

    def accept_auto(self, suggestion_ids: Sequence[str]) -> Future[Committed[tuple[str, ...]]]:
        """Accept suggestions unseen, verdict auto, all in one step; the reports' ids."""
        raise NotImplementedError

    def reject(self, item_id: str, reason: str, note: str = "") -> Future[Committed[str]]:
        """Reject an item for a reason of the codebook; the report's id."""
        raise NotImplementedError

    def add(self, article_id: str, values: EventValues, evidence: Sequence[Evidence] = ()) -> Future[Committed[str]]:
        """Begin a report by hand, as a draft; its id."""
        raise NotImplementedError

    def delete(self, report_id: str) -> Future[Committed[str | None]]:
        """Remove a report with its event; the id of the suggestion that is open again, if there was one."""
        raise NotImplementedError

    def reopen(self, report_id: str) -> Future[Committed[str]]:
        """Make a decided report a draft again; its event leaves the dataset."""
        raise NotImplementedError

    def no_event(self, article_id: str, value: bool = True) -> Future[Committed[str]]:
        """Say that an article tells no event (its open suggestions are rejected), or take that back."""
        raise NotImplementedError

    def set_article(self, article_id: str, **values: str | None) -> Future[Committed[str]]:
        """Correct title, outlet, author, language, url or published (EDTF) of an article."""
        raise NotImplementedError
