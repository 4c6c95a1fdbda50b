from __future__ import annotations

import json
from pathlib import Path

import pytest

from q7x2_gui.domain.records import values_from
from q7x2_gui.errors import ExportError
from q7x2_gui.exchange.jsonl import write_jsonl
from tests.exchange import sample


def _read(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_bytes().decode("utf-8").split("\n") if line]


def test_one_object_an_event_in_the_order_of_days(tmp_path: Path) -> None:
    write_jsonl(sample.dataset(), tmp_path / "out.jsonl")
    assert [event["event_id"] for event in _read(tmp_path / "out.jsonl")] == ["e2", "e3", "e1"]


def test_an_event_comes_with_reports_articles_and_evidence(tmp_path: Path) -> None:
    write_jsonl(sample.dataset(), tmp_path / "out.jsonl")
    meeting = _read(tmp_path / "out.jsonl")[1]
    assert (meeting["start"], meeting["end"]) == (["2021-03-04"] * 2, ["2021-03-04"] * 2)
    assert meeting["verdicts"] == ["auto", "confirmed"]
    report = meeting["reports"][0]  # type: ignore[index]
    assert report["article"]["source_id"] == "one.txt"
    assert report["evidence"][1] == {"field": "type", "start": 12, "end": 15, "quote": "met"}
    assert report["suggestion"] == {"extractor": "rules", "version": "1", "confidence": 0.9}


def test_empty_fields_are_null_with_the_code_of_why(tmp_path: Path) -> None:
    write_jsonl(sample.dataset(), tmp_path / "out.jsonl")
    ban, _, talk = _read(tmp_path / "out.jsonl")
    assert (ban["place"], ban["missing"]["place"]) == (None, "NA")  # type: ignore[index]
    assert (talk["date"], talk["missing"]["date"], talk["earliest"]) == (None, "NS", None)  # type: ignore[index]
    assert talk["missing"]["note"] == "NYC"  # type: ignore[index]


def test_voices_stand_on_reports_and_parents_on_events(tmp_path: Path) -> None:
    write_jsonl(sample.dataset(), tmp_path / "out.jsonl")
    for event in _read(tmp_path / "out.jsonl"):
        assert "voice" not in event
        assert "part_of" in event
        assert all("voice" in r["values"] and "part_of" not in r["values"] for r in event["reports"])  # type: ignore[attr-defined]


def test_coded_values_can_be_read_back(tmp_path: Path) -> None:
    write_jsonl(sample.dataset(), tmp_path / "out.jsonl")
    meeting = _read(tmp_path / "out.jsonl")[1]
    voice = meeting["reports"][0]["values"]["voice"]  # type: ignore[index]
    assert values_from({**meeting, "voice": voice, "missing": {}}) == sample.MEETING


def test_equal_content_gives_equal_bytes(tmp_path: Path) -> None:
    write_jsonl(sample.dataset(), tmp_path / "one.jsonl")
    write_jsonl(sample.dataset(backwards=True), tmp_path / "two.jsonl")
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_a_folder_or_a_database_is_never_overwritten(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="folder"):
        write_jsonl(sample.dataset(), tmp_path)
    project = tmp_path / "p.q7x2"
    project.write_bytes(b"SQLite format 3\x00" + b"work")
    with pytest.raises(ExportError, match="overwritten"):
        write_jsonl(sample.dataset(), project)
    assert project.read_bytes().endswith(b"work")
