"""The body of invented pages, as stripped text and as HTML; figures as issue and README quote them."""

from __future__ import annotations

from functools import cache
from statistics import mean

import pytest

from q7x2_gui.domain.vocabulary import PublishedHow
from q7x2_gui.reading import read_text
from q7x2_gui.reading.html_article import read_html
from tests.reading.made.measure import body_of, f1
from tests.reading.made.pages import HALVES, LANGUAGES, Page, pages

TEXT, HTML = 0.90, 0.95


@cache
def made(half: str) -> list[Page]:
    return list(pages(half))


def test_the_measure_tells_good_from_bad() -> None:
    assert f1("one two three four five", "one two three four five") == 1
    assert f1("six seven eight nine ten", "one two three four five") == 0
    everything = [f1(page.text, "\n".join(page.body)) for page in made("untuned")]
    assert 0.4 < mean(everything) < 0.75


@pytest.mark.parametrize("half", HALVES)
def test_body_of_stripped_text(half: str) -> None:
    found = {page: f1(body_of(read_text(page.text, source_id="x")), "\n".join(page.body)) for page in made(half)}
    assert mean(found.values()) >= TEXT
    for language in LANGUAGES:
        assert mean(value for page, value in found.items() if page.language == language) >= TEXT - 0.03


@pytest.mark.parametrize("half", HALVES)
def test_body_headline_and_date_of_html(half: str) -> None:
    found = []
    for page in made(half):
        article = read_html(page.html, source_id="x")
        assert article is not None
        assert article.title == page.title
        assert article.language == page.language
        if "published_time" in page.html:
            assert (article.published, article.published_how) == (page.day, PublishedHow.METADATA)
        else:
            assert article.published in {page.day, None}
        found.append(f1(body_of(article), "\n".join(page.body)))
    assert mean(found) >= HTML


def test_the_language_is_told_from_the_text_not_the_template() -> None:
    for page in made("tuned"):
        article = read_html(page.html.replace(f'lang="{page.language}"', 'lang="en"'), source_id="x")
        assert article is not None
        assert article.language == page.language


def test_scripts_and_styles_are_no_text() -> None:
    for page in made("tuned"):
        article = read_html(page.html, source_id="x")
        assert article is not None
        assert "script is no article" not in article.text
        assert "margin" not in article.text


def test_headlines_of_stripped_text() -> None:
    right = [read_text(page.text, source_id="x").title == page.title for page in made("tuned")]
    assert mean(right) > 0.9
