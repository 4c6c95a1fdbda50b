"""Properties of actor finding that hold for any text."""

from __future__ import annotations

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


# Growth is measured by `make bench`; here a step that takes quadratic time runs into the limit.
@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    ("language", "piece"),
    [
        *(("en", p) for p in ("a", "Aa ", "Wang Yi ", "Foreign Minister ", "China and Japan. Both sides met. ")),
        *(("vi", p) for p in ("ông ", "Bộ trưởng Ngoại giao ", "Trung Quốc và ")),
        *(("zh", p) for p in ("中日", "王毅", "外长")),
        *(("ja", p) for p in ("ア", "外相", "日中、")),
    ],
)
def test_hostile_runs_come_to_an_end(language: str, piece: str) -> None:
    text = (piece * 60_000)[:60_000]
    found = find_actors(text, language)
    assert all(text[one.start : one.end] == one.quote for one in found)
