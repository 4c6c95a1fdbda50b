"""Office table, country table and gazetteer."""

from __future__ import annotations

import pytest

from q7x2_gui import resources
from q7x2_gui.domain.days import day_number
from q7x2_gui.domain.edtf import Bounds
from q7x2_gui.errors import ResourceError
from q7x2_gui.language.actors import OfficeTable, countries, country_choices, country_name, known_people, office_table
from q7x2_gui.language.actors.gazetteer import Gazetteer
from q7x2_gui.language.actors.lexicon import actor_lexicon, languages
from q7x2_gui.language.actors.office_table import term_bounds


def test_holder_on_a_day() -> None:
    n = day_number(2023, 11, 25)
    on = Bounds(start_earliest=n, end_latest=n)
    holder = office_table().holder("foreign_minister", "JPN", on)
    assert holder is not None
    assert holder.name == "Yoko Kamikawa"


def test_two_possible_holders_are_nobody() -> None:
    on = Bounds(start_earliest=day_number(2023, 1, 1), end_latest=day_number(2023, 12, 31))
    assert office_table().holder("foreign_minister", "JPN", on) is None
    assert len({term.person_id for term in office_table().holders("foreign_minister", "JPN", on)}) == 2


def test_coarse_terms_are_taken_at_their_widest() -> None:
    for person in office_table().people.values():
        for term in person.terms:
            first, last = term_bounds(term)
            assert first is not None
            assert last is None or first <= last


def test_completion_matches_any_word_of_any_name() -> None:
    assert [person.id for person in known_people("kamik")] == ["yoko-kamikawa"]
    assert "wang-yi" in {person.id for person in known_people("vương n")}
    assert known_people("  ") == []


def test_countries_come_from_both_tables() -> None:
    assert country_name("JPN") == "Japan"
    assert country_name("GEO") == "Georgia"
    assert country_name("nowhere") == "nowhere"
    assert len({code for code, _ in country_choices()}) == len(countries()) > 200


def test_a_malformed_table_names_file_and_line() -> None:
    own = resources.own_files({"actors/office_holders.csv": "person_id,name_en\na,b\n"})
    with (
        resources.in_place(own),
        pytest.raises(ResourceError, match=r"office_holders.csv:1: the table lacks the column"),
    ):
        OfficeTable.read()


@pytest.mark.parametrize("language", languages())
def test_each_lexicon_is_complete(language: str) -> None:
    lexicon = actor_lexicon(language)
    assert lexicon.listed("sides")
    assert lexicon.mapped("institution")
    assert "person" in lexicon.kinds


def test_longest_surface_wins_and_words_have_bounds() -> None:
    names = Gazetteer()
    names.add("Korea", "C", "KOR")
    names.add("North Korea", "C", "PRK")
    text = "North Korea, Koreas and Korea"
    assert [(token.start, token.value) for token in names.scan(text, 0, len(text))] == [(0, ["PRK"]), (24, ["KOR"])]


def test_vietnamese_tone_marks_in_either_place() -> None:
    names = Gazetteer(vietnamese=True)
    names.add("Cộng hòa Séc", "C", "CZE")
    assert [token.value for token in names.scan("Cộng hoà Séc", 0, 12)] == [["CZE"]]
