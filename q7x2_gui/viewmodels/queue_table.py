"""The queue as a list model: which articles are shown in which order, following every edit without jumping."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from q7x2_gui.services.listing import Tab
from q7x2_gui.viewmodels import words
from q7x2_gui.viewmodels.date_input import short_date

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import ArticleRow
    from q7x2_gui.services.editing import Changed
    from q7x2_gui.services.queue_reading import Answer
    from q7x2_gui.viewmodels.bridge import Bridge

ROW = int(Qt.ItemDataRole.UserRole) + 1
"""Data role that holds the `ArticleRow`."""
SEARCH_PAUSE = 150
"""Milliseconds without a key after which a search starts."""
MOST_TOLD = 200
"""Changed rows that are told one by one; the list is made anew when more have changed at once."""
_FINISHED = ("done", "no_event")
Index = QModelIndex | QPersistentModelIndex


class QueueTable(QAbstractListModel):
    """Articles in order of import (the desk's `ArticleOrder`), narrowed by a tab and a search.

    The open article stays in the list until it is left, even when an edit has made it done.
    """

    counts_changed = Signal()
    loaded = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge: Bridge | None = None
        self._rows: dict[str, ArticleRow] = {}
        self._shown: list[str] = []
        self._places: dict[str, int] = {}
        self._hits: frozenset[str] | None = None
        self._words = ""
        self.problems: tuple[str, ...] = ()
        self._counted: tuple[int, int] | None = None
        self.tab = Tab.REVIEW
        self.current: str | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_PAUSE)
        self._pause.timeout.connect(self._start_search)

    # where the rows come from

    def follow(self, bridge: Bridge | None) -> None:
        """Show the articles of a session from now on; None empties the queue."""
        self._bridge, self.current, self._hits, self._words = bridge, None, None, ""
        self.problems = ()
        self._pause.stop()
        self._take(())
        if bridge is not None:
            bridge.changed.connect(self._on_changed)
            self.reload()

    def reload(self) -> None:
        """Read all rows anew."""
        bridge = self._bridge
        if bridge is not None:
            bridge.in_worker(bridge.session.catalogue.articles, lambda rows: self._take_from(bridge, rows))

    def _take_from(self, bridge: Bridge, rows: Sequence[ArticleRow]) -> None:
        if bridge is self._bridge:
            self._take(rows)
            self.loaded.emit()

    def _take(self, rows: Sequence[ArticleRow]) -> None:
        self.beginResetModel()
        self._rows = {row.id: row for row in rows}
        self._counted = None
        self._narrow()
        self.endResetModel()
        self.counts_changed.emit()

    def _on_changed(self, change: Changed) -> None:
        bridge, known = self._bridge, frozenset(self._rows)
        if bridge is None:
            return
        if not change.rows:
            self.reload()
            return
        catalogue = bridge.session.catalogue

        def read() -> tuple[set[str], list[ArticleRow]]:
            ids = set(change.articles)
            return ids, catalogue.articles(sorted(ids)) if ids else []

        def take(answer: tuple[set[str], list[ArticleRow]]) -> None:
            ids, rows = answer
            if bridge is not self._bridge:
                return
            if ids - known or len(rows) < len(ids):
                self.reload()
            else:
                self._refresh(rows)

        bridge.in_worker(read, take)

    def _refresh(self, rows: Sequence[ArticleRow]) -> None:
        """Take changed rows over: shown ones are told one by one, and the list is narrowed anew at most once."""
        self._rows |= {row.id: row for row in rows}
        self._counted = None
        appeared = any(row.id not in self._places and self._fits(row) for row in rows)
        if appeared or len(rows) > MOST_TOLD:
            self._narrow_now()
        else:
            for place in (self._places[row.id] for row in rows if row.id in self._places):
                self.dataChanged.emit(self.index(place), self.index(place))
            self._drop_left_behind()
        self.counts_changed.emit()

    # what is shown

    def set_tab(self, tab: Tab) -> None:
        """Show another part of the articles."""
        self.tab = tab
        self._narrow_now(keep=False)

    def set_current(self, article_id: str | None) -> None:
        """Note which article is open; the one that was may leave the list now."""
        self.current = article_id
        self._drop_left_behind()

    def search(self, typed: str) -> None:
        """Show only articles that hold these words, once typing has paused; "" shows all."""
        self._words = typed.strip()
        if self._words:
            self._pause.start()
            return
        self._pause.stop()
        self._hits, self.problems = None, ()
        self._narrow_now(keep=False)
        self.counts_changed.emit()  # also where the same articles are shown: what was not understood goes

    def _start_search(self) -> None:
        bridge, asked = self._bridge, self._words
        if bridge is not None and asked:
            bridge.in_worker(lambda: _answer(bridge, asked), lambda found: self._take_hits(bridge, asked, found))

    def _take_hits(self, bridge: Bridge, asked: str, found: Answer) -> None:
        if bridge is self._bridge and asked == self._words:
            self._hits, self.problems = found.ids, found.problems
            self._narrow_now(keep=False)

    @property
    def searching(self) -> bool:
        """Whether only articles with the words looked for are shown."""
        return self._hits is not None

    def _narrow_now(self, *, keep: bool = True) -> None:
        before = self._shown
        self.beginResetModel()
        self._narrow(keep=keep)
        self.endResetModel()
        if before != self._shown or self._hits is not None:
            self.counts_changed.emit()

    def _narrow(self, *, keep: bool = True) -> None:
        """Choose the rows that are shown; with ``keep`` the open article stays if it was among them."""
        kept = self.current if keep and self.current in self._places else None
        self._shown = [row.id for row in self._rows.values() if self._fits(row) or row.id == kept]
        self._places = {article_id: n for n, article_id in enumerate(self._shown)}

    def _fits(self, row: ArticleRow) -> bool:
        if self._hits is not None and row.id not in self._hits:
            return False
        return self.tab is Tab.ALL or (row.state.value in _FINISHED) == (self.tab is Tab.DONE)

    def _drop_left_behind(self) -> None:
        """Take out rows that fit no longer, so that the view keeps its place."""
        gone = [n for n, name in enumerate(self._shown) if name != self.current and not self._fits(self._rows[name])]
        if len(gone) > MOST_TOLD:
            self._narrow_now()
            return
        for place in reversed(gone):
            self.beginRemoveRows(QModelIndex(), place, place)
            del self._shown[place]
            self.endRemoveRows()
        if gone:
            self._places = {kept: n for n, kept in enumerate(self._shown)}

    def count(self, tab: Tab) -> int:
        """How many articles a tab holds, of those that the search has found."""
        rows = [r for r in self._rows.values() if self._hits is None or r.id in self._hits]
        done = sum(row.state.value in _FINISHED for row in rows)
        return {Tab.ALL: len(rows), Tab.DONE: done, Tab.REVIEW: len(rows) - done}[tab]

    def rows(self) -> list[ArticleRow]:
        """All articles of the project, whatever is shown."""
        return list(self._rows.values())

    def knows(self, article_id: str) -> bool:
        """Whether the project holds this article."""
        return article_id in self._rows

    @property
    def total(self) -> int:
        """How many articles the project holds."""
        return len(self._rows)

    @property
    def done(self) -> int:
        """How many of them are done or tell of no event."""
        return self._counts()[0]

    @property
    def reports(self) -> int:
        """How many reports stand in all articles."""
        return self._counts()[1]

    def _counts(self) -> tuple[int, int]:
        """Articles that are done, and reports in all; counted once after each change."""
        if self._counted is None:
            rows = self._rows.values()
            self._counted = sum(row.state.value in _FINISHED for row in rows), sum(row.reports for row in rows)
        return self._counted

    # the order of the desk

    def neighbour(self, article_id: str | None, step: int, *, open_only: bool = False) -> str | None:
        """Id of the article ``step`` further in the list; with ``open_only`` of the next one with open suggestions."""
        ids = [row.id for row in self._rows.values() if self._fits(row) or row.id == article_id]
        here = ids.index(article_id) if article_id in ids else -1
        if open_only:
            every = list(self._rows)
            start = every.index(article_id) + 1 if article_id in self._rows else 0
            turned = every[start:] + every[: max(start - 1, 0)]
            return next((i for i in turned if self._rows[i].open_suggestions), None)
        there = here + step
        return ids[there] if 0 <= there < len(ids) and (here >= 0 or step > 0) else None

    # the Qt model

    def place(self, article_id: str | None) -> QModelIndex:
        """Index of an article; invalid when it is not shown."""
        place = None if article_id is None else self._places.get(article_id)
        return QModelIndex() if place is None else self.index(place)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row = self._rows[self._shown[index.row()]]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title or row.source_id
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(row)
        return None


STATES = {"new": "not yet begun", "started": "begun", "done": "done", "no_event": "no event here"}


def origin(row: ArticleRow) -> str:
    """Outlet and date, as the queue shows them."""
    return f"{row.outlet or 'outlet unknown'} · {words.date(row.published)}"


def origins(row: ArticleRow) -> tuple[str, ...]:
    """Outlet and date in shorter and shorter forms; the date is what is never cut."""
    date = short_date(row.published).removesuffix("?") or "no date"
    month = re.sub(r"^\d+–\d+ ", "", date)
    short = re.sub(r"\b(?:19|20)(\d\d)\b", r"’\1", month)
    if row.outlet is None:
        return f"outlet unknown · {date}", date, month, short
    return tuple(f"{row.outlet} · {form}" for form in (date, month, short))


def tally(row: ArticleRow, *, brief: bool = False) -> str:
    """Language and what there is to do, as the queue shows them."""
    if row.open_suggestions:
        left = str(row.open_suggestions) if brief else f"{row.open_suggestions} open"
    elif row.state.value == "no_event":
        left = "no event"
    else:
        left = f"{row.reports} ev." if row.reports else ""
    return " · ".join(filter(None, (row.language or "?", left)))


def spoken(row: ArticleRow) -> str:
    """The whole row in words, for tooltips and screen readers."""
    left = words.count(row.open_suggestions, "open suggestion")
    stand = words.count(row.reports, "event")
    title = (row.title or row.source_id).replace("<", "‹").replace(">", "›")  # a tooltip would sniff markup
    state = STATES[row.state.value]
    return f"{title}\n{origin(row)} · {words.language(row.language)}\n{state}, {left}, {stand}"


def _answer(bridge: Bridge, asked: str) -> Answer:
    from q7x2_gui.services import queue_reading  # noqa: PLC0415 - not before the first search

    return queue_reading.answer(bridge.session.project, asked)
