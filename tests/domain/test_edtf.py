"""EDTF strings: their four bounds, precision and words, with edtf-validate as the judge of form."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.domain import days
from q7x2_gui.domain.edtf import Bounds, bounds, from_bounds, in_words, is_edtf, precision
from q7x2_gui.domain.vocabulary import Precision
from q7x2_gui.errors import DateError

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # edtf-validate was written for an older pyparsing
    from edtf_validate.valid_edtf import is_valid

DAYS = st.integers(days.day_number(1000, 1, 1), days.day_number(2999, 12, 31))


def iso(edtf: str) -> list[str | None]:
    found = bounds(edtf)
    four = (found.start_earliest, found.start_latest, found.end_earliest, found.end_latest)
    return [None if n is None else days.iso(n) for n in four]


def doubt(first: str | None, last: str | None) -> list[str | None]:
    return [first, last, first, last]


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2023-11-25", "2023-11-25", "2023-11-25"),
        ("2019-02", "2019-02-01", "2019-02-28"),
        ("2020", "2020-01-01", "2020-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2023-11-XX", "2023-11-01", "2023-11-30"),
        ("2023-XX-XX", "2023-01-01", "2023-12-31"),
        ("2023-XX-31", "2023-01-31", "2023-12-31"),
        ("2023-11-1X", "2023-11-10", "2023-11-19"),
        ("202X-02-29", "2020-02-29", "2028-02-29"),
        ("2023-11-15~", "2023-11-01", "2023-11-30"),
        ("2023-11-15%", "2023-11-01", "2023-11-30"),
        ("2023-11-15?", "2023-11-15", "2023-11-15"),
        ("2023-11~", "2023-11-01", "2023-11-30"),
        ("2023~", "2023-01-01", "2023-12-31"),
        ("2025?", "2025-01-01", "2025-12-31"),
        ("2023-21", "2023-03-01", "2023-05-31"),
        ("2023-22", "2023-06-01", "2023-08-31"),
        ("2023-23", "2023-09-01", "2023-11-30"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2023-34", "2023-04-01", "2023-06-30"),
        ("-9999", "-9999-01-01", "-9999-12-31"),
        ("-0044-03-15", "-0044-03-15", "-0044-03-15"),
        ("1950S2", "1900-01-01", "1999-12-31"),
        ("[2023-11-11..2023-11-20]", "2023-11-11", "2023-11-20"),
        ("[2025-10-28,2026-10-28]", "2025-10-28", "2026-10-28"),
        ("[2020-01..2020-04]", "2020-01-01", "2020-04-30"),
        ("[..2020-01]", None, "2020-01-31"),
        ("[2020..]", "2020-01-01", None),
        ("XXXX-11-25", None, None),
    ],
)
def test_doubt(edtf: str, first: str | None, last: str | None) -> None:
    assert iso(edtf) == doubt(first, last)
    assert is_valid(edtf)


@pytest.mark.parametrize(
    ("edtf", "four"),
    [
        ("2023-04-01/2023-04-02", ["2023-04-01", "2023-04-01", "2023-04-02", "2023-04-02"]),
        ("2004-06/2006-08", ["2004-06-01", "2004-06-30", "2006-08-01", "2006-08-31"]),
        ("2023/2023-04", ["2023-01-01", "2023-04-30", "2023-04-01", "2023-04-30"]),
        ("2020-11-24/..", ["2020-11-24", "2020-11-24", None, None]),
        ("2020-11-24/", ["2020-11-24", "2020-11-24", None, None]),
        ("../2020", [None, None, "2020-01-01", "2020-12-31"]),
        ("/2020", [None, None, "2020-01-01", "2020-12-31"]),
        ("{2020,2022}", ["2020-01-01", "2020-12-31", "2022-01-01", "2022-12-31"]),
    ],
)
def test_duration(edtf: str, four: list[str | None]) -> None:
    assert iso(edtf) == four


@pytest.mark.parametrize(
    "text",
    ["", "2023-13", "2023-02-29", "2023-11-31", "20", "tomorrow", "2023/2022", "[2023", "[]", "2023-1-1", "-0000", "/",
     "[2020..2019]", "2023-11-25-01", "2023--11", "[,2020]", "2023 ", "２０２３", "[2020,..2021]", "2023-00"],
)  # fmt: skip
def test_refused(text: str) -> None:
    assert not is_edtf(text)
    with pytest.raises(DateError) as caught:
        bounds(text)
    assert caught.value.hint


@pytest.mark.parametrize("text", ["Y17000", "2023-11-25T10:00:00Z"])
def test_valid_but_outside_what_is_counted(text: str) -> None:
    assert is_valid(text)
    assert not is_edtf(text)


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2023-11-25", Precision.DAY),
        ("2023-04-01/2023-04-02", Precision.DAY),
        ("2023-11-24/..", Precision.DAY),
        ("[2020-11-16..2020-11-22]", Precision.WEEK),
        ("[2020-11-17..2020-11-23]", Precision.BOUNDED),
        ("2023-11", Precision.MONTH),
        ("2023-11-15~", Precision.MONTH),
        ("2023-11-01/2023-12", Precision.MONTH),
        ("2023", Precision.YEAR),
        ("202X", Precision.BOUNDED),
        ("2023-22", Precision.BOUNDED),
        ("[2025-10-28,2026-10-28]", Precision.BOUNDED),
        ("XXXX-11-25", Precision.NONE),
    ],
)
def test_precision(edtf: str, expected: Precision) -> None:
    assert precision(edtf) is expected


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2020-11-24", "Tue 24 Nov 2020"),
        ("2020-11", "Nov 2020"),
        ("2020", "2020"),
        ("202X", "the 2020s"),
        ("2023-24", "winter 2023"),
        ("2023-11-15~", "about 15 Nov 2023"),
        ("2025?", "2025 (uncertain)"),
        ("[2023-11-11..2023-11-20]", "some day from 11 to 20 Nov 2023"),
        ("[2025-10-28,2026-10-28]", "28 Oct 2025 or 28 Oct 2026"),
        ("2023-04-01/2023-04-02", "1 to 2 Apr 2023"),
        ("2023-03-31/2023-04-02", "31 Mar to 2 Apr 2023"),
        ("2020-11-24/", "24 Nov 2020, end unknown"),
        ("2020-11-24/..", "24 Nov 2020, still open"),
        ("../2020", "until 2020, start open"),
        ("-0044-03-15", "Thu 15 Mar 45 BC"),
    ],
)
def test_in_words(edtf: str, words: str) -> None:
    assert in_words(edtf) == words


@given(DAYS, DAYS, DAYS, DAYS)
@settings(max_examples=100, deadline=None)
def test_from_bounds_covers_and_is_exact_for_days(a: int, b: int, c: int, d: int) -> None:
    a, b, c, d = sorted((a, b, c, d))
    edtf = from_bounds(Bounds(start_earliest=a, start_latest=b, end_earliest=c, end_latest=d))
    found = bounds(edtf)
    assert found.earliest is None or found.earliest <= a
    assert found.latest is None or found.latest >= d
    one = Bounds(start_earliest=a, start_latest=a, end_earliest=d, end_latest=d)
    assert bounds(from_bounds(one)) == one
    assert is_valid(from_bounds(one))
    any_day = Bounds(start_earliest=a, start_latest=d, end_earliest=a, end_latest=d)
    assert bounds(from_bounds(any_day)) == any_day


@pytest.mark.parametrize(
    "edtf", ["2023-11-25", "2023-11", "2023", "202X", "2023-22", "2020-11-24/..", "../2020", "2004-06/2006-08"]
)
def test_from_bounds_gives_the_shortest_form_back(edtf: str) -> None:
    assert from_bounds(bounds(edtf)) == edtf


@given(st.text(alphabet="0123456789X-/.[]{},~?%", max_size=24))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_or_refused_and_bounds_are_ordered(text: str) -> None:
    if not is_edtf(text):
        return
    found = bounds(text)
    known = [n for n in (found.start_earliest, found.end_latest) if n is not None]
    assert known == sorted(known)
    assert in_words(text)
    assert precision(text) in Precision
