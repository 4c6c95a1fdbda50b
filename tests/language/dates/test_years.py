"""Years narrowed by terms of office and decided by cues; people and terms are invented."""

from __future__ import annotations

import pytest

from q7x2_gui.domain.actor import ActorMention, TermOfOffice
from q7x2_gui.domain.vocabulary import Basis
from q7x2_gui.language.dates import PartialDate, find_dates
from q7x2_gui.language.dates.years import find_cues, narrow, settle

TODAY = "2026-11-25"
NOVEMBER_25 = PartialDate(month=11, day=25)


def term(
    name: str, start: str, end: str | None, checked: str = "checked", office: str = "foreign_minister"
) -> TermOfOffice:
    return TermOfOffice(person_id=name, name=name, country="NOR", office=office, start=start, end=end, checked=checked)


ADA = [term("Ada Berg", "2013-03-16", "2022-12-30"), term("Ada Berg", "2023-07-25", None)]
BO = [term("Bo Lund", "2023-09-13", "2024-10-01")]
EVA = [term("Eva Dahl", "2025-10-21", None, office="head_of_government")]


def mention(text: str, quote: str, terms: list[TermOfOffice]) -> ActorMention:
    start = text.index(quote)
    return ActorMention(
        start=start, end=start + len(quote), quote=quote, kind="person", name=terms[0].name, terms=tuple(terms)
    )


def test_terms_that_leave_one_year() -> None:
    found = narrow(NOVEMBER_25, [ADA, BO], today=TODAY)
    assert found.years == (2023,)
    assert found.edtf == "2023-11-25"
    assert "Bo Lund was foreign minister 2023-09-13 to 2024-10-01 (checked)" in found.reason


def test_terms_that_leave_two_years_give_both() -> None:
    found = narrow(PartialDate(month=10, day=28), [ADA, EVA], today=TODAY)
    assert found.years == (2025, 2026)
    assert found.edtf == "[2025-10-28,2026-10-28]"


def test_nothing_lies_after_today() -> None:
    assert narrow(PartialDate(month=10, day=28), [ADA, EVA], today="2026-10-27").years == (2025,)
    assert narrow(PartialDate(month=10, day=28), [EVA]).years == (2025, 2026)


def test_a_range_and_a_month() -> None:
    assert (
        narrow(PartialDate(month=11, day=30, to_month=12, to_day=2), [BO], today=TODAY).edtf == "2023-11-30/2023-12-02"
    )
    assert narrow(PartialDate(month=11), [BO], today=TODAY).edtf == "2023-11"
    assert narrow(PartialDate(month=11, part="mid"), [BO], today=TODAY).edtf == "[2023-11-11..2023-11-20]"


def test_a_date_without_a_month_gets_years_only() -> None:
    found = narrow(PartialDate(weekday=4), [BO], today=TODAY)
    assert (found.edtf, found.years) == (None, (2023, 2024))


def test_the_weekday_narrows_too() -> None:
    assert narrow(PartialDate(month=11, day=25, weekday=5), [ADA], today=TODAY).years == (2017, 2023)


@pytest.mark.parametrize(("start", "end"), [("2023", "2024"), ("2023-09", "2024-10")])
def test_coarse_terms_are_read_generously(start: str, end: str) -> None:
    assert narrow(NOVEMBER_25, [[term("Bo Lund", start, end, "years checked")]], today=TODAY).years[0] == 2023


def test_terms_that_share_no_day_say_so() -> None:
    found = narrow(NOVEMBER_25, [BO, EVA], today=TODAY)
    assert (found.edtf, found.years) == (None, ())
    assert "no year fits" in found.reason


def test_people_without_terms_narrow_nothing() -> None:
    assert narrow(NOVEMBER_25, [[], BO], today=TODAY).years == (2023,)
    assert narrow(NOVEMBER_25, [[], []], today=TODAY).edtf is None


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "He praised the new cabinet of Prime Minister Eva Dahl.", "Eva Dahl"),
        ("vi", "Ông đánh giá cao Nội các mới của Thủ tướng Eva Dahl.", "Eva Dahl"),
        ("zh", "他积极评价达尔新内阁。", "达尔"),
        ("ja", "ダール新内閣を評価した。", "ダール"),
    ],
)
def test_a_new_cabinet_decides(language: str, text: str, name: str) -> None:
    cues = find_cues(text, language, [mention(text, name, EVA)])
    found = narrow(PartialDate(month=10, day=28), [ADA, EVA], cues, today=TODAY)
    assert found.edtf == "2025-10-28"
    assert "decided by" in found.reason
    assert "2025-10-21" in found.reason


def test_since_taking_office_in_a_month_decides() -> None:
    text = "It is their first meeting since Ms. Lund took office in September."
    cues = find_cues(text, "en", [mention(text, "Ms. Lund", BO)], find_dates(text, "en", anchor=None))
    assert narrow(NOVEMBER_25, [ADA], cues, today=TODAY).edtf == "2023-11-25"


def test_a_new_minister_who_served_twice_decides_nothing_between_the_two() -> None:
    twice = [term("Kai Moe", "2019-09-11", "2021-11-04"), term("Kai Moe", "2025-10-21", None)]
    text = "The new foreign minister Kai Moe spoke by phone."
    cues = find_cues(text, "en", [mention(text, "Kai Moe", twice)])
    assert narrow(NOVEMBER_25, [twice], cues, today=TODAY).years == (2019, 2025)


def test_a_cue_that_fits_no_year_is_set_aside() -> None:
    text = "He praised the new cabinet of Prime Minister Eva Dahl."
    cues = find_cues(text, "en", [mention(text, "Eva Dahl", EVA)])
    found = narrow(NOVEMBER_25, [BO], cues, today=TODAY)
    assert found.years == (2023,)
    assert "set aside" in found.reason


def test_a_year_told_as_past_is_a_lower_bound() -> None:
    text = "Talks, interrupted since 2020, go on. They met on November 25."
    dates = find_dates(text, "en", anchor=None)
    cues = find_cues(text, "en", [], dates)
    assert min(narrow(NOVEMBER_25, [ADA], cues, today=TODAY).years) == 2020
    settled = settle(dates[1], narrow(NOVEMBER_25, [ADA, BO], cues, today=TODAY))
    assert (settled.edtf, settled.when.basis) == ("2023-11-25", Basis.OFFICE_TERM)
    assert settled.reason.startswith("“November 25” + year 2023: ")
