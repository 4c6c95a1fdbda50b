"""Finds the articles that answer a query, in the order asked for, with how many there are of each kind."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Final

import numpy as np

from q7x2_gui.domain import edtf
from q7x2_gui.domain.query import Filter, Problem, Query, Words, parse
from q7x2_gui.services.listing import Tab
from q7x2_gui.services.queue_columns import EMPTY, NO_DAY, STATES, Columns, Numbers

MOST_VALUES: Final = 60
"""Values of a facet that are told; the commonest come first."""
_OPEN_SKY = 2**31
_COUNTRY = 3


class Order(StrEnum):
    """In which order the queue shows its articles; those that are alike stand in order of import."""

    IMPORT = "import"
    NEWEST = "newest"
    OLDEST = "oldest"
    OUTLET = "outlet"
    UNCERTAIN = "uncertain"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Facet:
    """How many articles there would be with each value of a filter, whatever that filter says now: value to count."""

    key: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a query found: places of articles in order, counts by tab, facets, and what was not understood."""

    columns: Columns = EMPTY
    places: Numbers
    tabs: Mapping[Tab, int]
    facets: tuple[Facet, ...] = ()
    problems: tuple[Problem, ...] = ()
    query: Query = field(default_factory=Query)


def find(
    connection: sqlite3.Connection, columns: Columns, text: str, *, tab: Tab = Tab.ALL, order: Order = Order.IMPORT
) -> Found:
    """All articles that answer a query; the connection may be interrupted from another thread."""
    narrowed = _narrowed(connection, columns, text)
    query, hits, by_key = narrowed.query, narrowed.hits, narrowed.by_key
    every = _together(hits, by_key)
    in_tab = _tab(columns, tab, query)
    shown = np.flatnonzero(every & in_tab)
    return Found(
        columns=columns,
        places=_ordered(columns, shown, order),
        tabs={name: int(np.count_nonzero(every & _tab(columns, name, query))) for name in Tab},
        facets=tuple(_facets(columns, hits, by_key, in_tab)),
        problems=narrowed.problems,
        query=query,
    )


def matching(connection: sqlite3.Connection, columns: Columns, text: str) -> tuple[Numbers, tuple[Problem, ...]]:
    """Places of all articles that answer a query, in order of import, without counting what else there is."""
    narrowed = _narrowed(connection, columns, text)
    return np.flatnonzero(_together(narrowed.hits, narrowed.by_key)), narrowed.problems


@dataclass(frozen=True, slots=True, kw_only=True)
class _Narrowed:
    """A query as masks over all articles: one of its words, and one a facet that it narrows."""

    query: Query
    hits: Numbers
    by_key: Mapping[str, Numbers]
    problems: tuple[Problem, ...]


def _narrowed(connection: sqlite3.Connection, columns: Columns, text: str) -> _Narrowed:
    query = parse(text)
    problems = list(query.problems)
    by_key: dict[str, Numbers] = {}
    for one in query.filters:
        mask, problem = _mask(connection, columns, one)
        if problem:
            problems.append(Problem(one.start, one.end, problem))
            continue
        group = _GROUPS.get(one.key, one.key)
        by_key[group] = by_key.get(group, _all(columns)) & (~mask if one.without else mask)
    hits = _hits(connection, columns, query.words)
    return _Narrowed(query=query, hits=hits, by_key=by_key, problems=tuple(problems))


_GROUPS = {"before": "year", "after": "year"}
"""Filters that narrow the same facet."""


def _all(columns: Columns) -> Numbers:
    return np.ones(len(columns), np.bool_)


def _together(hits: Numbers, by_key: Mapping[str, Numbers], but: str = "") -> Numbers:
    masks = [mask for key, mask in by_key.items() if key != but]
    return np.logical_and.reduce([hits, *masks]) if masks else hits


def _tab(columns: Columns, tab: Tab, query: Query) -> Numbers:
    """Which articles a tab holds; what was set aside is not to be reviewed, unless it is asked for."""
    if tab is Tab.ALL:
        return _all(columns)
    if tab is Tab.DONE:
        return columns.finished
    asked = any("skipped" in one.values for one in query.of("is"))
    return ~columns.finished if asked else ~columns.finished & ~columns.skipped


# words


def _hits(connection: sqlite3.Connection, columns: Columns, words: tuple[Words, ...]) -> Numbers:
    """Which articles hold all the words."""
    wanted = " AND ".join(filter(None, (match(one) for one in words if not one.without)))
    mask = _matching(connection, columns, wanted) if wanted else _all(columns)
    for one in words:
        if one.without and (unwanted := match(one)):
            mask = mask & ~_matching(connection, columns, unwanted)
    return mask


def match(words: Words, column: str = "") -> str:
    """What to hand FTS5 for a word or phrase; empty when folding leaves nothing to look for."""
    from q7x2_gui.language.fold import phrase  # noqa: PLC0415 - not before the first search

    found = phrase(words.text)
    return found and f"{column}{found}{' *' if words.prefix else ''}"


def _matching(connection: sqlite3.Connection, columns: Columns, query: str) -> Numbers:
    return _of_numbers(columns, connection.execute("select rowid from article_fts where article_fts match ?", (query,)))


def _of_numbers(columns: Columns, rows: Iterable[tuple[int]]) -> Numbers:
    """The articles whose numbers a query has found."""
    mask = np.zeros(len(columns), np.bool_)
    mask[columns.places_of(np.fromiter((n for (n,) in rows), np.int64))] = True
    return mask


# filters


def _mask(connection: sqlite3.Connection, columns: Columns, one: Filter) -> tuple[Numbers, str]:
    """Which articles one filter lets through, and what of it makes no sense in this project."""
    if one.key in ("before", "after"):
        return _in_time(columns, one), ""
    masks, problem = [], ""
    for value in one.values:
        if one.key == "type":
            codes = types_called(columns.types, value)
            if not codes:
                known = ", ".join(sorted(title for _, title in columns.types.values()))
                problem = f"No type is called “{value}”. There are {known}" if known else f"No type “{value}”"
            masks.append(_of_types(columns, codes))
        else:
            masks.append(_KINDS[one.key](connection, columns, value))
    return np.logical_or.reduce(masks), problem


def _in_time(columns: Columns, one: Filter) -> Numbers:
    """Published on a day before a date's first, or from it on; a doubtful day counts where it may be so."""
    day = edtf.bounds(one.values[0]).earliest or 0
    known = (columns.earliest != NO_DAY) | (columns.latest != NO_DAY)
    if one.key == "before":
        early: Numbers = known & (columns.earliest < day)
        return early
    late: Numbers = known & (np.where(columns.latest == NO_DAY, _OPEN_SKY, columns.latest) >= day)
    return late


def types_called(types: Mapping[int, tuple[str, str]], value: str) -> list[int]:
    """Numbers of the event types whose key or title begins with a value."""
    wanted = folded(value).replace("_", " ")
    return [
        number
        for number, names in types.items()
        if any(folded(name).replace("_", " ").startswith(wanted) for name in names)
    ]


def _of_types(columns: Columns, codes: list[int]) -> Numbers:
    mask = np.zeros(len(columns), np.bool_)
    mask[columns.pair_place[np.isin(columns.pair_type, codes)]] = True
    return mask


def _of_outlet(_: sqlite3.Connection, columns: Columns, value: str) -> Numbers:
    wanted = folded(value)
    codes = [code for code, name in enumerate(columns.outlets) if name and wanted in folded(name)]
    if wanted == "unknown":
        codes.append(0)
    return np.isin(columns.outlet, codes)


def _of_language(_: sqlite3.Connection, columns: Columns, value: str) -> Numbers:
    wanted = "" if value == "unknown" else value.casefold()
    codes = [code for code, name in enumerate(columns.languages) if name.casefold() == wanted]
    return np.isin(columns.language, codes)


def _of_actor(connection: sqlite3.Connection, columns: Columns, value: str) -> Numbers:
    return _of_numbers(columns, articles_naming(connection, value))


def _of_title(connection: sqlite3.Connection, columns: Columns, value: str) -> Numbers:
    query = match(Words(value.rstrip("*"), prefix=value.endswith("*")), "title : ")
    return _matching(connection, columns, query) if query else _all(columns)


def _flags(columns: Columns) -> dict[str, Numbers]:
    """What ``is:`` asks for beside the states."""
    return {"open": columns.open > 0, "flagged": columns.flagged, "skipped": columns.skipped, "noted": columns.noted}


def _of_state(_: sqlite3.Connection, columns: Columns, value: str) -> Numbers:
    flags = _flags(columns)
    if value in flags:
        return flags[value]
    return np.asarray(columns.state == [state.value.replace("_", "-") for state in STATES].index(value))


_KINDS: Final[Mapping[str, Callable[[sqlite3.Connection, Columns, str], Numbers]]] = {
    "outlet": _of_outlet,
    "lang": _of_language,
    "actor": _of_actor,
    "title": _of_title,
    "is": _of_state,
}

# Walks the index from name to name, so that it costs what there are of names and not what there are of rows.
_NAMES = (
    "with recursive name(name) as (select min(name) from named_actor union all "
    "select (select min(name) from named_actor where name > name.name) from name where name.name is not null) "
    "select name from name where name is not null"
)


def names_like(connection: sqlite3.Connection, value: str) -> list[str]:
    """The names of actors, as suggestions and reports have them, that hold a text."""
    wanted = folded(value)
    return [name for (name,) in connection.execute(_NAMES) if wanted in folded(name)]


def articles_naming(connection: sqlite3.Connection, value: str) -> sqlite3.Cursor:
    """Numbers of articles with an actor whose name holds a text, or whose country has that code."""
    country = value.upper() if len(value) == _COUNTRY and value.isascii() else ""
    return connection.execute(
        "select article from named_actor where name in (select value from json_each(?)) "
        "union select article from named_actor where country = ?",
        (json.dumps(names_like(connection, value)), country),
    )


@lru_cache(maxsize=1 << 16)
def folded(name: str) -> str:
    """A short text folded for comparing; remembered, as names come again and again."""
    from q7x2_gui.language.fold import fold  # noqa: PLC0415 - not before the first search

    return " ".join(fold(name).split())


# facets and order


def _facets(columns: Columns, hits: Numbers, by_key: Mapping[str, Numbers], in_tab: Numbers) -> Iterator[Facet]:
    def left(key: str) -> Numbers:
        return _together(hits, by_key, key) & in_tab

    yield Facet("is", _states(columns, left("is")))
    yield Facet("lang", _named(columns.languages, np.bincount(columns.language[left("lang")])))
    mask = left("type")
    counts = np.bincount(columns.pair_type[mask[columns.pair_place]], minlength=1)
    titles = {number: key for number, (key, _) in columns.types.items()}
    yield Facet("type", _commonest({titles[n]: int(counts[n]) for n in np.flatnonzero(counts).tolist() if n in titles}))
    years, tallies = np.unique(columns.year[left("year")], return_counts=True)
    by_year = zip(years[::-1].tolist(), tallies[::-1].tolist(), strict=True)
    yield Facet("year", {str(year): count for year, count in by_year if year != NO_DAY})
    yield Facet("outlet", _named(columns.outlets, np.bincount(columns.outlet[left("outlet")])))


def _states(columns: Columns, mask: Numbers) -> dict[str, int]:
    by_state = np.bincount(columns.state[mask], minlength=len(STATES))
    found = {state.value.replace("_", "-"): int(by_state[code]) for code, state in enumerate(STATES)}
    found |= {name: int(np.count_nonzero(mask & flag)) for name, flag in _flags(columns).items()}
    return {name: count for name, count in found.items() if count}


def _named(names: tuple[str, ...], counts: Numbers) -> dict[str, int]:
    return _commonest({names[code] or "unknown": int(counts[code]) for code in np.flatnonzero(counts)})


def _commonest(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_VALUES])


def _ordered(columns: Columns, places: Numbers, order: Order) -> Numbers:
    if order is Order.IMPORT:
        return places
    if order is Order.NEWEST:
        key = -columns.earliest[places]
    elif order is Order.OLDEST:
        days = columns.earliest[places]
        key = np.where(days == NO_DAY, _OPEN_SKY, days)
    elif order is Order.OUTLET:
        names = sorted(
            range(len(columns.outlets)), key=lambda code: (not columns.outlets[code], folded(columns.outlets[code]))
        )
        rank = np.empty(len(names), np.int64)
        rank[names] = np.arange(len(names))
        key = rank[columns.outlet[places]]
    elif order is Order.UNCERTAIN:
        key = columns.confidence[places]
    else:
        key = -columns.open[places]
    return places[np.argsort(key, kind="stable")]
