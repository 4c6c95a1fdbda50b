"""Evidence by itself: added to a field, moved to other words, taken away, while the values stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from q7x2_gui.domain.codebook import Codebook
from q7x2_gui.domain.event import EventValues, Evidence
from q7x2_gui.domain.vocabulary import Field
from q7x2_gui.viewmodels.choices import Choice, choices

if TYPE_CHECKING:
    from q7x2_gui.viewmodels.desk import Desk

_WITHOUT = frozenset({Field.KIND, Field.PARTICIPANTS, Field.NOTE, Field.CERTAINTY, Field.PART_OF, Field.SUMMARY})
"""Fields that no words of the article stand for; participants have evidence each."""


def targets(values: EventValues, codebook: Codebook) -> tuple[Choice, ...]:
    """What evidence can be given to: each field by its key, each participant by a number."""
    fields = choices(term for term in (*codebook.fields, *codebook.custom) if term.key not in _WITHOUT)
    people = tuple(
        Choice(f"participants.{n}", f"Who: {who.name}", "", str(n + 1) if n < 9 else "")
        for n, who in enumerate(values.participants)
    )
    return (*people, *fields)


def ordered(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Evidence in the order of the text."""
    return sorted(evidence, key=lambda e: (e.start, e.end, e.field))


def beside(evidence: Sequence[Evidence], current: Evidence | None, step: int) -> Evidence | None:
    """The evidence after (1) or before (-1) one in the order of the text, going on at the other end."""
    found = ordered(evidence)
    if not found:
        return None
    if current not in found:
        return found[0 if step > 0 else -1]
    return found[(found.index(current) + step) % len(found)]


def add(desk: Desk, field: str, span: tuple[int, int]) -> None:
    """Keep words of the article as further evidence of a field."""
    item, entry = desk.acting, _entry(desk, field, span)
    if item is not None and entry is not None and entry not in item.evidence:
        desk.edit(_root(field), item.values, (*item.evidence, entry))


def move(desk: Desk, old: Evidence, span: tuple[int, int]) -> Evidence | None:
    """Let a piece of evidence stand for other words; what it is then, None when it could not be moved."""
    item, entry = desk.acting, _entry(desk, old.field, span)
    if item is None or entry is None or old not in item.evidence:
        return None
    evidence = (entry if one == old else one for one in item.evidence)
    desk.edit(_root(old.field), item.values, tuple(dict.fromkeys(evidence)))
    return entry


def remove(desk: Desk, old: Evidence) -> None:
    """Take a piece of evidence away."""
    item = desk.acting
    if item is not None and old in item.evidence:
        desk.edit(_root(old.field), item.values, tuple(one for one in item.evidence if one != old))


def _entry(desk: Desk, field: str, span: tuple[int, int]) -> Evidence | None:
    if desk.article is None:
        return None
    quote = desk.article.article.text[span[0] : span[1]]
    return Evidence(field=field, start=span[0], end=span[1], quote=quote) if quote else None


def _root(field: str) -> str:
    return field.partition(".")[0]
