"""What the form says: choosers' letters, cards, dates in a narrow column, origins, dates as typed, completion."""

from __future__ import annotations

import pytest

from q7x2_gui.domain.codebook import Term
from q7x2_gui.domain.edtf import bounds
from q7x2_gui.domain.event import EventValues, Evidence, Participant, Place
from q7x2_gui.domain.vocabulary import Field, Role, Verdict
from q7x2_gui.services.catalogue import Item
from q7x2_gui.viewmodels import actor_choices
from q7x2_gui.viewmodels.cards import card_of, counts_line, who_line
from q7x2_gui.viewmodels.choices import MISSING_CHOICES, choices
from q7x2_gui.viewmodels.date_input import check_date, short_date
from q7x2_gui.viewmodels.origins import origin_of, row_origin
from tests.viewmodels.test_form_state import BOOK


@pytest.mark.parametrize("name", ["types", "modes", "formats", "statuses", "roles", "voices", "stances", "topics"])
def test_each_entry_of_a_word_list_has_a_key_of_its_own(name: str) -> None:
    letters = [choice.letter for choice in (*choices(getattr(BOOK, name)), *MISSING_CHOICES)]
    assert all(letters)
    assert len(set(letters)) == len(letters)


def test_a_letter_says_something() -> None:
    made = choices([Term(key="v", title="By video"), Term(key="t", title="By telephone")])
    assert [choice.letter for choice in made] == ["V", "T"]


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("2020-11-24", "24 Nov 2020"),
        ("2019-02", "Feb 2019"),
        ("1978", "1978"),
        ("2023-04-01/2023-04-02", "1–2 Apr 2023"),
        ("[2023-04-01..2023-04-02]", "1–2 Apr 2023?"),
        ("2023-03-31/2023-04-02", "31 Mar – 2 Apr 2023"),
        ("2020-11-24/..", "24 Nov 2020 –"),
        ("../2020-11-24", "– 24 Nov 2020"),
        (None, ""),
    ],
)
def test_a_date_in_a_narrow_column(edtf: str | None, text: str) -> None:
    assert short_date(edtf) == text


def test_who_says_direction_and_shortens_given_names() -> None:
    wang = Participant(name="Wang Yi", country="CHN", office="foreign_minister", role=Role.VISITOR)
    motegi = Participant(name="Toshimitsu Motegi", country="JPN", office="foreign_minister", role=Role.HOST)
    assert who_line(EventValues(type="visit", participants=(wang, motegi))) == "Wang Yi → T. Motegi"
    assert who_line(EventValues(type="visit", participants=(wang,), place=Place(name="Japan"))) == "Wang Yi → Japan"
    assert who_line(EventValues(type="other", summary="A thing")) == "A thing"


def _item(**changes: object) -> Item:
    base: dict[str, object] = {
        "id": "s1",
        "kind": "suggestion",
        "article_id": "a1",
        "suggestion_id": "s1",
        "values": EventValues(type="meeting", date="2021-05-03", participants=(Participant(name="A"),)),
        "evidence": (Evidence(field="date", start=0, end=6, quote="3  May"),),
        "confidence": 0.9,
        "confidences": {"date": 0.7, "participants.0": 0.6},
        "reasons": {"date": "as written", "participants.0": "named nearby"},
    }
    return Item(**{**base, **changes})  # type: ignore[arg-type]


def test_the_origin_is_the_suggestion_until_the_analyst_changes_the_field() -> None:
    found = origin_of(_item(), "date")
    assert (found.source, found.quote, found.reason, found.confidence) == ("suggestion", "3 May", "as written", 0.7)
    assert origin_of(_item(changed_fields=("date",)), "date").source == "analyst"
    assert origin_of(_item(), "note").source == "none"
    assert row_origin(_item(), Field.PARTICIPANTS).reason == "named nearby"
    assert row_origin(_item(confidences={"participants.0": 0.95}), Field.PARTICIPANTS).reason == ""


def test_cards_count_what_waits_and_what_is_decided() -> None:
    items = (_item(), _item(verdict=Verdict.REJECTED), _item(verdict=Verdict.AUTO), _item(verdict=Verdict.CONFIRMED))
    assert counts_line(items) == ("2 suggestions", "1 confirmed · 1 rejected")
    assert card_of(items[1], BOOK).rejected
    assert "confidence 0.90" in card_of(items[0], BOOK).spoken
    assert card_of(items[2], BOOK).state == "accepted unseen"


def test_a_typed_date_is_said_back_or_its_way_out_is_shown() -> None:
    good = check_date("28/10", anchor="2025-10-30")
    assert (good.edtf, good.words) == ("2025-10-28", "Tue 28 Oct 2025")
    bad = check_date("2023-11-31")
    assert bad.edtf is None
    assert bad.problem
    assert bad.hint
    assert check_date("  ") == check_date("")


@pytest.mark.parametrize("typed", ["Wang Yi", "Vương Nghị", "王毅"])
def test_a_person_is_known_by_name_in_each_language(typed: str) -> None:
    found = actor_choices.exact(typed, bounds("2020-11-24"))
    assert (found.name, found.country, found.office) == ("Wang Yi", "CHN", "foreign_minister")


def test_the_office_is_that_of_the_day() -> None:
    assert actor_choices.exact("Wang Yi", bounds("2002-05-01")).office == "deputy_foreign_minister"


def test_countries_are_completed_and_the_unknown_stays_as_typed() -> None:
    assert any(row.country == "VNM" for row in actor_choices.completions("Việt N"))
    assert actor_choices.exact("Nhật Bản").country == "JPN"
    assert actor_choices.exact(" Nobody  Known ").name == "Nobody Known"


def test_a_typed_place_brings_its_country() -> None:
    assert actor_choices.place("Tokyo") == Place(name="Tokyo", country="JPN")
    assert actor_choices.place("hanoi").country == "VNM"
    assert actor_choices.place("Nhật Bản") == Place(name="Japan", country="JPN")
    assert actor_choices.place("Busan ") == Place(name="Busan")
