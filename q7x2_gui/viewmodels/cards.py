"""The cards of an article's suggestions and reports, as a list model: what each says in one line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from q7x2_gui.domain.codebook import Codebook
from q7x2_gui.domain.event import EventValues, Participant
from q7x2_gui.domain.vocabulary import Role, Verdict
from q7x2_gui.viewmodels.date_input import short_date
from q7x2_gui.viewmodels.desk_state import DeskState, key_of
from q7x2_gui.viewmodels.origins import state_of

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import Item

_FROM = (Role.VISITOR, Role.INITIATOR, Role.SIGNATORY, Role.APPOINTEE, Role.PARTICIPANT)
_TO = (Role.HOST, Role.TARGET, Role.ADDRESSEE, Role.ABOUT)
CARD_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Card:
    """One line: type, who, date; ``state`` in words; ``confidence`` in [0, 1] or None for an added report."""

    key: str
    type: str
    who: str
    date: str
    state: str
    confidence: float | None
    rejected: bool
    decided: bool
    background: bool = False
    shorter: tuple[str, ...] = ()
    """Who in shorter and shorter forms, for a narrow list."""

    @property
    def spoken(self) -> str:
        """The card for a screen reader."""
        sure = "" if self.confidence is None else f", confidence {self.confidence:.2f}"
        return ", ".join(part for part in (self.type, self.who, self.date or "no date", self.state) if part) + sure


def card_of(item: Item, codebook: Codebook) -> Card:
    """The card of one item."""
    return Card(
        key=key_of(item),
        type=codebook.type_title(item.values.type),
        who=who_line(item.values),
        date=_brief(short_date(item.values.date)),
        state=state_of(item),
        confidence=item.confidence,
        rejected=item.verdict is Verdict.REJECTED,
        decided=not item.open,
        background=item.background,
        shorter=_shorter(item.values),
    )


def who_line(values: EventValues, name: Callable[[Participant], str] | None = None) -> str:
    """Who does it, an arrow, and to or with whom, each by ``name``; the summary when nobody is named."""
    rows, name = values.participants, name or short_name
    first = list(dict.fromkeys(name(row) for row in rows if row.role in _FROM))
    second = list(dict.fromkeys(name(row) for row in rows if row.role in _TO))
    if not second and any(row.role is Role.VISITOR for row in rows) and values.place:
        second = [values.place.name]
    if first and second:
        return f"{', '.join(first)} → {', '.join(second)}"
    return ", ".join(first or second or [name(row) for row in rows]) or values.summary


def short_name(who: Participant) -> str:
    """A person's name with the given name cut to its initial, in the order that the country writes names in."""
    from q7x2_gui.language.actors.office_table import FAMILY_NAME_FIRST  # noqa: PLC0415 - tables load at first use

    given, _, family = who.name.rpartition(" ")
    if who.office is None or not given or who.country in FAMILY_NAME_FIRST or not given[0].isalpha():
        return who.name
    return f"{given[0]}. {family}"


def family_name(who: Participant) -> str:
    """A person's family name alone; all of it where the country's order of names is not known."""
    from q7x2_gui.language.actors.office_table import FAMILY_NAME_FIRST  # noqa: PLC0415 - tables load at first use

    if who.office is None or not who.name.isascii() or " " not in who.name:
        return side(who) if who.office is None else who.name
    return who.name.partition(" ")[0] if who.country in FAMILY_NAME_FIRST else who.name.rpartition(" ")[2]


def side(who: Participant) -> str:
    """The country that somebody acts for; the name where there is none."""
    from q7x2_gui.language.actors import country_name  # noqa: PLC0415 - tables load at first use

    return (who.country and country_name(who.country)) or who.name


def _brief(date: str) -> str:
    """A range of more than a year by its years alone; the form has its days."""
    years = re.findall(r"\b\d{4}\b", date)
    return f"{years[0]}–{years[-1]}{'?' if date.endswith('?') else ''}" if len(set(years)) > 1 else date


def _shorter(values: EventValues) -> tuple[str, ...]:
    """Family names, countries, their codes, then the first of each side with the number of the others."""
    lines = [who_line(values, name) for name in (family_name, side, lambda who: who.country or who.name)]
    few = " → ".join(_first_of(half) for half in lines[-1].split(" → "))
    return tuple(dict.fromkeys([*lines, few] if values.participants else ()))


def _first_of(names: str) -> str:
    first, *others = names.split(", ")
    return f"{first} +{len(others)}" if others else first


def counts_line(items: tuple[Item, ...]) -> tuple[str, str]:
    """What waits, and what is decided: ("3 suggestions", "1 confirmed · 1 rejected")."""
    waiting = sum(item.open for item in items)
    decided = Counter(state_of(item) for item in items if not item.open)
    noun = "suggestion" if waiting == 1 else "suggestions"
    order = ("confirmed", "corrected", "added", "rejected")
    return f"{waiting} {noun}", " · ".join(f"{decided[word]} {word}" for word in order if decided[word])


class CardsTable(QAbstractListModel):
    """The cards of the open article; a card that changes is updated in place, so that nothing jumps."""

    def __init__(self, desk: DeskState) -> None:
        super().__init__(desk)
        self._desk = desk
        self._cards: list[Card] = []
        desk.items_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Take over the items of the desk."""
        cards = [card_of(item, self._desk.codebook) for item in self._desk.items]
        if [card.key for card in cards] != [card.key for card in self._cards]:
            self.beginResetModel()
            self._cards = cards
            self.endResetModel()
            return
        for row, (old, new) in enumerate(zip(self._cards, cards, strict=True)):
            if old != new:
                self._cards[row] = new
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._cards):
            return None
        card = self._cards[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{card.type} · {card.who}" if card.who else card.type
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return card.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return card.spoken
        return card if role == CARD_ROLE else None
