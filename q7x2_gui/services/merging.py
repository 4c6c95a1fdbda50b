"""Puts what one edit changed onto a report as it stands in the file, which others may have changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
        if not identical_field(now, seen, name) and not same_field(now, wanted, name):
            raise conflict(now, name, who)
        now = now.taking(wanted, (name,))
    return now


def refuse_unseen(now: EventValues, seen: EventValues, who: str) -> None:
    """Raise `ConflictError` when ``now`` holds anything that was not seen."""
    for name in dict.fromkeys((*now.names(), *seen.names())):
        if not same_field(now, seen, name):
            raise conflict(now, name, who)


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
            raise conflict(values, root, who)
    kept = [one for one in now if _root(one) not in changed]
    return (*kept, *(one for one in wanted if _root(one) in changed))


def conflict(now: EventValues, field: str, who: str) -> ConflictError:
    """The refusal that names the field and what it holds now."""
    theirs = in_words(now, field)
    return ConflictError(
        f"{who} has changed the {str(field).replace('_', ' ')} meanwhile: it is now “{theirs}”",
        hint="Yours is not saved: look at both, then enter it again",
        field=str(field),
        theirs=theirs,
    )


def in_words(values: EventValues, field: str) -> str:
    """What a field holds, as short text; why it is empty when it holds nothing."""
    missing = values.why_empty(field)
    if missing is not None:
        return missing.value.replace("_", " ")
    if field == Field.PART_OF:
        return "another event"
    text = "; ".join(_word(one) for one in _all(values.held(field)))
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


def _root(evidence: Evidence) -> str:
    return evidence.field.partition(".")[0]


def _roots(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_root(one) for one in evidence))


def _of(root: str, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(one for one in evidence if _root(one) == root)
