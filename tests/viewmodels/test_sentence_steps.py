"""Stepping through sentences goes past each once, both ways, and round."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from q7x2_gui.domain.article import Article
from q7x2_gui.viewmodels.sentence_steps import sentences_of, step_from

TEXT = "Menu\n\nWang 😀 met Motegi. They agreed on trade.\n\nHe left on Tuesday."


def test_sentences_are_those_of_the_body() -> None:
    start = TEXT.index("Wang")
    spans = sentences_of(Article(text=TEXT, source_id="a", language="en", body=((start, len(TEXT)),)))
    assert [TEXT[a:b] for a, b in spans] == ["Wang 😀 met Motegi.", "They agreed on trade.", "He left on Tuesday."]


@given(st.lists(st.integers(0, 50), unique=True, min_size=1, max_size=8))
def test_each_sentence_is_reached_once_both_ways(starts: list[int]) -> None:
    spans = tuple((start, start + 1) for start in sorted(starts))
    for step in (1, -1):
        here, seen = None, []
        for _ in spans:
            here = step_from(spans, here, step)
            seen.append(here)
        assert sorted(seen) == list(spans)
        assert step_from(spans, here, step) == seen[0]
    assert step_from((), None, 1) is None
