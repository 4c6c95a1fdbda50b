"""The timeline's columns: four bounds as day numbers with sentinels; type, status and review state as small codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from enum import IntEnum, IntFlag
from typing import Any

import numpy as np
import numpy.typing as npt

from q7x2_gui.domain.edtf import Bounds

Ints = npt.NDArray[np.int32]
Places = npt.NDArray[np.intp]

UNKNOWN = -(2**31)
"""A bound that nobody knows (`2020-11-24/`): drawn as a short fading tail."""
OPEN_START = -(2**31) + 1
"""No beginning (`../2020`): drawn from the edge of the view."""
OPEN_END = 2**31 - 1
"""No end yet (`2020/..`): drawn to the edge of the view."""
BOUNDS = ("start_earliest", "start_latest", "end_earliest", "end_latest")


class Review(IntEnum):
    """How far an event has been looked at, told apart by how full its mark is."""

    SUGGESTED = 0
    AUTO = 1
    CONFIRMED = 2


class Pattern(IntEnum):
    """How far an event had come, told apart by the pattern that fills its mark."""

    SOLID = 0
    STRIPED = 1
    DOTTED = 2
    STRUCK = 3


class Flag(IntFlag):
    """What else is known of an event."""

    RECALLED = 1
    STATE = 2
    CONFLICT = 4
    GONE = 128
    """The place is free: what stood there has been removed."""


PATTERNS = {
    "planned": Pattern.STRIPED,
    "proposed": Pattern.STRIPED,
    "postponed": Pattern.STRIPED,
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
    background: bool = False
    state: bool = False
    ident: int = 0
    article: int = 0
    part_of: int = 0


@dataclass(slots=True)
class Columns:
    """Places of events as arrays of one length; a place whose `Flag.GONE` is set holds none.

    ``ident`` names the row of the project, ``article`` and ``part_of`` by their numbers there, 0 for none;
    ``type`` and ``status`` index ``types`` and ``statuses``; ``review`` is a `Review`; ``reports`` counts how many
    articles tell the event, 0 while that was not asked for.
    """

    ident: npt.NDArray[np.int64]
    start_earliest: Ints
    start_latest: Ints
    end_earliest: Ints
    end_latest: Ints
    type: npt.NDArray[np.int16]
    status: npt.NDArray[np.int16]
    review: npt.NDArray[np.uint8]
    flags: npt.NDArray[np.uint8]
    article: Ints
    part_of: Ints
    reports: npt.NDArray[np.uint16]
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    free: list[int] = field(default_factory=list)
    """Places that hold no event."""

    def __len__(self) -> int:
        return len(self.ident) - len(self.free)

    @property
    def size(self) -> int:
        """Places, free ones included."""
        return len(self.ident)

    @property
    def present(self) -> npt.NDArray[np.bool_]:
        """Which places hold an event."""
        return np.asarray((self.flags & Flag.GONE) == 0, bool)

    @property
    def dated(self) -> npt.NDArray[np.bool_]:
        """Which places hold an event with at least one known bound; the other events belong in the tray."""
        return self.dated_among(slice(None))

    def dated_among(self, places: Any) -> npt.NDArray[np.bool_]:
        """`dated` of some places."""
        known = np.zeros(len(self.ident[places]), bool)
        for name in BOUNDS:
            days = getattr(self, name)[places]
            known |= (days != UNKNOWN) & (days != OPEN_START) & (days != OPEN_END)
        return np.asarray(known & ((self.flags[places] & Flag.GONE) == 0), bool)

    def is_dated(self, place: int) -> bool:
        """Whether the event at a place has a known bound."""
        return bool(self.dated_among(slice(place, place + 1))[0])

    def with_status(self, key: str) -> npt.NDArray[np.bool_]:
        """Which events have a status, dated or not."""
        if key not in self.statuses:
            return np.zeros(self.size, bool)
        return np.asarray((self.status == self.statuses.index(key)) & self.present, bool)

    @property
    def planned(self) -> int:
        """How many events are planned, dated or not."""
        return int(self.with_status("planned").sum())

    def pattern(self, places: Places) -> npt.NDArray[np.uint8]:
        """The `Pattern` of some events."""
        by_status = np.array([PATTERNS.get(key, Pattern.SOLID) for key in (*self.statuses, "")], np.uint8)
        return np.asarray(by_status[self.status[places]], np.uint8)

    def recalled(self, places: Places) -> npt.NDArray[np.bool_]:
        """Which of some events are told as background."""
        return np.asarray((self.flags[places] & Flag.RECALLED) != 0, bool)

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """All arrays by name."""
        return {f.name: getattr(self, f.name) for f in fields(self)[:12]}

    def find(self, idents: npt.ArrayLike) -> Places:
        """The places of events by ident; those that are not here are left out."""
        wanted = np.asarray(idents, np.int64)
        if len(wanted) < 8:  # a comparison each is cheaper than sorting
            found = [np.flatnonzero(self.ident == one) for one in wanted]
            places = np.concatenate(found) if found else np.zeros(0, np.intp)
        else:
            places = np.flatnonzero(np.isin(self.ident, wanted))
        return np.asarray(places[(self.flags[places] & Flag.GONE) == 0], np.intp)

    def remove(self, places: Places) -> None:
        """Free some places."""
        self.flags[places] = Flag.GONE
        self.ident[places] = -1
        self.article[places] = 0
        self.free.extend(int(place) for place in places)

    def put(self, new: Columns) -> Places:
        """Take events in: each where its ident stands, else at a free place or behind the others; tells the places."""
        known = {int(self.ident[p]): int(p) for p in self.find(new.ident)}
        lacking = len(new) - len(known) - len(self.free)
        if lacking > 0:
            self._grow(max(lacking, self.size // 16))
        places = [known[ident] if ident in known else self.free.pop() for ident in new.ident.tolist()]
        at = np.array(places, np.intp)
        for name, values in new.arrays().items():
            if name not in ("type", "status"):
                getattr(self, name)[at] = values
        self.types, as_type = word_union(self.types, new.types)
        self.statuses, as_status = word_union(self.statuses, new.statuses)
        self.type[at] = as_type[new.type]
        self.status[at] = np.where(new.status < 0, -1, np.append(as_status, -1)[new.status])
        return at

    def _grow(self, more: int) -> None:
        old = self.size
        for name, values in self.arrays().items():
            setattr(self, name, np.concatenate([values, np.zeros(more, values.dtype)]))
        self.flags[old:] = Flag.GONE
        self.ident[old:] = -1
        self.free[:0] = range(old + more - 1, old - 1, -1)


@dataclass(frozen=True, slots=True)
class Members:
    """Which events belong to which words: pairs of a code of ``words`` and a place."""

    words: tuple[str, ...]
    codes: Ints
    places: Ints

    def without(self, places: Places, size: int) -> Members:
        """The pairs of all other places; ``size`` is the number of places."""
        gone = np.zeros(size, bool)
        gone[places] = True
        keep = ~gone[self.places]
        return Members(self.words, self.codes[keep], self.places[keep])

    def taken(self, order: Places, size: int) -> Members:
        """The pairs of some of ``size`` places, numbered anew in this order."""
        new = np.full(size, -1, np.int32)
        new[order] = np.arange(len(order), dtype=np.int32)
        places = new[self.places]
        keep = places >= 0
        return Members(self.words, self.codes[keep], places[keep])

    def joined(self, other: Members) -> Members:
        """The pairs of both."""
        words, as_new = word_union(self.words, other.words)
        codes = np.concatenate([self.codes, as_new[other.codes]]) if len(other.codes) else self.codes
        return Members(words, codes, np.concatenate([self.places, other.places]))


def members(pairs: Iterable[tuple[int, str]]) -> Members:
    """Members of (place, word) pairs; a pair that comes twice counts once."""
    words: dict[str, int] = {}
    unique = dict.fromkeys(pairs)
    codes = [words.setdefault(word, len(words)) for _, word in unique]
    return Members(tuple(words), np.array(codes, np.int32), np.array([place for place, _ in unique], np.int32))


def build(rows: Iterable[Row]) -> Columns:
    """Columns of the rows, in their order; rows without an ident get the number of their place."""
    rows = list(rows)
    bounds = np.array([_bounds(r.bounds, r.date) for r in rows], np.int32).reshape(-1, 4)
    types: dict[str, int] = {}
    statuses: dict[str, int] = {}
    flags = [Flag.RECALLED * r.background | Flag.STATE * r.state for r in rows]
    return Columns(
        ident=np.array([r.ident or n + 1 for n, r in enumerate(rows)], np.int64),
        start_earliest=bounds[:, 0].copy(),
        start_latest=bounds[:, 1].copy(),
        end_earliest=bounds[:, 2].copy(),
        end_latest=bounds[:, 3].copy(),
        type=np.array([types.setdefault(r.type, len(types)) for r in rows], np.int16),
        status=np.array([statuses.setdefault(r.status, len(statuses)) if r.status else -1 for r in rows], np.int16),
        review=np.array([review_of(r.verdict) for r in rows], np.uint8),
        flags=np.array(flags, np.uint8),
        article=np.array([r.article for r in rows], np.int32),
        part_of=np.array([r.part_of for r in rows], np.int32),
        reports=np.zeros(len(rows), np.uint16),
        types=tuple(types),
        statuses=tuple(statuses),
    )


def joined(parts: Iterable[Columns]) -> Columns:
    """The columns of several, one after the other."""
    parts = list(parts)
    result = parts[0] if parts else build(())
    if len(parts) < 2:
        return result
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    arrays: dict[str, list[npt.NDArray[Any]]] = {name: [] for name in result.arrays()}
    for part in parts:
        types, as_type = word_union(types, part.types)
        statuses, as_status = word_union(statuses, part.statuses)
        for name, values in part.arrays().items():
            if name == "type" and len(values):
                values = as_type[values].astype(np.int16)  # noqa: PLW2901 - recoded
            elif name == "status":
                values = np.append(as_status, -1)[values].astype(np.int16)  # noqa: PLW2901 - recoded
            arrays[name].append(values)
    joint: Mapping[str, Any] = {name: np.concatenate(found) for name, found in arrays.items()}
    return Columns(**joint, types=types, statuses=statuses)


def taken(columns: Columns, order: Places) -> Columns:
    """The events at some places, in this order."""
    arrays: Mapping[str, Any] = {name: values[order] for name, values in columns.arrays().items()}
    return Columns(**arrays, types=columns.types, statuses=columns.statuses)


def word_union(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[tuple[str, ...], Ints]:
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


def review_of(verdict: str | None) -> Review:
    """The review state that a verdict comes to."""
    if verdict is None:
        return Review.SUGGESTED
    return Review.AUTO if verdict == "auto" else Review.CONFIRMED
