"""The desk: what is done with the chosen suggestion or report, each act one step of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from q7x2_gui.domain.comparing import differing_fields, verdict_of
from q7x2_gui.domain.event import EventValues, Evidence
from q7x2_gui.domain.vocabulary import Field, Missing, Verdict
from q7x2_gui.errors import BlockedError
from q7x2_gui.viewmodels import form_state, selection
from q7x2_gui.viewmodels.desk_acts import DeskActs
from q7x2_gui.viewmodels.refusals import LOST, key_of
from q7x2_gui.viewmodels.sentence_steps import SentenceSteps
from q7x2_gui.viewmodels.walk import Walk

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import Item
    from q7x2_gui.services.editing import Changed
    from q7x2_gui.viewmodels.bridge import Bridge
    from q7x2_gui.viewmodels.selection import Taken

__all__ = ["Desk", "key_of"]


class Desk(DeskActs):
    """The review on the GUI thread: edits, verdicts, undo."""

    reject_requested = Signal()
    """The analyst wants to reject: the form asks for the reason."""
    type_requested = Signal()
    """An event was added: the form asks for its type."""
    undo_blocked = Signal(str, object)
    """Why a step cannot be taken back, and the number of the step before it that may be; None when there is none."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(bridge, parent)
        self.walk = Walk(self, bridge)
        self.sentences = SentenceSteps(self, bridge)

    # edits: each is one step

    def edit(
        self,
        field: str,
        values: EventValues,
        evidence: Sequence[Evidence] | None = None,
        *,
        origin: object | None = None,
    ) -> None:
        """Save what an edit of ``field`` has changed of the chosen item; one that changes nothing is no step."""
        item = self.acting
        if item is None:
            return
        kept = item.evidence if evidence is None else tuple(evidence)
        if values == item.values and kept == item.evidence and self.refused.get(key_of(item), field) is None:
            return
        why = "rejected: reopen it before you change it"
        if item.kind == LOST or self._may(item, item.verdict is not Verdict.REJECTED, why):
            self._edit(field, item, values, kept, origin or self)

    def set_missing(self, field: str, why: Missing) -> None:
        """Empty a field of the chosen item and say why it is empty; its evidence goes with it."""
        item = self.acting
        if item is None or not form_state.can_be_empty(field):
            return
        self.unsaved.pop((key_of(item), field), None)
        values = form_state.with_missing(item.values, field, why)
        self.edit(field, values, form_state.replace_evidence(item.evidence, field))

    def doubt(self, field: str) -> None:
        """Mark a field of the chosen item as one the analyst is not sure of, or take that back."""
        item = self.acting
        if item is not None:
            self.edit(field, form_state.with_doubt(item.values, field, field not in item.values.unsure))

    def take_selection(
        self, field: str, start: int, end: int, *, instead: int | None = None, stay: bool = True
    ) -> None:
        """Put words of the article (code points) into a field, normalised, and keep them as its evidence.

        ``instead`` is the place of a participant whom they stand for from now on; ``stay`` gives the field the focus.
        """
        item, detail = self.acting, self.article
        if item is None or detail is None:
            self.message.emit("info", "Choose or add an event first")
            return
        coded = selection.Taken(values=item.values, evidence=item.evidence)
        self._bridge.in_worker(
            lambda: selection.take(detail.article, coded, field, (start, end), self.codebook, instead=instead),
            partial(self._take_words, field, (start, end), item, instead=instead, stay=stay),
            self._failed,
        )

    def _take_words(
        self, field: str, span: tuple[int, int], asked: Item, taken: Taken, *, instead: int | None, stay: bool
    ) -> None:
        """Save what the words gave; asked again when the field has been edited since."""
        if taken.problem:
            self.message.emit("warning", taken.problem)
        item, values = self.acting, taken.values
        if item is None or key_of(item) != key_of(asked) or values is None:
            return
        if _differs(item, asked, field):
            self.take_selection(field, *span, instead=instead, stay=stay)
            return
        fields = differing_fields(asked.values, values)
        mine = form_state.evidence_of(taken.evidence, field)
        self.edit(
            field,
            form_state.with_fields(item.values, values, fields),
            form_state.replace_evidence(item.evidence, field, mine),
        )
        if stay:
            self.focus_field(field)

    # verdicts: each is one step

    def confirm(self) -> bool:
        """Confirm the chosen item as it stands; False when there is none or something typed is not saved."""
        self.leaving.emit()
        item = self.acting
        if item is None or not self._settled(item) or not self._may(item, item.open, "decided already"):
            return False
        self._show(replace(item, verdict=verdict_of(item.suggested, item.values)))
        self._write(self._session.review.confirm(key_of(item), seen=item), failed=partial(self._take_back, item))
        return True

    def confirm_and_next(self) -> None:
        """Confirm the chosen item and go to the next open one, here or in the next article; a decided one is passed."""
        self.leaving.emit()
        item = self.acting
        if self.going:
            return
        if item is None or not item.open or self.confirm():
            self.go_on()

    def go_on(self) -> None:
        """Choose the next item that waits for a verdict, here or in the next article with any."""
        here = max(self.place, 0)
        for item in self.items[here + 1 :] + self.items[:here]:
            if item.open and item.kind != LOST:
                self._choose(key_of(item))
                return
        self.next_open_article()

    def reject(self, reason: str = "", note: str = "") -> None:
        """Reject the chosen item for a reason of the codebook and go on; without a reason the form asks for one."""
        self.leaving.emit()
        item = self.acting
        if item is None or not self._may(item, item.verdict is not Verdict.REJECTED, "rejected already"):
            return
        if not reason:
            self.reject_requested.emit()
            return
        self._show(replace(item, verdict=Verdict.REJECTED, reject_reason=reason))
        self._write(self._session.review.reject(key_of(item), reason, note), failed=partial(self._take_back, item))
        self.go_on()

    def reopen(self) -> None:
        """Take the verdict of the chosen item back."""
        item = self.acting
        if item is not None and self._may(item, item.verdict is not None, "still open"):
            self._write(self._session.review.reopen(key_of(item)))

    def add(self, span: tuple[int, int] | None = None, type: str | None = None) -> None:  # noqa: A002 - the codebook's word
        """Add an event by hand, filled in from the selected words; the form then asks for its type if none is given."""
        self.leaving.emit()
        detail = self.article
        if detail is None or self.going:
            self.message.emit("info", "Open an article first")
            return
        self._bridge.in_worker(
            lambda: selection.draft(detail.article, span, type, self.codebook),
            lambda taken: self._add(detail.article.id, taken, ask=type is None),
            self._failed,
        )

    def _add(self, article_id: str, taken: Taken, *, ask: bool) -> None:
        if taken.values is None:
            self.message.emit("warning", taken.problem)
            return
        self._write(
            self._session.review.add(article_id, taken.values, taken.evidence),
            lambda committed: self._afterwards(partial(self._show_added, committed.value, ask=ask)),
        )

    def _show_added(self, report_id: str, *, ask: bool) -> None:
        if self.choose(report_id) and ask:
            self.focus_field(Field.TYPE.value)
            self.type_requested.emit()

    def delete(self) -> None:
        """Delete the report of the chosen item; its suggestion, if it has one, is open again."""
        item = self.acting
        if item is None:
            return
        if item.kind == "suggestion":
            self.message.emit("info", "A suggestion stays as proposed: reject it instead")
        elif item.kind == LOST:
            self.give_up(key_of(item))
        elif self._may(item, True, ""):
            self._write(self._session.review.delete(key_of(item)))

    # the article

    def no_event(self, value: bool = True) -> None:
        """Record that the open article tells of no event, and go to the next one with work; or take that back."""
        self.leaving.emit()
        if self.article_id is None or self.going:
            return
        self._write(self._session.review.no_event(self.article_id, value))
        if value:
            self.next_open_article()

    # undo

    def undo(self, step: int | None = None) -> None:
        """Undo the last step, wherever it was made, or the one of that number."""
        self._replay("undo", "Undone", step)

    def redo(self) -> None:
        """Redo the step that was undone last."""
        self._replay("redo", "Done again")

    def _replay(self, verb: str, done: str, *which: int | None) -> None:
        self.leaving.emit()
        editor = self._session.editor
        if not getattr(editor, f"can_{verb}") and not self.saving:
            self.message.emit("info", f"Nothing to {verb}")
            return
        run: Callable[..., Any] = getattr(editor, verb)
        self._write(run(*which), lambda committed: self._replayed(done, committed.change), self._blocked)

    def _blocked(self, error: BaseException) -> None:
        """Offer the step before one that cannot be taken back, so that it does not bar the way to all older ones."""
        if isinstance(error, BlockedError):
            older = self._session.editor.undo_before(error.step)
            QTimer.singleShot(0, self, partial(self.undo_blocked.emit, str(error), older))  # after the plain message

    def _replayed(self, done: str, change: Changed | None) -> None:
        """Show what an undo or redo touched, also when that stands in another article."""
        if change is None:
            return
        self.message.emit("info", f"{done}: {change.label}")
        wanted = tuple(row_id for table, row_id in change.rows if table in ("report", "suggestion"))
        there = self.article_id if self.article_id in change.articles else next(iter(change.articles), None)
        if there is None:
            return
        if there == self.article_id:
            self._afterwards(lambda: self._choose_touched(wanted))
        else:
            self._go(there, wanted)

    def _choose_touched(self, wanted: tuple[str, ...]) -> None:
        any(self.choose(self._keys_seen.get(row_id, row_id)) for row_id in wanted)


def _differs(item: Item, asked: Item, field: str) -> bool:
    """Whether a field or its evidence is no longer as it was when the words were taken."""
    changed = field in differing_fields(asked.values, item.values)
    return changed or form_state.evidence_of(asked.evidence, field) != form_state.evidence_of(item.evidence, field)
