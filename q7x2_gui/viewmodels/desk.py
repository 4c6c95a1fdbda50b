"""The desk: what is done with the chosen suggestion or report, each act one step of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from q7x2_gui.domain.event import EventValues, Evidence
from q7x2_gui.domain.vocabulary import Field, Missing, Verdict
from q7x2_gui.viewmodels import form_state, selection
from q7x2_gui.viewmodels.desk_state import DeskState, key_of

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import Item
    from q7x2_gui.services.editing import Changed
    from q7x2_gui.viewmodels.selection import Taken

__all__ = ["Desk", "key_of"]


class Desk(DeskState):
    """The review on the GUI thread: edits, verdicts, undo."""

    reject_requested = Signal()
    """The analyst wants to reject: the form asks for the reason."""
    type_requested = Signal()
    """An event was added: the form asks for its type."""

    # edits: each is one step

    def edit(
        self,
        field: str,
        values: EventValues,
        evidence: Sequence[Evidence] | None = None,
        *,
        origin: object | None = None,
    ) -> None:
        """Save new values of the chosen item after an edit of ``field``; an edit that changes nothing is no step."""
        item = self.chosen
        if item is None:
            return
        kept = item.evidence if evidence is None else tuple(evidence)
        if values == item.values and kept == item.evidence:
            return
        if not self._may(item, item.verdict is not Verdict.REJECTED, "rejected: reopen it before you change it"):
            return
        key = key_of(item)
        self.unsaved.pop((key, field), None)
        changed = sorted({*item.changed_fields, *form_state.changed_fields(item.values, values)})
        self._show(replace(item, values=values, evidence=kept, changed_fields=tuple(changed)))
        self._write(
            lambda review: review.edit(self._id(key), values, kept, field=field, origin=origin or self),
            lambda committed: self._report_ids.__setitem__(key, committed.value),
        )

    def set_missing(self, field: str, why: Missing) -> None:
        """Empty a field of the chosen item and say why it is empty; its evidence goes with it."""
        item, name = self.chosen, Field(field)
        if item is None or not form_state.can_be_empty(name):
            return
        self.unsaved.pop((key_of(item), field), None)
        values = form_state.with_missing(item.values, name, why)
        self.edit(field, values, form_state.replace_evidence(item.evidence, field))

    def take_selection(self, field: str, start: int, end: int) -> None:
        """Put words of the article (code points) into a field, normalised, and keep them as its evidence."""
        item, detail = self.chosen, self.article
        if item is None or detail is None:
            self.message.emit("info", "Choose or add an event first")
            return
        key, coded = key_of(item), selection.Taken(values=item.values, evidence=item.evidence)
        self._bridge.in_worker(
            lambda: selection.take(detail.article, coded, Field(field), (start, end), self.codebook),
            lambda taken: self._take(key, field, taken),
            self._failed,
        )

    def _take(self, key: str, field: str, taken: Taken) -> None:
        if taken.problem:
            self.message.emit("warning", taken.problem)
        item = self.chosen
        if item is None or key_of(item) != key or not taken.values:
            return
        self.edit(field, taken.values, taken.evidence)
        self.focus_field(field)

    # verdicts: each is one step

    def confirm(self) -> bool:
        """Confirm the chosen item as it stands; False when there is none or something typed is not saved."""
        self.leaving.emit()
        item = self.chosen
        if item is None or not self._settled(item) or not self._may(item, item.open, "decided already"):
            return False
        key = key_of(item)
        verdict = Verdict.ADDED if item.suggestion_id is None else Verdict.CONFIRMED
        self._show(replace(item, verdict=Verdict.CORRECTED if item.suggestion_id and item.changed_fields else verdict))
        self._write(lambda review: review.confirm(self._id(key)))
        return True

    def confirm_and_next(self) -> None:
        """Confirm the chosen item and go to the next open one, here or in the next article; a decided one is passed."""
        self.leaving.emit()
        item = self.chosen
        if item is None or not item.open or self.confirm():
            self.go_on()

    def go_on(self) -> None:
        """Choose the next item that waits for a verdict, here or in the next article with any."""
        here = max(self.place, 0)
        for item in self.items[here + 1 :] + self.items[:here]:
            if item.open:
                self._choose(key_of(item))
                return
        self.next_open_article()

    def reject(self, reason: str = "", note: str = "") -> None:
        """Reject the chosen item for a reason of the codebook and go on; without a reason the form asks for one."""
        self.leaving.emit()
        item = self.chosen
        if item is None or not self._may(item, item.verdict is not Verdict.REJECTED, "rejected already"):
            return
        if not reason:
            self.reject_requested.emit()
            return
        key = key_of(item)
        self._show(replace(item, verdict=Verdict.REJECTED, reject_reason=reason))
        self._write(lambda review: review.reject(self._id(key), reason, note))
        self.go_on()

    def reopen(self) -> None:
        """Take the verdict of the chosen item back."""
        item = self.chosen
        if item is None or not self._may(item, item.verdict is not None, "still open"):
            return
        key = key_of(item)
        self._write(lambda review: review.reopen(self._id(key)))

    def add(self, span: tuple[int, int] | None = None, type: str | None = None) -> None:  # noqa: A002
        """Add an event by hand, filled in from the selected words; the form then asks for its type if none is given."""
        self.leaving.emit()
        detail = self.article
        if detail is None:
            self.message.emit("info", "Open an article first")
            return
        self._bridge.in_worker(
            lambda: selection.draft(detail.article, span, type, self.codebook),
            lambda taken: self._add(detail.article.id, taken, ask=type is None),
            self._failed,
        )

    def _add(self, article_id: str, taken: Taken, *, ask: bool) -> None:
        values = taken.values
        if values is None:
            self.message.emit("warning", taken.problem)
            return
        self._write(
            lambda review: review.add(article_id, values, taken.evidence),
            lambda committed: self._show_added(article_id, committed.value, ask=ask),
        )

    def _show_added(self, article_id: str, report_id: str, *, ask: bool) -> None:
        if self.article_id != article_id:
            return
        self._load(article_id)
        if self.choose(report_id) and ask:
            self.focus_field(Field.TYPE.value)
            self.type_requested.emit()

    def delete(self) -> None:
        """Delete the report of the chosen item; its suggestion, if it has one, is open again."""
        item = self.chosen
        if item is None:
            return
        if item.kind != "report":
            self.message.emit("info", "A suggestion stays as proposed: reject it instead")
            return
        key = key_of(item)
        self._write(lambda review: review.delete(self._id(key)))

    def no_event(self, value: bool = True) -> None:
        """Record that the open article tells of no event (or take that back), and go to the next one with work."""
        self.leaving.emit()
        article_id = self.article_id
        if article_id is None:
            return
        self._write(lambda review: review.no_event(article_id, value))
        if value:
            self.next_open_article()

    def undo(self) -> None:
        """Undo the last step, wherever it was made."""
        self.leaving.emit()
        self._replay("undo", "Undone")

    def redo(self) -> None:
        """Redo the step that was undone last."""
        self.leaving.emit()
        self._replay("redo", "Done again")

    # inside

    def _replay(self, verb: str, done: str) -> None:
        editor = self._session.editor
        if not getattr(editor, f"can_{verb}") and not self.saving:
            self.message.emit("info", f"Nothing to {verb}")
            return
        run: Callable[[], Future[Any]] = getattr(editor, verb)
        self._writes.submit(run, lambda committed: self._replayed(done, committed.change), self._refused)

    def _replayed(self, done: str, change: Changed | None) -> None:
        if change is None:
            return
        self.message.emit("info", f"{done}: {change.label}")
        self._stale = True
        self._follow(change)

    def _follow(self, change: Changed) -> None:
        """Show what an undo or redo touched, also when that stands in another article."""
        if self.article_id in change.articles:
            self._catch_up()
        elif change.articles:
            self.open_article(change.articles[0])
        for table, row_id in change.rows:
            if table in ("report", "suggestion") and self.choose(self._keys_seen.get(row_id, row_id)):
                return

    def _may(self, item: Item, allowed: bool, why: str) -> bool:
        if self.read_only:
            self.message.emit("warning", "This project is open for reading only")
            return False
        if not allowed:
            self.message.emit("info", f"This {item.kind} is {why}")
        return allowed

    def _settled(self, item: Item) -> bool:
        """Whether nothing typed in the form still waits to be mended."""
        for key, field in self.unsaved:
            if key == key_of(item):
                self.message.emit("warning", "What you typed is not saved yet: mend it, or press Esc to give it up")
                self.focus_field(field)
                return False
        return True
