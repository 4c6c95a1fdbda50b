"""The starter corpus: every main event, with day, countries and status."""

from __future__ import annotations

import json
from pathlib import Path

from q7x2_gui import paths
from q7x2_gui.extraction import extract
from q7x2_gui.reading import read_path
from q7x2_gui.services.evaluation import Figures, evaluate
from q7x2_gui.services.records import article_record

_GOLD = Path(__file__).parents[1] / "gold" / "seeds.jsonl"


def figures() -> Figures:
    gold = [json.loads(line) for line in _GOLD.read_text(encoding="utf-8").splitlines()]
    articles = [article for path in sorted(paths.seeds().glob("*.txt")) for article in read_path(path)]
    return evaluate(gold, [article_record(article, extract(article)) for article in articles])


def test_all_main_events_are_found_with_their_days() -> None:
    found = figures()
    for measure in ("main recall", "main exact day", "main countries", "main status"):
        share = found.share(measure)
        assert share.right == share.asked > 0, [m for m in found.misses if m.measure == measure]
    assert found.share("main recall").asked == 11


def test_most_secondary_events_are_found() -> None:
    assert (figures().share("recall").value or 0) >= 0.8
