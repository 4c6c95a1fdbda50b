"""Edits of coded values as pure functions: what goes in comes out, and nothing else changes."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui import paths
from q7x2_gui.domain.codebook import Codebook, from_toml
from q7x2_gui.domain.comparing import differing_fields
from q7x2_gui.domain.event import EventValues, Evidence, Participant, Place, Voice
from q7x2_gui.domain.records import values_from, values_record
from q7x2_gui.domain.vocabulary import Basis, Field, Kind, Missing, Status
from q7x2_gui.viewmodels import form_state

BOOK: Codebook = from_toml(tomllib.loads(paths.resource("codebooks", "diplomacy.toml").read_text(encoding="utf-8")))
NAMES = st.text("abcdeÅđ王 ", min_size=1, max_size=8).map(str.strip).filter(bool)
PEOPLE = st.builds(Participant, name=NAMES, country=st.sampled_from(["CHN", "JPN", None]))
GIVEN: dict[Field, st.SearchStrategy[Any]] = {
    Field.MODE: st.sampled_from([term.key for term in BOOK.modes]),
    Field.FORMAT: st.sampled_from([term.key for term in BOOK.formats]),
    Field.STATUS: st.sampled_from(list(Status)),
    Field.DATE: st.sampled_from(["2023-11-25", "2023-04-01/2023-04-02", "2023-11~"]),
    Field.PARTICIPANTS: st.lists(PEOPLE, min_size=1, max_size=3).map(tuple),
    Field.PLACE: st.builds(Place, name=NAMES),
    Field.VOICE: st.builds(Voice, actor=NAMES),
    Field.PART_OF: NAMES,
    Field.TOPICS: st.lists(st.sampled_from([term.key for term in BOOK.topics]), min_size=1, unique=True).map(tuple),
    Field.SUMMARY: NAMES,
    Field.NOTE: NAMES,
}
EDIT = st.sampled_from(list(GIVEN)).flatmap(lambda field: st.tuples(st.just(field), GIVEN[field]))
EDITS = st.lists(EDIT, max_size=6)
REASONS = st.sampled_from([Missing.NOT_STATED, Missing.NOT_APPLICABLE, Missing.AMBIGUOUS])


def _coded(edits: list[tuple[Field, Any]]) -> EventValues:
    values = EventValues(type="meeting")
    for field, value in edits:
        values = form_state.with_value(values, field, value)
    return values


@settings(max_examples=60)
@given(EDITS, EDIT)
def test_what_is_set_is_there_and_nothing_else_has_changed(
    edits: list[tuple[Field, Any]], edit: tuple[Field, Any]
) -> None:
    before = _coded(edits)
    field, value = edit
    after = form_state.with_value(before, field, value)
    assert getattr(after, field.value) == value
    assert after.why_empty(field) is None
    assert set(differing_fields(before, after)) <= {field.value}
    assert form_state.with_value(after, field, value) == after


@settings(max_examples=60)
@given(EDITS, st.sampled_from(list(GIVEN)), REASONS)
def test_a_reason_empties_its_field_and_survives_the_file(
    edits: list[tuple[Field, Any]], field: Field, why: Missing
) -> None:
    before = _coded(edits)
    after = form_state.with_missing(before, field, why)
    assert after.why_empty(field) is why
    assert set(differing_fields(before, after)) <= {field.value}
    assert values_from(values_record(after)) == after
    again = form_state.with_missing(after, field, Missing.NOT_YET_CODED)
    assert again.why_empty(field) is Missing.NOT_YET_CODED
    assert not again.missing


@settings(max_examples=60)
@given(EDITS, EDITS)
def test_fields_taken_over_from_another_set_are_all_that_differed(
    edits: list[tuple[Field, Any]], more: list[tuple[Field, Any]]
) -> None:
    one, other = _coded(edits), _coded(more)
    assert form_state.with_fields(one, other, differing_fields(one, other)) == other
    assert form_state.with_fields(one, other, ()) == one


@settings(max_examples=60)
@given(st.lists(NAMES, min_size=1, max_size=5, unique_by=str.casefold), st.data())
def test_evidence_stays_with_its_participant(names: list[str], data: st.DataObject) -> None:
    values = form_state.add_participants(EventValues(type="visit"), [Participant(name=name) for name in names])
    evidence = [Evidence(field=f"participants.{n}", start=n, end=n + 1, quote=name) for n, name in enumerate(names)]
    gone = data.draw(st.integers(0, len(names) - 1))
    after, kept = form_state.remove_participant(values, evidence, gone)
    assert [row.name for row in after.participants] == names[:gone] + names[gone + 1 :]
    assert [after.participants[int(e.field.split(".")[1])].name for e in kept] == [e.quote for e in kept]


def test_nobody_is_added_twice() -> None:
    once = form_state.add_participants(EventValues(type="visit"), [Participant(name="Wang Yi")])
    assert form_state.add_participants(once, [Participant(name="WANG YI")]) == once


def test_another_name_loses_the_evidence_of_the_old_one_and_another_role_does_not() -> None:
    values = EventValues(type="visit", participants=(Participant(name="A"), Participant(name="B")))
    evidence = (Evidence(field="participants.0", start=0, end=1, quote="A"),)
    _, kept = form_state.set_participant(values, evidence, 0, Participant(name="A", country="JPN"))
    assert kept == evidence
    _, kept = form_state.set_participant(values, evidence, 0, Participant(name="C"))
    assert kept == ()


@pytest.mark.parametrize(("mode", "after"), [("in_person", "phone"), ("video", "video"), (None, "phone")])
def test_mode_follows_the_type_unless_it_was_set_apart(mode: str | None, after: str) -> None:
    values = EventValues(type="meeting", mode=mode)
    assert form_state.with_type(values, "phone_call", BOOK).mode == after


def test_kind_follows_the_type() -> None:
    assert form_state.with_type(EventValues(type="meeting"), "restriction", BOOK).kind is Kind.STATE


def test_a_typed_date_rests_on_the_analyst() -> None:
    values = form_state.with_date(EventValues(type="meeting"), "2023-11-25")
    assert values.when is not None
    assert values.when.basis is Basis.ANALYST
    assert form_state.with_date(values, None).when is None
