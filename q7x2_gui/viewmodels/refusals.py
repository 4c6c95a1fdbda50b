"""Edits that were refused: what was typed stays on the desk over what the file says, until it is saved or given up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from q7x2_gui.domain.comparing import differing_fields
from q7x2_gui.domain.event import EventValues
from q7x2_gui.viewmodels import form_state

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import Item

LOST = "lost"
"""Kind of an item that is no longer in the project and stays on the desk for what was typed into it."""

WAYS_OUT = "Ctrl+S saves yours, Esc in the field gives it up"
LOST_WAYS_OUT = "Ctrl+S keeps it as an event of your own, Esc in the field gives it up"


def key_of(item: Item) -> str:
    """What stays the same of an item from suggestion to report: the suggestion's id, or the added report's."""
    return item.suggestion_id or item.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One edit that was refused: the item as the analyst left it, the `Field` values that the edit changed, and why.

    ``filed`` is the item as the file has it; None when it is there no longer.
    """

    item: Item
    fields: tuple[str, ...]
    why: str
    filed: Item | None

    @property
    def text(self) -> str:
        """What was typed, in one line."""
        value = self.item.values.held(self.fields[0]) if self.fields else ""
        if isinstance(value, tuple):
            return ", ".join(getattr(part, "name", str(part)) for part in value)
        return str(getattr(value, "name", None) or getattr(value, "actor", None) or value or "")


class Refusals:
    """Refused edits by item key and field."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Refusal] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(tuple(self._kept))

    def get(self, key: str, field: str) -> Refusal | None:
        """The refused edit of a field."""
        return self._kept.get((key, field))

    def keep(self, field: str, seen: Item, left: Item, why: str) -> Refusal:
        """Keep an edit from what was seen to how it was left."""
        fields = tuple(dict.fromkeys((field, *differing_fields(seen.values, left.values))))
        refusal = Refusal(item=left, fields=fields, why=why, filed=None if left.kind == LOST else seen)
        self._kept[key_of(left), field] = refusal
        return refusal

    def drop(self, key: str, field: str) -> Refusal | None:
        """Give an edit up, or go on without it because it is being saved again."""
        return self._kept.pop((key, field), None)

    def why(self, key: str, names: frozenset[str]) -> str:
        """Why edits of these fields were refused, and the ways out; empty when none was."""
        mine = [r for (k, field), r in self._kept.items() if k == key and field in names]
        return " ".join(f"{r.why}. {WAYS_OUT if r.filed else LOST_WAYS_OUT}" for r in mine)

    def over(self, items: tuple[Item, ...], article_id: str) -> tuple[Item, ...]:
        """The items of an article with what was typed over what the file says; lost ones stand at the end."""
        there = {key_of(item): item for item in items}
        for (key, field), refusal in self._kept.items():
            if refusal.item.article_id != article_id:
                continue
            filed = next((item for item in items if key_of(item) == key), None)
            self._kept[key, field] = replace(refusal, filed=filed)
            there[key] = overlaid(there.get(key) or replace(refusal.item, kind=LOST), refusal)
        return tuple(there.values())

    def seen(self, item: Item, field: str) -> Item:
        """An item as it was seen before the refused edit of a field: there with the file's value."""
        refusal = self._kept.get((key_of(item), field))
        if refusal is None or refusal.filed is None:
            return item
        return overlaid(item, replace(refusal, item=refusal.filed))


def overlaid(item: Item, refusal: Refusal) -> Item:
    """``item`` with the values and evidence of the refused fields."""
    values: EventValues = form_state.with_fields(item.values, refusal.item.values, refusal.fields)
    evidence = item.evidence
    for field in refusal.fields:
        evidence = form_state.replace_evidence(evidence, field, form_state.evidence_of(refusal.item.evidence, field))
    return replace(item, values=values, evidence=evidence)
