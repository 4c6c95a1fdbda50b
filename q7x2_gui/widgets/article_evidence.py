"""The evidence at hand in the article: stepped to by keys, or where the caret stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from q7x2_gui.viewmodels import evidence_edits

if TYPE_CHECKING:
    from q7x2_gui.domain.event import Evidence
    from q7x2_gui.services.catalogue import Item
    from q7x2_gui.widgets.article_view import ArticleView


class EvidenceAtHand(QObject):
    """One piece of evidence of the chosen item, on the page of a view."""

    said = Signal(str)
    """A few words on what was just stepped to."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        self._stepped: Evidence | None = None

    @property
    def _item(self) -> Item | None:
        desk = self._view.desk
        return None if desk is None else desk.chosen

    def forget(self) -> None:
        """Another item is chosen: its evidence is not stepped to yet."""
        self._stepped = None

    def step(self, step: int) -> None:
        """Select the words of the next (1) or previous (-1) piece of evidence of the chosen item."""
        item, layout = self._item, self._view.layout_shown
        if item is None or layout is None:
            return
        shown = [e for e in item.evidence if layout.on_screen(e.start, e.end)]
        self._stepped = evidence_edits.beside(shown, self._stepped, step)
        if self._stepped is None:
            self.said.emit("This event has no evidence in the text yet: select words and press Q")
            return
        self._view.text.setFocus()
        self._view.text.select(*layout.on_screen(self._stepped.start, self._stepped.end)[0])
        self.said.emit(f"Evidence for {self._words_of(item, self._stepped)}")

    @property
    def current(self) -> Evidence | None:
        """The evidence that was stepped to, else the one that the selection or the caret stands in."""
        item = self._item
        if item is None:
            return None
        if self._stepped in item.evidence:
            return self._stepped
        span = self._view.selection() or self._caret()
        inside = (e for e in evidence_edits.ordered(item.evidence) if span and e.start <= span[0] and span[1] <= e.end)
        return next(inside, None)

    def moved(self, evidence: Evidence | None) -> None:
        """Keep at hand what was moved."""
        self._stepped = evidence

    def _caret(self) -> tuple[int, int] | None:
        at, layout = self._view.text.textCursor().position(), self._view.layout_shown
        return None if layout is None else layout.in_article(at, at + 1)

    def _words_of(self, item: Item, evidence: Evidence) -> str:
        root, _, n = evidence.field.partition(".")
        title = self._view.desk.codebook.field_title(root) if self._view.desk else root
        people = item.values.participants
        return f"{title}: {people[int(n)].name}" if n.isdecimal() and int(n) < len(people) else title
