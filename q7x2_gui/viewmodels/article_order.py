"""In which order the desk goes from article to article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import Catalogue


class ArticleOrder(Protocol):
    """What the desk asks when it leaves an article; the queue answers in the order that it shows."""

    def neighbour(self, article_id: str | None, step: int, *, open_only: bool = False) -> str | None:
        """Id of the article ``step`` (1 or -1) further on, or None; ``open_only`` goes round to one with work."""
        ...


class CatalogueOrder:
    """The order of the catalogue, for a desk without a queue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def neighbour(self, article_id: str | None, step: int, *, open_only: bool = False) -> str | None:
        """See `ArticleOrder.neighbour`."""
        rows = self._catalogue.articles()
        ids = [row.id for row in rows]
        here = ids.index(article_id) if article_id in ids else -1
        if not open_only:
            there = here + step
            return ids[there] if 0 <= there < len(ids) else None
        for row in rows[here + 1 :] + rows[: max(here, 0)]:
            if row.open_suggestions:
                return row.id
        return None
