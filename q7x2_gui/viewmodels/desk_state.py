"""Going about on the desk: from article to article and from item to item."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from q7x2_gui.viewmodels.article_order import ArticleOrder, CatalogueOrder
from q7x2_gui.viewmodels.desk_reading import DeskReading
from q7x2_gui.viewmodels.refusals import key_of

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import ArticleDetail
    from q7x2_gui.viewmodels.bridge import Bridge

__all__ = ["DeskState", "key_of"]

PREPARE_AFTER = 150
"""Milliseconds on an article after which those beside it are read."""


class DeskState(DeskReading):
    """What is open and chosen, and the ways to the next; ``order`` says which article comes next."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(bridge, parent)
        self.order: ArticleOrder = CatalogueOrder(self._session.catalogue)
        self._wanted: tuple[str, ...] = ()

    def open_article(self, article_id: str, item_id: str | None = None) -> None:
        """Show an article with one of its items chosen (any of its ids), else the first that waits for a verdict.

        One that is at hand is shown at once, any other when it has been read.
        """
        self.leaving.emit()
        self._go(article_id, () if item_id is None else (item_id,))

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
        there = self.order.neighbour(self.going or self.article_id, step)
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

    def _go(self, article_id: str, wanted: tuple[str, ...]) -> None:
        self._wanted = wanted
        if article_id == self.article_id:
            self.going = None
            self._choose_among(wanted)
            return
        self.going = article_id
        self._shelf.fetch(article_id, self._arrived, partial(self._missed, article_id))

    def _arrived(self, detail: ArticleDetail, fresh: bool) -> None:
        if detail.article.id != self.going or self._bridge.closed:
            return
        if self.article is not None and (not self._stale or self._session.editor.unsaved):
            self._shelf.put(replace(self.article, items=self.items))
        self.going, self._stale = None, not fresh
        self._take(detail)
        self._choose_among(self._wanted)
        QTimer.singleShot(PREPARE_AFTER, self, partial(self._read_ahead, detail.article.id))
        self._catch_up()

    def _missed(self, article_id: str, error: BaseException) -> None:
        if article_id == self.going:
            self.going = None
            self._failed(error)

    def _read_ahead(self, article_id: str) -> None:
        if self.article_id == article_id and not self._bridge.closed:
            beside = [self.order.neighbour(article_id, step) for step in (1, -1)]
            self._shelf.prepare([*beside, self.order.neighbour(article_id, 1, open_only=True)])

    def _choose_among(self, wanted: tuple[str, ...]) -> None:
        """Choose the first item that one of the ids leads to, else the first that waits for a verdict."""
        if not any(self.choose(self._keys_seen.get(item_id, item_id)) for item_id in wanted):
            self._choose(next((key_of(i) for i in self.items if i.open), key_of(self.items[0]) if self.items else ""))
