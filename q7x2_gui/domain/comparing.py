"""Tells in which fields two sets of coded values differ, and which verdict that makes."""

from __future__ import annotations

from q7x2_gui.domain.event import EventValues
from q7x2_gui.domain.vocabulary import Field, Verdict

_NO_CORRECTION = (Field.NOTE, Field.PART_OF)
"""A note is the analyst's own, and the parent's name changes from suggestion to event when it is confirmed."""


def changed_fields(suggested: EventValues, values: EventValues) -> tuple[str, ...]:
    """`Field` values that were corrected, in the order of the form; how a date was understood does not count."""
    return tuple(
        field.value for field in Field if field not in _NO_CORRECTION and not same_field(suggested, values, field)
    )


def differing_fields(before: EventValues, after: EventValues) -> tuple[str, ...]:
    """All `Field` values in which anything differs: note, parent and how a date was understood included."""
    return tuple(field.value for field in Field if not identical_field(before, after, field))


def same_field(one: EventValues, other: EventValues, field: Field) -> bool:
    """Whether a field holds the same value, or is empty for the same reason."""
    return getattr(one, field.value) == getattr(other, field.value) and one.why_empty(field) == other.why_empty(field)


def identical_field(one: EventValues, other: EventValues, field: Field) -> bool:
    """Whether a field is the same to the letter; a date also in how it was understood."""
    return same_field(one, other, field) and (field is not Field.DATE or one.when == other.when)


def verdict_of(suggested: EventValues | None, values: EventValues) -> Verdict:
    """What values become when a person lets them stand; ``suggested`` is None for what was added by hand."""
    if suggested is None:
        return Verdict.ADDED
    return Verdict.CORRECTED if changed_fields(suggested, values) else Verdict.CONFIRMED
