"""What each edit of the form makes of the coded values: pure functions from values to values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from q7x2_gui.domain.codebook import Codebook, EventType
from q7x2_gui.domain.event import OWN, EventValues, Evidence, Participant, When
from q7x2_gui.domain.vocabulary import Basis, Field, Missing, Role

EMPTY: dict[Field, Any] = {
    Field.MODE: None,
    Field.FORMAT: None,
    Field.STATUS: None,
    Field.DATE: None,
    Field.PARTICIPANTS: (),
    Field.PLACE: None,
    Field.VOICE: None,
    Field.PART_OF: None,
    Field.TOPICS: (),
    Field.SUMMARY: "",
    Field.NOTE: "",
    Field.CERTAINTY: None,
}
"""What each field holds when it holds nothing; type and kind always hold a value."""


def can_be_empty(field: str) -> bool:
    """Whether a field may be marked not stated, not applicable or ambiguous: all but type and kind."""
    return field not in (Field.TYPE, Field.KIND)


def with_value(values: EventValues, field: str, value: Any) -> EventValues:
    """``values`` with one field set (or emptied, when ``value`` is empty); why it was empty is forgotten."""
    missing = {key: why for key, why in values.missing.items() if key != field}
    if field not in OWN:
        custom = {key: held for key, held in values.custom.items() if key != field}
        if value not in (None, "", ()):
            custom[str(field)] = value
        return replace(values, custom=custom, missing=missing)
    if not value and Field(field) in EMPTY:
        value = EMPTY[Field(field)]
    return replace(values, **{str(field): value}, missing=missing)


def with_type(values: EventValues, key: str, codebook: Codebook) -> EventValues:
    """``values`` with another type; kind and mode follow the new type where they only followed the old one."""
    old, new = codebook.type(values.type), codebook.type(key)
    changed = with_value(values, Field.TYPE, key)
    if new is None:
        return changed
    if old is None or values.kind == old.kind:
        changed = replace(changed, kind=new.kind)
    fitting = {mode.key for mode in codebook.modes_of(key)}
    if values.mode is None or values.mode not in fitting or (old is not None and values.mode == old.mode):
        changed = with_value(changed, Field.MODE, new.mode)
    return replace(changed, participants=_recast(changed.participants, old, new))


def _recast(people: tuple[Participant, ...], old: EventType | None, new: EventType) -> tuple[Participant, ...]:
    """Participants in the usual roles of another type, where they had those of the old one; else as they are."""
    usual = [old.usual_role(place) if old else Role.PARTICIPANT for place in range(len(people))]
    if [who.role for who in people] != usual:
        return people
    return tuple(replace(who, role=new.usual_role(place)) for place, who in enumerate(people))


def with_date(values: EventValues, edtf: str | None) -> EventValues:
    """``values`` with a date that the analyst gave: the phrase of the text stays, the basis is the analyst."""
    changed = with_value(values, Field.DATE, edtf)
    phrase = values.when.phrase if values.when else ""
    return replace(changed, when=When(phrase=phrase, basis=Basis.ANALYST) if edtf else None)


def with_missing(values: EventValues, field: str, why: Missing) -> EventValues:
    """``values`` with one field emptied and the reason kept; "not yet coded" is what an empty field says by itself."""
    changed = with_value(values, field, None)
    if field == Field.DATE:
        changed = replace(changed, when=None)
    if why is Missing.NOT_YET_CODED:
        return changed
    return replace(changed, missing={**changed.missing, str(field): why})


def evidence_of(evidence: Iterable[Evidence], field: str) -> tuple[Evidence, ...]:
    """Evidence of one field; that of ``participants`` includes each ``participants.N``."""
    return tuple(e for e in evidence if e.field == field or e.field.startswith(field + "."))


def replace_evidence(evidence: Iterable[Evidence], field: str, new: Iterable[Evidence] = ()) -> tuple[Evidence, ...]:
    """``evidence`` with that of one field exchanged for ``new``."""
    gone = set(evidence_of(evidence := tuple(evidence), field))
    return tuple(e for e in evidence if e not in gone) + tuple(new)


def set_participant(
    values: EventValues, evidence: Sequence[Evidence], place: int, participant: Participant
) -> tuple[EventValues, tuple[Evidence, ...]]:
    """One participant exchanged; another name is no longer supported by the evidence of the old one."""
    old = values.participants[place]
    rows = (*values.participants[:place], participant, *values.participants[place + 1 :])
    kept = tuple(evidence)
    if participant.name != old.name:
        kept = replace_evidence(kept, f"participants.{place}")
    return with_value(values, Field.PARTICIPANTS, rows), kept


def add_participants(values: EventValues, new: Iterable[Participant]) -> EventValues:
    """``values`` with participants added at the end; one who is there already, by name, is not added twice."""
    rows = list(values.participants)
    known = {row.name.casefold() for row in rows}
    for participant in new:
        if participant.name.casefold() not in known:
            rows.append(participant)
            known.add(participant.name.casefold())
    return with_value(values, Field.PARTICIPANTS, tuple(rows))


def remove_participant(
    values: EventValues, evidence: Sequence[Evidence], place: int
) -> tuple[EventValues, tuple[Evidence, ...]]:
    """One participant and its evidence taken out; the evidence of those after it moves up with them."""
    rows = values.participants[:place] + values.participants[place + 1 :]
    return with_value(values, Field.PARTICIPANTS, rows), _moved_up(evidence, place)


def _moved_up(evidence: Sequence[Evidence], place: int) -> tuple[Evidence, ...]:
    kept = []
    for entry in evidence:
        name, _, number = entry.field.partition(".")
        if name != Field.PARTICIPANTS or not number.isdecimal():
            kept.append(entry)
        elif int(number) != place:
            at = int(number) - (int(number) > place)
            kept.append(replace(entry, field=f"{name}.{at}"))
    return tuple(kept)


def with_fields(values: EventValues, source: EventValues, fields: Iterable[str]) -> EventValues:
    """``values`` with some fields as another set has them, in all that is said of them."""
    return values.taking(source, fields)


def with_doubt(values: EventValues, field: str, unsure: bool) -> EventValues:
    """``values`` with a field marked as one that the coder is not sure of, or no longer."""
    return replace(values, unsure=values.unsure | {field} if unsure else values.unsure - {field})
