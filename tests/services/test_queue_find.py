"""What the queue finds: words, filters, facets, tabs and orders, checked against plain Python over the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from q7x2_gui.domain.event import EventValues, Participant
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.errors import Cancelled
from q7x2_gui.services.listing import Tab
from q7x2_gui.services.queue_columns import Columns
from q7x2_gui.services.queue_find import Order
from q7x2_gui.services.queue_reading import QueueReading
from q7x2_gui.services.session import Session
from q7x2_gui.services.storing import NewBatch, add_articles, add_suggestions
from tests.services.made import article

HEADS = (
    {"language": "en", "outlet": "The Example", "published": "2020-11-24", "title": "Talks on trade"},
    {"language": "vi", "outlet": "Báo Đà Nẵng", "published": "2021-03", "title": "Đàm phán thương mại"},
    {"language": "ja", "outlet": None, "published": None, "title": "外相会談"},
    {"language": "zh", "outlet": "The Example", "published": "2019-01-02", "title": "外交部长会见"},
    {"language": None, "outlet": "example two", "published": "2021-03-05", "title": "Nothing of note"},
)
TYPES = (("meeting", 0.9, "Wang Yi", "CHN"), ("visit", 0.4, "Nguyễn Văn Đức", "VNM"), ("meeting", 0.7, "王毅", None))


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with Session.create(tmp_path_factory.mktemp("find") / "p.q7x2", analyst="Ann") as session:
        made = [article(n, **head, text=f"{head['title']}. Number {n}.") for n, head in enumerate(HEADS)]
        ids = add_articles(session, made, NewBatch(description="Made")).result().value.article_ids
        add_suggestions(session, {ids[n]: ("rules", "1", (suggestion(*one),)) for n, one in enumerate(TYPES)}).result()
        session.review.confirm(session.catalogue.article(ids[0]).items[0].id).result()
        session.review.no_event(ids[3]).result()
        yield session


def suggestion(kind: str, confidence: float, name: str, country: str | None) -> Suggestion:
    who = (Participant(name=name, as_written=name, country=country),)
    return Suggestion(values=EventValues(type=kind, participants=who), confidence=confidence)


def found(session: Session, text: str = "", tab: Tab = Tab.ALL, order: Order = Order.IMPORT) -> list[int]:
    reading = QueueReading(session.project)
    return reading.find(reading.columns(), text, tab, order).places.tolist()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("dam phan", [1]),
        ("ĐÀM", [1]),
        ("会", [2, 3]),
        ("会談", [2]),
        ("trad*", [0]),
        ("trade -talks", []),
        ("-trade", [1, 2, 3, 4]),
        ('"talks on"', [0]),
        ('"on talks"', []),
        ("outlet:example", [0, 3, 4]),
        ('outlet:"da nang"', [1]),
        ("outlet:unknown", [2]),
        ("lang:en,VI", [0, 1]),
        ("lang:unknown", [4]),
        ("-lang:en lang:en,ja", [2]),
        ("type:meet", [0, 2]),
        ("type:visit,meeting", [0, 1, 2]),
        ("actor:wang", [0]),
        ('actor:"nguyen van duc"', [1]),
        ("actor:毅", [2]),
        ("actor:vnm", [1]),
        ("title:note", [4]),
        ("before:2021", [0, 3]),
        ("after:2021", [1, 4]),
        ("after:2021-03-05", [1, 4]),
        ("after:2021-04", []),
        ("before:2021-03-05", [0, 1, 3]),
        ("is:done", [0]),
        ("is:no-event", [3]),
        ("is:open", [1, 2]),
        ("is:done,no-event -lang:zh", [0]),
        ("is:flagged", []),
        ("***", [0, 1, 2, 3, 4]),
    ],
)
def test_what_a_query_finds(session: Session, text: str, places: list[int]) -> None:
    assert found(session, text) == places


@pytest.mark.parametrize(
    ("order", "places"),
    [
        (Order.IMPORT, [0, 1, 2, 3, 4]),
        (Order.NEWEST, [4, 1, 0, 3, 2]),
        (Order.OLDEST, [3, 0, 1, 4, 2]),
        (Order.OUTLET, [1, 4, 0, 3, 2]),
        (Order.UNCERTAIN, [1, 2, 0, 3, 4]),
        (Order.UNREAD, [1, 2, 0, 3, 4]),
    ],
)
def test_orders(session: Session, order: Order, places: list[int]) -> None:
    assert found(session, order=order) == places


def test_tabs_and_their_counts(session: Session) -> None:
    reading = QueueReading(session.project)
    what = reading.find(reading.columns(), "outlet:example", Tab.REVIEW, Order.IMPORT)
    assert what.places.tolist() == [4]
    assert what.tabs == {Tab.REVIEW: 1, Tab.DONE: 2, Tab.ALL: 3}


def test_a_facet_counts_what_there_would_be_without_its_own_filter(session: Session) -> None:
    reading = QueueReading(session.project)
    what = reading.find(reading.columns(), "lang:en outlet:example", Tab.ALL, Order.IMPORT)
    facets = {facet.key: facet.counts for facet in what.facets}
    assert facets["lang"] == {"en": 1, "zh": 1, "unknown": 1}
    assert facets["outlet"] == {"The Example": 1}
    assert facets["type"] == {"meeting": 1}
    assert facets["year"] == {"2020": 1}
    assert facets["is"] == {"done": 1}


def test_an_unknown_type_is_told_where_it_stands(session: Session) -> None:
    reading = QueueReading(session.project)
    what = reading.find(reading.columns(), "trade type:party", Tab.ALL, Order.IMPORT)
    (problem,) = what.problems
    assert (problem.start, problem.end) == (6, 16)
    assert "Meeting" in problem.message
    assert what.places.tolist() == [0]


def test_a_stopped_search_ends(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("q7x2_gui.services.queue_reading._STEPS_BETWEEN_LOOKS", 1)
    reading = QueueReading(session.project)
    with pytest.raises(Cancelled):
        reading.find(reading.columns(), "talks", Tab.ALL, Order.IMPORT, lambda: True)
    assert reading.find(reading.columns(), "talks", Tab.ALL, Order.IMPORT, lambda: False).places.tolist() == [0]


def same(left: Columns, right: Columns) -> bool:
    plain = all(
        np.array_equal(getattr(left, name), getattr(right, name))
        for name in Columns.__slots__
        if name not in ("language", "outlet", "languages", "outlets", "pair_place", "pair_type")
    )
    named = [
        [side.languages[code] for code in side.language] + [side.outlets[code] for code in side.outlet]
        for side in (left, right)
    ]
    pairs = [sorted(zip(side.pair_place.tolist(), side.pair_type.tolist(), strict=True)) for side in (left, right)]
    return plain and named[0] == named[1] and pairs[0] == pairs[1]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 5)), min_size=1, max_size=4))
def test_refreshed_columns_are_those_read_anew(session: Session, edits: list[tuple[int, int]]) -> None:
    reading = QueueReading(session.project)
    known = reading.columns()
    changed = []
    for place, what in edits:
        article_id = known.ids[place]
        items = session.catalogue.article(article_id).items
        if what == 0 and items and items[0].open:
            session.review.confirm(items[0].id).result()
        elif what == 1 and items and items[0].open:
            session.review.reject(items[0].id, "background").result()
        elif what == 2 and items and items[0].kind == "report":
            session.review.reopen(items[0].id).result()
        elif what == 3:
            session.review.set_article(article_id, outlet=f"Outlet {place}", language="ko").result()
        elif what == 4:
            session.review.add(article_id, EventValues(type="statement")).result()
        elif items and items[-1].kind == "report":
            session.review.delete(items[-1].id).result()
        changed.append(article_id)
    assert same(reading.columns(known, changed), reading.columns())
    while session.editor.undo_label not in ("", "Article may tell events", "No event here"):
        session.editor.undo().result()


def test_columns_agree_with_the_lines(session: Session) -> None:
    reading = QueueReading(session.project)
    columns = reading.columns()
    for place, row in enumerate(session.catalogue.articles()):
        assert columns.ids[place] == row.id
        assert columns.open[place] == row.open_suggestions
        assert columns.reports[place] == row.reports
        assert columns.confidence[place] == (2.0 if row.lowest_confidence is None else row.lowest_confidence)
    assert reading.lines(columns.n[[3, 1]].tolist()) == [session.catalogue.articles()[n] for n in (1, 3)]


def test_articles_that_come_or_go_are_read_too(tmp_path: Path) -> None:
    with Session.create(tmp_path / "p.q7x2", analyst="Ann") as session:
        reading = QueueReading(session.project)
        empty = reading.columns()
        assert reading.find(empty, "any lang:en", Tab.ALL, Order.OUTLET).places.tolist() == []
        (one,) = add_articles(session, [replace(article(1))], NewBatch(description="")).result().value.article_ids
        grown = reading.columns(empty, [one])
        assert grown.ids == [one]
        session.editor.undo().result()
        assert len(reading.columns(grown, [one])) == 0
