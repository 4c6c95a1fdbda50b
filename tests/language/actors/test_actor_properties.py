"""Properties of actor finding that hold for any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.language.actors import find_actors

PIECES = st.sampled_from(
    [
        "Wang Yi",
        "Foreign Minister ",
        "Chinese ",
        "his ",
        "counterpart",
        "Ngoại trưởng ",
        "Nhật Bản ",
        "王毅",
        "副总理",
        "・",
        "·",
        "ラブ・ロフ",
        "布林",
        "外相",
        "日中",
        "双方",
        "Mr. ",
        ", ",
        " and ",
        "the two sides",
        "İ",
        "é",
        "\n",
        "(",
        ")",
        "の",
        "Motegi ",
        "ông ",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map("".join))


@settings(max_examples=80, deadline=None)
@given(text=TEXTS, language=st.sampled_from(["en", "vi", "zh", "ja", None, "de"]))
def test_quotes_equal_their_spans_and_never_overlap(text: str, language: str | None) -> None:
    end = 0
    for one in find_actors(text, language):
        assert one.start >= end
        assert one.end > one.start
        assert text[one.start : one.end] == one.quote
        assert 0 < one.confidence <= 1
        assert one.reason
        end = one.end


@pytest.mark.parametrize(
    "piece", ["a", "A", "Aa ", "中", "ア", "Wang Yi ", "Foreign Minister ", "China and Japan. Both sides met. "]
)
def test_time_grows_with_length_only(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        start = time.perf_counter()
        find_actors(text, "en")
        return time.perf_counter() - start

    seconds(1000)
    assert seconds(80_000) < 12 * seconds(20_000) + 0.05
