from __future__ import annotations

from itertools import pairwise

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
    assert table.pattern.tolist() == [Pattern.DASHED, Pattern.SOLID, Pattern.STRUCK, Pattern.DOTTED]
    assert table.planned == 1
    assert not table.dated.any()


def test_no_rows_make_empty_columns() -> None:
    table = build([])
    assert len(table) == 0
    assert table.countries.offsets.tolist() == [0]


@settings(max_examples=60)
@given(st.lists(st.integers(0, 7), max_size=8), st.lists(st.integers(0, 7), max_size=4), st.data())
def test_picked_columns_are_those_of_the_picked_rows(old: list[int], new: list[int], data: st.DataObject) -> None:
    every = [*old, *new]
    places = st.lists(st.integers(0, len(every) - 1), unique=True) if every else st.just([])
    order = data.draw(places)
    made = columns.picked(build(map(_made, old)), build(map(_made, new)), np.array(order, np.intp))
    wanted = build(map(_made, [every[n] for n in order]))
    assert (made.planned, len(made)) == (wanted.planned, len(wanted))
    assert (made.start_earliest == wanted.start_earliest).all()
    assert (made.dated == wanted.dated).all()
    assert [made.types[code] for code in made.type] == [wanted.types[code] for code in wanted.type]
    assert _spelled(made.countries) == _spelled(wanted.countries)


def _made(n: int) -> columns.Row:
    date = None if n == 0 else f"2020-0{n}"
    return columns.Row(
        bounds(date) if date else Bounds(),
        date,
        f"type{n % 3}",
        "planned" if n % 2 else None,
        None,
        ("CHN", f"C{n}")[: n % 3],
    )


def _spelled(names: columns.Names) -> list[list[str]]:
    edges = names.offsets
    return [[names.words[code] for code in names.codes[a:b]] for a, b in pairwise(edges)]
