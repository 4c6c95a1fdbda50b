"""Which paragraphs tell one story: those that share the words of the main run of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import pairwise
from statistics import median

from q7x2_gui.reading.lines import PARAGRAPH, Line

_LATIN = re.compile(r"[^\W\d_\u3040-\u9fff]+")
_WIDE_RUN = re.compile(r"[\u4e00-\u9fff]{2,}|[\u30a1-\u30fc]{2,}")
_LONG_WORD = 5
_LOOKS_AT = 2_000
"""Code points of a line that are compared: lines may be a megabyte long."""
_USUAL, _SHARE, _LEAST, _MOST = 0.25, 0.6, 0.1, 0.3
"""Measured on 700 news texts of four languages: a paragraph shares 0.24 to 0.61 of its words with the rest of its own
article and 0.04 to 0.14 with another one (medians of the languages)."""
_ASKED, _SEVERAL = {1: 0.5, 2: 0.8}, 0.4
"""Lines between two runs and what part of the usual share is asked then; what part of that of a long run."""
_NEAR, _IN_A_ROW = 30, 3
"""Lines before a tail line that are looked at; paragraphs that heads of other stories never have below them."""
_GOES_ON, _BEHIND_MUCH, _BEHIND_LEAD = 0.2, 0.15, 0.08
"""Share of words from which the story goes on behind a tail line: with one or two paragraphs there; with three behind
as many; with three behind a lead, which has few words to share."""
_MANY = 40
"""Paragraphs from which each is compared with those behind it alone: with all it would be quadratic."""
_APART = 2
"""Strange runs in a row behind which nothing belongs to the story any more."""


def one_story(page: Sequence[Line], paragraphs: Sequence[int]) -> list[int]:
    """Those paragraphs that belong to the run with the most text, and to runs beside it that tell of the same."""
    runs = _runs(page, paragraphs)
    if len(runs) < 2:
        return list(paragraphs)
    words = [[shared_words(page[place].text) for place in run] for run in runs]
    main = max(range(len(runs)), key=lambda n: sum(page[place].weight for place in runs[n]))
    core = set[str]().union(*words[main])
    least = min(_MOST, max(_LEAST, _SHARE * _usual(words[main])))
    gaps = [_gap(page[before[-1] + 1 : run[0]]) for before, run in pairwise(runs)]
    ahead = [(words[n], _asked(gaps[n], runs[n], least)) for n in range(main - 1, -1, -1)]
    behind = [(words[n], _asked(gaps[n - 1], runs[n], least)) for n in range(main + 1, len(runs))]
    first, last = main - _reach(ahead, core, apart=1), main + _reach(behind, core, apart=_APART)
    return [place for run in runs[first : last + 1] for place in run]


def goes_on(page: Sequence[Line], place: int) -> bool:
    """Whether paragraphs right behind a line tell the story of those before it: the line heads a box, not a tail."""
    earlier = [line for line in page[max(0, place - _NEAR) : place] if line.is_paragraph]
    told = {line.text for line in earlier}
    behind: list[Line] = []
    for line in page[place + 1 : place + 4]:
        if not line.is_paragraph or line.text in told:
            break
        behind.append(line)
    if not behind or not earlier:
        return False
    core = set[str]().union(*(shared_words(line.text) for line in earlier))
    asked = _GOES_ON if len(behind) < _IN_A_ROW else _BEHIND_MUCH if len(earlier) >= _IN_A_ROW else _BEHIND_LEAD
    return sum(_part(shared_words(line.text), core) for line in behind) >= asked * len(behind)


@lru_cache(maxsize=256)
def shared_words(text: str) -> frozenset[str]:
    """What texts on one matter have in common: long and capitalised words, pairs of words, pairs of Han or kana."""
    text = text[:_LOOKS_AT]
    latin = _LATIN.findall(text)
    small = [word.lower() for word in latin]
    found = {f"{one} {other}" for one, other in pairwise(small)}
    found |= {word for word in small if len(word) >= _LONG_WORD}
    found |= {word for word in latin if word[0].isupper() and len(word) > 2}
    for run in _WIDE_RUN.findall(text):
        found |= {run[n : n + 2] for n in range(len(run) - 1)}
    return frozenset(found)


def _runs(page: Sequence[Line], paragraphs: Sequence[int]) -> list[list[int]]:
    """Paragraphs that follow one another with nothing but closed lines, long ones and asides between them."""
    runs = [[paragraphs[0]]]
    for before, place in pairwise(paragraphs):
        if _gap(page[before + 1 : place]):
            runs.append([place])
        else:
            runs[-1].append(place)
    return runs


def _gap(between: Sequence[Line]) -> int:
    """How many of the lines between two paragraphs are neither text nor asides: headings, menus, names."""
    text = (line.is_sentence or line.is_junk or line.is_caption or line.weight >= 2 * PARAGRAPH for line in between)
    return sum(not one for one in text)


def _usual(words: list[frozenset[str]]) -> float:
    """What part of its words a paragraph of the run usually shares with the others."""
    if len(words) < 3:
        return _USUAL
    parts = []
    for n, own in enumerate(words):
        near = words[:n] + words[n + 1 :] if len(words) <= _MANY else words[n + 1 : n + _MANY // 2]
        parts.append(_part(own, set[str]().union(*near)))
    return median(parts)


def _part(own: Set[str], others: Set[str]) -> float:
    return len(own & others) / len(own) if own else 0.0


def _asked(gap: int, run: Sequence[int], least: float) -> float:
    """The part that is asked of a run: less behind what may be a subhead, and of several paragraphs, for the first
    lines of other stories come one by one; more behind a menu."""
    return least * _ASKED.get(gap, 1.0) * (_SEVERAL if len(run) > 2 else 1.0)


def _reach(runs: Sequence[tuple[Sequence[Set[str]], float]], core: set[str], *, apart: int) -> int:
    """How many runs, counted from the main one, belong to it; not looking behind ``apart`` strange ones."""
    reached = strange = 0
    for n, (words, asked) in enumerate(runs, 1):
        if sum(_part(own, core) for own in words) >= asked * len(words):
            reached, strange = n, 0
            core.update(*words)
        else:
            strange += 1
            if strange >= apart:
                break
    return reached
