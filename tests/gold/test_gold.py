"""The gold files are what their README says: ids, quotes, codes, dates, parents, halves."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from q7x2_gui import paths
from q7x2_gui.domain import edtf
from q7x2_gui.services.codebooks import shipped
from tests.accuracy.sets import GOLD, LANGUAGES, articles, own_half, rows

MADE = GOLD / "made"
GOLDS = [MADE / "gold-A.jsonl", MADE / "gold-B.jsonl", GOLD / "seeds.jsonl"]
TEXTS = {half: rows(MADE / f"articles-{half}.jsonl") for half in "AB"}


def text_of() -> dict[str, str]:
    made = {row["id"]: row["text"] for half in TEXTS.values() for row in half}
    return made | {article.source_id: article.text for article in articles(paths.seeds())}


def events() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for path in GOLDS:
        for row in rows(path):
            for event in row["events"]:
                yield row, event


def country_codes() -> set[str]:
    """ISO 3166-1 alpha-3 codes as the tables of countries and organisations have them."""
    named: set[str] = set()
    for name in ("country_names.csv", "countries.csv"):
        with paths.resource("actors", name).open(encoding="utf-8", newline="") as file:
            named |= {row["iso3"] for row in csv.DictReader(file)}
    return named


def test_each_text_has_its_gold_in_the_half_that_its_number_says() -> None:
    for half in "AB":
        ids = [row["id"] for row in TEXTS[half]]
        assert ids == [row["article"] for row in rows(MADE / f"gold-{half}.jsonl")]
        assert {own_half(article) for article in ids} == {half}
    assert len({row["id"] for half in TEXTS.values() for row in half}) == 88


def test_languages_are_even_and_some_articles_are_without_events() -> None:
    for half in "AB":
        assert Counter(row["lang"] for row in TEXTS[half]) == dict.fromkeys(LANGUAGES, 11)
        quiet = [row for row in rows(MADE / f"gold-{half}.jsonl") if not row["events"]]
        assert {row["language"] for row in quiet} == set(LANGUAGES)
        assert 0.1 <= len(quiet) / len(TEXTS[half]) <= 0.2


def test_all_are_marked_as_invented() -> None:
    assert all(row["invented"] is True for half in TEXTS.values() for row in half)
    assert all(row["invented"] is True for half in "AB" for row in rows(MADE / f"gold-{half}.jsonl"))


def test_quotes_stand_in_their_texts() -> None:
    texts = text_of()
    missing = [event["id"] for row, event in events() if event["evidence"] not in texts[row["article"]]]
    assert missing == []


def test_ids_are_unique_and_parents_are_in_the_same_article() -> None:
    ids = [event["id"] for _, event in events()]
    assert len(ids) == len(set(ids))
    for row, event in events():
        own = {other["id"] for other in row["events"]} - {event["id"]}
        assert event["part_of"] is None or event["part_of"] in own, event["id"]


def test_codes_are_those_of_the_codebook() -> None:
    codebook = shipped()
    allowed = {
        "type": {one.key for one in codebook.types},
        "status": {one.key for one in codebook.statuses},
        "kind": {one.key for one in codebook.kinds},
    }
    roles = {one.key for one in codebook.roles}
    modes = {one.key for one in codebook.modes} | {None}
    for _, event in events():
        assert all(event[name] in keys for name, keys in allowed.items()), event["id"]
        assert set(event["also_type"]) <= allowed["type"], event["id"]
        assert event.get("mode") in modes, event["id"]
        assert {person["role"] for person in event["participants"]} <= roles, event["id"]


def test_countries_and_offices_are_known() -> None:
    codes = country_codes() | {None}
    with paths.resource("actors", "offices.csv").open(encoding="utf-8", newline="") as file:
        offices = {row["office"] for row in csv.DictReader(file)} | {None}
    for _, event in events():
        places = [event["place"]] if event["place"] else []
        assert {one["country"] for one in [*places, *event["participants"]]} <= codes, event["id"]
        assert {person["office"] for person in event["participants"]} <= offices, event["id"]


def test_dates_are_edtf() -> None:
    for _, event in events():
        dates = [date for date in (event["date"], *event["also"]) if date is not None]
        assert all(edtf.is_edtf(date) for date in dates), event["id"]


def test_main_events_are_no_background() -> None:
    assert [event["id"] for _, event in events() if event["main"] and event.get("background")] == []


@pytest.mark.parametrize("half", ["A", "B"])
def test_every_type_and_every_kind_of_status_occurs(half: str) -> None:
    coded = [event for row in rows(MADE / f"gold-{half}.jsonl") for event in row["events"]]
    assert {event["type"] for event in coded} == {one.key for one in shipped().types}
    assert {"occurred", "planned", "postponed", "cancelled", "proposed"} <= {event["status"] for event in coded}
