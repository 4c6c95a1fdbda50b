"""The timeline's columns: four bounds as day numbers with sentinels; type, status and review state as small codes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from q7x2_gui.domain.edtf import Bounds

Ints = npt.NDArray[np.int32]

UNKNOWN = -(2**31)
"""A bound that nobody knows (`2020-11-24/`): drawn as a short fading tail."""
OPEN_START = -(2**31) + 1
"""No beginning (`../2020`): drawn from the edge of the view."""
OPEN_END = 2**31 - 1
"""No end yet (`2020/..`): drawn to the edge of the view."""


class Review(IntEnum):
    """How far an event has been looked at, told apart by outline and fill."""

    SUGGESTED = 0
    AUTO = 1
    CONFIRMED = 2


class Pattern(IntEnum):
    """How far an event had come, told apart by the stroke of its outline."""

    SOLID = 0
    DASHED = 1
    DOTTED = 2
    STRUCK = 3


PATTERNS = {
    "planned": Pattern.DASHED,
    "proposed": Pattern.DASHED,
    "postponed": Pattern.DASHED,
    "unconfirmed": Pattern.DOTTED,
    "cancelled": Pattern.STRUCK,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One event as it enters the columns; ``verdict`` None for an open suggestion, ``date`` the EDTF text or None."""

    bounds: Bounds
    date: str | None
    type: str
    status: str | None
    verdict: str | None
    countries: Sequence[str] = ()
    actors: Sequence[str] = ()
    background: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """One list of words for each event: ``codes[offsets[i]:offsets[i + 1]]`` index ``words`` for event i."""

    words: tuple[str, ...]
    codes: Ints
    offsets: Ints


@dataclass(frozen=True, slots=True)
class Columns:
    """n events as arrays of length n; ``type`` indexes ``types``, ``review`` is a `Review`, ``pattern`` a `Pattern`."""

    start_earliest: Ints
    start_latest: Ints
    end_earliest: Ints
    end_latest: Ints
    type: Ints
    types: tuple[str, ...]
    review: npt.NDArray[np.uint8]
    pattern: npt.NDArray[np.uint8]
    background: npt.NDArray[np.bool_]
    countries: Names
    actors: Names
    plans: npt.NDArray[np.bool_]
    """Which events are planned, dated or not."""
    dated: npt.NDArray[np.bool_]
    """Which events have at least one known bound; the others belong in the tray."""

    def __len__(self) -> int:
        return len(self.type)

    @property
    def planned(self) -> int:
        """How many events are planned, dated or not."""
        return int(self.plans.sum())


def build(rows: Iterable[Row]) -> Columns:
    """Columns of the rows, in their order."""
    rows = list(rows)
    bounds = np.array([_bounds(r.bounds, r.date) for r in rows], np.int32).reshape(-1, 4)
    types: dict[str, int] = {}
    known = (bounds != UNKNOWN) & (bounds != OPEN_START) & (bounds != OPEN_END)
    return Columns(
        start_earliest=bounds[:, 0].copy(),
        start_latest=bounds[:, 1].copy(),
        end_earliest=bounds[:, 2].copy(),
        end_latest=bounds[:, 3].copy(),
        type=np.array([types.setdefault(r.type, len(types)) for r in rows], np.int32),
        types=tuple(types),
        review=np.array([_review(r.verdict) for r in rows], np.uint8),
        pattern=np.array([PATTERNS.get(r.status or "", Pattern.SOLID) for r in rows], np.uint8),
        background=np.array([r.background for r in rows], bool),
        countries=_names([r.countries for r in rows]),
        actors=_names([r.actors for r in rows]),
        plans=np.array([r.status == "planned" for r in rows], bool),
        dated=known.any(axis=1),
    )


def picked(columns: Columns, new: Columns, order: npt.NDArray[np.intp]) -> Columns:
    """The events at the places ``order`` of ``columns`` with ``new`` behind them: copied as arrays, not read again."""

    def pick(name: str) -> npt.NDArray[Any]:
        return np.concatenate([getattr(columns, name), getattr(new, name)])[order]

    types, as_new = _word_union(columns.types, new.types)
    bounds = ("start_earliest", "start_latest", "end_earliest", "end_latest")
    return Columns(
        **{name: pick(name) for name in (*bounds, "review", "pattern", "background", "plans", "dated")},
        type=np.concatenate([columns.type, as_new[new.type]])[order],
        types=types,
        countries=_picked_names(columns.countries, new.countries, order),
        actors=_picked_names(columns.actors, new.actors, order),
    )


def _picked_names(old: Names, new: Names, order: npt.NDArray[np.intp]) -> Names:
    words, as_new = _word_union(old.words, new.words)
    codes = np.concatenate([old.codes, as_new[new.codes]])
    edges = np.concatenate([old.offsets, new.offsets[1:] + old.offsets[-1]])
    counts = np.diff(edges)[order]
    offsets = np.zeros(len(order) + 1, np.int32)
    np.cumsum(counts, out=offsets[1:])
    # Each code stands as far behind the first of its event as it did before.
    places = np.arange(offsets[-1]) + np.repeat(edges[:-1][order] - offsets[:-1], counts)
    return Names(words, codes[places].astype(np.int32), offsets)


def _word_union(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[tuple[str, ...], Ints]:
    """The words of both, and the code there of each word of ``new``; words that nobody uses any more stay."""
    places = {word: code for code, word in enumerate(old)}
    as_new = np.array([places.setdefault(word, len(places)) for word in new], np.int32)
    return tuple(places), as_new


def _bounds(bounds: Bounds, date: str | None) -> tuple[int, int, int, int]:
    text = date or ""
    before = OPEN_START if text.startswith("..") else UNKNOWN
    after = OPEN_END if text.endswith("..") else UNKNOWN
    four = (bounds.start_earliest, bounds.start_latest, bounds.end_earliest, bounds.end_latest)
    empty = (before, UNKNOWN, UNKNOWN, after)
    a, b, c, d = (e if x is None else x for x, e in zip(four, empty, strict=True))
    return a, b, c, d


def _review(verdict: str | None) -> Review:
    if verdict is None:
        return Review.SUGGESTED
    return Review.AUTO if verdict == "auto" else Review.CONFIRMED


def _names(lists: Sequence[Sequence[str]]) -> Names:
    words: dict[str, int] = {}
    unique = [tuple(dict.fromkeys(names)) for names in lists]
    codes = [words.setdefault(name, len(words)) for names in unique for name in names]
    offsets = np.zeros(len(lists) + 1, np.int32)
    np.cumsum([len(names) for names in unique], out=offsets[1:])
    return Names(tuple(words), np.array(codes, np.int32), offsets)
