"""Tells in which fields two sets of coded values differ, and which verdict that makes."""

from __future__ import annotations

from q7x2_gui.domain.event import OWN, EventValues
from q7x2_gui.domain.vocabulary import Field, Verdict

_NO_CORRECTION = (Field.NOTE, Field.PART_OF, Field.CERTAINTY)
"""Note and certainty are the analyst's own; the parent's name changes from suggestion to event when it is confirmed."""


def changed_fields(suggested: EventValues, values: EventValues) -> tuple[str, ...]:
    """Fields that were corrected, in the order of the form; neither how a date was understood nor doubt counts.

    A declared field that the extractor left alone is filled in by the analyst, which is no correction either.
    """
    return tuple(
        name
        for name in _names(suggested, values)
        if name not in _NO_CORRECTION and not same_field(suggested, values, name) and _proposed(suggested, name)
    )


def differing_fields(before: EventValues, after: EventValues) -> tuple[str, ...]:
    """All fields in which anything differs: note, parent, doubt and how a date was understood included."""
    return tuple(name for name in _names(before, after) if not identical_field(before, after, name))


def same_field(one: EventValues, other: EventValues, name: str) -> bool:
    """Whether a field holds the same value, or is empty for the same reason."""
    return one.held(name) == other.held(name) and one.why_empty(name) == other.why_empty(name)


def identical_field(one: EventValues, other: EventValues, name: str) -> bool:
    """Whether a field is the same to the letter: in whether it is sure, and a date in how it was understood."""
    same = same_field(one, other, name) and (name in one.unsure) == (name in other.unsure)
    return same and (name != Field.DATE or one.when == other.when)


def verdict_of(suggested: EventValues | None, values: EventValues) -> Verdict:
    """What values become when a person lets them stand; ``suggested`` is None for what was added by hand."""
    if suggested is None:
        return Verdict.ADDED
    return Verdict.CORRECTED if changed_fields(suggested, values) else Verdict.CONFIRMED


def _names(one: EventValues, other: EventValues) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one.names(), *other.names())))


def _proposed(suggested: EventValues, name: str) -> bool:
    """Whether an extractor had something to say of a field: of its own always, of declared ones where it did."""
    return name in OWN or not suggested.is_empty(name)
