"""What lies on the desk: an article, its items and the chosen one, read off the GUI thread, in step with the file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from q7x2_gui import logs
from q7x2_gui.errors import Cancelled, Q7X2Error, StorageError
from q7x2_gui.viewmodels.refusals import Refusals, key_of
from q7x2_gui.viewmodels.shelf import Shelf

if TYPE_CHECKING:
    from q7x2_gui.domain.codebook import Codebook
    from q7x2_gui.services.catalogue import ArticleDetail, Item
    from q7x2_gui.services.editing import Changed
    from q7x2_gui.services.session import Session
    from q7x2_gui.viewmodels.bridge import Bridge

_log = logs.get(__name__)


class DeskReading(QObject):
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
        self.article: ArticleDetail | None = None
        self.items: tuple[Item, ...] = ()
        self.focused_field = ""
        self.unsaved: dict[tuple[str, str], str] = {}
        """What was typed and is not saved as it is, by item key and field; kept until mended or given up."""
        self.refused = Refusals()
        self.going: str | None = None
        """Id of the article that is being read in order to be opened; acts on items wait for nobody until then."""
        self._key = ""
        self._pending = 0
        self._stale = False
        self._rereading = False
        self._then: list[Callable[[], None]] = []
        self._keys_seen: dict[str, str] = {}
        """Item keys by report id, also of reports that an undo has taken away."""
        self._shelf = Shelf(bridge)
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
        return self._pending > 0

    @property
    def settled(self) -> bool:
        """Whether all edits are in the file and the desk shows what the file says."""
        return not (self._pending or self._stale or self._rereading or self.going)

    @property
    def article_id(self) -> str | None:
        """Id of the open article."""
        return None if self.article is None else self.article.article.id

    @property
    def chosen(self) -> Item | None:
        """The item that the form shows."""
        return next((item for item in self.items if key_of(item) == self._key), None)

    @property
    def acting(self) -> Item | None:
        """The item that a key now acts on: none while another article is on its way, which nobody has seen yet."""
        return None if self.going else self.chosen

    @property
    def place(self) -> int:
        """Place of the chosen item in `items`, from 0; -1 when there is none."""
        return next((n for n, item in enumerate(self.items) if key_of(item) == self._key), -1)

    def close_article(self) -> None:
        """Show no article."""
        self.leaving.emit()
        self.article, self.items, self._key, self.going, self._stale = None, (), "", None, False
        self.article_changed.emit(None)
        self.items_changed.emit()
        self.chosen_changed.emit(None)

    # inside

    def _choose(self, key: str) -> None:
        if key != self._key:
            self._key = key
            self.items_changed.emit()
        self.chosen_changed.emit(self.chosen)

    def _take(self, detail: ArticleDetail) -> None:
        """Show what the file says of an article, and over it what was typed and refused."""
        before, self.article = self.article, detail
        self.items = self.refused.over(detail.items, detail.article.id)
        self._keys_seen |= {item.report_id: key_of(item) for item in self.items if item.report_id}
        if before is None or before.article != detail.article:
            self.article_changed.emit(detail)
        self.items_changed.emit()

    def _on_changed(self, change: Changed) -> None:
        editor = self._session.editor
        if editor.unsaved:  # the desk alone knows of these edits: nothing is read over them before they are saved
            self._bridge.later(editor.settled(), lambda _: self._catch_up(), lambda _: None)
        else:
            self._shelf.drop(change.articles)
        self._stale = self._stale or not change.articles or self.article_id in change.articles
        self._catch_up()

    def _catch_up(self) -> None:
        """Read what the file says now; left for later while edits are on their way, which are newer."""
        known, catalogue = self.article, self._session.catalogue
        if not self._stale or self._rereading or self._pending or self._session.editor.unsaved or self._bridge.closed:
            return
        if known is None:
            self._stale = False
            return
        self._rereading, self._stale = True, False
        self._bridge.in_worker(lambda: catalogue.again(known), self._reread, partial(self._gone, known.article.id))

    def _reread(self, detail: ArticleDetail) -> None:
        self._rereading = False
        if detail.article.id == self.article_id and not self._pending:
            self._show_again(detail)
        else:
            self._stale = self._stale or detail.article.id == self.article_id
        self._catch_up()
        if self.settled:
            waiting, self._then = self._then, []
            for act in waiting:
                act()

    def _show_again(self, detail: ArticleDetail) -> None:
        before, place = self.chosen, self.place
        self._take(detail)
        if self.chosen is None:
            near = self.items[max(0, min(place, len(self.items) - 1))] if self.items else None
            self._choose(key_of(near) if near else "")
        elif self.chosen != before:
            self.chosen_changed.emit(self.chosen)

    def _gone(self, article_id: str, error: BaseException) -> None:
        self._rereading = False
        if isinstance(error, StorageError | Cancelled) or not isinstance(error, Q7X2Error):
            self._failed(error)
        elif article_id == self.article_id:  # an undo can take the article itself away
            self.close_article()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, Q7X2Error):
            self.message.emit("error", str(error))
            return
        _log.error("the desk could not finish", exc_info=error)
        self.message.emit("error", f"Something went wrong and was written to the log: {error}")
