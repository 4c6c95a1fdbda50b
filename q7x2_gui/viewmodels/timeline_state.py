"""The timeline's state: its scene is read and computed off the GUI thread and follows each committed step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from q7x2_gui.viewmodels import timeline_card
from q7x2_gui.viewmodels.timeline_card import Card

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import TimelineEntry
    from q7x2_gui.timeline.scene import Scene
    from q7x2_gui.viewmodels.bridge import Bridge

LANES = (("type", "type"), ("country", "country"), ("actor", "actor"))
"""What lanes can be made by, with the word for each."""
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
        self.entries: Sequence[TimelineEntry] = ()
        self.scene: Scene | None = None
        self.by = "type"
        self.chosen_item: str | None = None
        self._asked = False
        self._reading = False
        self._stale = False
        self._details: dict[str, Any] = {}
        self._asked_for: set[str] = set()
        bridge.changed.connect(self._on_changed)

    @property
    def loaded(self) -> bool:
        """Whether a scene stands."""
        return self.scene is not None

    def load(self) -> None:
        """Read all entries anew in a worker; asked again while it reads, it reads once more."""
        self._asked = True
        if self._reading:
            self._stale = True
            return
        self._reading, self._stale = True, False
        by, session = self.by, self._bridge.session
        self._bridge.in_worker(lambda: _read(session, by), self._arrived, self._broke)

    def set_lanes(self, by: str) -> None:
        """Make the lanes by type, country or actor."""
        if by != self.by:
            self.by = by
            self.load()

    def choose(self, item_id: str | None) -> None:
        """Ring the entry of an item, whatever view it was chosen in."""
        if item_id != self.chosen_item:
            self.chosen_item = item_id
            self.chosen_changed.emit(item_id)

    def chosen_index(self) -> int | None:
        """Place of the chosen item among the entries; None when it is not on the timeline."""
        wanted = self.chosen_item
        if wanted is None:
            return None
        return next((i for i, e in enumerate(self.entries) if wanted in (e.item_id, e.id, e.event_id)), None)

    def counts(self) -> tuple[int, int]:
        """How many entries are undated and how many planned."""
        if self.scene is None:
            return 0, 0
        columns = self.scene.columns
        return len(columns) - int(columns.dated.sum()), columns.planned

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

    def _on_changed(self, change: Any) -> None:
        if change.rows and not any(table in _SHOWN_TABLES for table, _ in change.rows):  # no rows: anything may differ
            return
        self._details.clear()
        if self._asked:
            self.load()

    def _arrived(self, found: tuple[Sequence[TimelineEntry], Scene]) -> None:
        self._reading = False
        if self._stale:
            self.load()
            return
        self.entries, self.scene = found
        self.changed.emit()

    def _broke(self, error: BaseException) -> None:
        self._reading = False
        self.failed.emit(error)
        self._bridge.failed.emit(error)  # the window says it where it says all else


def prepare() -> None:
    """Import what reading will need, on a worker while the screen is busy with something else."""
    from q7x2_gui.timeline import columns, scene  # noqa: F401, PLC0415 - NumPy costs 80 ms


def _read(session: Any, by: str) -> tuple[Sequence[TimelineEntry], Scene]:
    """Entries and their scene; on a worker thread, where NumPy may be imported without holding up the first paint."""
    from q7x2_gui.timeline import columns, scene  # noqa: PLC0415 - NumPy costs 80 ms that the first paint must not pay

    entries = session.catalogue.timeline()
    rows = [
        columns.Row(e.bounds, e.date, e.type, e.status, e.verdict, e.countries, e.actors, e.background) for e in entries
    ]
    order = [t.key for t in session.codebook.types] if by == "type" else ()
    return entries, scene.build(columns.build(rows), by, lambda key: lane_title(session.codebook, by, key), order)


def lane_title(codebook: Any, by: str, key: str) -> str:
    """What a lane is called: the type's plural, the country's name, the actor, or that there is none."""
    if not key:
        return f"No {by}"
    if by == "type":
        found = codebook.type(key)
        return (found.plural or found.title) if found else key
    if by == "country":
        from q7x2_gui.language.actors import country_name  # noqa: PLC0415 - reads its tables on first use

        return country_name(key) or key
    return key
