"""Tells in which fields an analyst's values differ from what was suggested."""

from __future__ import annotations

from q7x2_gui.domain.event import EventValues
from q7x2_gui.domain.vocabulary import Field

_NOT_COMPARED = (Field.NOTE, Field.PART_OF)
"""A note is the analyst's own, and the parent's name changes from place in a list to id when it is confirmed."""


def changed_fields(suggested: EventValues, values: EventValues) -> tuple[str, ...]:
    """`Field` values that differ, in the order of the form; a date also differs when it is understood otherwise."""
    return tuple(field.value for field in Field if field not in _NOT_COMPARED and _differs(suggested, values, field))


def _differs(suggested: EventValues, values: EventValues, field: Field) -> bool:
    if getattr(suggested, field.value) != getattr(values, field.value):
        return True
    return suggested.why_empty(field) != values.why_empty(field)
