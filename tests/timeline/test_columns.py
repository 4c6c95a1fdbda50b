from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.domain.edtf import Bounds, bounds
from q7x2_gui.timeline import columns
from q7x2_gui.timeline.columns import OPEN_END, OPEN_START, UNKNOWN, Pattern, Review, Row, build


def test_sentinels_tell_open_from_unknown() -> None:
    dates = ["2020-11-24/..", "2020-11-24/", "../2020-11-24", "/2020-11-24"]
    table = build([Row(bounds(d), d, "visit", "occurred", None) for d in dates])
    assert table.end_latest[0] == OPEN_END
    assert table.end_latest[1] == UNKNOWN
    assert table.start_earliest[2] == OPEN_START
    assert table.start_earliest[3] == UNKNOWN
    assert table.dated.all()


def test_review_and_pattern_come_from_verdict_and_status() -> None:
    pairs = [(None, "planned"), ("auto", "occurred"), ("corrected", "cancelled"), ("added", "unconfirmed")]
    table = build([Row(Bounds(), None, "visit", status, verdict) for verdict, status in pairs])
    assert table.review.tolist() == [Review.SUGGESTED, Review.AUTO, Review.CONFIRMED, Review.CONFIRMED]
    assert table.pattern(np.arange(4)).tolist() == [Pattern.STRIPED, Pattern.SOLID, Pattern.STRUCK, Pattern.DOTTED]
    assert table.planned == 1
    assert not table.dated.any()


def test_no_rows_make_empty_columns() -> None:
    table = build([])
    assert len(table) == 0
    assert table.planned == 0


@settings(max_examples=60)
@given(st.lists(st.integers(0, 7), max_size=8), st.lists(st.integers(0, 7), max_size=4), st.data())
def test_taken_columns_are_those_of_the_taken_rows(old: list[int], new: list[int], data: st.DataObject) -> None:
    every = [*old, *new]
    places = st.lists(st.integers(0, len(every) - 1), unique=True) if every else st.just([])
    order = data.draw(places)
    made = columns.taken(columns.joined([build(map(_made, old)), build(map(_made, new))]), np.array(order, np.intp))
    wanted = build(map(_made, [every[n] for n in order]))
    assert (made.planned, len(made)) == (wanted.planned, len(wanted))
    assert (made.start_earliest == wanted.start_earliest).all()
    assert (made.dated == wanted.dated).all()
    assert [made.types[code] for code in made.type] == [wanted.types[code] for code in wanted.type]


@settings(max_examples=60)
@given(st.lists(st.integers(1, 12), unique=True, max_size=8), st.lists(st.integers(1, 12), unique=True, max_size=8))
def test_events_keep_their_places_and_new_ones_take_free_ones(old: list[int], new: list[int]) -> None:
    table = build(_numbered(n) for n in old)
    gone = old[: len(old) // 2]
    table.remove(table.find(gone))
    kept = {int(table.ident[p]): int(p) for p in table.find(old)}
    assert set(kept) == set(old) - set(gone)
    at = table.put(build(_numbered(n) for n in new))
    assert table.ident[at].tolist() == new
    assert [table.types[code] for code in table.type[at]] == [f"type{n % 3}" for n in new]
    assert all(table.ident[place] == ident for ident, place in kept.items())
    assert len(table) == len(set(kept) | set(new)) == int(table.present.sum())


def test_members_follow_their_events_to_new_places() -> None:
    old = columns.members([(0, "CHN"), (0, "JPN"), (1, "CHN"), (1, "CHN")])
    new = columns.members([(2, "KOR"), (2, "CHN")])
    found = old.joined(new).taken(np.array([2, 0]), 3)
    pairs = sorted(
        (place, found.words[code]) for place, code in zip(found.places.tolist(), found.codes.tolist(), strict=True)
    )
    assert pairs == [(0, "CHN"), (0, "KOR"), (1, "CHN"), (1, "JPN")]
    assert sorted(old.without(np.array([0]), 2).places.tolist()) == [1]


def _numbered(n: int) -> columns.Row:
    return columns.Row(bounds("2020-01"), "2020-01", f"type{n % 3}", "planned", None, ident=n)


def _made(n: int) -> columns.Row:
    date = None if n == 0 else f"2020-0{n}"
    return columns.Row(bounds(date) if date else Bounds(), date, f"type{n % 3}", "planned" if n % 2 else None, None)
