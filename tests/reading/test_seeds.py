"""The five seed articles as a coder read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from q7x2_gui import paths
from q7x2_gui.domain.article import Article
from q7x2_gui.domain.vocabulary import PublishedHow
from q7x2_gui.reading import original_offset, read_path

GOLD = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "gold" / "seeds.jsonl").read_text(encoding="utf-8").splitlines()
]
TODAY = "2026-11-25"


@pytest.fixture(params=GOLD, ids=lambda gold: gold["article"][:3])
def seed(request: pytest.FixtureRequest) -> tuple[dict[str, Any], Article]:
    gold = request.param
    (article,) = read_path(paths.seeds() / gold["article"], today=TODAY)
    return gold, article


def test_language_headline_and_outlet(seed: tuple[dict[str, Any], Article]) -> None:
    gold, article = seed
    assert (article.language, article.title, article.outlet) == (gold["language"], gold["headline"], gold["outlet"])


def test_publication_date_and_how_it_is_known(seed: tuple[dict[str, Any], Article]) -> None:
    gold, article = seed
    assert article.published in [gold["published"], *gold.get("published_also", [])]
    assert article.published_how is not PublishedHow.UNKNOWN
    assert article.published_reason


def test_article_and_furniture(seed: tuple[dict[str, Any], Article]) -> None:
    gold, article = seed
    body = "\n".join(article.text[start:end] for start, end in article.body)
    assert [words for words in gold["body_contains"] if words not in body] == []
    assert [words for words in gold["boilerplate_contains"] if words in body] == []
    assert [words for words in gold["repaired_text"] if words not in article.text] == []


def test_spans_hold_what_they_name(seed: tuple[dict[str, Any], Article]) -> None:
    _, article = seed
    assert article.title_span is not None
    assert article.text[slice(*article.title_span)] == article.title
    for span in (article.outlet_span, article.published_span):
        assert span is None or article.text[slice(*span)]
    assert list(article.body) == sorted(article.body)


def test_positions_lead_back_to_the_text_as_it_came() -> None:
    (article,) = read_path(paths.seeds() / GOLD[0]["article"], today=TODAY)
    assert article.original is not None
    at = article.text.index("earthquakes indicates")
    there = original_offset(article.position_map, at)
    assert article.original[there : there + 21] == "earthquakes indicates"
    assert there > at


def test_without_the_day_the_year_of_a_running_term_is_not_guessed() -> None:
    gold = next(gold for gold in GOLD if gold["language"] == "vi")
    (article,) = read_path(paths.seeds() / gold["article"], today="2025-12-31")
    assert article.published == "[2025-10-28..2025-10-31]"
