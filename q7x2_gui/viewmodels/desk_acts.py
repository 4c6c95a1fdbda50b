"""Verdicts that change how many events there are: an act inside, a duplicate, a split, a merge."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from q7x2_gui.domain import splitting
from q7x2_gui.domain.vocabulary import Field, Verdict
from q7x2_gui.viewmodels.choices import Choice, choices
from q7x2_gui.viewmodels.date_input import short_date
from q7x2_gui.viewmodels.desk_writes import DeskWrites
from q7x2_gui.viewmodels.refusals import LOST, key_of

if TYPE_CHECKING:
    from concurrent.futures import Future

    from q7x2_gui.services.catalogue import Item
    from q7x2_gui.services.near_events import NearEvent

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class DeskActs(DeskWrites):
    """Each act asks for what it needs to know by ``choice_requested``, then makes one step."""

    choice_requested = Signal(str, object, object)
    """A question, its `Choice` entries, and what to call with the key that is picked."""

    def add_inside(self, type_key: str = "") -> None:
        """Begin an act inside the chosen event, with its who, when and where; without a type it is asked for."""
        item = self._fit("An act needs an event that it is inside of")
        if item is None:
            return
        if not type_key:
            types = choices(self.codebook.types)
            self.choice_requested.emit("Inside this event: what?", types, self.add_inside)
            return
        self._make(self._session.reshaping.add_inside(key_of(item), type_key), Field.DATE)

    def duplicate(self) -> None:
        """Begin a second event with the same values and evidence."""
        item = self._fit("There is nothing to duplicate")
        if item is not None:
            self._make(self._session.reshaping.duplicate(key_of(item)))

    def split(self, way: str = "") -> None:
        """Take the chosen event apart; which way is asked for."""
        item = self._fit("There is nothing to split")
        if item is None or not self._may(item, item.verdict is not Verdict.REJECTED, "rejected: reopen it first"):
            return
        found = splitting.ways(item.values)
        if not found:
            text = "One participant and one day: there is nothing to take apart. Enter the days or participants first"
            self.message.emit("info", text)
        elif not way:
            self.choice_requested.emit("Split: how?", _lettered((w.key, w.title, "") for w in found), self.split)
        else:
            self._write(
                self._session.reshaping.split(key_of(item), way),
                lambda committed: self._split(committed.value),
            )

    def merge(self, into: str = "") -> None:
        """Let the chosen item tell another event too, here or in another article; which one is asked for."""
        item = self._fit("There is nothing to merge")
        if item is None or not self._may(item, item.verdict is not Verdict.REJECTED, "rejected: reopen it first"):
            return
        if into:
            self._write(
                self._session.reshaping.merge(key_of(item), into),
                lambda committed: self._merged(committed.value),
            )
            return
        catalogue = self._session.catalogue
        self._bridge.in_worker(
            lambda: catalogue.near_events(item.values, item.event_id), partial(self._ask_merge, item), self._failed
        )

    def separate(self) -> None:
        """Give the chosen report an event of its own, when it tells one together with others."""
        item = self._fit("There is nothing to separate")
        if item is None or not self._may(item, item.report_id is not None, "not confirmed: it has no event yet"):
            return
        self._write(
            self._session.reshaping.separate(str(item.report_id)),
            lambda _: self.message.emit("info", "The report has an event of its own now"),
        )

    # inside

    def _fit(self, otherwise: str) -> Item | None:
        """The chosen item, once what is typed is handed over; None, and why, when it cannot be acted on."""
        self.leaving.emit()
        item = self.acting
        if item is None:
            self.message.emit("info", otherwise)
            return None
        return item if self._settled(item) and self._may(item, item.kind != LOST, "") else None

    def _make(self, future: Future[Any], field: Field | None = None) -> None:
        self._write(future, lambda committed: self._afterwards(partial(self._show_made, committed.value, field)))

    def _show_made(self, report_id: str, field: Field | None) -> None:
        if self.choose(report_id) and field is not None:
            self.focus_field(field.value)

    def _split(self, report_ids: tuple[str, ...]) -> None:
        self.message.emit("info", f"Split into {len(report_ids)} events")
        self._afterwards(partial(self.choose, report_ids[0]))

    def _merged(self, report_id: str) -> None:
        self.message.emit("info", "Merged: one event, told by both. Undo takes it back")
        self._afterwards(partial(self.choose, report_id))

    def _ask_merge(self, asked: Item, near: list[NearEvent]) -> None:
        item = self.acting
        if item is None or key_of(item) != key_of(asked):
            return
        here = [other for other in self.items if _can_take(other, item)]
        told = {other.event_id for other in here}
        rows = [(key_of(other), self._title(other), "In this article") for other in here]
        rows += [(event.id, self._event_title(event), _where(event)) for event in near if event.id not in told]
        if not rows:
            self.message.emit("info", "There is no other event near that date to merge this with")
            return
        self.choice_requested.emit("Merge into which event?", _lettered(rows), self.merge)

    def _title(self, item: Item) -> str:
        from q7x2_gui.viewmodels.cards import card_of  # noqa: PLC0415 - which knows the desk

        card = card_of(item, self.codebook)
        return " · ".join(part for part in (card.type, card.who, card.date) if part)

    def _event_title(self, event: NearEvent) -> str:
        parts = (self.codebook.type_title(event.type), event.who, short_date(event.date))
        return " · ".join(part for part in parts if part)


def _can_take(other: Item, item: Item) -> bool:
    """Whether an item of the article can be what another is merged into."""
    same = key_of(other) == key_of(item) or (other.event_id is not None and other.event_id == item.event_id)
    return not same and other.kind != LOST and other.verdict is not Verdict.REJECTED


def _where(event: NearEvent) -> str:
    told = "1 report" if event.reports == 1 else f"{event.reports} reports"
    return f"{told}, {event.outlets}" if event.outlets else told


def _lettered(rows: Iterable[tuple[str, str, str]]) -> tuple[Choice, ...]:
    """Entries with the letters of the alphabet, as far as they go."""
    letters = iter(_LETTERS)
    return tuple(Choice(key, title, definition, next(letters, "")) for key, title, definition in rows)
