from __future__ import annotations

import json

import pytest

from q7x2_gui.domain.article import Article
from q7x2_gui.domain.event import EventValues, Voice
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.services.records import article_record, event_record

WANTED = {
    *("kind", "type", "mode", "status", "part_of", "date", "earliest", "latest", "start", "end", "voices", "place"),
    *("participants", "topics", "summary", "confidence", "main", "evidence", "background", "confidences", "when"),
    "reasons",
}


def test_an_event_has_every_documented_key() -> None:
    record = event_record(Suggestion(values=EventValues(type="meeting"), voices=(Voice(),), part_of=0))
    assert set(record) >= WANTED
    assert (record["part_of"], record["date"], record["when"]) == (0, None, None)
    json.dumps(record, allow_nan=False)


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2023-11-25", ["2023-11-25", "2023-11-25"], ["2023-11-25", "2023-11-25"]),
        ("2019-02", ["2019-02-01", "2019-02-28"], ["2019-02-01", "2019-02-28"]),
        ("2023-04-01/2023-04-02", ["2023-04-01", "2023-04-01"], ["2023-04-02", "2023-04-02"]),
        ("2020-11-24/..", ["2020-11-24", "2020-11-24"], [None, None]),
        (None, [None, None], [None, None]),
    ],
)
def test_bounds_are_days_or_null(date: str | None, start: list[str | None], end: list[str | None]) -> None:
    record = event_record(Suggestion(values=EventValues(type="visit", date=date)))
    assert (record["earliest"], record["latest"]) == (start[0], end[1])
    assert record["start"] == start
    assert record["end"][1] == end[1]


def test_reading_alone_has_no_events() -> None:
    article = Article(text="x", source_id="s", body=((0, 1),))
    assert "events" not in article_record(article)
    assert article_record(article, [])["events"] == []
    assert article_record(article)["body"] == [[0, 1]]
