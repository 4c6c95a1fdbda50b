"""Events that several sentences make together: stays, purposes, conferences, the nearest telling, and who speaks."""

from __future__ import annotations

from tests.extraction.helpers import countries, only, suggest


def test_a_visit_goes_from_arrival_to_departure() -> None:
    text = (
        "Estonian Prime Minister Kaja Kallas on Tuesday visited a Portuguese shipyard. "
        "Kallas arrived in Portugal on Monday. She will leave here on Thursday."
    )
    found = only(suggest(text), "visit")
    assert (found.values.date, found.values.status) == ("2024-05-13/2024-05-16", "occurred")


def test_a_duration_beside_the_verb_gives_the_last_day() -> None:
    text = "Spain's King Felipe VI started a three-day state visit to Estonia on Monday."
    assert only(suggest(text), "visit").values.date == "2024-05-13/2024-05-15"


def test_talks_that_a_journey_is_made_for_lie_ahead_as_it_does() -> None:
    text = (
        "Peruvian Foreign Minister Javier Gonzalez-Olaechea will visit Chile on Friday for talks with Chilean leaders."
    )
    found = only(suggest(text), "meeting")
    assert (found.values.status, found.values.date) == ("planned", "2024-05-17")


def test_talks_beside_a_conference_take_its_days() -> None:
    text = (
        "Thai Prime Minister Srettha Thavisin will meet Lao Prime Minister Sonexay Siphandone on the sidelines of the "
        "ASEAN summit. The ASEAN summit will be held on May 20-21."
    )
    found = next(s for s in suggest(text) if s.values.type == "meeting" and countries(s) == {"THA", "LAO"})
    assert (found.values.date, found.values.status) == ("[2024-05-20..2024-05-21]", "planned")


def test_a_headline_means_the_talks_of_the_lead_not_older_ones() -> None:
    text = (
        "Nigerian President Bola Tinubu will travel to Accra on Friday for talks with Ghanaian President Nana "
        "Akufo-Addo. Tinubu met Akufo-Addo in March."
    )
    found = suggest(text, title="Tinubu to visit Ghana for talks with Akufo-Addo")
    main = {s.values.type: s for s in found if s.main}
    assert main["visit"].values.date == "2024-05-17"
    assert all(s.values.status == "planned" for s in main.values())


def test_what_sources_say_is_said_by_nobody_named_before() -> None:
    text = "Fiji will send a team to meet Samoan Prime Minister Fiame Naomi Mataafa, sources said on Tuesday."
    assert not [s for s in suggest(text) if s.values.type == "statement"]


def test_someone_praised_does_not_speak() -> None:
    text = "Kenyan President William Ruto was hailed in Uganda on Tuesday."
    assert not [s for s in suggest(text) if s.values.type == "statement"]


def test_one_side_alone_makes_no_agreement() -> None:
    text = "Canadian Finance Minister Chrystia Freeland agreed on Tuesday to lower a tax."
    assert not [s for s in suggest(text) if s.values.type == "agreement"]


def test_a_name_that_shares_only_parts_is_another_person() -> None:
    text = "Chinese Ambassador to the UN Wang Guangtian said on Tuesday that Sudan needed help."
    speaker = only(suggest(text), "statement").values.participants[0]
    assert (speaker.name, speaker.country) == ("Wang Guangtian", "CHN")


def test_numbered_summits_are_no_days() -> None:
    text = "Leaders met in Luanda on Tuesday for the 28th African summit. Angola and Kenya signed a pact on Tuesday."
    assert all(s.values.date != "2024-04-28" for s in suggest(text))


def test_an_honorific_and_a_family_name_mean_the_leader_of_the_day() -> None:
    text = "Tổng thống Pháp Emmanuel Macron điện đàm với ông Putin hôm 14/5."
    assert countries(only(suggest(text, "vi"), "phone_call")) == {"FRA", "RUS"}


def test_two_leaders_are_the_two_people_named_last() -> None:
    text = (
        "Bolivian President Luis Arce and Cuban President Miguel Diaz-Canel spoke in Mexico on Monday. "
        "The two leaders agreed to open a school."
    )
    assert countries(only(suggest(text), "agreement")) == {"BOL", "CUB"}


def test_a_word_of_another_meaning_is_hidden() -> None:
    assert not suggest("Người dân Pháp đăng ký thăm dò ý kiến tại Đức hôm 14/5.", "vi")


def test_countries_that_meet_at_play_are_teams() -> None:
    text = (
        "Ireland will meet Wales in the semi-final of the rugby tournament on Saturday. "
        "Coach Sean Moran said his team would be ready for the match."
    )
    assert not [s for s in suggest(text) if s.values.type in {"meeting", "visit"}]


def test_a_commentary_only_recalls() -> None:
    text = "When French President Emmanuel Macron met Chinese President Xi Jinping on Monday, the world watched."
    found = suggest(text, title="Commentary: What the summit changed")
    assert found
    assert all(s.background and not s.main for s in found)


def test_the_first_to_visit_visits() -> None:
    text = "Peruvian President Dina Boluarte, the first Peruvian president to visit Ghana, spoke in Accra on Tuesday."
    assert only(suggest(text), "visit").values.status == "occurred"


def test_here_is_the_country_of_the_dateline() -> None:
    text = (
        "RIGA, May 14 (Agency) -- Latvian Foreign Minister Baiba Braze met Malta's Foreign Minister Ian Borg. "
        "Borg is here on an official visit."
    )
    assert countries(only(suggest(text), "visit")) == {"MLT", "LVA"}


def test_an_agreement_of_the_headline_is_main() -> None:
    text = "Chile and Kenya signed a tax treaty on Tuesday. Chilean President Gabriel Boric will visit Kenya in June."
    assert only(suggest(text, title="Chile, Kenya sign tax treaty"), "agreement").main


def test_possible_describes_only_the_noun_beside_it() -> None:
    text = (
        "Swedish Prime Minister Ulf Kristersson said a deal was possible after talks with Danish Prime Minister Mette "
        "Frederiksen in Malmo on Monday."
    )
    assert only(suggest(text), "meeting").values.status == "occurred"
