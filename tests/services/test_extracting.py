from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from q7x2_gui import extraction
from q7x2_gui.domain.article import Article
from q7x2_gui.domain.event import EventValues
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.domain.vocabulary import Verdict
from q7x2_gui.errors import Cancelled
from q7x2_gui.services import extracting
from q7x2_gui.services.extracting import Found, extract_project, run_on_paths, suggestions_of
from q7x2_gui.services.importing import import_paths
from q7x2_gui.services.session import Session


class Visit:
    """Suggests a visit and a meeting during it for each article; version 2 finds a third event first."""

    name = "visit"
    needs_network = False

    def __init__(self, version: str = "1") -> None:
        self.version = version

    def propose(self, article: Article) -> Iterable[Suggestion]:
        if "fail" in article.text:
            raise RuntimeError("broken on purpose")
        offset = 0
        if self.version == "2":
            offset = 1
            yield Suggestion(values=EventValues(type="statement", summary="new"))
        yield Suggestion(values=EventValues(type="visit", date="2020-05"), main=True)
        yield Suggestion(values=EventValues(type="meeting", date="2020-05-02"), part_of=offset)


def _use(monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    extractor = Visit(version)
    monkeypatch.setattr(extraction, "get", lambda name=extraction.DEFAULT: extractor)


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "feed.jsonl"
    rows = [{"id": f"s{n}", "text": f"Story number {n} is told here at some length."} for n in range(3)]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


@pytest.fixture
def session(tmp_path: Path, feed: Path) -> Iterable[Session]:
    with Session.create(tmp_path / "p.q7x2", analyst="Mia") as session:
        import_paths(session, [feed])
        yield session


def test_a_run_is_one_step_and_is_not_repeated(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    _use(monkeypatch, "1")
    seen: list[tuple[int, int]] = []
    report = extract_project(session, progress=lambda done, total, what: seen.append((done, total)))
    assert (len(report.articles), report.suggestions, report.failed) == (3, 6, ())
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert session.catalogue.ledger()[0].step == 3
    assert extract_project(session).articles == ()
    assert session.catalogue.ledger()[0].step == 3


def test_stored_suggestions_are_those_proposed(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    _use(monkeypatch, "1")
    extract_project(session)
    for row in session.catalogue.articles():
        article = session.catalogue.article(row.id).article
        assert suggestions_of(session, row.id) == tuple(Visit().propose(article))


def test_a_newer_version_keeps_decided_ones_and_parents_still_fit(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    _use(monkeypatch, "1")
    extract_project(session)
    first = session.catalogue.articles()[0].id
    meeting = next(item for item in session.catalogue.article(first).items if item.values.type == "meeting")
    session.review.confirm(meeting.id).result()
    _use(monkeypatch, "2")
    assert len(extract_project(session).articles) == 3
    for row in session.catalogue.articles():
        found = suggestions_of(session, row.id)
        assert sorted(s.values.type for s in found) == ["meeting", "statement", "visit"]
        (during,) = [s for s in found if s.values.type == "meeting"]
        if row.id != first:
            assert during.part_of is not None
            assert found[during.part_of].values.type == "visit"
    reports = [item for item in session.catalogue.article(first).items if item.verdict is Verdict.CONFIRMED]
    assert len(reports) == 1


def test_a_cancelled_run_stores_nothing(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    _use(monkeypatch, "1")
    calls = iter([False, True])
    with pytest.raises(Cancelled):
        extract_project(session, stopped=lambda: next(calls))
    assert session.catalogue.open_suggestions() == []
    assert session.catalogue.ledger()[0].step == 2


def test_an_article_that_fails_is_told_and_can_be_run_again(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bad.txt").write_text("Here the extractor will fail for certain.\n", encoding="utf-8")
    import_paths(session, [tmp_path / "bad.txt"])
    _use(monkeypatch, "1")
    report = extract_project(session)
    assert (len(report.articles), [unread.path for unread in report.failed]) == (3, ["bad.txt"])
    assert "broken on purpose" in str(report.failed[0].error)
    assert len(session.catalogue.to_extract(extraction.DEFAULT, "1")) == 1


def test_where_a_failure_came_from_is_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "bad.txt").write_text("Here the extractor will fail for certain.\n", encoding="utf-8")
    _use(monkeypatch, "1")
    (item,) = run_on_paths([tmp_path / "bad.txt"])
    assert item.error is not None
    assert 'raise RuntimeError("broken on purpose")' in caplog.text


@pytest.mark.slow
def test_several_processes_give_the_same_in_the_same_order(
    tmp_path: Path, seed_paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extracting, "_cores", lambda: 2)
    alone = list(run_on_paths([*seed_paths, tmp_path / "missing.txt", seed_paths[0]]))
    monkeypatch.setattr(extracting, "ALONE", 2)
    together = list(run_on_paths([*seed_paths, tmp_path / "missing.txt", seed_paths[0]]))
    assert [_plain(item) for item in together] == [_plain(item) for item in alone]
    assert len(together) == 7


def _plain(item: object) -> object:
    if isinstance(item, Found):
        return item.article.source_id, [dataclasses.asdict(suggestion) for suggestion in item.suggestions]
    return str(item)


def test_a_pool_that_is_left_early_ends_its_workers(seed_paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "_cores", lambda: 2)
    monkeypatch.setattr(extracting, "ALONE", 1)
    with pytest.raises(Cancelled):
        list(run_on_paths(seed_paths, stopped=lambda: True))
    import multiprocessing

    assert multiprocessing.active_children() == []
