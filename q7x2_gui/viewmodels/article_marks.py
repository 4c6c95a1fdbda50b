"""What is marked in the article: the evidence of the chosen item by field, and the triggers of all others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from q7x2_gui.domain.vocabulary import Verdict

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import Item
    from q7x2_gui.viewmodels.article_layout import ArticleLayout

TRIGGER_FIELDS = ("type", "date")
CORE = ("participants", "date", "place", "type")
"""Fields whose marks win where a mark of another field lies on the same words."""


@dataclass(frozen=True, slots=True)
class Mark:
    """UTF-16 span on screen; ``field`` without its index, ``item_id`` whose it is, ``chosen`` whether that is open."""

    start: int
    end: int
    field: str
    item_id: str
    chosen: bool


def marks(layout: ArticleLayout, items: Iterable[Item], chosen_id: str | None) -> tuple[Mark, ...]:
    """All marks in order of place, the chosen item's last of those at one place, so that they are drawn on top."""
    found: dict[tuple[int, int, str], Mark] = {}
    for item in sorted(items, key=lambda i: i.id == chosen_id):
        chosen = item.id == chosen_id
        if item.verdict is Verdict.REJECTED and not chosen:
            continue
        for evidence in item.evidence:
            field = evidence.field.partition(".")[0]
            if not chosen and field not in TRIGGER_FIELDS:
                continue
            for start, end in layout.on_screen(evidence.start, evidence.end):
                found[start, end, "" if not chosen else field] = Mark(start, end, field, item.id, chosen)
    own = _union(mark for mark in found.values() if mark.chosen)
    core = _union(mark for mark in found.values() if mark.chosen and mark.field in CORE)
    kept = [mark for mark in found.values() if not _covered(mark, own, core)]
    return tuple(sorted(kept, key=lambda m: (m.start, m.chosen, m.end)))


_Union = tuple[list[int], list[int]]
"""Starts and ends of spans that do not touch, in order: an article may have thousands of marks."""


def _union(marked: Iterable[Mark]) -> _Union:
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted((mark.start, mark.end) for mark in marked):
        if ends and start < ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _covered(mark: Mark, own: _Union, core: _Union) -> bool:
    """Whether another mark says more about the same words."""
    if mark.chosen and mark.field in CORE:
        return False
    starts, ends = core if mark.chosen else own
    after = bisect_left(starts, mark.end)  # the last span that begins before this one ends is the one to look at
    return after > 0 and ends[after - 1] > mark.start


def legend(found: Iterable[Mark]) -> tuple[str, ...]:
    """The fields that have a mark of the chosen item, in the order who, when, where, what, then others."""
    order = ("participants", "date", "place", "type", "voice", "topics")
    have = {mark.field for mark in found if mark.chosen}
    return tuple(field for field in order if field in have)
