"""Matching and figures, on small made-up gold."""

from __future__ import annotations

from typing import Any

import pytest

from q7x2_gui.services.evaluation import Share, evaluate
from q7x2_gui.services.matching import assign, countries_equal, matches


def gold(**more: Any) -> dict[str, Any]:
    base = {
        "id": "g",
        "type": "meeting",
        "date": "2024-05-14",
        "status": "occurred",
        "main": True,
        "participants": [{"actor": "A", "country": "FRA"}, {"actor": "B", "country": "DEU"}],
    }
    return base | more


def got(**more: Any) -> dict[str, Any]:
    base = {
        "type": "meeting",
        "date": "2024-05-14",
        "earliest": "2024-05-14",
        "latest": "2024-05-14",
        "status": "occurred",
        "confidence": 0.9,
        "background": False,
        "participants": [
            {"name": "A", "country": "FRA", "role": "participant"},
            {"name": "B", "country": "DEU", "role": "participant"},
        ],
    }
    return base | more


@pytest.mark.parametrize(
    ("wanted", "found", "answer"),
    [
        (gold(), got(), True),
        (gold(), got(type="visit"), True),
        (gold(), got(type="phone_call"), False),
        (gold(type="statement"), got(type="criticism"), True),
        (gold(also_type=["agreement"]), got(type="agreement"), True),
        (gold(), got(earliest="2024-05-15", latest="2024-05-16"), False),
        (gold(also=["2024-05-16"]), got(earliest="2024-05-15", latest="2024-05-16"), True),
        (gold(date=None), got(date=None, earliest=None, latest=None), True),
        (gold(), got(date=None, earliest=None, latest=None), False),
        (gold(), got(participants=[{"name": "A", "country": "FRA"}]), True),
        (
            gold(),
            got(
                participants=[
                    {"name": "X", "country": "BRA"},
                    {"name": "A", "country": "FRA"},
                    {"name": "Y", "country": "IND"},
                ]
            ),
            False,
        ),
        (gold(type="agreement"), got(type="agreement", participants=[{"name": "A", "country": "FRA"}]), True),
    ],
)
def test_matches(wanted: dict[str, Any], found: dict[str, Any], answer: bool) -> None:
    assert matches(wanted, found) is answer


def test_hosts_may_add_countries_in_visits() -> None:
    wanted = gold(type="visit", participants=[{"actor": "A", "country": "FRA"}])
    with_host = [
        {"name": "A", "country": "FRA", "role": "visitor"},
        {"name": "India", "country": "IND", "role": "host"},
    ]
    assert countries_equal(wanted, got(type="visit", participants=with_host))
    assert not countries_equal(
        wanted, got(type="visit", participants=[{"name": "B", "country": "DEU", "role": "visitor"}])
    )


def test_one_suggestion_answers_for_one_event_main_first() -> None:
    assert assign([gold(main=False), gold()], [got()]) == [None, 0]


def test_figures() -> None:
    article = {"article": "a", "language": "en", "events": [gold(), gold(id="h", type="phone_call", main=False)]}
    quiet = {"article": "b", "language": "vi", "events": []}
    wrong = got(type="visit", participants=[{"name": "X", "country": "BRA", "role": "visitor"}])
    found = evaluate([article, quiet], [{"id": "a", "events": [got(), wrong]}])
    assert (found.share("main recall").right, found.share("recall").asked) == (1, 2)
    assert found.share("main exact day", "language en").value == 1.0
    assert found.share("precision").value == 0.5
    assert found.share("quiet on articles without events", "language vi").value == 1.0
    assert {m.measure for m in found.misses} == {"other recall", "precision"}
    assert found.record()["figures"]["precision"]["all"]["asked"] == 2


def test_wilson_interval() -> None:
    low, high = Share(9, 10).interval or (0, 0)
    assert (round(low, 3), round(high, 3)) == (0.596, 0.982)
    assert Share().interval is None
