"""Sentences in four languages with exact offsets (all text invented)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.language.sentences import sentences


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Mr. Wang met Sen. Doe on Nov. 25. They ate.", ["Mr. Wang met Sen. Doe on Nov. 25.", "They ate."]),
        ("vi", "Ông đến Hà Nội. Hai bên gặp nhau.", ["Ông đến Hà Nội.", "Hai bên gặp nhau."]),
        ("zh", "他们会谈了。双方同意！", ["他们会谈了。", "双方同意！"]),
        ("ja", "会談した。双方は合意した。", ["会談した。", "双方は合意した。"]),
        ("fr", "Un essai. Deux essais.", ["Un essai.", "Deux essais."]),
        (None, "One try. Two tries.", ["One try.", "Two tries."]),
    ],
)
def test_boundaries(language: str | None, text: str, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text, language)] == wanted


def test_hard_wrapped_lines_are_one_sentence() -> None:
    text = "The ministers met in\nthe capital.\nA heading\nThey left."
    found = [text[start:end] for start, end in sentences(text, "en")]
    assert found == ["The ministers met in\nthe capital.", "A heading", "They left."]


def test_only_inside_the_spans() -> None:
    text = "Menu. They met. Footer."
    assert sentences(text, "en", [(6, 15)]) == [(6, 15)]


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=150), language=st.sampled_from(["en", "vi", "zh", "ja", None]))
def test_sentences_hold_all_that_is_not_white_space(text: str, language: str | None) -> None:
    spans = sentences(text, language)
    joined = "".join(text[start:end] for start, end in spans)
    assert "".join(joined.split()) == "".join(text.split())
    assert spans == sorted(spans)
