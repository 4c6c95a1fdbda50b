from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from q7x2_gui.domain.vocabulary import Verdict
from q7x2_gui.services.checking import check
from q7x2_gui.services.session import Session
from q7x2_gui.services.storing import NewBatch, add_articles, add_suggestions
from tests.services.made import article, dump, filled, only_article, suggestions


def test_an_article_comes_back_as_it_was_stored(tmp_path: Path) -> None:
    sent = article(original="other", position_map=((0, 0), (5, 7)), published_span=(3, 9), url="https://a.example/1")
    with Session.create(tmp_path / "p.q7x2", analyst="Ann") as session:
        stored = add_articles(session, [sent], NewBatch(left_out={"empty": 2})).result().value
        found = session.catalogue.article(stored.article_ids[0]).article
        assert found == replace(sent, id=stored.article_ids[0])
        (batch,) = session.catalogue.batches()
        assert (batch.id, batch.articles, batch.left_out) == (stored.batch_id, 1, {"empty": 2})


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
