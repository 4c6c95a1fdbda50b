from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from q7x2_gui.domain.event import EventValues, Evidence, Participant
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.domain.vocabulary import Verdict
from q7x2_gui.services.checking import check
from q7x2_gui.services.session import Session
from q7x2_gui.services.storing import NewBatch, add_articles, add_suggestions
from tests.services.made import article, batches, dump, filled, only_article, suggestions


def test_an_article_comes_back_as_it_was_stored(tmp_path: Path) -> None:
    sent = article(original="other", position_map=((0, 0), (5, 7)), published_span=(3, 9), url="https://a.example/1")
    with Session.create(tmp_path / "p.q7x2", analyst="Ann") as session:
        stored = add_articles(session, [sent], NewBatch(left_out={"empty": 2})).result().value
        found = session.catalogue.article(stored.article_ids[0]).article
        assert found == replace(sent, id=stored.article_ids[0])
        (batch,) = batches(session)
        assert (batch["id"], batch["left_out"]) == (stored.batch_id, {"empty": 2})


def test_a_repeat_is_named_and_left_out(tmp_path: Path) -> None:
    with filled(tmp_path / "p.q7x2") as session:
        again = add_articles(session, [article(0, source_id="copy"), article(7)], NewBatch()).result().value
        assert again.repeated == (("copy", only_article(session)),)
        assert len(session.catalogue.articles()) == 2
        nothing = add_articles(session, [article(0)], NewBatch()).result()
        assert nothing.change is None
        assert nothing.value.batch_id == ""


def test_undo_of_an_import_removes_it_and_redo_brings_the_texts_back(tmp_path: Path) -> None:
    path = tmp_path / "p.q7x2"
    with filled(path, articles=3) as session:
        session.editor.settled().result()
        before = session.catalogue.article(only_article(session))
        session.editor.undo().result()
        session.editor.undo().result()
        assert session.catalogue.articles() == []
        assert session.catalogue.search("da nang") == []
    assert check(path) == []
    with Session.open(path, analyst="Bob") as session:
        session.editor.redo().result()
        session.editor.redo().result()
        assert session.catalogue.article(before.article.id) == before
        assert len(session.catalogue.search("da nang")) == 3
    assert check(path) == []
    assert dump(path)["kept"] == []


def test_texts_stand_in_the_ledger_by_hash_only(tmp_path: Path) -> None:
    path = tmp_path / "p.q7x2"
    with filled(path) as session:
        session.editor.undo().result()
        with session.project.reading() as connection:
            ledger = "".join(row[0] for row in connection.execute("select changes from ledger"))
    assert "Ana Lund" not in ledger
    assert "#" in ledger


def test_a_newer_extractor_replaces_what_is_open_and_offers_nothing_decided_again(tmp_path: Path) -> None:
    with filled(tmp_path / "p.q7x2") as session:
        row_id = only_article(session)
        visit, meeting, statement = session.catalogue.article(row_id).items
        session.review.confirm(visit.id).result()
        session.review.reject(statement.id, "background").result()
        assert session.catalogue.to_extract("rules", "1") == []
        assert session.catalogue.to_extract("rules", "2") == [row_id]
        new = add_suggestions(session, {row_id: ("rules", "2", suggestions())}).result()
        assert new.value == 1
        now = session.catalogue.article(row_id).items
        assert [item.verdict for item in now] == [Verdict.CONFIRMED, None, Verdict.REJECTED]
        assert now[1].id != meeting.id
        assert session.catalogue.to_extract("rules", "2") == []
        session.review.confirm(now[1].id).result()
        confirmed = session.catalogue.article(row_id).items
        assert confirmed[1].values.part_of == confirmed[0].event_id
    assert check(tmp_path / "p.q7x2") == []


def said(text: str, place: int, **changes: object) -> Suggestion:
    start = [found.start() for found in re.finditer("said", text)][place]
    values = EventValues(type="statement", participants=(Participant(name="Ruritania"),), summary=f"Statement {place}")
    marks = (Evidence(field="type", start=start, end=start + 4, quote="said"),)
    return Suggestion(values=replace(values, **changes), evidence=marks)  # type: ignore[arg-type]


@pytest.mark.parametrize("offered", [(0, 1), (1,), (1, 0, 2)])
def test_a_decided_statement_answers_for_one_of_its_like_only(tmp_path: Path, offered: tuple[int, ...]) -> None:
    text = "Ruritania said A. Ruritania said B. Ruritania said C."
    with Session.create(tmp_path / "p.q7x2", analyst="Ann") as session:
        (row_id,) = add_articles(session, [article(text=text, body=())], NewBatch()).result().value.article_ids
        add_suggestions(session, {row_id: ("rules", "1", [said(text, 0)])}).result()
        session.review.confirm(session.catalogue.open_suggestions()[0]).result()
        new = [said(text, place) for place in offered]
        assert add_suggestions(session, {row_id: ("rules", "2", new)}).result().value == len(set(offered) - {0})
        summaries = {item.values.summary for item in session.catalogue.article(row_id).items}
        assert summaries == {f"Statement {place}" for place in {0, *offered}}


def test_what_is_part_of_a_suggestion_keeps_its_parent_when_a_newer_extractor_orders_anew(tmp_path: Path) -> None:
    with filled(tmp_path / "p.q7x2") as session:
        row_id = only_article(session)
        meeting = session.catalogue.article(row_id).items[1]
        session.review.edit(meeting.id, replace(meeting.values, note="mine"), field="note").result()
        visit, _, statement = suggestions()
        add_suggestions(session, {row_id: ("rules", "2", [statement, visit])}).result()
        items = {item.values.type: item for item in session.catalogue.article(row_id).items}
        assert items["meeting"].values.part_of == items["visit"].id
        add_suggestions(session, {row_id: ("rules", "3", [statement])}).result()
        items = {item.values.type: item for item in session.catalogue.article(row_id).items}
        assert items["meeting"].values.part_of is None
        assert items["meeting"].suggested is not None
        assert items["meeting"].suggested.part_of is None
        session.review.confirm(items["statement"].id).result()
        session.review.confirm(items["meeting"].id).result()
        assert {event.values.part_of for event in session.catalogue.dataset()} == {None}
    assert check(tmp_path / "p.q7x2") == []


def test_an_article_without_events_has_been_extracted_all_the_same(tmp_path: Path) -> None:
    with filled(tmp_path / "p.q7x2") as session:
        row_id = only_article(session)
        add_suggestions(session, {row_id: ("other", "1", ())}).result()
        assert session.catalogue.to_extract("other", "1") == []
        assert len(session.catalogue.article(row_id).items) == 3


@pytest.mark.parametrize("words", ["da nang", "Đà Nẵng", "会談", "会", "brandt LUND", "ＢＲＡＮＤＴ"])
def test_search_finds_words_however_they_are_written(tmp_path: Path, words: str) -> None:
    with filled(tmp_path / "p.q7x2", articles=2) as session:
        rows = session.catalogue.articles()
        assert session.catalogue.search(words) == [rows[1].id, rows[0].id]


@pytest.mark.parametrize("words", ["", '"', "AND", "* OR", "nothere", "談会", "brandt nothere"])
def test_search_finds_nothing_and_does_not_stumble(tmp_path: Path, words: str) -> None:
    with filled(tmp_path / "p.q7x2") as session:
        assert session.catalogue.search(words) == []
