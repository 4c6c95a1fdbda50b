"""The query language: what is understood, what is said to be wrong and where, and that nothing makes it fail."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from q7x2_gui.domain.query import KEYS, Filter, Query, Words, parse, quoted, toggled, without

TEXT = st.text(st.sampled_from('ab1 :,-*"“”outletisangbefor:/đ会\n\u0301🙂') | st.characters(), max_size=40)


def filters(text: str) -> dict[str, tuple[str, ...]]:
    return {one.key: one.values for one in parse(text).filters}


def test_words_phrases_and_filters() -> None:
    query = parse('trade "foreign minister" lang:vi,en outlet:"The Paper" -sport visit*')
    assert query.words == (
        Words("trade"),
        Words("foreign minister"),
        Words("sport", without=True),
        Words("visit", prefix=True),
    )
    assert [(one.key, one.values) for one in query.filters] == [("lang", ("vi", "en")), ("outlet", ("The Paper",))]
    assert query.problems == ()


def test_keys_and_states_are_read_whatever_their_case() -> None:
    assert filters("IS:No_Event Lang:EN") == {"is": ("no-event",), "lang": ("EN",)}


def test_a_minus_in_front_takes_out() -> None:
    (one,) = parse("-outlet:xinhua").filters
    assert one.without
    assert parse("a - b").words == (Words("a"), Words("b"))


@pytest.mark.parametrize(
    ("text", "wrong", "message"),
    [
        ("before:soon trade", "before:soon", "no date"),
        ("trade lang:", "lang:", "wants a value"),
        ("is:good", "is:good", "Nothing is “good”"),
        ('say "to be', '"to be', "not closed"),
        ("colour:red", "colour:red", "is no filter"),
        ("after:2020,2021", "after:2020,2021", "takes one date"),
        ("after:..", "after:..", "no date"),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(text: str, wrong: str, message: str) -> None:
    (problem,) = parse(text).problems
    assert text[problem.start : problem.end] == wrong
    assert message in problem.message


def test_what_is_wrong_leaves_the_rest() -> None:
    query = parse("before:soon trade lang:vi")
    assert query.words == (Words("trade"),)
    assert filters("before:soon trade lang:vi") == {"lang": ("vi",)}


def test_times_and_addresses_are_words() -> None:
    assert parse("10:30 https://example.org").words == (Words("10:30"), Words("https://example.org"))
    assert parse("10:30 https://example.org").problems == ()


def test_dates_of_any_precision() -> None:
    assert filters("after:2020 before:2020-11-24") == {"after": ("2020",), "before": ("2020-11-24",)}


def test_a_facet_is_put_in_and_taken_out() -> None:
    assert toggled("", "lang", "vi") == "lang:vi"
    assert toggled("trade", "outlet", "The Paper") == 'trade outlet:"The Paper"'
    assert toggled("lang:vi trade", "lang", "en") == "lang:vi,en trade"
    assert toggled("lang:vi,en trade", "lang", "vi") == "lang:en trade"
    assert toggled("lang:vi trade", "lang", "vi") == "trade"
    assert toggled("is:no-event", "is", "no_event") == ""


def test_filters_of_a_key_are_taken_out() -> None:
    assert without("after:2020 trade before:2021 lang:vi", "after", "before") == "trade lang:vi"


def test_nothing_is_no_query() -> None:
    assert not parse("  ")
    assert parse("") == Query()
    assert parse("--- *** ,,") == Query()


@given(TEXT)
@example('"')
@example("-:")
@example('lang:,,"')
def test_any_text_is_a_query(text: str) -> None:
    query = parse(text)
    for one in (*query.filters, *query.problems):
        assert 0 <= one.start < one.end <= len(text)
    assert all(isinstance(one, Filter) and one.key in KEYS and one.values for one in query.filters)
    assert all(any(c.isalnum() for c in one.text) for one in query.words)


@given(
    TEXT, st.sampled_from(["outlet", "lang", "actor"]), st.text(st.characters(exclude_characters='"“”„«»'), min_size=1)
)
def test_what_is_toggled_twice_is_as_before(text: str, key: str, value: str) -> None:
    value = value.strip()
    if not value or parse(text).problems or parse(text).of(key):
        return
    once = toggled(text, key, value)
    assert parse(once).of(key)[-1].values == (value,)
    twice = toggled(once, key, value)
    assert [(one.key, one.values) for one in parse(twice).filters] == [(o.key, o.values) for o in parse(text).filters]
    assert parse(twice).words == parse(text).words


@given(st.text(st.characters(exclude_characters='"“”„«»'), min_size=1))
def test_a_quoted_value_is_read_as_it_was(value: str) -> None:
    if value.strip():
        assert filters(f"outlet:{quoted(value)}") == {"outlet": (value.strip(),)}
