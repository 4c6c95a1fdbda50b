"""Tells whether a suggestion offers again what was decided already."""

from __future__ import annotations

from q7x2_gui.domain.suggestion import Suggestion


def same_offer(new: Suggestion, decided: Suggestion) -> bool:
    """Whether two suggestions of one article tell the same event: same type, on the same words or with the same facts.

    Their type's evidence overlaps, or they agree in date and participants.
    """
    if new.values.type != decided.values.type:
        return False
    if _overlap(_type_spans(new), _type_spans(decided)):
        return True
    facts = (decided.values.date, _names(decided))
    return bool(facts[0] or facts[1]) and (new.values.date, _names(new)) == facts


def _type_spans(suggestion: Suggestion) -> list[tuple[int, int]]:
    return [(e.start, e.end) for e in suggestion.evidence if e.field == "type"]


def _names(suggestion: Suggestion) -> frozenset[str]:
    return frozenset(p.name for p in suggestion.values.participants)


def _overlap(a: list[tuple[int, int]], b: list[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for start, end in a for other_start, other_end in b)
