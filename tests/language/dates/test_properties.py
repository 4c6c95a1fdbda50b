"""What holds for any text: exact offsets, valid EDTF, ordered bounds, no exception, linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.domain.edtf import bounds, precision
from q7x2_gui.language.dates import find_dates

LANGUAGES = ("en", "vi", "zh", "ja")
ANCHORS = (
    None,
    "2022-06-15",
    "2022-06",
    "2022",
    "[2021-06-15,2022-06-15]",
    "2022-06-15/..",
    "-9999-01-01",
    "9999-12-31",
)
_PIECES = (
    "May 3", "Feb. 29", "on Friday", "2021", "last week", "the 31st", "0", "12", "/", "-", ",", ". ", "\n", "ngày 3/5",
    "tháng 2", "hôm qua", "cuối tuần này", "cùng ngày", "3月5日", "去年", "2月30日", "同日", "令和元年", "先週", "下旬",
    "a three-day", "from", "will", "late", "1990s", "13/13/2021", "31-12", " ", "năm 2020", "later that day",
    "100 years ago", "999年前", "the following year",
)  # fmt: skip
_TEXTS = st.lists(st.sampled_from(_PIECES) | st.text(max_size=4), max_size=14).map(" ".join) | st.text(max_size=60)


@given(text=_TEXTS, language=st.sampled_from((*LANGUAGES, None, "xx")), anchor=st.sampled_from(ANCHORS))
@settings(max_examples=100, deadline=None)
def test_any_text(text: str, language: str | None, anchor: str | None) -> None:
    last = 0
    for mention in find_dates(text, language, anchor=anchor):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end
        assert text[mention.start : mention.end] == mention.quote == mention.when.phrase
        assert mention.reason
        assert mention.when.rule
        if mention.edtf is None:
            continue
        found = bounds(mention.edtf)
        assert mention.precision is precision(mention.edtf)
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", ["a", "1", " ", "\n", "日", "月", "一", "年", "n"])
def test_a_megabyte_of_one_letter(language: str, letter: str) -> None:
    begun = time.process_time()
    find_dates(letter * 1_000_000, language, anchor="2022-06-15")
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_time_grows_with_length_and_no_faster(language: str) -> None:
    text = "On Friday, 3 May 2021, ngày 3/5/2021 họ gặp nhau; 2021年5月3日会談した。 "

    def seconds(copies: int) -> float:
        begun = time.process_time()
        find_dates(text * copies, language, anchor="2022-06-15")
        return time.process_time() - begun

    seconds(10)
    assert min(seconds(800) for _ in range(2)) < 12 * max(min(seconds(200) for _ in range(3)), 0.002)
