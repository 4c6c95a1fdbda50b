"""What an analyst reads: reasons, names as written, and summaries."""

from __future__ import annotations

import re

import pytest

from q7x2_gui.extraction.rules.datelines import dateline_end
from q7x2_gui.extraction.rules.explaining import plain
from tests.extraction.helpers import only, roles, suggest

_TEXT = (
    "OSLO (Fjord News) - French President Emmanuel Macron met German Chancellor Olaf Scholz in Bonn on Tuesday. "
    "Macron said after the talks that France would help. The two sides agreed to build a bridge."
)


def test_reasons_are_words_without_scores() -> None:
    for found in suggest(_TEXT, title="France, Germany hold talks"):
        for reason in found.reasons.values():
            assert not re.search(r"\([+-]\d|`|(\b[\w ]+) stands for \1$", reason), reason


def test_reason_of_a_date_says_the_day_and_what_it_was_counted_from() -> None:
    reason = only(suggest(_TEXT), "meeting").reasons["date"]
    assert reason == "“Tuesday” = Tue 14 May 2024, the latest Tuesday up to the publication date Wed 15 May 2024"


def test_reason_of_a_type_says_where_its_words_stand() -> None:
    assert only(suggest(_TEXT), "meeting").reasons["type"].endswith("in the lead")


def test_reason_of_a_status_quotes_its_cue() -> None:
    found = only(suggest("French President Emmanuel Macron will visit Poland on Friday."), "visit")
    assert found.reasons["status"] == "“will” says that it lies ahead"


def test_people_are_shown_as_the_body_names_them_in_full() -> None:
    found = only(suggest(_TEXT, title="Macron meets Scholz"), "meeting")
    written = {p.as_written for p in found.values.participants}
    assert written == {"French President Emmanuel Macron", "German Chancellor Olaf Scholz"}


def test_a_capital_that_acts_is_its_state() -> None:
    found = only(suggest("Tokyo and Seoul agreed on Tuesday to share fishing grounds."), "agreement")
    assert {(p.name, p.as_written) for p in found.values.participants} == {("Japan", "Tokyo"), ("South Korea", "Seoul")}


def test_what_is_said_before_its_verb_tells_of_whom() -> None:
    text = (
        "OSLO (Fjord News) - China is ready to work with Japan, "
        "Chinese Foreign Ministry spokeswoman Mao Ning said on Tuesday."
    )
    assert roles(only(suggest(text), "statement")) == {("CHN", "initiator"), ("JPN", "about")}


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("OSLO (Fjord News) - The king", "The king"),
        ("OSLO, May 4 (Fjord News) -- The king", "The king"),
        ("NEW DELHI — The king", "The king"),
        ("Oslo (Fjord News) - The king", "The king"),
        ("The king met the queen - twice", "The king met the queen - twice"),
        ("Chinese President Xi Jinping (left) met", "Chinese President Xi Jinping (left) met"),
    ],
)
def test_datelines(text: str, rest: str) -> None:
    assert text[dateline_end(text, 0, len(text)) :] == rest


def test_days_in_reasons_are_in_words() -> None:
    assert plain("“x” = [2024-05-11..2024-05-20], counted from 2024-05-21") == (
        "“x” = some day from 11 to 20 May 2024, counted from Tue 21 May 2024"
    )
