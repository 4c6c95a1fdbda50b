from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.domain.event import EventValues
from q7x2_gui.domain.vocabulary import Field, Missing
from q7x2_gui.exchange.cells import clean, coded, guarded, joined, unguarded


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "＝1", "'already"])
def test_text_that_a_spreadsheet_would_run_is_guarded(text: str) -> None:
    assert guarded(text).startswith("'")


def test_numbers_are_never_guarded() -> None:
    assert guarded(-5) == "-5"
    assert guarded(-0.25) == "-0.25"


@settings(max_examples=100)
@given(st.text())
def test_the_guard_can_be_taken_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == clean(text)
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@settings(max_examples=100)
@given(st.text(alphabet=st.characters()))
def test_a_clean_cell_can_be_written_as_utf8(text: str) -> None:
    assert "\x00" not in clean(text)
    assert "\r" not in clean(text)
    clean(text + "\ud800").encode("utf-8")


@pytest.mark.parametrize("why", list(Missing))
def test_each_kind_of_missing_has_its_own_code(why: Missing) -> None:
    values = EventValues(type="meeting", missing={"place": why})
    assert coded(values, Field.PLACE, None) == why.code


def test_a_field_that_nobody_decided_on_is_not_yet_coded() -> None:
    assert coded(EventValues(type="meeting"), Field.PLACE, None) == "NYC"
    assert coded(EventValues(type="meeting"), Field.PLACE, "Oslo") == "Oslo"


def test_joined_names_each_part_once_in_order() -> None:
    assert joined(["b", "", "a", "b"]) == "b; a"
