"""The pattern language of the lexicons."""

from __future__ import annotations

import pytest

from q7x2_gui.errors import ResourceError
from q7x2_gui.extraction.rules.lexicon import event_lexicon, languages, topic_matcher
from q7x2_gui.extraction.rules.patterns import Matcher


def words(*patterns: str) -> Matcher[str]:
    return Matcher([(p, p) for p in patterns], script="words", gap=2, words={"meet": ["meet", "met"]})


def found(matcher: Matcher[str], text: str) -> list[str]:
    return [text[m.start : m.end] for m in matcher.longest(text, 0, len(text))]


@pytest.mark.parametrize(
    ("pattern", "text", "wanted"),
    [
        ("<meet> with", "They MET  with us", ["MET  with"]),
        ("hold ... talks|meeting", "hold a short meeting", ["hold a short meeting"]),
        ("hold ... talks", "hold one two three talks", []),
        ("hold ... talks", "hold it. talks", []),
        ("over the? phone", "over phone, over the phone", ["over phone", "over the phone"]),
        ("met", "metre met", ["met"]),
    ],
)
def test_word_patterns(pattern: str, text: str, wanted: list[str]) -> None:
    assert found(words(pattern), text) == wanted


def test_longest_wins() -> None:
    assert found(words("met", "met with"), "we met with them") == ["met with"]


def test_character_patterns_do_not_cross_sentences() -> None:
    matcher = Matcher([("举行...会谈", 1)], script="characters", gap=5, words={})
    assert [(m.start, m.end) for m in matcher.longest("将举行双边会谈", 0, 7)] == [(1, 7)]
    assert not matcher.longest("举行。会谈", 0, 5)


@pytest.mark.parametrize("pattern", ["<nobody> with", "... talks", "talks ..."])
def test_malformed_patterns_are_named(pattern: str) -> None:
    with pytest.raises(ResourceError):
        words(pattern)


@pytest.mark.parametrize("language", languages())
def test_shipped_lexicons_load(language: str) -> None:
    lexicon = event_lexicon(language)
    assert lexicon.language == language
    assert topic_matcher(language) is not None
