"""How the desk writes: each act goes to the editor's queue at once, and what is refused stays on the desk."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from q7x2_gui.domain.comparing import changed_fields
from q7x2_gui.domain.event import EventValues, Evidence
from q7x2_gui.errors import ConflictError, Q7X2Error, ReadOnlyError, StorageError
from q7x2_gui.viewmodels.desk_state import DeskState
from q7x2_gui.viewmodels.refusals import LOST, LOST_WAYS_OUT, Refusal, key_of

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import Item

_DUE = frozenset({"published", "language"})
"""What of an article the extractor reads dates and names by."""

_GONE = "the suggestion or report is no longer in the project"


class DeskWrites(DeskState):
    """Edits on their way: shown at once, taken back when refused, never dropped."""

    drained = Signal()
    """All edits that were on their way are in the file or told as failed."""
    extraction_due = Signal(str)
    """Id of an article whose date or language was corrected, so that its open suggestions are to be made anew."""

    def set_article(self, values: dict[str, str | None]) -> None:
        """Correct what is known of the open article (title, outlet, language, published) as one step."""
        detail = self.article
        if detail is None or self.going or self.read_only:
            return
        changed = {name: value for name, value in values.items() if value != getattr(detail.article, name)}
        if not changed:
            return
        article_id = detail.article.id

        def done(_: object) -> None:
            if _DUE & changed.keys():
                self.extraction_due.emit(article_id)

        self._write(self._session.review.set_article(article_id, **changed), done)

    def save_refused(self) -> None:
        """Try again to save what was refused: over what the file says now, or as an event of its own."""
        for key, field in self.refused:
            refusal = self.refused.get(key, field)
            if refusal is None:
                continue
            if refusal.filed is None:
                self._keep_lost(key, refusal)
            else:
                left = next((item for item in self.items if key_of(item) == key), refusal.item)
                self._edit(field, left, left.values, left.evidence, self)

    def give_up(self, key: str, field: str = "") -> bool:
        """Give up what was refused in a field of an item, or in all of them; whether there was anything."""
        mine = [(k, f) for k, f in self.refused if k == key and field in ("", f)]
        for k, f in mine:
            self.refused.drop(k, f)
            self.unsaved.pop((k, f), None)
        if mine:
            self._stale = True
            self._catch_up()
        return bool(mine)

    def give_up_all(self) -> None:
        """Give up all that was typed or refused, and show what the file says."""
        for key in {key for key, _ in self.refused}:
            self.give_up(key)
        self.unsaved.clear()
        self._stale = True
        self._shelf.drop()
        self._catch_up()

    # inside

    def _edit(
        self, field: str, item: Item, values: EventValues, evidence: tuple[Evidence, ...], origin: object
    ) -> None:
        key, seen = key_of(item), self.refused.seen(item, field)
        self.unsaved.pop((key, field), None)
        before = self.refused.drop(key, field)
        changed = item.changed_fields if item.suggested is None else changed_fields(item.suggested, values)
        left = replace(item, values=values, evidence=evidence, changed_fields=changed)
        self._show(left)
        if item.kind == LOST:
            self._keep(field, seen, left, before.why if before else _GONE)
            self._catch_up()
            return
        self._write(
            self._session.review.edit(key, values, evidence, field=field, seen=seen, origin=origin),
            failed=lambda error: self._keep(field, seen, left, _message(error)) if is_refusal(error) else None,
        )

    def _keep(self, field: str, seen: Item, left: Item, why: str) -> None:
        """Keep a refused edit in the form, over what the file says."""
        refusal = self.refused.keep(field, seen, left, why)
        self.unsaved[key_of(left), field] = refusal.text
        self._stale = True

    def _keep_lost(self, key: str, refusal: Refusal) -> None:
        item = next((item for item in self.items if key_of(item) == key), refusal.item)
        if item.kind == LOST:
            self.give_up(key)
        self._write(
            self._session.review.add(item.article_id, item.values, item.evidence),
            lambda committed: self._afterwards(lambda: self.choose(committed.value)),
        )

    def _take_back(self, item: Item, error: BaseException) -> None:
        """Go back to an item whose verdict was refused."""
        if is_refusal(error):
            self._stale = True
            self._go(item.article_id, (item.id, key_of(item)))

    def _show(self, item: Item) -> None:
        """Put a changed item in its place ahead of the file."""
        key = key_of(item)
        self.items = tuple(item if key_of(old) == key else old for old in self.items)
        self.items_changed.emit()
        if key == key_of(self.chosen or item):
            self.chosen_changed.emit(item)

    def _write(
        self,
        future: Future[Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        self._pending += 1
        self._bridge.later(future, partial(self._written, done), partial(self._not_written, failed))

    def _written(self, done: Callable[[Any], None] | None, committed: Any) -> None:
        self._pending -= 1
        if done is not None:
            done(committed)
        self._drain()

    def _not_written(self, failed: Callable[[BaseException], None] | None, error: BaseException) -> None:
        """Say so and show what the file says; but an edit that waits to be saved again stays on the desk as it is."""
        self._pending -= 1
        self._stale = self._stale or is_refusal(error)
        if failed is not None:
            failed(error)
        self._failed(error)
        self._drain()

    def _drain(self) -> None:
        self._catch_up()
        if not self._pending:
            self.drained.emit()

    def _afterwards(self, act: Callable[[], object]) -> None:
        """Do something once the desk shows what the file says now."""
        self._then.append(lambda: (act(), None)[1])
        self._stale = True
        self._catch_up()

    def _may(self, item: Item, allowed: bool, why: str) -> bool:
        if self.read_only:
            self.message.emit("warning", "This project is open for reading only")
            return False
        if item.kind == LOST:
            self.message.emit("warning", f"This event is no longer in the project. {LOST_WAYS_OUT}")
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


def is_refusal(error: BaseException) -> bool:
    """Whether an edit is impossible as it is; any other that fails waits with the editor to be saved again."""
    return isinstance(error, ConflictError | ReadOnlyError) or not isinstance(error, StorageError)


def _message(error: BaseException) -> str:
    return error.message if isinstance(error, Q7X2Error) else str(error)
