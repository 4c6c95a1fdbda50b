"""Matching and figures, on small made-up gold."""

from __future__ import annotations

from typing import Any

import pytest

from q7x2_gui.services.answers import names
from q7x2_gui.services.evaluation import Calibration, Share, evaluate
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


def test_the_closest_pair_is_joined_first() -> None:
    visit = gold(type="visit", date="2024-05-13/2024-05-15")
    assert assign([visit, gold(id="h")], [got()]) == [None, 0]
    assert assign([visit, gold(id="h")], [got(), got(type="visit", date="2024-05-13/2024-05-15")]) == [1, 0]


def test_a_holder_moves_on_to_make_room() -> None:
    strict = gold(id="h", participants=[{"actor": "A", "country": "FRA"}, {"actor": "C", "country": "ITA"}])
    both = [{"name": "A", "country": "FRA"}, {"name": "B", "country": "DEU"}, {"name": "C", "country": "ITA"}]
    close, loose = got(participants=both, confidence=0.9), got(type="visit", confidence=0.1)
    assert assign([gold(), strict], [close, loose]) == [1, 0]


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


@pytest.mark.parametrize(
    ("events", "cause"),
    [
        ([], "not proposed"),
        ([got(type="phone_call")], "wrong type"),
        ([got(earliest="2024-06-01", latest="2024-06-01"), got(type="phone_call")], "date"),
        ([got(participants=[{"name": "X", "country": "BRA"}])], "countries"),
        ([got(type="phone_call", participants=[{"name": "X", "country": "BRA"}])], "not proposed"),
    ],
)
def test_a_missed_event_has_a_cause(events: list[dict[str, Any]], cause: str) -> None:
    article = {"article": "a", "language": "en", "events": [gold()]}
    found = evaluate([article], [{"id": "a", "events": events}])
    assert [m.cause for m in found.misses if m.measure == "main recall"] == [cause]


def test_an_event_whose_suggestion_answers_another_says_so() -> None:
    article = {"article": "a", "language": "en", "events": [gold(), gold(id="h", main=False)]}
    found = evaluate([article], [{"id": "a", "events": [got()]}])
    assert [(m.event, m.cause) for m in found.misses] == [("h", "answers another event")]


def test_place_evidence_and_line() -> None:
    text = "First line.\nThey met in Porto, and met again.\n"
    place = {"name": "Porto, Portugal", "country": "PRT"}
    wanted = gold(place=place, evidence="met in Porto")
    article = {"article": "a", "language": "en", "events": [wanted]}
    right = got(place={"name": "Porto", "country": "PRT"}, evidence=[{"field": "type", "start": 17, "end": 20}])
    found = evaluate([article], [{"id": "a", "text": text, "events": [right]}])
    assert [found.share(f"main {name}").value for name in ("place", "place name", "evidence")] == [1.0, 1.0, 1.0]
    wrong = got(place={"name": "Lisbon", "country": "ESP"}, evidence=[{"field": "type", "start": 35, "end": 38}])
    found = evaluate([article], [{"id": "a", "text": text, "events": [wrong]}])
    assert [found.share(f"main {name}").value for name in ("place", "place name", "evidence")] == [0.0, 0.0, 0.0]
    assert {m.link for m in found.misses} == {"a:2"}


@pytest.mark.parametrize(
    ("wanted", "found", "answer"),
    [
        ({"actor": "Wang Yi", "country": "CHN"}, {"name": "Wang"}, True),
        ({"actor": "Toshimitsu Motegi", "country": "JPN"}, {"name": "Motegi Toshimitsu"}, True),
        ({"actor": "Nguyen Phu Trong", "country": "VNM"}, {"name": "Nguyen Xuan Phuc", "country": "VNM"}, False),
        (
            {"actor": "Jozsef Antall", "country": "HUN", "office": "x"},
            {"name": "", "country": "HUN", "office": "x"},
            True,
        ),
        ({"actor": "He Yuanshan", "country": "CHN"}, {"name": "何远山", "country": "CHN"}, True),
        ({"actor": "He Yuanshan", "country": "CHN"}, {"name": "何远山", "country": "JPN"}, False),
        ({"actor": "China", "country": "CHN"}, {"name": "Wang Yi", "country": "CHN"}, None),
    ],
)
def test_names(wanted: dict[str, Any], found: dict[str, Any], answer: bool | None) -> None:
    asked = dict(names(gold(participants=[wanted]), got(participants=[found])))
    assert asked.get(wanted["actor"]) is answer


def test_calibration() -> None:
    made = Calibration()
    for confidence, right in ((0.85, True), (0.89, True), (0.8, False), (1.0, True)):
        made.count(confidence, right)
    low, high = made.bins()
    assert (low.low, low.asked, low.right, high.asked) == (0.8, 3, 2, 1)
    assert made.error == pytest.approx((3 * abs((0.85 + 0.89 + 0.8) / 3 - 2 / 3) + 0.0) / 4)
    assert Calibration().error is None
    assert made.record()["reliability"][1]["confidence"] == 1.0


def test_calibration_counts_unsure_suggestions_too() -> None:
    article = {"article": "a", "language": "en", "events": [gold()]}
    found = evaluate([article], [{"id": "a", "events": [got(), got(type="phone_call", confidence=0.3)]}])
    assert found.share("precision").asked == 1
    assert len(found.calibration("language en").answers) == 2
