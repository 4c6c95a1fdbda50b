"""The timeline's state: its scene is read and computed off the GUI thread and follows each committed step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from q7x2_gui.viewmodels import timeline_book, timeline_card
from q7x2_gui.viewmodels.timeline_book import Book, LanePlan
from q7x2_gui.viewmodels.timeline_card import Card

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import TimelineEntry
    from q7x2_gui.services.editing import Changed
    from q7x2_gui.timeline.scene import Scene
    from q7x2_gui.viewmodels.bridge import Bridge

LANES = (("type", "type"), ("country", "country"), ("actor", "actor"), ("status", "status"))
"""What lanes can be made by, with the word for each."""
MOST_PATCHED = 200
"""Articles read one by one; when more have changed, all is read."""
_SHOWN_TABLES = frozenset({"event", "report", "suggestion", "article", "participant", "evidence"})


class TimelineState(QObject):
    """Entries, lanes and the chosen item; nothing is read before the first `load`.

    ``changed`` follows when a new scene stands; ``chosen_changed(entry id or None)`` when another item is chosen;
    ``described(index)`` when the card of an entry knows its article.
    """

    changed = Signal()
    chosen_changed = Signal(object)
    failed = Signal(object)
    described = Signal(int)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._book: Book | None = None
        self.plan = LanePlan()
        self.chosen_item: str | None = None
        self._asked = False
        self._reading = False
        self._all_due = False
        self._due: set[str] = set()
        self._plan_shown = self.plan
        self._details: dict[str, Any] = {}
        self._asked_for: set[str] = set()
        bridge.changed.connect(self._on_changed)

    @property
    def loaded(self) -> bool:
        """Whether a scene stands."""
        return self._book is not None

    @property
    def entries(self) -> Sequence[TimelineEntry]:
        """All entries, in the order of the scene's columns."""
        return () if self._book is None else self._book.entries

    @property
    def scene(self) -> Scene | None:
        """What is drawn; None before the first read."""
        return None if self._book is None else self._book.scene

    @property
    def unseen(self) -> int:
        """How many events a script has accepted and nobody has looked at."""
        return 0 if self._book is None else self._book.unseen

    def load(self) -> None:
        """Read all entries anew in a worker; asked again while it reads, it reads once more."""
        self._asked = self._all_due = True
        self._next()

    @property
    def by(self) -> str:
        """What the lanes are made by."""
        return self.plan.by

    def set_lanes(self, by: str) -> None:
        """Make the lanes by type, country, actor or status."""
        self.plan = replace(self.plan, by=by)
        self._next()

    def choose(self, item_id: str | None) -> None:
        """Ring the entry of an item, whatever view it was chosen in."""
        if item_id != self.chosen_item:
            self.chosen_item = item_id
            self.chosen_changed.emit(item_id)

    def chosen_index(self) -> int | None:
        """Place of the chosen item among the entries; None when it is not on the timeline."""
        if self._book is None or self.chosen_item is None:
            return None
        return self._book.places.get(self.chosen_item)

    def counts(self) -> tuple[int, int]:
        """How many entries are undated and how many planned."""
        if self.scene is None:
            return 0, 0
        columns = self.scene.columns
        return len(self.scene.undated()), columns.planned

    def undated(self) -> list[int]:
        """Places of the entries without any known bound."""
        return [] if self.scene is None else [int(i) for i in self.scene.undated()]

    def card(self, index: int) -> Card:
        """What is known of an entry at once; `describe` adds the words of its article."""
        entry = self.entries[index]
        return timeline_card.card(entry, self._bridge.session.codebook, self._details.get(entry.article_id))

    def describe(self, index: int) -> None:
        """Have the article of an entry read in a worker; ``described`` follows, at once when it is known."""
        article_id = self.entries[index].article_id
        if article_id in self._details:
            self.described.emit(index)
        elif article_id not in self._asked_for:
            self._asked_for.add(article_id)
            session = self._bridge.session
            self._bridge.in_worker(
                lambda: session.catalogue.article(article_id),
                lambda detail: self._on_article(article_id, detail),
                lambda _error: self._asked_for.discard(article_id),
            )

    def _on_article(self, article_id: str, detail: Any) -> None:
        self._asked_for.discard(article_id)
        self._details[article_id] = detail
        for index, entry in enumerate(self.entries):
            if entry.article_id == article_id:
                self.described.emit(index)

    def _on_changed(self, change: Changed) -> None:
        if change.rows and not any(table in _SHOWN_TABLES for table, _ in change.rows):  # no rows: anything may differ
            return
        if change.articles:
            self._due.update(change.articles)
        else:
            self._all_due = True
        self._details = {} if self._all_due else {k: v for k, v in self._details.items() if k not in self._due}
        if self._asked:
            self._next()

    def _next(self) -> None:
        """Begin what is due, one after the other: each answer is shown, whatever has become due since."""
        if self._reading or not self._asked:
            return
        book, plan, session, due = self._book, self.plan, self._bridge.session, self._due
        work: Callable[[], Book]
        if book is None or self._all_due or len(due) > MOST_PATCHED:
            work = partial(timeline_book.read, session, plan)
        elif due:
            work = partial(timeline_book.patched, session, plan, book, due)
        elif plan != self._plan_shown:
            work = partial(timeline_book.regrouped, session, plan, book)
        else:
            return
        self._reading, self._all_due, self._due = True, False, set()
        self._bridge.in_worker(work, partial(self._arrived, plan), self._broke)

    def _arrived(self, plan: LanePlan, book: Book) -> None:
        self._reading = False
        self._book, self._plan_shown = book, plan
        self.changed.emit()
        self._next()

    def _broke(self, error: BaseException) -> None:
        self._reading = False
        self._all_due = True  # what was to be read is read with all else, when it is next asked for
        self.failed.emit(error)
        self._bridge.failed.emit(error)  # the window says it where it says all else
