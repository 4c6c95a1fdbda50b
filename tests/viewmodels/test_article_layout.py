"""What is shown of an article maps back to the same words of its frozen text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.domain.article import Article
from q7x2_gui.domain.vocabulary import PublishedHow
from q7x2_gui.viewmodels import article_layout
from q7x2_gui.viewmodels.article_layout import MAX_WORD, ArticleLayout, Part

TEXT = "Menu\n\nTalks in Kyiv\n2020-11-25\n\n  Wang 😀 met Motegi.\n\nThey agreed on 中文 news.\n\nSubscribe now\n"


def article(text: str = TEXT, **known: object) -> Article:
    body = known.pop("body", (text.index("Wang"), text.index("news.") + 5)) if text == TEXT else known.pop("body", None)
    return Article(text=text, source_id="a.txt", body=(body,) if body else (), **known)  # type: ignore[arg-type]


def shown(layout: ArticleLayout, spans: list[tuple[int, int]]) -> list[str]:
    units = layout.text.encode("utf-16-le")
    return [units[2 * a : 2 * b].decode("utf-16-le") for a, b in spans]


def test_title_and_body_stand_apart_and_furniture_is_folded() -> None:
    start = TEXT.index("Talks")
    layout = ArticleLayout(article(title="Talks in Kyiv", title_span=(start, start + 13)))
    assert [p.part for p in layout.paragraphs] == [
        Part.TITLE, Part.DATELINE, Part.LEGEND, Part.BODY, Part.BODY, Part.FOLD,
    ]  # fmt: skip
    assert layout.furniture_lines == 3
    assert "Subscribe" not in layout.text
    assert "▸ 3 lines of page furniture folded" in layout.text


def test_furniture_stands_in_its_place_when_shown() -> None:
    layout = ArticleLayout(article(), furniture=True)
    assert [p.text for p in layout.paragraphs if p.part is Part.FURNITURE] == [
        "Menu", "Talks in Kyiv", "2020-11-25", "Subscribe now",
    ]  # fmt: skip


def test_a_span_is_found_on_screen_and_back_beyond_an_emoji() -> None:
    layout = ArticleLayout(article())
    start = TEXT.index("met Motegi")
    spans = layout.on_screen(start, start + 10)
    assert shown(layout, spans) == ["met Motegi"]
    assert layout.in_article(*spans[0]) == (start, start + 10)


def test_what_is_folded_is_not_on_screen_and_words_of_ours_are_not_in_the_article() -> None:
    layout = ArticleLayout(article())
    at = TEXT.index("Subscribe")
    assert layout.on_screen(at, at + 9) == []
    assert layout.in_article(0, 5) is None


def test_a_span_over_two_paragraphs_is_two_on_screen() -> None:
    layout = ArticleLayout(article())
    start, end = TEXT.index("Motegi"), TEXT.index("agreed") + 6
    assert shown(layout, layout.on_screen(start, end)) == ["Motegi.", "They agreed"]


def test_an_article_without_body_shows_all() -> None:
    layout = ArticleLayout(Article(text="One\n\nTwo", source_id="b"))
    assert [p.text for p in layout.paragraphs if p.part is Part.BODY] == ["One", "Two"]
    assert layout.furniture_lines == 0


def test_the_dateline_says_how_the_date_is_known() -> None:
    at = TEXT.index("2020")
    known = article(
        outlet="Xinhua", language="en", published="2020-11-25",
        published_how=PublishedHow.HEADER, published_span=(at, at + 10),
    )  # fmt: skip
    line = ArticleLayout(known).paragraphs[1].text
    assert line == "Xinhua · published 25 Nov 2020 (header, line 4) · English · 4 lines folded"


def test_an_endless_word_asks_for_another_way_of_wrapping() -> None:
    assert ArticleLayout(Article(text="x" * (MAX_WORD + 1), source_id="c")).long_words
    assert not ArticleLayout(Article(text="x " * MAX_WORD, source_id="d")).long_words


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("ab 😀中\u0301\n"), min_size=1, max_size=80), st.data())
def test_any_span_shows_its_own_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    layout = ArticleLayout(Article(text=text, source_id="e"), furniture=True)
    for piece, (a, b) in zip(shown(layout, layout.on_screen(start, end)), layout.on_screen(start, end), strict=True):
        back = layout.in_article(a, b)
        assert back is not None
        assert start <= back[0] < back[1] <= end
        assert text[back[0] : back[1]] == piece


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("ab 😀中.\u0301。"), min_size=20, max_size=120), st.integers(4, 19), st.data())
def test_a_long_paragraph_in_pieces_still_shows_the_words_of_any_span(
    text: str, piece: int, data: st.DataObject
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(article_layout, "PIECE", piece)
        layout = ArticleLayout(Article(text=text, source_id="f"), furniture=True)
    pieces = [p for p in layout.paragraphs if p.part is Part.BODY]
    assert "".join(p.text for p in pieces) == text.strip()
    assert all(len(p.text) <= piece for p in pieces)
    assert [p.goes_on for p in pieces] == [True] * (len(pieces) - 1) + [False] * bool(pieces)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    spans = layout.on_screen(start, end)
    assert "".join(shown(layout, spans)).strip() == text[start:end].strip()
    for a, b in spans:
        back = layout.in_article(a, b)
        assert back is not None
        assert shown(layout, [(a, b)]) == [text[back[0] : back[1]]]


def test_what_would_end_a_paragraph_for_qt_takes_the_place_of_one_character() -> None:
    text = "One\u2029two\x00three\ud800four \ufdd0five"
    layout = ArticleLayout(Article(text=text, source_id="g"))
    body = next(p for p in layout.paragraphs if p.part is Part.BODY)
    assert body.text == "One two three\ufffdfour  five"
    assert len(body.text) == len(text)


@given(
    st.text(st.sampled_from("abAB 😀中\n"), max_size=60), st.text(st.sampled_from("abAB😀中"), min_size=1, max_size=3)
)
def test_find_gives_every_place_of_the_words_on_screen(text: str, words: str) -> None:
    layout = ArticleLayout(Article(text=text, source_id="h"))
    spans = layout.find(words, 1000)
    assert {s.casefold() for s in shown(layout, spans)} <= {words.casefold()}
    assert bool(spans) == (words.casefold() in layout.text.casefold())
    assert layout.find("", 10) == []
