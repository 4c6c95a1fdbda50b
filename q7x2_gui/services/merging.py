"""Puts what one edit changed onto a report as it stands in the file, which others may have changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Protocol

from q7x2_gui.domain.comparing import differing_fields, identical_field, same_field
from q7x2_gui.domain.event import EventValues, Evidence, Participant, Place, Voice
from q7x2_gui.domain.vocabulary import Field
from q7x2_gui.errors import ConflictError

_LONGEST = 60


class Coded(Protocol):
    """Values with their evidence, as a form showed them."""

    @property
    def values(self) -> EventValues:
        """The coded values."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Where they stand in the text."""


def merged_values(now: EventValues, seen: EventValues, wanted: EventValues, who: str) -> EventValues:
    """``now`` with the fields in which ``wanted`` differs from ``seen``; raises `ConflictError` where ``now`` does too.

    ``who`` wrote what stands now.
    """
    for name in differing_fields(seen, wanted):
        field = Field(name)
        if not identical_field(now, seen, field) and not same_field(now, wanted, field):
            raise conflict(now, field, who)
        now = _with_field(now, wanted, field)
    return now


def refuse_unseen(now: EventValues, seen: EventValues, who: str) -> None:
    """Raise `ConflictError` when ``now`` holds anything that was not seen."""
    for field in Field:
        if not same_field(now, seen, field):
            raise conflict(now, field, who)


def merged_evidence(
    now: Sequence[Evidence], seen: Sequence[Evidence], wanted: Sequence[Evidence], values: EventValues, who: str
) -> tuple[Evidence, ...]:
    """``now`` with the evidence of the fields whose evidence differs between ``seen`` and ``wanted``.

    Raises `ConflictError` where ``now`` differs from both; ``values`` are those that stand.
    """
    if tuple(now) == tuple(seen):
        return tuple(wanted)
    changed = [root for root in _roots((*seen, *wanted)) if _of(root, seen) != _of(root, wanted)]
    for root in changed:
        if _of(root, now) not in (_of(root, seen), _of(root, wanted)):
            raise conflict(values, Field(root), who)
    kept = [one for one in now if _root(one) not in changed]
    return (*kept, *(one for one in wanted if _root(one) in changed))


def conflict(now: EventValues, field: Field, who: str) -> ConflictError:
    """The refusal that names the field and what it holds now."""
    theirs = in_words(now, field)
    return ConflictError(
        f"{who} has changed the {field.value.replace('_', ' ')} meanwhile: it is now “{theirs}”",
        hint="Yours is not saved: look at both, then enter it again",
        field=field.value,
        theirs=theirs,
    )


def in_words(values: EventValues, field: Field) -> str:
    """What a field holds, as short text; why it is empty when it holds nothing."""
    missing = values.why_empty(field)
    if missing is not None:
        return missing.value.replace("_", " ")
    if field is Field.PART_OF:
        return "another event"
    text = "; ".join(_word(one) for one in _all(getattr(values, field.value)))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _all(value: object) -> Iterable[object]:
    return value if isinstance(value, tuple) else (value,)


def _word(value: object) -> str:
    match value:
        case Participant():
            return f"{value.name} ({value.role.value})"
        case Place():
            return value.name
        case Voice():
            return f"{value.actor or 'author'}, {value.kind.value}, {value.stance.value}".replace("_", " ")
        case StrEnum():
            return value.value.replace("_", " ")
        case _:
            return str(value)


def _with_field(values: EventValues, source: EventValues, field: Field) -> EventValues:
    missing = {key: why for key, why in values.missing.items() if key != field.value}
    if field.value in source.missing:
        missing[field.value] = source.missing[field.value]
    changed = replace(values, missing=missing, **{field.value: getattr(source, field.value)})
    return replace(changed, when=source.when) if field is Field.DATE else changed


def _root(evidence: Evidence) -> str:
    return evidence.field.partition(".")[0]


def _roots(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_root(one) for one in evidence))


def _of(root: str, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(one for one in evidence if _root(one) == root)
