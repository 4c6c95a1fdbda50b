"""Longest-match look-up of many names in a text: first word or character, then lengths, then a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

CJK = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{CJK}]|[^\W{CJK}]+")
_CJK_CHAR = re.compile(f"[{CJK}]")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]")
_TONE_END = re.compile(r"([ou])([àáảãạèéẻẽẹỳýỷỹỵ])(?!\w)")
_TONES = {
    **{accented: ("a", tone) for accented, tone in zip("àáảãạ", range(5), strict=True)},
    **{accented: ("e", tone) for accented, tone in zip("èéẻẽẹ", range(5), strict=True)},
    **{accented: ("y", tone) for accented, tone in zip("ỳýỷỹỵ", range(5), strict=True)},
}
_FIRST = {"o": "òóỏõọ", "u": "ùúủũụ"}


@dataclass(slots=True)
class Token:
    """A word group found in a text: half-open span, one-letter kind (see actors.en.toml) and what it stands for."""

    start: int
    end: int
    kind: str
    value: Any
    surface: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What a surface stands for; ``case`` is any, exact, or name (each outer word with a capital)."""

    kind: str
    value: Any
    case: str
    surface: str


@dataclass(slots=True)
class Gazetteer:
    """Surfaces in, tokens out; of entries for the same surface the one of the first kind added wins."""

    vietnamese: bool = False
    _entries: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    _lengths: dict[str, list[int]] = field(default_factory=dict)
    _last: tuple[str, str] = ("", "")

    def add(self, surface: str, kind: str, value: Any, case: str = "exact") -> None:
        """Add a surface; a second one of the same kind and case is kept beside the first, for the caller to choose."""
        key = self.fold(surface)
        first = _WORD.search(key)
        if first is None or first.start() != 0:
            return
        self._entries[key].append(Entry(kind, value, case, surface))
        lengths = self._lengths.setdefault(first.group(), [])
        if len(key) not in lengths:
            lengths.append(len(key))
            lengths.sort(reverse=True)

    def add_all(self, surfaces: Iterable[str], kind: str, value: Any, case: str = "exact") -> None:
        """Add several surfaces for one value."""
        for surface in surfaces:
            self.add(surface, kind, value, case)

    def fold(self, text: str) -> str:
        """Small letters, and in Vietnamese one way to place tone marks; as long as ``text``.

        The last text is kept: an article is scanned in many small windows.
        """
        last, folded = self._last
        if last is text:
            return folded
        folded = text.lower()
        if len(folded) != len(text):
            folded = "".join(low if len(low := char.lower()) == 1 else char for char in text)
        folded = self._toned(folded)
        self._last = (text, folded)
        return folded

    def _toned(self, text: str) -> str:
        return _TONE_END.sub(_tone_on_first, text) if self.vietnamese else text

    def scan(self, text: str, start: int, end: int) -> Iterator[Token]:
        """Tokens of ``text[start:end]``, from left to right, the longest surface at each place."""
        folded = self.fold(text)
        done = start
        for word in _WORD.finditer(folded, start, end):
            at = word.start()
            lengths = self._lengths.get(word.group())
            if at < done or lengths is None:
                continue
            token = self._longest(text, folded, at, end, lengths)
            if token:
                done = token.end
                yield token

    def _longest(self, text: str, folded: str, at: int, end: int, lengths: list[int]) -> Token | None:
        for length in lengths:
            stop = at + length
            entries = self._entries.get(folded[at:stop]) if stop <= end else None
            if not entries or not _bounded(text, at, stop):
                continue
            found = self._toned(text[at:stop])
            fitting = [entry for entry in entries if _case_fits(entry, self._toned(entry.surface), found)]
            if fitting:
                kind = fitting[0].kind
                values = [entry.value for entry in fitting if entry.kind == kind]
                return Token(at, stop, kind, values, fitting[0].surface)
        return None


def _bounded(text: str, start: int, stop: int) -> bool:
    """Whether a surface ends where a word ends; katakana words must not be parts of longer ones."""
    last, after = text[stop - 1], text[stop : stop + 1]
    if _KATAKANA.match(last) and _KATAKANA.match(after):
        return False
    if start and _KATAKANA.match(text[start]) and _KATAKANA.match(text[start - 1]):
        return False
    return not (after and is_word(last) and is_word(after))


def is_word(char: str) -> bool:
    """Whether a character is a letter or digit of a script with spaces between words."""
    return char.isalnum() and not _CJK_CHAR.match(char)


def is_cjk(char: str) -> bool:
    """Whether a character is Han or kana."""
    return bool(_CJK_CHAR.match(char))


def _case_fits(entry: Entry, surface: str, found: str) -> bool:
    if entry.case == "any" or found == surface:
        return True
    if entry.case == "exact":
        return len(found) > 3 and found == surface.upper()
    words = found.split()
    return all(not word[0].islower() for word in (words[0], words[-1]))


def _tone_on_first(match: re.Match[str]) -> str:
    plain, tone = _TONES[match.group(2)]
    return _FIRST[match.group(1)][tone] + plain
