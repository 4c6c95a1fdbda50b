from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from q7x2_gui.language.fold import fold, match_query


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đà Nẵng", "da nang"),
        ("Łódź", "lodz"),
        ("STRASSE", fold("Straße")),
        ("ＢＵＳＡＮ", "busan"),
        ("東京で", " 東  京  で "),
        ("ガ", " ガ "),
        ("한국", " 한  국 "),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_again_changes_no_word(text: str) -> None:
    assert fold(fold(text)).split() == fold(text).split()


@given(st.text())
def test_every_query_is_quoted_words(text: str) -> None:
    query = match_query(text)
    assert query.count('"') % 2 == 0
    assert query == "" or (query.startswith('"') and query.endswith('"'))
