"""The queue as columns of numbers: what lists, counts and orders of many articles are worked out from, in NumPy."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from q7x2_gui.domain.vocabulary import ArticleState
from q7x2_gui.errors import DamagedError
from q7x2_gui.services.catalogue_articles import has_marks

Numbers = NDArray[Any]
STATES: Final = tuple(ArticleState)
"""States of articles; their places are the codes in the column ``state``."""
NO_DAY: Final = -(2**31)
"""Stands where an article has no publication date, or its date is open on that side."""
_CODES = {state.value: code for code, state in enumerate(STATES)}

_ARTICLES = "select n, id, state, language, outlet, published_earliest, published_latest from article {where}"
_SUGGESTIONS = "select article, n, coalesce(type, 0), confidence from suggestion {where}"
# The second number says whether a person has decided: a draft and what a script accepted are open.
_REPORTS = (
    "select article, coalesce(verdict, '') not in ('', 'auto'), coalesce(verdict, '') = 'rejected', "
    "coalesce(suggestion, 0), coalesce(type, 0), verdict is null and suggestion is null from report {where}"
)
_MARKS = "select article, skipped, flagged, note <> '' from article_mark {where}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """All articles in order of import, a place each; never changed, so that any thread may read it.

    Languages and outlets are codes into their lists (code 0 where unknown); days are as stored, `NO_DAY` where there
    is none; ``year`` is that of the first day; ``confidence`` is 2 where no suggestion is open. ``pair_place`` and
    ``pair_type`` say which types of events an article tells or is suggested to tell, by the numbers of ``types``.
    """

    n: Numbers
    ids: Sequence[str]
    places: Mapping[str, int]
    state: Numbers
    language: Numbers
    outlet: Numbers
    earliest: Numbers
    latest: Numbers
    year: Numbers
    open: Numbers
    reports: Numbers
    confidence: Numbers
    skipped: Numbers
    flagged: Numbers
    noted: Numbers
    pair_place: Numbers
    pair_type: Numbers
    languages: tuple[str, ...]
    outlets: tuple[str, ...]
    types: Mapping[int, tuple[str, str]]

    def __len__(self) -> int:
        return len(self.n)

    def places_of(self, numbers: Numbers) -> Numbers:
        """Places of the articles of these numbers; those that are not there are left out."""
        if not len(self.n):
            return np.empty(0, np.int64)
        at: Numbers = np.minimum(np.searchsorted(self.n, numbers), len(self.n) - 1)
        there: Numbers = at[self.n[at] == numbers]
        return there

    @property
    def finished(self) -> Numbers:
        """Which articles are done or tell no event."""
        done: Numbers = (self.state == _CODES["done"]) | (self.state == _CODES["no_event"])
        return done


EMPTY: Final = Columns(
    n=np.empty(0, np.int64), ids=(), places={}, state=np.empty(0, np.int8), language=np.empty(0, np.int32),
    outlet=np.empty(0, np.int32), earliest=np.empty(0, np.int64), latest=np.empty(0, np.int64),
    year=np.empty(0, np.int32), open=np.empty(0, np.int64), reports=np.empty(0, np.int64),
    confidence=np.empty(0, np.float64), skipped=np.empty(0, np.bool_), flagged=np.empty(0, np.bool_),
    noted=np.empty(0, np.bool_), pair_place=np.empty(0, np.int64), pair_type=np.empty(0, np.int64),
    languages=("",), outlets=("",), types={},
)  # fmt: skip
"""No article at all."""


def load(connection: sqlite3.Connection) -> Columns:
    """Read all articles; each table is read from an index that holds all that is asked for."""
    rows = connection.execute(_ARTICLES.format(where="")).fetchall()
    rows.sort()
    ids = [row[1] for row in rows]
    languages, outlets = _codes(("",), (row[3] for row in rows)), _codes(("",), (row[4] for row in rows))
    bare = replace(
        EMPTY,
        n=np.fromiter((row[0] for row in rows), np.int64, len(rows)),
        ids=ids,
        places={row_id: place for place, row_id in enumerate(ids)},
        languages=tuple(languages),
        outlets=tuple(outlets),
        types={n: (key, title) for n, key, title in connection.execute("select n, id, title from event_type")},
    )
    return _with(_with_heads(bare, np.arange(len(rows)), rows, languages, outlets), connection, None)


def refresh(columns: Columns, connection: sqlite3.Connection, article_ids: Iterable[str]) -> Columns:
    """The columns with these articles read anew; all is read where articles have come or gone."""
    wanted = sorted(set(article_ids))
    names = json.dumps(wanted)
    rows = connection.execute(
        _ARTICLES.format(where="where id in (select value from json_each(?))"), (names,)
    ).fetchall()
    if len(rows) != len(wanted) or not all(name in columns.places for name in wanted):
        return load(connection)
    places = np.array([columns.places[row[1]] for row in rows], np.int64)
    languages = _codes(columns.languages, (row[3] for row in rows))
    outlets = _codes(columns.outlets, (row[4] for row in rows))
    types = {n: (key, title) for n, key, title in connection.execute("select n, id, title from event_type")}
    changed = replace(columns, languages=tuple(languages), outlets=tuple(outlets), types=types)
    return _with(_with_heads(changed, places, rows, languages, outlets), connection, places)


def _codes(known: Sequence[str], names: Iterable[str | None]) -> dict[str, int]:
    codes = {name: code for code, name in enumerate(known)}
    for name in names:
        codes.setdefault(name or "", len(codes))
    return codes


def _with_heads(
    columns: Columns, places: Numbers, rows: Sequence[Any], languages: Mapping[str, int], outlets: Mapping[str, int]
) -> Columns:
    try:
        state = [_CODES[row[2]] for row in rows]
    except KeyError as error:
        raise DamagedError(f"an article has the unknown state {error}", hint="Run check; open a backup") from error
    earliest = np.array([NO_DAY if row[5] is None else row[5] for row in rows], np.int64)
    return replace(
        columns,
        state=_put(columns.state, places, np.array(state, np.int8), len(columns)),
        language=_put(columns.language, places, [languages[row[3] or ""] for row in rows], len(columns)),
        outlet=_put(columns.outlet, places, [outlets[row[4] or ""] for row in rows], len(columns)),
        earliest=_put(columns.earliest, places, earliest, len(columns)),
        latest=_put(columns.latest, places, [NO_DAY if row[6] is None else row[6] for row in rows], len(columns)),
        year=_put(columns.year, places, _years(earliest), len(columns)),
    )


def _put(old: Numbers, places: Numbers, values: Any, size: int) -> Numbers:
    new = old.copy() if len(old) == size else np.zeros(size, old.dtype)
    new[places] = values
    return new


def _years(days: Numbers) -> Numbers:
    years = np.where(days == NO_DAY, 0, days).astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    return np.where(days == NO_DAY, NO_DAY, years)


def _with(columns: Columns, connection: sqlite3.Connection, places: Numbers | None) -> Columns:
    """The columns with what suggestions, reports and marks say of these places, or of all."""
    every = places is None
    at = np.arange(len(columns)) if places is None else places
    among = "where article in (select value from json_each(?))"
    where, wanted = ("", ()) if every else (among, (json.dumps(columns.n[at].tolist()),))
    size = len(columns)
    s_place, s_n, s_type, confidence = _read(columns, connection, _SUGGESTIONS.format(where=where), wanted, 3)
    r_place, decided, rejected, r_of, r_type, draft = _read(
        columns, connection, _REPORTS.format(where=where), wanted, None, width=6
    )
    decided, rejected, draft = decided.astype(np.bool_), rejected.astype(np.bool_), draft.astype(np.bool_)
    untouched = ~np.isin(s_n, r_of[decided])
    opened = np.bincount(s_place[untouched], minlength=size) + np.bincount(r_place[draft], minlength=size)
    lowest = np.full(size, 2.0)
    np.minimum.at(lowest, s_place[untouched], confidence[untouched])
    reports = np.bincount(r_place[decided & ~rejected], minlength=size)
    fresh = ~np.isin(s_n, r_of)
    pairs = np.unique(
        np.stack([
            np.concatenate([s_place[fresh], r_place[~rejected]]),
            np.concatenate([s_type[fresh], r_type[~rejected]]),
        ]).T.astype(np.int64).reshape(-1, 2),
        axis=0,
    )  # fmt: skip
    pairs = pairs[pairs[:, 1] != 0]
    skipped, flagged, noted = (np.zeros(size, np.bool_) for _ in range(3))
    for place, values in _marks(columns, connection, where, wanted):
        skipped[place], flagged[place], noted[place] = values
    kept = np.ones(len(columns.pair_place), np.bool_) if not every else np.zeros(len(columns.pair_place), np.bool_)
    kept &= ~np.isin(columns.pair_place, at)
    return replace(
        columns,
        open=_put(columns.open, at, opened[at], size),
        reports=_put(columns.reports, at, reports[at], size),
        confidence=_put(columns.confidence, at, lowest[at], size),
        skipped=_put(columns.skipped, at, skipped[at], size),
        flagged=_put(columns.flagged, at, flagged[at], size),
        noted=_put(columns.noted, at, noted[at], size),
        pair_place=np.concatenate([columns.pair_place[kept], pairs[:, 0]]),
        pair_type=np.concatenate([columns.pair_type[kept], pairs[:, 1]]),
    )


def _read(
    columns: Columns,
    connection: sqlite3.Connection,
    sql: str,
    wanted: tuple[str, ...],
    real: int | None,
    *,
    width: int = 4,
) -> list[Numbers]:
    """The columns of a query whose first one is an article's number, that number turned into a place."""
    kinds = [(str(i), np.float64 if i == real else np.int64) for i in range(width)]
    found = np.fromiter(connection.execute(sql, wanted), np.dtype(kinds))
    place = np.searchsorted(columns.n, found["0"])
    return [place, *(found[str(i)] for i in range(1, width))]


def _marks(
    columns: Columns, connection: sqlite3.Connection, where: str, wanted: tuple[str, ...]
) -> Iterable[tuple[int, tuple[bool, bool, bool]]]:
    if not has_marks(connection):
        return
    for article, skipped, flagged, noted in connection.execute(_MARKS.format(where=where), wanted):
        yield int(np.searchsorted(columns.n, article)), (bool(skipped), bool(flagged), bool(noted))
