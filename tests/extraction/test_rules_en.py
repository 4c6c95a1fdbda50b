"""Rules in English, on invented sentences."""

from __future__ import annotations

import pytest

from tests.extraction.helpers import countries, only, roles, suggest


@pytest.mark.parametrize(
    ("text", "kind", "day", "wanted"),
    [
        (
            "French President Emmanuel Macron met with German Chancellor Olaf Scholz in Paris on Tuesday.",
            "meeting",
            "2024-05-14",
            {"FRA", "DEU"},
        ),
        (
            "Indian Foreign Minister S. Jaishankar held talks with his Indonesian counterpart on May 13.",
            "meeting",
            "2024-05-13",
            {"IND", "IDN"},
        ),
        (
            "U.S. Secretary of State Antony Blinken spoke by phone with Turkish minister Hakan Fidan on Monday.",
            "phone_call",
            "2024-05-13",
            {"USA", "TUR"},
        ),
        (
            "Vietnamese President To Lam will visit Laos from May 20 to 21.",
            "visit",
            "2024-05-20/2024-05-21",
            {"VNM", "LAO"},
        ),
        (
            "Brazil and Argentina signed a trade agreement in Brasilia on Wednesday.",
            "agreement",
            "2024-05-15",
            {"BRA", "ARG"},
        ),
    ],
)
def test_type_day_and_countries(text: str, kind: str, day: str, wanted: set[str]) -> None:
    found = only(suggest(text), kind)
    assert found.values.date == day
    assert countries(found) == wanted
    assert found.confidence >= 0.5


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("French President Emmanuel Macron will meet German Chancellor Olaf Scholz in Berlin on Friday.", "planned"),
        (
            "A meeting between President Emmanuel Macron and Chancellor Olaf Scholz was postponed on Tuesday.",
            "postponed",
        ),
        (
            "French President Emmanuel Macron cancelled a meeting with German Chancellor Olaf Scholz on Tuesday.",
            "cancelled",
        ),
        ("French President Emmanuel Macron hopes to meet German Chancellor Olaf Scholz in June.", "proposed"),
    ],
)
def test_status_by_cue(text: str, status: str) -> None:
    found = only(suggest(text), "meeting")
    assert found.values.status == status
    assert any(e.field == "status" for e in found.evidence)


def test_denied_event_is_none() -> None:
    found = suggest("Polish President Andrzej Duda did not meet Hungarian Prime Minister Viktor Orban on Tuesday.")
    assert not [s for s in found if s.values.type == "meeting"]


def test_passive_visit_turns_roles() -> None:
    found = only(suggest("In March 2019, China was visited by French President Emmanuel Macron."), "visit")
    assert roles(found) == {("CHN", "host"), ("FRA", "visitor")}
    assert found.background


def test_request_has_initiator_and_target() -> None:
    found = only(
        suggest("Japanese Foreign Minister Yoko Kamikawa called on China to release the crew on Tuesday."), "request"
    )
    assert roles(found) == {("JPN", "initiator"), ("CHN", "target")}


def test_talk_during_a_visit_is_part_of_it() -> None:
    text = (
        "Japanese Prime Minister Fumio Kishida arrived in Seoul on Monday for a two-day visit. "
        "Kishida held talks with South Korean President Yoon Suk Yeol on Tuesday."
    )
    found = suggest(text)
    visit, meeting = only(found, "visit"), only(found, "meeting")
    assert meeting.part_of == found.index(visit)
    assert meeting.values.date == "2024-05-14"


def test_one_meeting_told_twice_is_one_suggestion_with_both_as_evidence() -> None:
    text = (
        "French President Emmanuel Macron met German Chancellor Olaf Scholz in Paris on Tuesday. "
        "During the meeting, Macron said France supports the plan. The meeting lasted two hours."
    )
    found = only(suggest(text, title="Macron meets Scholz"), "meeting")
    assert len([e for e in found.evidence if e.field == "type"]) >= 2
    assert found.main


def test_year_from_terms_of_office_when_nothing_dates_the_article() -> None:
    text = "Japanese Foreign Minister Yoko Kamikawa met Chinese Foreign Minister Wang Yi in Busan on November 25."
    found = only(suggest(text, published=None), "meeting")
    assert found.values.date == "2023-11-25"
    assert "Kamikawa" in found.reasons["date"]


def test_announcement_is_not_dated_like_what_it_announces() -> None:
    text = "The Japanese Foreign Ministry said on Tuesday that Minister Yoko Kamikawa will visit India on May 20."
    found = suggest(text)
    assert only(found, "visit").values.date == "2024-05-20"
    assert only(found, "statement").values.date == "2024-05-14"


def test_since_dates_no_event() -> None:
    text = "It was the first time since 2019 that French President Emmanuel Macron met Chinese President Xi Jinping."
    assert all(s.values.date != "2019" for s in suggest(text))


def test_ban_in_force_is_a_state_of_the_country_that_its_means() -> None:
    found = only(
        suggest("Japan called on China to lift its ban on Japanese seafood imports on Tuesday."), "restriction"
    )
    assert roles(found) == {("CHN", "initiator"), ("JPN", "target")}
    assert found.values.status == "occurred"


def test_passive_summons_turns_roles() -> None:
    found = only(suggest("The Russian ambassador was summoned by the Polish Foreign Ministry on Tuesday."), "request")
    assert roles(found) == {("POL", "initiator"), ("RUS", "target")}


def test_furniture_yields_nothing() -> None:
    from dataclasses import replace

    from q7x2_gui.extraction import extract
    from tests.extraction.helpers import article

    text = "The weather will be fine.\nRelated: Emmanuel Macron met Olaf Scholz in Paris on Tuesday."
    cut = replace(article(text), body=((0, 25),))
    assert extract(cut) == ()
