"""Suggestions and coded values survive their JSON forms unchanged."""

import json

from hypothesis import given
from hypothesis import strategies as st

from q7x2_gui.domain.event import EventValues, Evidence, Participant, Place, Voice, When
from q7x2_gui.domain.records import from_record, to_record, values_from, values_record
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.domain.vocabulary import Basis, Field, Kind, Missing, Role, Stance, Status, VoiceKind

TEXT = st.text(max_size=20)
NAME = st.text(min_size=1, max_size=20)
MAYBE = st.none() | NAME
NUMBER = st.integers(0, 1_000).map(lambda n: n / 1_000)
PARTICIPANTS = st.builds(
    Participant,
    name=NAME, as_written=TEXT, country=MAYBE, office=MAYBE, represents=MAYBE,
    role=st.sampled_from(Role), inferred=st.booleans(),
)  # fmt: skip
VOICES = st.builds(Voice, actor=MAYBE, kind=st.sampled_from(VoiceKind), stance=st.sampled_from(Stance))
WHENS = st.builds(When, phrase=TEXT, anchor=MAYBE, basis=st.sampled_from(Basis), rule=TEXT)
MISSING = st.dictionaries(st.sampled_from([f.value for f in Field]), st.sampled_from(Missing), max_size=4)
COMMON = {
    "type": NAME, "kind": st.sampled_from(Kind), "mode": MAYBE, "format": MAYBE,
    "status": st.none() | st.sampled_from(Status), "date": MAYBE, "when": st.none() | WHENS,
    "participants": st.lists(PARTICIPANTS, max_size=3).map(tuple),
    "place": st.none() | st.builds(Place, name=NAME, as_written=TEXT, country=MAYBE),
    "topics": st.lists(NAME, max_size=3).map(tuple), "summary": TEXT, "missing": MISSING,
}  # fmt: skip
CUSTOM = st.dictionaries(
    NAME,
    NAME | st.integers(-999, 999) | st.floats(-9, 9) | st.lists(NAME, max_size=3).map(tuple) | PARTICIPANTS,
    max_size=3,
)
VALUES = st.builds(
    EventValues, **COMMON, voice=st.none() | VOICES, part_of=MAYBE, note=TEXT, custom=CUSTOM,
    certainty=st.sampled_from([None, 1, 2, 3]), unsure=st.frozensets(st.sampled_from([f.value for f in Field])),
)  # fmt: skip


@st.composite
def suggestions(draw: st.DrawFn) -> Suggestion:
    voices = tuple(draw(st.lists(VOICES, max_size=3)))
    values = draw(st.builds(EventValues, **COMMON, voice=st.just(voices[0] if voices else None)))
    evidence = st.builds(Evidence, field=NAME, start=st.integers(0), end=st.integers(0), quote=TEXT)
    return Suggestion(
        values=values,
        voices=voices,
        evidence=tuple(draw(st.lists(evidence, max_size=3))),
        confidence=draw(NUMBER),
        confidences=draw(st.dictionaries(NAME, NUMBER, max_size=3)),
        reasons=draw(st.dictionaries(NAME, TEXT, max_size=3)),
        part_of=draw(st.none() | st.integers(0, 9)),
        main=draw(st.booleans()),
        background=draw(st.booleans()),
    )


@given(suggestions())
def test_a_suggestion_survives_json(suggestion: Suggestion) -> None:
    assert from_record(json.loads(json.dumps(to_record(suggestion)))) == suggestion


@given(VALUES)
def test_coded_values_survive_json(values: EventValues) -> None:
    assert values_from(json.loads(json.dumps(values_record(values)))) == values


def test_a_missing_key_means_the_same_as_null() -> None:
    assert from_record({"type": "visit"}).values == EventValues(type="visit", status=None)


def test_an_empty_field_says_why_it_is_empty() -> None:
    values = EventValues(type="visit", missing={"place": Missing.NOT_STATED})
    assert values.why_empty(Field.PLACE) is Missing.NOT_STATED
    assert values.why_empty(Field.DATE) is Missing.NOT_YET_CODED
    assert values.why_empty(Field.TYPE) is None
    assert {m.code for m in Missing} == {"NS", "NA", "AMB", "NYC"}
