"""Suggestions read with another codebook: types follow its table, and parents stay parents."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from q7x2_gui import paths
from q7x2_gui.domain.codebook import Codebook, from_toml
from q7x2_gui.domain.event import EventValues
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.domain.translating import translated


def _shipped(name: str) -> Codebook:
    return from_toml(tomllib.loads(paths.resource("codebooks", f"{name}.toml").read_text(encoding="utf-8")))


DIPLOMACY, PLOVER = _shipped("diplomacy"), _shipped("plover")
TYPES = [kind.key for kind in DIPLOMACY.types]


def _made(*types: str, parents: tuple[int | None, ...] = ()) -> list[Suggestion]:
    parents = parents or (None,) * len(types)
    return [
        Suggestion(values=EventValues(type=key, summary=f"{n}"), part_of=parent)
        for n, (key, parent) in enumerate(zip(types, parents, strict=True))
    ]


@pytest.mark.parametrize(
    ("of", "read_as", "mode"),
    [("meeting", "CONSULT", None), ("phone_call", "CONSULT", "phone"), ("criticism", "ACCUSE", "disapprove")],
)
def test_a_type_is_read_as_the_codebook_says(of: str, read_as: str, mode: str | None) -> None:
    (read,) = translated(_made(of), PLOVER)
    assert (read.values.type, read.values.mode) == (read_as, mode)


def test_what_the_codebook_has_no_place_for_is_left_out_and_its_parts_pass_to_its_parent() -> None:
    read = translated(_made("visit", "statement", "request", parents=(None, 0, 1)), PLOVER)
    assert [(s.values.type, s.part_of) for s in read] == [("CONSULT", None), ("REQUEST", 0)]


def test_the_codebook_it_was_made_with_changes_nothing() -> None:
    made = _made(*TYPES)
    assert translated(made, DIPLOMACY) == tuple(made)


def test_a_codebook_without_a_type_is_not_offered_it() -> None:
    table = {
        "codebook": {"id": "small", "version": "1", "title": "Small"},
        "types": [{"key": "visit", "title": "Visit"}],
    }
    assert [s.values.type for s in translated(_made("meeting", "visit"), from_toml(table))] == ["visit"]


@given(st.data())
def test_parents_name_what_is_left_and_never_themselves(data: st.DataObject) -> None:
    types = data.draw(st.lists(st.sampled_from(TYPES), min_size=1, max_size=8))
    places = st.one_of(st.none(), st.integers(0, len(types) - 1))
    parents = data.draw(st.tuples(*[places for _ in types]))
    made = _made(*types, parents=parents)
    read = translated(made, PLOVER)
    assert len(read) == sum(PLOVER_READS[key] is not None for key in types)
    for place, suggestion in enumerate(read):
        assert PLOVER.type(suggestion.values.type) is not None
        assert suggestion.part_of is None or 0 <= suggestion.part_of < len(read)
        assert suggestion.part_of != place or _circle(made)


PLOVER_READS = {reading.of: reading.type for reading in PLOVER.readings}


def _circle(made: list[Suggestion]) -> bool:
    for start in range(len(made)):
        at: int | None = start
        for _ in range(len(made) + 1):
            if at is None:
                break
            at = made[at].part_of
        else:
            return True
    return False
