"""Walking the alternatives of the field in focus: which there are, which one is at hand, and taking it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from q7x2_gui.viewmodels import form_state
from q7x2_gui.viewmodels.alternatives import Alternative, alternatives, beside, kind_of

if TYPE_CHECKING:
    from q7x2_gui.viewmodels.bridge import Bridge
    from q7x2_gui.viewmodels.desk import Desk


class Walk(QObject):
    """The alternatives of one field of the chosen item; found off the GUI thread."""

    changed = Signal()

    def __init__(self, desk: Desk, bridge: Bridge) -> None:
        super().__init__(desk)
        self._desk, self._bridge = desk, bridge
        self.field = ""
        self.found: tuple[Alternative, ...] = ()
        self.at = -1
        self._asked: tuple[str, ...] = ()
        self._known: tuple[str, ...] = ()
        desk.chosen_changed.connect(lambda _: self._follow())

    @property
    def current(self) -> Alternative | None:
        """The alternative at hand."""
        return self.found[self.at] if 0 <= self.at < len(self.found) else None

    @property
    def settled(self) -> bool:
        """Whether the alternatives of the field in focus are known."""
        return bool(self.field) and self._known == self._asked

    def begin(self, field: str) -> None:
        """Look for the alternatives of a field that has got the focus."""
        desk, item = self._desk, self._desk.chosen
        kind = kind_of(field, desk.codebook)
        if not kind or item is None or desk.article is None:
            self.end()
            return
        article, near = desk.article.article, self._near()
        asked = (field, article.id, article.published or "", article.language or "", str(near))
        if asked == self._asked:
            return
        self.end()
        self.field, self._asked = field, asked
        known = [evidence for other in desk.items for evidence in other.evidence]
        self._bridge.in_worker(
            lambda: alternatives(article, kind, field, known, near),
            lambda found: self._arrived(asked, found),
            lambda _: None,  # nothing is offered then; the field works without
        )

    def end(self) -> None:
        """Offer nothing any more: the field has lost the focus."""
        self.field, self.found, self.at, self._asked = "", (), -1, ()
        self.changed.emit()

    def pause(self) -> bool:
        """Leave the alternative at hand; whether there was one."""
        was, self.at = self.at, -1
        if was >= 0:
            self.changed.emit()
        return was >= 0

    def step(self, step: int, part: str = "") -> bool:
        """Go to the next (1) or previous (-1) alternative; ``part`` names the participant to start from."""
        item = self._desk.chosen
        if item is None or not self.found:
            return False
        own = form_state.evidence_of(item.evidence, part or self.field)
        self.at = beside(self.found, self.at, own, self._near() or 0, step)
        self.changed.emit()
        return True

    def take(self, instead: int | None = None) -> bool:
        """Put the alternative at hand into the field, in place of participant ``instead`` if that is given."""
        taken, field = self.current, self.field
        if taken is None:
            return False
        self.at = -1
        self._desk.take_selection(field, taken.start, taken.end, instead=instead, stay=False)
        self.changed.emit()
        return True

    def with_date(self, edtf: str) -> Alternative | None:
        """The words of the article that give a date, those nearest to the event where several do."""
        near = self._near() or 0
        same = [one for one in self.found if one.edtf == edtf]
        return min(same, key=lambda one: abs(one.start - near), default=None)

    def _near(self) -> int | None:
        item = self._desk.chosen
        return min((e.start for e in item.evidence if e.field == "type"), default=None) if item is not None else None

    def _arrived(self, asked: tuple[str, ...], found: tuple[Alternative, ...]) -> None:
        if asked == self._asked:
            self.found, self.at, self._known = found, -1, asked
            self.changed.emit()

    def _follow(self) -> None:
        field = self.field
        if field:
            self.begin(field)
