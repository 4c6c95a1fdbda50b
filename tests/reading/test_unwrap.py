"""Lines broken at a margin become paragraphs; others stay lines."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.reading.unwrap import unwrap, with_one_headline

ENGLISH = (
    "The foreign ministers met on Monday and agreed to reopen the bridge that had been closed for three years. " * 3
)
CHINESE = "两国外长星期一举行会谈，双方同意重新开放连接两岸的大桥，并就共同关心的问题深入交换了意见。" * 3


def test_english_paragraphs_come_back() -> None:
    paragraphs = [ENGLISH.strip(), "A second paragraph follows " + ENGLISH.strip()]
    wrapped = "\n\n".join(textwrap.fill(one, 72) for one in paragraphs)
    assert unwrap(wrapped) == "\n\n".join(paragraphs)


def test_chinese_is_joined_without_spaces() -> None:
    lines = [CHINESE[n : n + 30] for n in range(0, len(CHINESE), 30)]
    assert unwrap("\n".join(lines)) == CHINESE


def test_hyphens_at_the_margin_go() -> None:
    text = (
        "The ministers of the two neighbours met to open the negoti-\n"
        "ations on the bridge, which has been closed for as long\n"
        "as most people on either bank of the river can remember."
    )
    assert "negotiations on" in unwrap(text)


@pytest.mark.parametrize(
    "text",
    [
        "Home\nWorld\nPolitics\nSport",
        "- one thing that was agreed upon on Monday\n- another thing that was agreed on Monday\n- a third one",
        "One paragraph on one line that goes on for rather more than any margin would let it go on, as here.\nB.",
    ],
)
def test_other_lines_stay(text: str) -> None:
    assert unwrap(text) == text


def test_a_headline_of_two_lines_is_one() -> None:
    assert (
        with_one_headline(["", "Ministers agree to", "reopen bridge", "", "They met."])[0]
        == "Ministers agree to reopen bridge"
    )
    assert with_one_headline(["They met.", "They agreed.", "", "x"]) == ["They met.", "They agreed.", "", "x"]
    assert with_one_headline(["One", "two"]) == ["One", "two"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_no_word_is_lost(text: str) -> None:
    def letters(of: str) -> str:
        return "".join(char for char in of if not char.isspace() and char != "-")

    assert letters(unwrap(text)) == letters(text)
