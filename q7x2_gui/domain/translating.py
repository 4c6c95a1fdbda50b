"""Suggestions made with one codebook, read with another: its types and modes, and all else as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from q7x2_gui.domain.codebook import Codebook, Reading
from q7x2_gui.domain.event import EventValues
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.domain.vocabulary import Field

MADE_WITH = "diplomacy"
"""Id of the codebook whose types the shipped extractor names."""


def translated(
    suggestions: Sequence[Suggestion], codebook: Codebook, made_with: str = MADE_WITH
) -> tuple[Suggestion, ...]:
    """The suggestions in the codebook's types; those of a type that it has no place for are left out.

    A type that the codebook reads as another becomes that one; one that it knows by the same key stays. ``part_of``
    counts in what is left; a part of something left out becomes a part of what that was part of.
    """
    readings = {reading.of: reading for reading in codebook.readings if reading.codebook == made_with}
    if not readings and all(codebook.type(suggestion.values.type) for suggestion in suggestions):
        return tuple(suggestions)
    read = [_values(suggestion.values, codebook, readings) for suggestion in suggestions]
    places: dict[int, int] = {}
    for n, values in enumerate(read):
        if values is not None:
            places[n] = len(places)
    return tuple(
        replace(suggestion, values=values, part_of=_parent(suggestion, suggestions, places))
        for suggestion, values in zip(suggestions, read, strict=True)
        if values is not None
    )


def _values(values: EventValues, codebook: Codebook, readings: dict[str, Reading]) -> EventValues | None:
    reading = readings.get(values.type)
    if reading is None:
        return values if codebook.type(values.type) else None
    if reading.type is None:
        return None
    mode = reading.mode
    if mode is None and values.mode in {known.key for known in codebook.modes_of(reading.type)}:
        mode = values.mode
    missing = {name: why for name, why in values.missing.items() if name != Field.MODE.value}
    return replace(values, type=reading.type, mode=mode, missing=missing)


def _parent(suggestion: Suggestion, suggestions: Sequence[Suggestion], places: dict[int, int]) -> int | None:
    """Where the nearest ancestor that is left stands now."""
    at, seen = suggestion.part_of, set[int]()
    while at is not None and at not in places:
        if at in seen:  # a circle in what a foreign extractor handed over
            return None
        seen.add(at)
        at = suggestions[at].part_of
    return None if at is None else places[at]
