"""The harness: halves, sets that are left out with a reason, table, JSON, misses and the README's table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from q7x2_gui.services.scores import Figures, Miss
from tests.accuracy import readme, report
from tests.accuracy.__main__ import main
from tests.accuracy.sets import DEVELOPMENT, Set, development, development_half, own, own_half, rows

TEXT = "The talks.\n\nForeign Minister Jean-Yves Le Drian met his German counterpart Heiko Maas in Berlin on Tuesday."
EVENT = {
    "id": "M003-1",
    "type": "meeting",
    "date": "2019-03-12",
    "status": "occurred",
    "main": True,
    "place": {"name": "Berlin", "country": "DEU"},
    "participants": [
        {"actor": "Jean-Yves Le Drian", "country": "FRA", "office": "foreign_minister"},
        {"actor": "Heiko Maas", "country": "DEU", "office": "foreign_minister"},
    ],
    "evidence": "met his German counterpart Heiko Maas",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Development articles of two halves, the second with a gold event that its text does not tell."""
    texts = [{"id": name, "text": TEXT, "published": "2019-03-14", "lang": "en"} for name in ("M003", "M005")]
    called = EVENT | {"id": "M005-1", "type": "phone_call"}
    gold = [
        {"article": "M003", "language": "en", "events": [EVENT]},
        {"article": "M005", "language": "en", "events": [called]},
    ]
    for name, lines in (("articles", texts), ("gold", gold)):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return tmp_path


def test_halves_by_number() -> None:
    assert [own_half(f"made-vi-{n:02}") for n in (1, 2, 15, 16)] == ["A", "B", "A", "B"]
    assert [development_half(f"M{n:03}") for n in (1, 3, 5, 7)] == ["B", "A", "B", "A"]


def test_only_halves_b_are_never_tuned_on() -> None:
    assert [(one.name, one.tuned) for one in own()] == [("seeds", True), ("own half A", True), ("own half B", False)]


def test_absent_development_articles_are_said(tmp_path: Path) -> None:
    found, reason = development(tmp_path / "none")
    assert found == []
    assert "none" in str(reason)


def test_development_articles_are_measured_by_halves(folder: Path) -> None:
    (half_a, half_b), reason = development(folder)
    assert reason is None
    assert half_a.measure().share("main exact day").value == 1.0
    missed = half_b.measure()
    assert missed.share("main recall").value == 0.0
    assert [(m.cause, m.link) for m in missed.misses if m.measure == "main recall"] == [("wrong type", "M005:3")]


def test_figures_are_written_and_shown(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tests.accuracy.sets.own", list)
    monkeypatch.setenv(DEVELOPMENT, str(folder))
    assert main(["--out", str(tmp_path / "build" / "accuracy.json")]) == 0
    written = json.loads((tmp_path / "build" / "accuracy.json").read_text(encoding="utf-8"))
    assert written["skipped"] == []
    half = written["sets"]["development half A"]
    assert half["main_event_recall"] == 1.0
    assert half["all"]["main_recall"]["interval"][0] == pytest.approx(0.2065, abs=1e-3)
    assert half["calibration"]["all"]["reliability"][0]["right"] == 1
    shown = capsys.readouterr().out
    assert "development half B: 1 articles, not tuned on" in shown
    assert "wrong type" in shown


def test_a_gold_file_of_ones_own(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder / "gold.jsonl"), str(folder / "articles.jsonl")]) == 0
    assert "1/2  50%" in capsys.readouterr().out


def test_misses_of_one_set(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("tests.accuracy.sets.own", list)
    monkeypatch.setenv(DEVELOPMENT, str(folder))
    assert main(["--misses", "development half B"]) == 0
    shown = capsys.readouterr().out
    assert "## main recall: wrong type (1)" in shown
    assert "`M005:3` M005-1: wanted phone_call 2019-03-12" in shown
    assert "told as: met his German counterpart Heiko Maas" in shown
    assert main(["--misses", "half Z"]) == 2
    assert "half Z" in capsys.readouterr().err


def figures() -> Figures:
    made = Figures()
    for right in (True, True, False):
        made.count("main recall", right, "language vi")
    made.misses.append(Miss("a", "a-1", "main recall", "meeting", "nothing", "not proposed", 4))
    return made


def test_the_readme_shows_only_what_was_not_tuned_on() -> None:
    gold = rows(own()[0].articles.parent / "tests" / "gold" / "seeds.jsonl")
    sets = {Set(f"half {half}", half == "A", gold, Path()): figures() for half in "AB"}
    text = readme.filled("before\n<!-- accuracy -->\nold\n<!-- end -->\nafter\n", sets)
    assert "half B (5 articles)" in text
    assert "half A" not in text
    assert "| main event found, vi | 90 % | 67% (2 of 3; 21% to 94%) |" in text
    assert "old" not in text
    assert text.endswith("<!-- end -->\nafter\n")
    with pytest.raises(ValueError, match="accuracy"):
        readme.filled("no place", sets)


def test_table_and_causes() -> None:
    assert "2/3  67%" in report.table("half", figures())
    assert report.causes(figures()).split() == ["1", "main", "recall:", "not", "proposed"]


def test_misses_put_main_events_first() -> None:
    found = figures()
    found.misses[:0] = [Miss("a", "a-2", "other recall", "meeting", "nothing", "date")] * 2
    heads = [line for line in report.misses(Set("half", True, (), Path()), found).splitlines() if line[:2] == "##"]
    assert heads == ["## main recall: not proposed (1)", "## other recall: date (2)"]


def test_the_readme_has_a_place_for_the_table() -> None:
    assert readme.HEAD in readme.README.read_text(encoding="utf-8")
