"""Articles at hand: read off the GUI thread, the last few and the next ones kept, so that going on costs nothing."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import ArticleDetail
    from q7x2_gui.viewmodels.bridge import Bridge

MOST = 8
"""Articles kept."""
Given = Callable[["ArticleDetail", bool], None]
"""Gets an article and whether it is as the file has it, as far as anybody has told."""


class Shelf:
    """Articles by id as they were read or left; what an edit has touched is dropped and read again when asked for."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._kept: OrderedDict[str, ArticleDetail] = OrderedDict()
        self._dropped = 0
        self._asked: set[str] = set()

    def fetch(self, article_id: str, done: Given, failed: Callable[[BaseException], None]) -> None:
        """Give an article at once when it is at hand, else when a worker has read it."""
        kept = self._kept.get(article_id)
        if kept is not None:
            self._kept.move_to_end(article_id)
            done(kept, True)
        else:
            self._read(article_id, done, failed)

    def prepare(self, article_ids: Iterable[str | None]) -> None:
        """Read articles that are likely to be asked for next."""
        for article_id in article_ids:
            if article_id is not None and article_id not in self._kept and article_id not in self._asked:
                self._read(article_id, lambda *_: None, lambda _: None)  # asked for in earnest, its error is told

    def put(self, detail: ArticleDetail) -> None:
        """Keep an article as it is left on the desk."""
        self._kept[detail.article.id] = detail
        self._kept.move_to_end(detail.article.id)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)

    def drop(self, article_ids: Iterable[str] = ()) -> None:
        """Forget articles that have changed; all of them when none is named."""
        self._dropped += 1
        named = tuple(article_ids)
        for article_id in named or tuple(self._kept):
            self._kept.pop(article_id, None)

    def _read(self, article_id: str, done: Given, failed: Callable[[BaseException], None]) -> None:
        catalogue = self._bridge.session.catalogue
        self._asked.add(article_id)
        self._bridge.in_worker(
            partial(catalogue.article, article_id),
            partial(self._arrived, article_id, self._dropped, done),
            partial(self._missed, article_id, failed),
        )

    def _arrived(self, article_id: str, dropped: int, done: Given, detail: ArticleDetail) -> None:
        self._asked.discard(article_id)
        fresh = dropped == self._dropped  # else it may have been read before the newest edit
        if fresh:
            self.put(detail)
        done(detail, fresh)

    def _missed(self, article_id: str, failed: Callable[[BaseException], None], error: BaseException) -> None:
        self._asked.discard(article_id)
        failed(error)
