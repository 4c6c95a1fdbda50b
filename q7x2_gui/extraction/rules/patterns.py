"""Lexicon patterns as bounded regexes, found through an index of their first words, so that time stays linear."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from q7x2_gui.errors import ResourceError

T = TypeVar("T")
_WORD = re.compile(r"\w+")
_PIECE = re.compile(r"<\w+>|\.\.\.|[^<.]+|[<.]")
_REMARK = r"(?:[(（][^()（）\n]{1,24}[)）])?"
Words = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """Where a pattern matched: half-open span of code points, what it stands for, and how many words are its own."""

    start: int
    end: int
    what: T
    weight: int = 1


@dataclass(frozen=True, slots=True)
class _Entry(Generic[T]):
    regex: re.Pattern[str]
    weight: int
    what: T


class Matcher(Generic[T]):
    """Finds patterns of one language; ``script`` is words (spaces between them) or characters.

    In the script of characters "..." never stands for what holds one of the words ``unbridged``.
    """

    def __init__(
        self,
        patterns: Sequence[tuple[str, T]],
        *,
        script: str,
        gap: int,
        words: Words,
        unbridged: Sequence[str] = (),
    ) -> None:
        self._by_word = script == "words"
        self._unbridged = tuple(unbridged)
        self._index: dict[str, list[_Entry[T]]] = defaultdict(list)
        for pattern, what in patterns:
            self._add(pattern, what, gap, words)
        heads = "".join(re.escape(head) for head in self._index)
        self._starts = _WORD if self._by_word else re.compile(f"[{heads}]" if heads else r"(?!)")

    def find(self, text: str, start: int, end: int) -> Iterator[Match[T]]:
        """All matches inside a span, also overlapping ones, by start."""
        for head in self._starts.finditer(text, start, end):
            for entry in self._index.get(head.group().casefold(), ()):
                found = entry.regex.match(text, head.start(), end)
                if found:
                    yield Match(found.start(), found.end(), entry.what, entry.weight)

    def longest(self, text: str, start: int, end: int) -> list[Match[T]]:
        """Matches that do not overlap: at each place the longest, then the one with most words of its own."""
        chosen: list[Match[T]] = []
        for match in self.find(text, start, end):
            last = chosen[-1] if chosen else None
            if last is None or match.start >= last.end:
                chosen.append(match)
            elif match.start == last.start and (match.end, match.weight) > (last.end, last.weight):
                chosen[-1] = match
        return chosen

    def _add(self, pattern: str, what: T, gap: int, words: Words) -> None:
        reader = _word_parts if self._by_word else _character_parts
        parts = reader(pattern, words, gap)
        source = _word_source(parts) if self._by_word else _character_source(parts, self._unbridged)
        entry = _Entry(re.compile(source, re.IGNORECASE), sum(not isinstance(part, int) for part in parts), what)
        for head in {_head(form, self._by_word) for form in _alternatives(parts[0])}:
            self._index[head].append(entry)


Parts = list[tuple[str, ...] | int]
"""Alternatives of each part of a pattern: a number is a gap, an empty alternative a part that may be missing."""


def _word_parts(pattern: str, words: Words, gap: int) -> Parts:
    parts: Parts = []
    for token in pattern.split():
        if token.startswith("..."):
            parts.append(int(token[3:] or gap))
            continue
        optional = token.endswith("?")
        forms = _forms(token.rstrip("?"), words, pattern)
        parts.append((*forms, "") if optional else forms)
    return _checked(parts, pattern)


def _character_parts(pattern: str, words: Words, gap: int) -> Parts:
    parts: Parts = [gap if t == "..." else _forms(t, words, pattern) for t in _PIECE.findall(pattern)]
    return _checked(parts, pattern)


def _forms(token: str, words: Words, pattern: str) -> tuple[str, ...]:
    forms: list[str] = []
    for form in token.split("|"):
        if form.startswith("<") and form.endswith(">"):
            if form[1:-1] not in words:
                raise ResourceError(f"the pattern {pattern!r} uses the unknown list {form}")
            forms.extend(words[form[1:-1]])
        else:
            forms.append(form)
    return tuple(forms)


def _checked(parts: Parts, pattern: str) -> Parts:
    if not parts or "" in (_alternatives(parts[0]) or ("",)) or isinstance(parts[-1], int):
        raise ResourceError(f"the pattern {pattern!r} must begin and end with a word")
    return parts


def _alternatives(part: tuple[str, ...] | int) -> tuple[str, ...]:
    return () if isinstance(part, int) else part


def _word_source(parts: Parts) -> str:
    source = ""
    for place, part in enumerate(parts):
        between = r"\s+" if place else ""
        if isinstance(part, int):
            source += rf"(?:\s+[^\s.;:!?]+){{0,{part}}}?"
            continue
        forms = "|".join(sorted((re.escape(f).replace(r"\ ", r"\s+") for f in part if f), key=len, reverse=True))
        source += f"(?:{between}(?:{forms}))?" if "" in part else f"{between}(?:{forms})"
    return source + r"(?!\w)"


def _character_source(parts: Parts, unbridged: Sequence[str]) -> str:
    """Remarks in brackets may stand behind each part but the last ("首脳会合(クアッド)を開")."""
    stop = f"(?!{'|'.join(map(re.escape, unbridged))})" if unbridged else ""
    pieces: list[str] = []
    for part in parts:
        if isinstance(part, int):
            pieces.append(rf"(?:{stop}[^。；！？\n]){{0,{part}}}?" if stop else rf"[^。；！？\n]{{0,{part}}}?")
        else:
            pieces.append("(?:" + "|".join(sorted(map(re.escape, part), key=len, reverse=True)) + ")")
    return _REMARK.join(pieces)


def _head(form: str, by_word: bool) -> str:
    if not by_word:
        return form[0].casefold()
    found = _WORD.search(form)
    return found.group().casefold() if found else form.casefold()
