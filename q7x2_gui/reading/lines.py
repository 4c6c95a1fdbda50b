"""Lines of a text with the features by which article and furniture are told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from q7x2_gui.reading.cues import Cues

_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff5e]")
_LINE = re.compile(r"[^\n]+")
_CLOSED = re.compile(r"[.!?。！？…][\"”’'」』）)\]\s]*$")
_INNER_END = re.compile(r"[a-zà-ỹ0-9)\"”][.!?][\"”]? +[\"“]?[A-ZÀ-ỸĐ]|[。！？]")
_SHORT_CUE = 60
_LONGEST_PROMO = 330
_LOOKS_AT = 400
"""Code points of a line that cues and ends are looked for in: lines may be a megabyte long."""
PARAGRAPH = 60
"""Weight from which a closed line is a paragraph; measured on scraped pages."""
_WIDTH = 2.2
"""What a Han or kana character weighs against a Latin letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that is not empty: span without outer white space, its words, weight (length, wide characters counted
    more), and what its end and its cues say."""

    start: int
    end: int
    text: str
    weight: float
    closed: bool
    is_tail: bool
    is_junk: bool
    is_legal: bool
    is_caption: bool

    @property
    def is_cue(self) -> bool:
        """Whether its words say that it is no article text."""
        return self.is_junk or self.is_legal or self.is_tail or self.is_caption

    @property
    def is_paragraph(self) -> bool:
        """Whether it reads as a paragraph of an article by itself."""
        if self.is_cue:
            return False
        if self.closed and self.weight >= PARAGRAPH:
            return True
        return self.weight >= 2 * PARAGRAPH and bool(_INNER_END.search(self.text[:_LOOKS_AT]))

    @property
    def is_sentence(self) -> bool:
        """Whether it is short but closed, as the last line of many articles is."""
        return not self.is_cue and self.closed and self.weight >= 12


def lines(text: str, cues: Cues) -> list[Line]:
    """The lines of a text that are not empty."""
    return [_line(match, cues) for match in _LINE.finditer(text) if not match.group().isspace()]


def _line(match: re.Match[str], cues: Cues) -> Line:
    raw = match.group()
    bare = raw.strip()
    start = match.start() + len(raw) - len(raw.lstrip())
    weight = len(bare) + (_WIDTH - 1) * len(_WIDE.findall(bare[:20_000]))
    head, tail = bare[:_LOOKS_AT], bare[-_LOOKS_AT:]
    closed = bool(_CLOSED.search(tail[-20:]))
    short = weight <= _SHORT_CUE
    limit = (1.5 if closed else 2) * _SHORT_CUE
    return Line(
        start=start,
        end=start + len(bare),
        text=bare,
        weight=weight,
        closed=closed,
        is_tail=short and bool(cues.tail.search(head)),
        is_junk=_is_junk(weight, head, cues),
        is_legal=bool((cues.legal if weight <= limit else cues.legal_strong).search(head)),
        is_caption=weight <= 5 * _SHORT_CUE and bool(cues.caption.search(tail)),
    )


def _is_junk(weight: float, head: str, cues: Cues) -> bool:
    """An aside by its first words, or one that asks the reader for something by any of its words."""
    if weight <= 2 * _SHORT_CUE and cues.line.search(head):
        return True
    return weight <= _LONGEST_PROMO and bool(cues.promo.search(head))
