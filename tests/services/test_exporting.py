from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from q7x2_gui.domain.event import EventValues, Evidence, Participant, Voice
from q7x2_gui.domain.vocabulary import Verdict, VoiceKind
from q7x2_gui.errors import ExportError
from q7x2_gui.services.exporting import Format, dataset_of, export
from q7x2_gui.services.importing import import_paths
from q7x2_gui.services.session import Session

TEXT = "The ministers spoke by telephone on 3 May 2020, the ministry said.\n"


@pytest.fixture
def session(tmp_path: Path) -> Iterable[Session]:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with Session.create(tmp_path / "p.q7x2", analyst="Mia") as session:
        import_paths(session, [tmp_path / "a.txt"])
        yield session


def _add(session: Session, **values: object) -> str:
    article = session.catalogue.articles()[0].id
    coded = EventValues(type="phone_call", date="2020-05-03", voice=Voice(kind=VoiceKind.READOUT), **values)  # type: ignore[arg-type]
    evidence = (Evidence(field="type", start=14, end=32, quote=TEXT[14:32]),)
    report = session.review.add(article, coded, evidence).result().value
    session.review.confirm(report).result()
    return report


def test_a_report_comes_with_its_event_article_and_evidence(session: Session) -> None:
    report_id = _add(session, participants=(Participant(name="Ana Lima", country="BRA"),))
    dataset = dataset_of(session)
    (event,), (report,) = dataset.events, dataset.reports
    assert (report.id, report.event_id, report.verdict, report.analyst) == (report_id, event.id, Verdict.ADDED, "Mia")
    assert report.evidence[0].quote == "spoke by telephone"
    assert event.values.participants[0].name == "Ana Lima"
    assert dataset.articles[report.article_id].source_id == "a.txt"
    assert report.extractor is None


def test_undone_work_is_out_of_the_dataset(session: Session) -> None:
    _add(session)
    session.editor.undo().result()
    assert dataset_of(session).events == []


def test_a_verdict_that_is_not_asked_for_is_left_out(session: Session) -> None:
    _add(session)
    assert dataset_of(session, [Verdict.CONFIRMED]).events == []
    assert len(dataset_of(session, [Verdict.ADDED]).events) == 1


def test_rejected_is_no_event(session: Session, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="rejected"):
        export(session, tmp_path / "out", verdicts=[Verdict.REJECTED])
    assert not (tmp_path / "out").exists()


def test_the_report_counts_what_was_written(session: Session, tmp_path: Path) -> None:
    _add(session)
    _add(session, summary="again")
    report = export(session, tmp_path / "out.jsonl", format=Format.JSONL)
    assert (report.events, report.reports, report.by_verdict[Verdict.ADDED]) == (2, 2, 2)
    lines = report.files[0].read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["codebook"]["id"] for line in lines} == {"diplomacy"}


def test_the_voice_of_a_report_reaches_both_tables(session: Session, tmp_path: Path) -> None:
    _add(session)
    export(session, tmp_path / "out")
    assert ",readout," in (tmp_path / "out" / "events.csv").read_text(encoding="utf-8")
    assert ",readout,asserts," in (tmp_path / "out" / "crosswalk.csv").read_text(encoding="utf-8")
