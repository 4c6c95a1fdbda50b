"""Tells which suggestions of a new run offer again what an earlier run offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from q7x2_gui.domain.suggestion import Suggestion


def matched(new: Sequence[Suggestion], earlier: Sequence[Suggestion]) -> dict[int, int]:
    """Places in ``new`` of what was offered before, with its place in ``earlier``; each answers once.

    Those on the same words come first, then those with the same facts.
    """
    found: dict[int, int] = {}
    for same in (_on_same_words, _of_same_facts):
        _match(new, earlier, same, found)
    return found


def _match(
    new: Sequence[Suggestion],
    earlier: Sequence[Suggestion],
    same: Callable[[Suggestion, Suggestion], bool],
    found: dict[int, int],
) -> None:
    for n, suggestion in enumerate(new):
        if n in found:
            continue
        free = (m for m in range(len(earlier)) if m not in found.values())
        place = next((m for m in free if same(suggestion, earlier[m])), None)
        if place is not None:
            found[n] = place


def _on_same_words(one: Suggestion, other: Suggestion) -> bool:
    """Whether the evidence of the same type overlaps."""
    if one.values.type != other.values.type:
        return False
    spans = [(a, b) for a in _type_spans(one) for b in _type_spans(other)]
    return any(start < other_end and other_start < end for (start, end), (other_start, other_end) in spans)


def _of_same_facts(one: Suggestion, other: Suggestion) -> bool:
    """Whether type, date and participants agree; with one of them unknown, words at different places are two events."""
    facts = _facts(one)
    if facts != _facts(other):
        return False
    _, date, names = facts
    if date and names:
        return True
    return bool(date or names) and not (_type_spans(one) and _type_spans(other))


def _facts(suggestion: Suggestion) -> tuple[str, str | None, frozenset[str]]:
    values = suggestion.values
    return values.type, values.date, frozenset(participant.name for participant in values.participants)


def _type_spans(suggestion: Suggestion) -> list[tuple[int, int]]:
    return [(e.start, e.end) for e in suggestion.evidence if e.field == "type"]
