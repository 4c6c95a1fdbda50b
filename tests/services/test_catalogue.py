from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from q7x2_gui.domain import edtf
from q7x2_gui.domain.vocabulary import CURATED, Kind, PublishedHow, Status, Verdict
from q7x2_gui.errors import Cancelled, Q7X2Error
from q7x2_gui.services.session import Session
from tests.services.made import MEETING, STATEMENT, VISIT, filled, only_article, suggestions


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with filled(tmp_path / "p.q7x2", articles=2) as session:
        yield session


def test_the_queue(session: Session) -> None:
    first, second = session.catalogue.articles()
    assert (first.n, second.n, first.source_id, first.language) == (1, 2, "article-0.txt", "en")
    assert (first.open_suggestions, first.reports, first.lowest_confidence) == (3, 0, 0.4)
    statement = session.catalogue.article(first.id).items[2]
    session.review.reject(statement.id, "background").result()
    session.review.add(first.id, MEETING).result()
    session.review.confirm(session.catalogue.article(first.id).items[0].id).result()
    (now,) = session.catalogue.articles([first.id])
    assert (now.open_suggestions, now.reports, now.lowest_confidence) == (2, 1, 0.9)
    assert session.catalogue.articles()[1] == second
    assert session.catalogue.articles([]) == []


def test_an_item_carries_what_was_proposed(session: Session) -> None:
    visit, meeting, _ = session.catalogue.article(only_article(session)).items
    proposed = suggestions()[1]
    assert meeting.values == meeting.suggested == replace(proposed.values, part_of=visit.id)
    assert (meeting.evidence, meeting.confidence, meeting.voices) == (proposed.evidence, 0.9, proposed.voices)
    assert (meeting.confidences, meeting.reasons) == ({"date": 0.7}, {"date": "the day stands there"})
    assert (meeting.main, meeting.background, meeting.rank, meeting.extractor) == (True, False, 1, "rules")


def test_an_article_read_again_keeps_its_text_and_has_what_was_corrected(session: Session) -> None:
    known = session.catalogue.article(only_article(session))
    assert session.catalogue.again(known) == known
    session.review.set_article(known.article.id, outlet="The Other").result()
    session.review.confirm(known.items[0].id).result()
    now = session.catalogue.again(known)
    assert now == session.catalogue.article(known.article.id)
    assert now.article.text is known.article.text
    with pytest.raises(Q7X2Error):
        session.catalogue.again(replace(known, article=replace(known.article, id="elsewhere")))


def test_an_article_knows_whether_it_was_extracted(session: Session) -> None:
    first = session.catalogue.article(only_article(session))
    assert first.extracted
    session.review.set_article(first.article.id, language="vi").result()
    assert not session.catalogue.article(first.article.id).extracted
    assert not session.catalogue.again(first).extracted


def test_an_article_that_is_not_there(session: Session) -> None:
    with pytest.raises(Q7X2Error, match="no article x"):
        session.catalogue.article("x")


def test_the_timeline_holds_events_and_what_is_open(session: Session) -> None:
    article = only_article(session)
    visit, meeting, statement = session.catalogue.article(article).items
    session.review.confirm(meeting.id).result()
    session.review.reject(statement.id, "background").result()
    entries = {entry.type: entry for entry in session.catalogue.timeline([article])}
    assert set(entries) == {"visit", "meeting"}
    event, open_one = entries["meeting"], entries["visit"]
    report = session.catalogue.article(article).items[1]
    assert (event.id, event.item_id, event.event_id) == (report.event_id, report.id, report.event_id)
    assert (event.verdict, event.main, event.kind, event.status) == (
        Verdict.CONFIRMED,
        True,
        Kind.EVENT,
        Status.OCCURRED,
    )
    assert (event.countries, event.actors) == (("AUT", "SWE"), ("Ivo Brandt", "Ana Lund"))
    assert event.bounds == edtf.bounds("2021-05-03")
    assert (open_one.id, open_one.item_id, open_one.event_id, open_one.verdict) == (visit.id, visit.id, None, None)
    assert (open_one.summary, open_one.actors) == (VISIT.summary, ("Ivo Brandt",))
    assert len(session.catalogue.timeline()) == 2 + 3


def test_undated_and_open_dates_keep_their_bounds(session: Session) -> None:
    article = only_article(session)
    session.review.add(article, replace(STATEMENT, date=None, status=None)).result()
    session.review.add(article, replace(MEETING, date="2020-11-24/..")).result()
    added = session.catalogue.timeline([article])
    bounds = {entry.date: entry.bounds for entry in added}
    assert bounds[None] == edtf.Bounds()
    assert bounds["2020-11-24/.."] == edtf.bounds("2020-11-24/..")
    assert next(entry.status for entry in added if entry.date is None) is None


def test_the_dataset_tells_events_with_their_reports(session: Session) -> None:
    article = only_article(session)
    meeting = session.catalogue.article(article).items[1]
    session.review.confirm(meeting.id, replace(meeting.values, topics=("trade", "history"))).result()
    (event,) = session.catalogue.dataset()
    assert event.values == replace(MEETING, part_of=None, topics=("trade", "history"), voice=None)
    assert (event.bounds, event.verdict, event.main, event.background) == (
        edtf.bounds("2021-05-03"),
        Verdict.CORRECTED,
        True,
        False,
    )
    (told,) = event.reports
    assert told.values.voice == MEETING.voice
    assert (told.article_id, told.source_id, told.analyst) == (article, "article-0.txt", "Ann")
    assert (told.extractor, told.extractor_version, told.confidence) == ("rules", "1", 0.9)
    assert (told.published_how, told.codebook) == (PublishedHow.UNKNOWN, session.codebook.version)
    assert told.evidence == meeting.evidence


def test_open_suggestions_for_scripts(session: Session) -> None:
    mains = session.catalogue.open_suggestions(main_only=True)
    assert len(mains) == 2
    assert len(session.catalogue.open_suggestions()) == 6
    session.review.confirm(mains[0]).result()
    assert session.catalogue.open_suggestions(main_only=True) == mains[1:]


def test_the_ledger_newest_first(session: Session) -> None:
    session.editor.undo().result()
    steps = session.catalogue.ledger()
    assert [step.kind for step in steps] == ["undo", "edit", "edit", "start"]
    assert (steps[0].undoes, steps[0].label, steps[0].who) == (steps[1].step, "Extract 6 suggestions", "Ann")
    assert set(steps[0].rows) == set(steps[1].rows)
    assert session.catalogue.ledger(1) == steps[:1]


def test_every_thread_reads_through_its_own_connection(session: Session) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(session.catalogue.articles()))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [2] * 8
    session.catalogue.articles()
    assert len(session.project._readers._all) == 1  # those of threads that ended have gone with them


def test_a_read_under_way_can_be_stopped(session: Session) -> None:
    started = threading.Event()
    seen: list[BaseException] = []

    def slow() -> None:
        def step() -> int:
            started.set()
            return 0

        try:
            with session.project.reading() as connection:
                connection.set_progress_handler(step, 1000)
                endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"
                connection.execute(endless).fetchone()
        except Cancelled as error:
            seen.append(error)

    thread = threading.Thread(target=slow)
    thread.start()
    assert started.wait(10)
    session.project.interrupt_reads()
    thread.join(10)
    assert len(seen) == 1


def views(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_the_views_hold_the_curated_dataset_only(tmp_path: Path) -> None:
    path = tmp_path / "p.q7x2"
    with filled(path, articles=2) as session:
        first, second = (session.catalogue.article(row.id).items for row in session.catalogue.articles())
        session.review.confirm(first[0].id).result()
        session.review.confirm(first[1].id, replace(first[1].values, summary="They met")).result()
        session.review.reject(first[2].id, "background").result()
        session.review.accept_auto([second[0].id]).result()
        session.review.edit(second[1].id, second[1].values, field="date").result()
        added = session.review.add(second[0].article_id, STATEMENT).result().value
        session.review.confirm(added).result()
        ids = {event.id for event in session.catalogue.dataset()}
        assert len(session.catalogue.dataset([*CURATED, Verdict.AUTO])) == 4
    assert {row[0] for row in views(path, "select id from curated_event")} == ids
    assert sorted(views(path, "select type, participants, reports from curated_event")) == [
        ("meeting", "Ivo Brandt; Ana Lund", 1),
        ("statement", None, 1),
        ("visit", "Ivo Brandt", 1),
    ]
    assert views(path, "select verdict, source_id from crosswalk order by verdict") == [
        ("added", "article-1.txt"),
        ("confirmed", "article-0.txt"),
        ("corrected", "article-0.txt"),
    ]


def test_the_timeline_of_one_article_scans_no_table(session: Session) -> None:
    article = only_article(session)
    plans: list[str] = []
    with session.project.reading() as connection:
        asked: list[str] = []
        connection.set_trace_callback(asked.append)
        session.catalogue.timeline([article])
        connection.set_trace_callback(None)
        for statement in asked:
            if statement.startswith("select"):
                plans += [str(row[3]) for row in connection.execute(f"explain query plan {statement}")]
    assert len(plans) > 10
    assert [plan for plan in plans if plan.startswith("SCAN") and "json_each" not in plan] == []
