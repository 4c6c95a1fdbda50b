"""Joins lines that were broken at a margin (mails, PDF) into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce
from itertools import dropwhile, takewhile

_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff5e]")
_CLOSED = re.compile(r"[.!?:。！？：…][\"”’'」』）)\]]*$")
_HYPHEN = re.compile(r"[a-zà-ỹ]-$")
_BULLET = re.compile(r"(?:[-*•▪◦>]|\d{1,2}[.)])\s")
_FULL = 0.82
"""Share of the margin from which a line may have been broken there."""
_SENTENCE_FULL = 0.93
_HEADLINE = 4
_SHORTEST_MARGIN, _LONGEST_MARGIN = 30, 140


def unwrap(text: str) -> str:
    """Paragraphs of a text whose lines were broken at a margin; other texts come back as they are."""
    lines = [line.rstrip() for line in text.split("\n")]
    margin = _margin([line for line in lines if line])
    if margin is None:
        return text
    made: list[str] = []
    joins = False
    for line in lines:
        bare = line.strip()
        if joins and bare and not _BULLET.match(bare):
            made[-1] = _joined(made[-1], bare)
        else:
            made.append(bare)
        joins = bool(bare) and _goes_on(line, margin)
    return "\n".join(made)


def with_one_headline(lines: Sequence[str]) -> list[str]:
    """The lines, those of a headline of two to four joined: what stands before the first gap and is not closed."""
    filled = list(dropwhile(lambda line: not line.strip(), lines))
    head = list(takewhile(str.strip, filled))
    if 1 < len(head) <= _HEADLINE and len(head) < len(filled) and not any(_CLOSED.search(line) for line in head):
        return [reduce(_joined, head), *filled[len(head) :]]
    return list(lines)


def width(line: str) -> int:
    """Columns of a line, wide characters being two."""
    return len(line) + len(_WIDE.findall(line))


def _margin(lines: Sequence[str]) -> int | None:
    """Where lines are broken: many of them reach nearly the same width, and none goes far beyond."""
    if len(lines) < 3:
        return None
    widths = sorted(width(line) for line in lines)
    longest = widths[min(len(widths) - 1, int(len(widths) * 0.98))]
    near = sum(1 for one in widths if one >= longest * _FULL)
    usual = _SHORTEST_MARGIN <= longest <= _LONGEST_MARGIN and widths[-1] <= longest * 1.3
    return longest if usual and near >= max(2, len(lines) * 0.25) else None


def _goes_on(line: str, margin: int) -> bool:
    share = width(line) / margin
    return share >= (_SENTENCE_FULL if _CLOSED.search(line) else _FULL)


def _joined(first: str, second: str) -> str:
    if _HYPHEN.search(first) and second[:1].islower():
        return first[:-1] + second
    wide = _WIDE.match(first[-1:]) or first[-1:] in "、。，「」（）" or _WIDE.match(second)
    return first + second if wide else f"{first} {second}"
