"""What lies on the desk: the open article, its items and the chosen one, kept in step with the file."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from q7x2_gui import logs
from q7x2_gui.errors import Q7X2Error
from q7x2_gui.viewmodels.article_order import ArticleOrder, CatalogueOrder
from q7x2_gui.viewmodels.pipeline import Pipeline

if TYPE_CHECKING:
    from q7x2_gui.domain.codebook import Codebook
    from q7x2_gui.services.catalogue import ArticleDetail, Item
    from q7x2_gui.services.editing import Changed
    from q7x2_gui.services.review import Review
    from q7x2_gui.services.session import Session
    from q7x2_gui.viewmodels.bridge import Bridge

_log = logs.get(__name__)


def key_of(item: Item) -> str:
    """What stays the same of an item from suggestion to report: the suggestion's id, or the added report's."""
    return item.suggestion_id or item.id


class DeskState(QObject):
    """Article, items and choice on the GUI thread; ahead of the file only while `saving` is true."""

    article_changed = Signal(object)
    """ArticleDetail or None: another article is open, or what is known of the article itself has changed."""
    items_changed = Signal()
    chosen_changed = Signal(object)
    """Item or None: another item is chosen, or the chosen one has changed."""
    focus_field_changed = Signal(str)
    """`Field` value that has, or should get, the focus."""
    message = Signal(str, str)
    """Level (info, warning, error) and text for the analyst."""
    leaving = Signal()
    """Sent before anything acts on the chosen item: editors hand over what is typed and not yet saved."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._session: Session = bridge.session
        self.order: ArticleOrder = CatalogueOrder(self._session.catalogue)
        self.article: ArticleDetail | None = None
        self.items: tuple[Item, ...] = ()
        self.focused_field = ""
        self.unsaved: dict[tuple[str, str], str] = {}
        """What was typed and cannot be saved as it is, by item key and field; kept until mended or given up."""
        self._key = ""
        self._stale = False
        self._report_ids: dict[str, str] = {}
        self._keys_seen: dict[str, str] = {}
        """Item keys by report id, also of reports that an undo has taken away."""
        self._writes = Pipeline(bridge, self)
        self._writes.drained.connect(self._catch_up)
        bridge.changed.connect(self._on_changed)

    # what there is

    @property
    def codebook(self) -> Codebook:
        """The codebook of the project."""
        return self._session.codebook

    @property
    def read_only(self) -> bool:
        """Whether the project is open for reading only."""
        return self._session.read_only

    @property
    def saving(self) -> bool:
        """Whether an edit is on its way to the file."""
        return self._writes.busy

    @property
    def article_id(self) -> str | None:
        """Id of the open article."""
        return None if self.article is None else self.article.article.id

    @property
    def chosen(self) -> Item | None:
        """The item that the form shows."""
        return next((item for item in self.items if key_of(item) == self._key), None)

    @property
    def place(self) -> int:
        """Place of the chosen item in `items`, from 0; -1 when there is none."""
        return next((n for n, item in enumerate(self.items) if key_of(item) == self._key), -1)

    # going about

    def open_article(self, article_id: str, item_id: str | None = None) -> None:
        """Show an article with one of its items chosen (any of its ids), else the first that waits for a verdict."""
        self.leaving.emit()
        if self.article_id != article_id:
            try:
                self._load(article_id)
            except Q7X2Error as error:
                self._failed(error)
                return
        if item_id is None or not self.choose(item_id):
            self._choose(next((key_of(i) for i in self.items if i.open), key_of(self.items[0]) if self.items else ""))

    def close_article(self) -> None:
        """Show no article."""
        self.leaving.emit()
        self.article, self.items, self._key = None, (), ""
        self.article_changed.emit(None)
        self.items_changed.emit()
        self.chosen_changed.emit(None)

    def next_article(self) -> bool:
        """Go to the next article of the order; False at its end."""
        return self._step_article(1)

    def previous_article(self) -> bool:
        """Go to the article before in the order; False at its start."""
        return self._step_article(-1)

    def next_open_article(self) -> bool:
        """Go to the next article with open suggestions; False when no other has any."""
        there = self.order.neighbour(self.article_id, 1, open_only=True)
        if there is None or there == self.article_id:
            self.message.emit("info", "No other article has open suggestions")
            return False
        self.open_article(there)
        return True

    def choose(self, item_id: str) -> bool:
        """Choose an item of the open article by its id, or by that of its suggestion, report or event."""
        for item in self.items:
            if item_id in (item.id, item.suggestion_id, item.report_id, item.event_id):
                self.leaving.emit()
                self._choose(key_of(item))
                return True
        return False

    def choose_next(self) -> None:
        """Choose the item after the chosen one."""
        self._step_item(1)

    def choose_previous(self) -> None:
        """Choose the item before the chosen one."""
        self._step_item(-1)

    def focus_field(self, field: str) -> None:
        """Ask the form to give a field the focus, or note that it has it."""
        self.focused_field = field
        self.focus_field_changed.emit(field)

    # inside

    def _step_article(self, step: int) -> bool:
        there = self.order.neighbour(self.article_id, step)
        if there is None:
            self.message.emit("info", "This is the last article" if step > 0 else "This is the first article")
            return False
        self.open_article(there)
        return True

    def _step_item(self, step: int) -> None:
        there = self.place + step
        if 0 <= there < len(self.items):
            self.leaving.emit()
            self._choose(key_of(self.items[there]))

    def _choose(self, key: str) -> None:
        if key != self._key:
            self._key = key
            self.items_changed.emit()
        self.chosen_changed.emit(self.chosen)

    def _load(self, article_id: str) -> None:
        """Read an article anew; the choice stays where its item is still there."""
        before = self.article
        self.article = self._session.catalogue.article(article_id)
        self.items = self.article.items
        self._report_ids = {key_of(item): item.report_id for item in self.items if item.report_id}
        self._keys_seen |= {report_id: key for key, report_id in self._report_ids.items()}
        self._stale = False
        if before is None or before.article != self.article.article:
            self.article_changed.emit(self.article)
        self.items_changed.emit()

    def _on_changed(self, _change: Changed) -> None:
        self._stale = True
        if not self._writes.busy:
            self._catch_up()

    def _catch_up(self) -> None:
        """Take over what the file says now; left for later while edits are on their way, which are newer."""
        if not self._stale or self.article_id is None:
            return
        before, place = self.chosen, self.place
        try:
            self._load(self.article_id)
        except Q7X2Error:  # an undo can take the article itself away
            self.close_article()
            return
        if self.chosen is None:
            near = self.items[max(0, min(place, len(self.items) - 1))] if self.items else None
            self._choose(key_of(near) if near else "")
        elif self.chosen != before:
            self.chosen_changed.emit(self.chosen)

    def _show(self, item: Item) -> None:
        """Put a changed item in its place ahead of the file."""
        key = key_of(item)
        self.items = tuple(item if key_of(old) == key else old for old in self.items)
        self.items_changed.emit()
        if key == self._key:
            self.chosen_changed.emit(item)

    def _id(self, key: str) -> str:
        """The id that the file knows an item by at this moment."""
        return self._report_ids.get(key, key)

    def _write(self, write: Callable[[Review], Future[Any]], done: Callable[[Any], None] | None = None) -> None:
        self._writes.submit(lambda: write(self._session.review), done or (lambda _: None), self._refused)

    def _refused(self, error: BaseException) -> None:
        """Show what the file says; but an edit that waits to be saved again stays on the desk as it is."""
        self._stale = self._stale or not self._session.editor.unsaved
        self._failed(error)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Q7X2Error):
            self.message.emit("error", str(error))
            return
        _log.error("the desk could not finish", exc_info=error)
        self.message.emit("error", f"Something went wrong and was written to the log: {error}")
