"""Repair of broken encodings and HTML entities, line by line, with a map of positions back to the text as it came."""

from __future__ import annotations

import difflib
import html
import re
import unicodedata
from dataclasses import dataclass

_MISREAD = ("latin-1", "cp1252", "cp1250", "cp1251", "iso8859-2", "mac-roman", "cp437")
"""Encodings that UTF-8 is taken for, the same as ftfy knows."""


def _as_read(first: int, last: int) -> str:
    """The characters that bytes become in those encodings, as the inside of a character class."""
    data = bytes(range(first, last + 1))
    found = {char for encoding in _MISREAD for char in data.decode(encoding, "ignore") if ord(char) > 0x7F}
    return "".join(sorted(found))


_SUSPECT = re.compile(
    f"[{_as_read(0xC2, 0xF4)}][{_as_read(0x80, 0xBF)}\u201c\u201d\ufffd\ufffc]|[\x80-\x9f]|[\u00c3\u0413] "
)
"""A lead byte of UTF-8 and a byte that follows it, both read as another encoding: what mojibake is made of; control
characters, which are letters of Windows-1252; and a lead byte whose other half became a space."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_WORDS = re.compile(r"\S+")
_NESTED = 3
"""How often entities may be wrapped in entities (``&amp;#039;``)."""
_LONGEST = 100_000
"""Code points above which a line is left as it came."""
_DIFFED = 2_000
"""Code points up to which a changed line is compared letter by letter; longer ones are mapped as one block."""

PositionMap = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Repaired:
    """Text after repair, and pairs (offset in it, offset in the text as it came); empty when nothing was changed."""

    text: str
    position_map: PositionMap = ()


def repair(text: str) -> Repaired:
    """Resolve entities and undo mojibake where it is really there; everything else is left alone.

    ``text`` is frozen (NFC); so is the result.
    """
    if not (_SUSPECT.search(text) or _ENTITY.search(text)):
        return Repaired(text)
    made: list[str] = []
    pairs: list[tuple[int, int]] = [(0, 0)]
    here = there = 0
    for line in _LINES.findall(text):
        new = _line(line)
        if new != line:
            pairs.extend((here + a, there + b) for a, b in _steps(new, line))
        made.append(new)
        here += len(new)
        there += len(line)
    whole = "".join(made)
    return Repaired(whole, tuple(dict.fromkeys(pairs))) if whole != text else Repaired(text)


def original_offset(position_map: PositionMap, offset: int) -> int:
    """Where an offset in the repaired text stood in the text as it came."""
    if not position_map:
        return offset
    low, high = 0, len(position_map)
    while low + 1 < high:
        middle = (low + high) // 2
        if position_map[middle][0] <= offset:
            low = middle
        else:
            high = middle
    here, there = position_map[low]
    limit = position_map[low + 1][1] if low + 1 < len(position_map) else None
    moved = there + offset - here
    return moved if limit is None else min(moved, limit)


def _line(line: str) -> str:
    if len(line) > _LONGEST:
        return line
    new = line
    for _ in range(_NESTED):
        again = _ENTITY.sub(_resolved, new)
        if again == new:
            break
        new = again
    if _SUSPECT.search(new):
        new = _without_mojibake(new)
    return unicodedata.normalize("NFC", new) if new != line else line


def _resolved(match: re.Match[str]) -> str:
    char = html.unescape(match.group())
    printable = 0 < len(char) <= 2 and all(one.isprintable() or one == "\u00a0" for one in char)
    return char if printable and "\ufffd" not in char else match.group()


def _without_mojibake(line: str) -> str:
    """The line as ftfy repairs it; where it cannot, because only some words are broken, those words alone."""
    import ftfy  # noqa: PLC0415 - 70 ms that clean texts need not pay
    from ftfy import badness  # noqa: PLC0415

    body = line.rstrip("\n")
    fixed: str = ftfy.fix_encoding(body)
    if fixed == body and badness.is_bad(body):
        fixed = _WORDS.sub(lambda match: _word(match.group()), body)
    fixed = fixed.replace("\n", " ").replace("\r", " ")
    return fixed + line[len(body) :]


def _word(word: str) -> str:
    import ftfy  # noqa: PLC0415
    from ftfy import badness  # noqa: PLC0415

    return str(ftfy.fix_encoding(word)) if _SUSPECT.search(word) and badness.is_bad(word) else word


def _steps(new: str, old: str) -> list[tuple[int, int]]:
    """Pairs at which the two stop moving in step, and the end of the line."""
    ends = (len(new), len(old))
    if len(new) > _DIFFED or len(old) > _DIFFED:
        return [(0, 0), ends]
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    pairs = []
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            pairs += [(new_start, old_start), (new_end, old_end)]
    return [*pairs, ends]
