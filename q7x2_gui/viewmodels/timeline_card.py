"""What the timeline says of one event in words: the card under the pointer and the name for screen readers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from q7x2_gui.domain import edtf
from q7x2_gui.errors import DateError

if TYPE_CHECKING:
    from q7x2_gui.domain.codebook import Codebook
    from q7x2_gui.services.catalogue import ArticleDetail, TimelineEntry

_MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class Card:
    """One event in words; ``written`` and ``article`` are empty until its article has been read."""

    title: str
    state: str
    when: str
    edtf: str
    written: str
    who: str
    summary: str
    article: str

    def spoken(self) -> str:
        """The card as one line."""
        return ", ".join(part for part in (self.title, self.when, self.who, self.state, self.article) if part)


def card(entry: TimelineEntry, codebook: Codebook, detail: ArticleDetail | None = None) -> Card:
    """The card of an entry, with the words of its article where that is at hand."""
    item: Any = None
    if detail is not None:
        item = next((i for i in detail.items if i.id == entry.item_id), None)
    when = item.values.when if item is not None else None
    words = date_words(entry.date)
    return Card(
        title=codebook.type_title(entry.type),
        state=state_words(entry, codebook),
        when=words,
        edtf=entry.date if entry.date and entry.date != words else "",
        written=when.phrase if when is not None else "",
        who=names(entry.actors or entry.countries),
        summary=entry.summary,
        article=_article(detail),
    )


def state_words(entry: TimelineEntry, codebook: Codebook) -> str:
    """Status and review state: "planned · suggestion"."""
    status = next((t.title.lower() for t in codebook.statuses if t.key == entry.status), "")
    review = entry.verdict.value if entry.verdict is not None else "suggestion"
    if review == "auto":
        review = "auto, not yet seen by a person"
    return " · ".join(part for part in (status, review, "recalled" if entry.background else "") if part)


def date_words(date: str | None) -> str:
    """An EDTF date in words; says so when there is none."""
    if not date:
        return "date not known"
    try:
        return edtf.in_words(date)
    except DateError:
        return date


def names(actors: tuple[str, ...]) -> str:
    """The first few names and how many more there are."""
    shown = ", ".join(actors[:_MOST_NAMES])
    more = len(actors) - _MOST_NAMES
    return f"{shown} and {more} more" if more > 0 else shown


def _article(detail: ArticleDetail | None) -> str:
    if detail is None:
        return ""
    article = detail.article
    title = article.title or article.source_id
    return f"{title} · {article.outlet}" if article.outlet else title
