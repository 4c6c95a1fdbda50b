"""Fields that a codebook declares: read, refused with the way out, and checked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from q7x2_gui.domain import rules
from q7x2_gui.domain.comparing import changed_fields, differing_fields, verdict_of
from q7x2_gui.domain.custom import CustomField, Holds, number_of, problem_of, words_of
from q7x2_gui.domain.event import CustomValue, EventValues, Participant
from q7x2_gui.domain.vocabulary import Missing, Verdict
from q7x2_gui.errors import ResourceError
from tests.services.made import declaring

BOOK = declaring()


def field(key: str) -> CustomField:
    found = BOOK.custom_field(key)
    assert found is not None
    return found


def test_declared_fields_stand_beside_the_own_ones() -> None:
    assert [f.key for f in BOOK.custom] == ["venue", "delegates", "announced", "level", "issues", "interpreter"]
    assert "venue" not in {term.key for term in BOOK.fields}
    assert [choice.title for choice in field("level").choices] == ["Head of state", "Minister", "Official"]
    assert field("interpreter").asked_of("visit")
    assert not field("interpreter").asked_of("statement")
    assert BOOK.field_title("delegates") == "Delegates"
    assert BOOK.field_title("date") == "When"


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('key = "date"\ntitle = "D"\nholds = "date"', "one of the program's own"),
        ('key = "Bad Key"\ntitle = "D"\nholds = "text"', "no key of small letters"),
        ('key = "x"\ntitle = "D"\nholds = "colour"', "holds 'colour'"),
        ('key = "x"\ntitle = "D"\nholds = "choice"', "has no choices"),
        ('key = "x"\ntitle = "D"\nholds = "text"\nchoices = ["a"]', "has choices"),
        ('key = "x"\ntitle = "D"\nholds = "many"\nchoices = ["a", "a"]', "a choice twice"),
        ('key = "x"\ntitle = "D"\nholds = "text"\ntypes = ["dance"]', "unknown type 'dance'"),
        ('key = "x"\ntitle = "D"\nholds = "number"\nleast = "a"', "no number"),
        ('key = "x"\ntitle = "D"', 'holds = "text"'),
    ],
)
def test_a_wrong_declaration_is_refused_with_what_is_wrong(entry: str, told: str) -> None:
    with pytest.raises(ResourceError) as refused:
        declaring(f"\n[[fields]]\n{entry}\n")
    assert told in f"{refused.value.message} {refused.value.hint}"


def test_the_same_field_is_not_declared_twice() -> None:
    with pytest.raises(ResourceError, match="twice"):
        declaring('\n[[fields]]\nkey = "x"\ntitle = "X"\nholds = "text"\n' * 2)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("12", 12), ("1,200", 1200), ("1 200", 1200), ("3,5", 3.5), ("3.5", 3.5), ("-4", -4), ("many", None), ("", None)],
)
def test_numbers_as_people_type_them(typed: str, number: float | None) -> None:
    assert number_of(typed) == number


@given(st.integers(-(10**17), 10**17))
def test_a_number_shown_is_the_number_typed_again(number: int) -> None:
    assert number_of(words_of(None, number)) == number


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("delegates", 0, "less than 1"),
        ("delegates", 6000, "more than 5000"),
        ("delegates", 40, ""),
        ("delegates", "forty", "is no number"),
        ("announced", "2021-02-31", "no date"),
        ("announced", "2021-02", ""),
        ("level", "king", "no choice king"),
        ("issues", ("trade", "rice"), "no choice rice"),
        ("issues", ("trade",), ""),
        ("interpreter", Participant(name="Ada"), ""),
        ("interpreter", "Ada", "is no actor"),
        ("venue", None, ""),
    ],
)
def test_values_are_checked_by_what_the_field_holds(key: str, value: CustomValue | None, problem: str) -> None:
    told = problem_of(field(key), value)
    assert problem in told
    assert bool(told) == bool(problem)
    if value is not None:
        values = EventValues(type="statement", custom={key: value})
        assert [p.message for p in rules.problems(values, declared=BOOK.custom)] == ([told] if told else [])


def test_a_declared_field_that_is_filled_in_is_a_change_and_no_correction() -> None:
    before = EventValues(type="visit")
    after = EventValues(type="visit", custom={"venue": "Great Hall"}, unsure=frozenset({"date"}), certainty=2)
    assert set(differing_fields(before, after)) == {"venue", "date", "certainty"}
    assert changed_fields(before, after) == ()
    assert verdict_of(before, after) is Verdict.CONFIRMED
    assert before.taking(after, ("venue", "date")) == EventValues(
        type="visit", custom={"venue": "Great Hall"}, unsure=frozenset({"date"})
    )
    assert after.why_empty("level") is Missing.NOT_YET_CODED
    assert EventValues(type="visit", custom={"delegates": 0}).why_empty("delegates") is None


def test_words_of_values() -> None:
    assert words_of(field("delegates"), 1200) == "1,200 people"
    assert words_of(field("issues"), ("trade", "fishing")) == "Trade, Fishing"
    assert words_of(field("level"), "head") == "Head of state"
    assert field("level").holds is Holds.CHOICE
