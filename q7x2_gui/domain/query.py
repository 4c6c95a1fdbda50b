"""The query language of the queue: words, phrases and filters such as ``lang:vi``, parsed without ever failing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from q7x2_gui.domain import edtf

KEYS: Final = {
    "outlet": "outlet:xinhua",
    "lang": "lang:vi",
    "type": "type:meeting",
    "actor": 'actor:"Wang Yi"',
    "title": "title:visit",
    "before": "before:2021",
    "after": "after:2020-11-24",
    "is": "is:open",
}
"""The filters by key, each with an example of its use."""
STATES: Final = ("new", "started", "done", "no-event", "open", "flagged", "skipped", "noted")
"""What may stand behind ``is:``."""
_DATES = ("before", "after")
_KEY = re.compile(r"([^\W\d_]+):(?!//)")
_QUOTES = '"“”„«»'
_NEEDS_QUOTES = re.compile(rf"[\s,{_QUOTES}]")


@dataclass(frozen=True, slots=True)
class Problem:
    """What cannot be understood in ``text[start:end]`` of a query, and the way out; all else of the query stands."""

    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Words:
    """A word, or a phrase when it was quoted; ``prefix`` when it ended in ``*``, ``without`` when a minus led it."""

    text: str
    prefix: bool = False
    without: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """One ``key:value``; several values, parted by commas, are alternatives. Stands at ``start`` to ``end``."""

    key: str
    values: tuple[str, ...]
    start: int
    end: int
    without: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What was understood of a query; an article must answer all words and all filters."""

    words: tuple[Words, ...] = ()
    filters: tuple[Filter, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.filters)

    def of(self, key: str) -> tuple[Filter, ...]:
        """The filters of one key, in their order."""
        return tuple(one for one in self.filters if one.key == key)


@dataclass(frozen=True, slots=True)
class _Term:
    """One term as it stands: its place, sign, key, and its values with whether each was closed if quoted."""

    start: int
    end: int
    without: bool
    key: str
    values: tuple[tuple[str, bool], ...]
    closed: bool


def parse(text: str) -> Query:
    """Understand a query; any text is one, and what makes no sense is among the problems."""
    words: list[Words] = []
    filters: list[Filter] = []
    problems: list[Problem] = []
    for term in _terms(text):
        if not term.closed:
            problems.append(Problem(term.start, term.end, "The quotation mark is not closed"))
        key = term.key.casefold()
        if key in KEYS:
            values = tuple(value.strip() for value, _ in term.values if value.strip())
            problem = _wrong(key, values)
            if problem:
                problems.append(Problem(term.start, term.end, problem))
            else:
                filters.append(Filter(key, _even(key, values), term.start, term.end, term.without))
            continue
        if term.key:
            known = " ".join(f"{one}:" for one in KEYS)
            problems.append(Problem(term.start, term.end, f"“{term.key}:” is no filter. There are {known}"))
        words += _words(text, term)
    return Query(tuple(words), tuple(filters), tuple(problems))


def toggled(text: str, key: str, value: str) -> str:
    """The query with ``value`` added to its filter of that key, or taken out if it is there."""
    there = [one for one in parse(text).of(key) if not one.without]
    if not there:
        return f"{text.rstrip()} {key}:{quoted(value)}".lstrip()
    last = there[-1]
    wanted = _even(key, (value,))[0].casefold()
    kept = [one for one in last.values if one.casefold() != wanted]
    values = kept if len(kept) < len(last.values) else [*last.values, value]
    term = f"{key}:{','.join(map(quoted, values))}" if values else ""
    before, after = text[: last.start].rstrip(), text[last.end :].lstrip()
    return " ".join(part for part in (before, term, after) if part)


def without(text: str, *keys: str) -> str:
    """The query with all its filters of these keys taken out."""
    for one in reversed(parse(text).filters):
        if one.key in keys:
            text = f"{text[: one.start].rstrip()} {text[one.end :].lstrip()}".strip()
    return text


def quoted(value: str) -> str:
    """A value as it is written in a query."""
    if value and not _NEEDS_QUOTES.search(value):
        return value
    return f'"{value.replace(chr(34), " ")}"'


def _even(key: str, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(value.casefold().replace("_", "-") for value in values) if key == "is" else values


def _wrong(key: str, values: tuple[str, ...]) -> str:
    """What is wrong with a filter's values; empty when nothing is."""
    if not values:
        return f"“{key}:” wants a value, as in {KEYS[key]}"
    if key == "is":
        unknown = [value for value in _even(key, values) if value not in STATES]
        return f"Nothing is “{unknown[0]}”. There are {', '.join(STATES)}" if unknown else ""
    if key in _DATES:
        if len(values) > 1:
            return f"“{key}:” takes one date, as in {KEYS[key]}"
        return "" if _is_day(values[0]) else f"“{values[0]}” is no date. Write it as 2020, 2020-11 or 2020-11-24"
    return ""


def _is_day(text: str) -> bool:
    """Whether a text is a date that begins somewhere."""
    known = edtf.known_bounds(text)
    return known is not None and known.earliest is not None


def _words(text: str, term: _Term) -> Iterator[Words]:
    """A term that is no filter as words; one with an unknown key or commas is looked for as it stands."""
    if not term.key and len(term.values) == 1:
        value, was_quoted = term.values[0]
    else:
        value, was_quoted = text[term.start + term.without : term.end], False
    prefix = value.endswith("*") and not was_quoted
    value = value.rstrip("*").strip() if prefix else value.strip()
    if any(c.isalnum() for c in value):
        yield Words(value, prefix, term.without)


def _terms(text: str) -> Iterator[_Term]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        start = at
        without = text[at] == "-" and at + 1 < len(text) and not text[at + 1].isspace()
        at += without
        key = _KEY.match(text, at)
        at = at if key is None else key.end()
        values: list[tuple[str, bool]] = []
        closed = True
        while at < len(text) and not text[at].isspace():
            if text[at] in _QUOTES:
                value, at, closed = _quote(text, at)
                values.append((value, True))
            else:
                value, at = _bare(text, at)
                values.append((value, False))
            if at < len(text) and text[at] == ",":
                at += 1
        yield _Term(start, at, without, "" if key is None else key.group(1), tuple(values), closed)


def _quote(text: str, at: int) -> tuple[str, int, bool]:
    """The words in quotation marks that begin at ``at``, where they end, and whether they were closed."""
    end = next((n for n in range(at + 1, len(text)) if text[n] in _QUOTES), -1)
    return (text[at + 1 :], len(text), False) if end < 0 else (text[at + 1 : end], end + 1, True)


def _bare(text: str, at: int) -> tuple[str, int]:
    """A value without quotation marks that begins at ``at``, and where it ends."""
    end = at
    while end < len(text) and not text[end].isspace() and text[end] != "," and text[end] not in _QUOTES:
        end += 1
    return text[at:end], end
