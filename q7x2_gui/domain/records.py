"""The JSON forms of suggestions and coded values: what `extract --json` prints and what a project stores."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from q7x2_gui.domain.event import CustomValue, EventValues, Evidence, Participant, Place, Voice, When
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.domain.vocabulary import Basis, Kind, Missing, Role, Stance, Status, VoiceKind

Record = dict[str, Any]
"""One event as `extract --json` prints it (DESIGN, section 6)."""


def to_record(suggestion: Suggestion) -> Record:
    """The suggestion as the JSON object of `extract --json`, without the date bounds that need the date grammar."""
    values = suggestion.values
    return {
        "kind": values.kind.value,
        "type": values.type,
        "mode": values.mode,
        "format": values.format,
        "status": None if values.status is None else values.status.value,
        "part_of": suggestion.part_of,
        "date": values.date,
        "voices": [voice_record(v) for v in suggestion.voices],
        "place": None if values.place is None else place_record(values.place),
        "participants": [participant_record(p) for p in values.participants],
        "topics": list(values.topics),
        "summary": values.summary,
        "confidence": round(suggestion.confidence, 3),
        "main": suggestion.main,
        "background": suggestion.background,
        "evidence": [{"field": e.field, "start": e.start, "end": e.end, "quote": e.quote} for e in suggestion.evidence],
        "confidences": {k: round(v, 3) for k, v in suggestion.confidences.items()},
        "when": None if values.when is None else when_record(values.when),
        "reasons": dict(suggestion.reasons),
        "missing": {k: v.value for k, v in values.missing.items()},
    }


def from_record(record: Record) -> Suggestion:
    """The suggestion that `to_record` wrote; raises KeyError or ValueError on a record that breaks the contract."""
    voices = tuple(voice_from(v) for v in record.get("voices") or ())
    # A suggestion's parent is a place in the extractor's list, and its note is the analyst's to write.
    values = replace(values_from(record), voice=voices[0] if voices else None, part_of=None, note="")
    return Suggestion(
        values=values,
        evidence=tuple(
            Evidence(**{k: e[k] for k in ("field", "start", "end", "quote")}) for e in record.get("evidence") or ()
        ),
        confidence=float(record.get("confidence", 0.5)),
        confidences=dict(record.get("confidences") or {}),
        reasons=dict(record.get("reasons") or {}),
        voices=voices,
        part_of=record.get("part_of"),
        main=bool(record.get("main")),
        background=bool(record.get("background")),
    )


def participant_record(participant: Participant) -> Record:
    """A participant as a JSON object."""
    return {
        "name": participant.name,
        "as_written": participant.as_written,
        "country": participant.country,
        "office": participant.office,
        "role": participant.role.value,
        "represents": participant.represents,
        "inferred": participant.inferred,
    }


def participant_from(record: Record) -> Participant:
    """The participant that `participant_record` wrote."""
    return Participant(
        name=record["name"],
        as_written=record.get("as_written") or "",
        country=record.get("country"),
        office=record.get("office"),
        role=Role(record.get("role") or "participant"),
        represents=record.get("represents"),
        inferred=bool(record.get("inferred")),
    )


def place_record(place: Place) -> Record:
    """A place as a JSON object."""
    return {"name": place.name, "as_written": place.as_written, "country": place.country}


def place_from(record: Record | None) -> Place | None:
    """A place from its JSON object."""
    if record is None:
        return None
    return Place(name=record["name"], as_written=record.get("as_written") or "", country=record.get("country"))


def voice_record(voice: Voice) -> Record:
    """A voice as a JSON object."""
    return {"actor": voice.actor, "kind": voice.kind.value, "stance": voice.stance.value}


def voice_from(record: Record) -> Voice:
    """A voice from its JSON object."""
    return Voice(
        actor=record.get("actor"),
        kind=VoiceKind(record.get("kind") or "author"),
        stance=Stance(record.get("stance") or "asserts"),
    )


def when_record(when: When) -> Record:
    """How a date was understood, as a JSON object."""
    return {"phrase": when.phrase, "anchor": when.anchor, "basis": when.basis.value, "rule": when.rule}


def when_from(record: Record | None) -> When | None:
    """How a date was understood, from its JSON object."""
    if record is None:
        return None
    return When(
        phrase=record.get("phrase") or "",
        anchor=record.get("anchor"),
        basis=Basis(record.get("basis") or "stated"),
        rule=record.get("rule") or "",
    )


def values_record(values: EventValues) -> Record:
    """Coded values as a JSON object, for `report.values`."""
    return {
        "kind": values.kind.value,
        "type": values.type,
        "mode": values.mode,
        "format": values.format,
        "status": None if values.status is None else values.status.value,
        "date": values.date,
        "when": None if values.when is None else when_record(values.when),
        "participants": [participant_record(p) for p in values.participants],
        "place": None if values.place is None else place_record(values.place),
        "voice": None if values.voice is None else voice_record(values.voice),
        "part_of": values.part_of,
        "topics": list(values.topics),
        "summary": values.summary,
        "note": values.note,
        "certainty": values.certainty,
        "custom": {k: custom_record(v) for k, v in sorted(values.custom.items())},
        "missing": {k: v.value for k, v in sorted(values.missing.items())},
        "unsure": sorted(values.unsure),
    }


def values_from(record: Record) -> EventValues:
    """Coded values from the JSON object that `values_record` wrote."""
    voice = record.get("voice")
    return EventValues(
        kind=Kind(record.get("kind", "event")),
        type=record["type"],
        mode=record.get("mode"),
        format=record.get("format"),
        status=None if record.get("status") is None else Status(record["status"]),
        date=record.get("date"),
        when=when_from(record.get("when")),
        participants=tuple(participant_from(p) for p in record.get("participants") or ()),
        place=place_from(record.get("place")),
        voice=None if voice is None else voice_from(voice),
        part_of=record.get("part_of"),
        topics=tuple(record.get("topics") or ()),
        summary=record.get("summary") or "",
        note=record.get("note") or "",
        certainty=_certainty(record.get("certainty")),
        custom={k: custom_from(v) for k, v in (record.get("custom") or {}).items()},
        missing={k: Missing(v) for k, v in (record.get("missing") or {}).items()},
        unsure=frozenset(record.get("unsure") or ()),
    )


def _certainty(value: Any) -> int | None:
    if value is None:
        return None
    if value not in (1, 2, 3):
        raise ValueError(f"{value!r} is no certainty")
    return int(value)


def custom_record(value: CustomValue) -> Any:
    """The value of a declared field for JSON: actors as objects, many choices as a list."""
    if isinstance(value, Participant):
        return participant_record(value)
    return list(value) if isinstance(value, tuple) else value


def custom_from(value: Any) -> CustomValue:
    """The value that `custom_record` wrote."""
    if isinstance(value, dict):
        return participant_from(value)
    if isinstance(value, list):
        return tuple(str(key) for key in value)
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return value
    raise ValueError(f"{value!r} is no value of a field")
