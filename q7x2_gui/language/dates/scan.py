"""Finding date phrases with a language's tables, in one pass over the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from q7x2_gui.language.dates.grammar import Grammar, Spec, build

LONGEST = 120
"""Code points that a phrase may span: what bounds the work at each place of a hostile text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A date phrase: half-open span of code points, and what it says."""

    start: int
    end: int
    spec: Spec


def scan(text: str, grammar: Grammar, start: int = 0, end: int | None = None) -> Iterator[Phrase]:
    """Phrases between two offsets, in order and without overlap; of several readings at one place the longest."""
    end = len(text) if end is None else end
    at = start
    while (trigger := grammar.trigger.search(text, at, end)) is not None:
        found = _longest(text, grammar, trigger.start(), end)
        if found is None:
            at = _after_run(text, trigger.start() + 1, end)
        else:
            phrase, at = found
            yield phrase


def _after_run(text: str, at: int, end: int) -> int:
    """Past a run of one letter: no phrase starts with a letter three times, and a hostile text may be all run."""
    while at + 1 < end and text[at - 1] == text[at] == text[at + 1]:
        at += 1
    return at


def _longest(text: str, grammar: Grammar, at: int, end: int) -> tuple[Phrase, int] | None:
    best: tuple[Phrase, int] | None = None
    if grammar.gate.match(text, at, min(end, at + LONGEST)) is None:
        return None
    for rule in grammar.rules:
        match = rule.pattern.match(text, at, min(end, at + LONGEST))
        if match is None or (best is not None and match.end() <= best[1]):
            continue
        spec = build(grammar, rule, match)
        if spec is not None:
            quoted = "q" if rule.pattern.groupindex.get("q") else 0
            best = Phrase(start=match.start(quoted), end=match.end(quoted), spec=spec), match.end()
    return best
