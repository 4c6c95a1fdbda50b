"""The main job from a terminal: the five starter articles, from import to a citable export."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from q7x2_gui.services.session import Session
from tests.cli.conftest import Cli


@pytest.fixture
def project(cli: Cli, seed_paths: list[Path], tmp_path: Path) -> Path:
    """The seeds, imported and extracted, with the suggestions marked main accepted by a script."""
    path = tmp_path / "seeds.q7x2"
    assert cli("import", path, *seed_paths).code == 0
    assert cli("extract", path).code == 0
    with Session.open(path, analyst="script") as session:
        session.review.accept_auto(session.catalogue.open_suggestions(main_only=True)).result()
    return path


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_all_main_events_are_exported_as_seen_by_nobody(cli: Cli, project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = cli("export", project, "--out", out, "--verdict", "auto")
    assert done.code == 0
    events = _table(out / "events.csv")
    assert len(events) >= 11
    assert {event["verdicts"] for event in events} == {"auto"}
    assert {event["main"] for event in events} == {"true"}
    reports = _table(out / "crosswalk.csv")
    assert len({report["source_id"] for report in reports}) == 5
    assert {report["analyst"] for report in reports} == {""}
    assert cli("check", project).code == 0


def test_every_quote_of_the_export_stands_in_its_article(cli: Cli, project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    cli("export", project, "--format", "jsonl", "--out", out, "--verdict", "auto")
    texts = {row["id"]: row["text"] for row in map(json.loads, cli("extract", project, "--json").out.splitlines())}
    quotes = 0
    for event in map(json.loads, out.read_text(encoding="utf-8").splitlines()):
        for report in event["reports"]:
            for evidence in report["evidence"]:
                quotes += 1
                text = texts[report["article"]["source_id"]]
                assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert quotes > 11


def test_nothing_is_exported_before_a_person_has_looked(cli: Cli, project: Path, tmp_path: Path) -> None:
    cli("export", project, "--out", tmp_path / "out")
    assert _table(tmp_path / "out" / "events.csv") == []


def test_the_project_prints_what_the_files_print(cli: Cli, project: Path, seed_paths: list[Path]) -> None:
    assert cli("extract", project, "--json").out == cli("extract", *seed_paths, "--json").out


def test_all_main_events_are_found_with_exact_days(cli: Cli, root: Path, seed_paths: list[Path]) -> None:
    figures = json.loads(cli("evaluate", root / "tests" / "gold" / "seeds.jsonl", *seed_paths, "--json").out)
    for headline in ("main_event_recall", "exact_day", "countries", "type"):
        assert figures[headline] == 1.0, headline
    assert figures["all"]["main_recall"]["asked"] == 11
