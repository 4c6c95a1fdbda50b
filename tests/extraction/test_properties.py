"""What holds for any text: no exception, quotes equal slices, equal input gives equal output, linear time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.domain.article import freeze
from q7x2_gui.extraction import extract
from tests.extraction.helpers import article

_PIECES = st.sampled_from(
    [
        "Wang Yi ",
        "met with ",
        "Japan ",
        "on May 3 ",
        "will visit ",
        "“",
        "”",
        ". ",
        "\n\n",
        "ngày 28/10 ",
        "hội đàm ",
        "王毅",
        "会见",
        "日本",
        "を訪問した。",
        "外相は",
        "since 2019 ",
        "the two sides ",
        "🙂",
        "e\u0301",
        "agreed to ",
        "its ",
    ]
)
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=40).map("".join))


@settings(max_examples=60, deadline=None)
@given(_TEXTS, st.sampled_from(["en", "vi", "zh", "ja", None]))
def test_any_text(text: str, language: str | None) -> None:
    one = article(freeze(text), language or "en")
    found = extract(one)
    for suggestion in found:
        assert suggestion.values.type
        for item in suggestion.evidence:
            assert one.text[item.start : item.end] == item.quote
    assert extract(one) == found


# Growth is measured by `make bench`; here a step that takes quadratic time runs into the limit.
@pytest.mark.timeout(60)
@pytest.mark.parametrize("line", ["a", "met ", "会", "said on Friday that ", "hold the ", "Japan, "])
def test_hostile_lines_come_to_an_end(line: str) -> None:
    text = line * (100_000 // len(line))
    assert all(s.values.type for s in extract(article(text)))
