"""Repair: broken text mended, good text left alone, positions kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.domain.article import freeze
from q7x2_gui.reading.repair import original_offset, repair


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("A visit to TÃ¼rkiye", "A visit to Türkiye"),
        ("The ministerâ€™s plan", "The minister’s plan"),
        ("Bá»™ Ngoáº¡i giao", "Bộ Ngoại giao"),
        ("AT&amp;T and FAO&#039;s plan", "AT&T and FAO's plan"),
        ("FAO&amp;#039;s plan", "FAO's plan"),
        ("caf&eacute; &quot;Nord&quot;", 'café "Nord"'),
    ],
)
def test_broken_text_is_mended(broken: str, mended: str) -> None:
    assert repair(broken).text == mended


@pytest.mark.parametrize(
    "good",
    [
        "“Curly” and ‘single’ quotes’ stay",
        "ＦＵＬＬ ｗｉｄｔｈ　空白",
        "a & b &c; &unknown; ?x=1&copy=2",
        "Ngoại trưởng hai nước Việt Nam",
        "王毅外长与林芳正外相举行会谈。",
        "naïve façade Ångström",
        "&#0;&#27;",
    ],
)
def test_good_text_is_left_alone(good: str) -> None:
    mended = repair(good)
    assert (mended.text, mended.position_map) == (good, ())


def test_positions_behind_each_change() -> None:
    broken = "FAO&#039;s TÃ¼rkiye plan\nnext line"
    mended = repair(broken)
    for word in ("FAO", "rkiye", "plan", "next line"):
        assert original_offset(mended.position_map, mended.text.index(word)) == broken.index(word)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from(["Ã¼", "&amp;", "&#039;", "â€™", "word ", "\n", "ộ", "王", "é", "&"]), max_size=30).map(
        "".join
    )
)
def test_positions_ascend_and_equal_stretches_correspond(text: str) -> None:
    frozen = freeze(text)
    mended = repair(frozen)
    assert list(mended.position_map) == sorted(mended.position_map)
    offsets = [original_offset(mended.position_map, at) for at in range(len(mended.text) + 1)]
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(frozen)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_mended(text: str) -> None:
    frozen = freeze(text)
    mended = repair(frozen)
    assert original_offset(mended.position_map, len(mended.text)) <= len(frozen)
    assert mended.text.count("\n") == frozen.count("\n")
