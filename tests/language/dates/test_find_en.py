"""English date phrases; the sentences are invented."""

from __future__ import annotations

import pytest

from q7x2_gui.domain.vocabulary import Basis, Precision
from q7x2_gui.language.dates import DateMention, find_dates

WEDNESDAY = "2022-06-15"


def found(text: str, anchor: str | None = WEDNESDAY) -> list[tuple[str, str | None]]:
    return [(m.quote, m.edtf) for m in find_dates(text, "en", anchor=anchor) if m.is_event_date]


def one(text: str, anchor: str | None = WEDNESDAY) -> DateMention:
    (mention,) = find_dates(text, "en", anchor=anchor)
    return mention


@pytest.mark.parametrize(
    ("text", "quote", "edtf"),
    [
        ("They met on March 3, 2021.", "March 3, 2021", "2021-03-03"),
        ("They met on 3 March 2021.", "3 March 2021", "2021-03-03"),
        ("They met on the 3rd of March, 2021 in Oslo.", "3rd of March, 2021", "2021-03-03"),
        ("Updated 2021-03-03 10:15", "2021-03-03", "2021-03-03"),
        ("Posted 25/11/2021 by staff", "25/11/2021", "2021-11-25"),
        ("Posted 10/11/2021 by staff", "10/11/2021", "[2021-10-11,2021-11-10]"),
        ("They signed it in March 2021.", "March 2021", "2021-03"),
        ("It opened in mid-March 2021.", "mid-March 2021", "[2021-03-11..2021-03-20]"),
        ("It was cut off in early 2021.", "early 2021", "[2021-01..2021-04]"),
        ("It began in the second half of 2021.", "the second half of 2021", "[2021-07..2021-12]"),
        ("Ties froze in the late 1990s.", "the late 1990s", "[1997..1999]"),
        ("They met in the spring of 2019.", "the spring of 2019", "2019-21"),
        ("Ties were cut in 1987.", "1987", "1987"),
        ("He visited from 30 March to 2 April 2021.", "30 March to 2 April 2021", "2021-03-30/2021-04-02"),
        ("The talks of June 3-5, 2021 failed.", "June 3-5, 2021", "2021-06-03/2021-06-05"),
        ("It is due on June 3 or 4, 2021.", "June 3 or 4, 2021", "[2021-06-03,2021-06-04]"),
        ("A visit from December 30 to January 2, 2022", "December 30 to January 2", None),
    ],
)
def test_stated(text: str, quote: str, edtf: str | None) -> None:
    mention = find_dates(text, "en", anchor=None)[0]
    if edtf is None:  # the year stands behind the second date only: it must not be given to the first
        assert mention.edtf != "2022-12-30/2022-01-02"
        return
    assert (mention.quote, mention.edtf) == (quote, edtf)
    assert mention.when.basis is Basis.STATED


def test_two_weekdays_in_a_row_are_days_of_one_thing_and_others_are_not() -> None:
    assert found("They met on Monday and Tuesday.") == [("Monday and Tuesday", "2022-06-13/2022-06-14")]
    assert found("They met on Monday and Wednesday.") == [("Monday", "2022-06-13"), ("Wednesday", "2022-06-15")]


def test_each_verb_after_and_has_its_own_direction() -> None:
    text = "The envoy arrived on Monday evening and leaves for home on Friday."
    assert found(text) == [("Monday", "2022-06-13"), ("Friday", "2022-06-17")]


@pytest.mark.parametrize(
    ("text", "quote", "edtf"),
    [
        ("The envoy said on Tuesday that talks went on.", "Tuesday", "2022-06-14"),
        ("The envoy said on Wednesday that talks went on.", "Wednesday", "2022-06-15"),
        ("The envoy will fly to Oslo on Friday.", "Friday", "2022-06-17"),
        ("On Monday, the envoy will meet the king.", "Monday", "2022-06-20"),
        ("The summit is scheduled to be held on Thursday.", "Thursday", "2022-06-16"),
        ("The summit was held last Wednesday.", "Wednesday", "2022-06-08"),
        ("They parted on Monday of last week.", "Monday of last week", "2022-06-06"),
        ("He arrived yesterday.", "yesterday", "2022-06-14"),
        ("She flies home tomorrow.", "tomorrow", "2022-06-16"),
        ("They spoke by phone on the 13th.", "the 13th", "2022-06-13"),
        ("They spoke by phone on the 28th.", "the 28th", "2022-05-28"),
        ("They will speak by phone on the 28th.", "the 28th", "2022-06-28"),
        ("They signed it on May 30.", "May 30", "2022-05-30"),
        ("The king would visit Oslo from July 1-2.", "July 1-2", "2022-07-01/2022-07-02"),
        ("The pact was signed in December.", "December", "2021-12"),
        ("They will sign the pact in December.", "December", "2022-12"),
        ("They met last month.", "last month", "2022-05"),
        ("The king will visit Oslo in the spring.", "the spring", "2023-21"),
        ("They met in autumn.", "autumn", "2021-23"),
        ("They met late last month.", "late last month", "[2022-05-21..2022-05-31]"),
        ("They met last week.", "last week", "[2022-06-06..2022-06-12]"),
        ("Both attend a forum this weekend.", "this weekend", "[2022-06-18..2022-06-19]"),
        ("They will meet early next year.", "early next year", "[2023-01..2023-04]"),
        ("They will meet later this year.", "later this year", "[2022-06-15..2022-12-31]"),
        ("They met three days ago.", "three days ago", "2022-06-12"),
        ("They met two years ago.", "two years ago", "2020"),
        ("It is the first visit, which will last, since August.", "August", "2021-08"),
        ("It is scheduled from Nov.18 to 19.", "Nov.18 to 19", "2022-11-18/2022-11-19"),
        ("They met in October last year.", "October last year", "2021-10"),
    ],
)
def test_against_the_publication_date(text: str, quote: str, edtf: str) -> None:
    (mention,) = [m for m in find_dates(text, "en", anchor=WEDNESDAY) if m.is_event_date]
    assert mention.edtf == edtf
    assert quote in mention.quote or mention.quote in quote
    assert mention.when.basis is Basis.RELATIVE
    assert WEDNESDAY in mention.reason or "publication" in mention.reason


def test_without_a_publication_date_the_partial_date_is_kept() -> None:
    mention = one("They met on November 25 in Oslo.", None)
    assert mention.edtf is None
    assert mention.precision is Precision.NONE
    assert mention.partial is not None
    assert (mention.partial.month, mention.partial.day) == (11, 25)
    weekday = one("They met on Friday.", None)
    assert weekday.edtf is None
    assert weekday.partial is not None
    assert weekday.partial.weekday == 4


def test_a_year_that_opens_the_sentence_governs_it() -> None:
    text = "In 2017, the king came twice: in March, and on October 4. In May he will come again."
    assert found(text) == [("2017", "2017"), ("March", "2017-03"), ("October 4", "2017-10-04"), ("May", "2023-05")]


def test_the_same_year() -> None:
    text = "The pact was signed on 12 August 1978 and took effect on 23 October that year."
    assert found(text) == [("12 August 1978", "1978-08-12"), ("23 October that year", "1978-10-23")]


def test_the_same_day_is_the_day_spoken_of() -> None:
    text = "The minister flew in on June 3, 2021. Later that day she met the queen. The following day she left."
    assert found(text, None) == [
        ("June 3, 2021", "2021-06-03"),
        ("Later that day", "2021-06-03"),
        ("The following day", "2021-06-04"),
    ]
    assert found("They spoke earlier in the day.") == [("earlier in the day", WEDNESDAY)]


def test_a_full_date_lends_its_year_to_the_next_one_only_without_background() -> None:
    assert found("They met on March 3, 2021. On March 5 they signed.", None)[1] == ("March 5", "2021-03-05")
    assert found("It was cut in 2021. A pact was signed on March 3, 1978. On March 5 they met.", None)[2] == (
        "March 5",
        None,
    )
    assert found("The last one was in May 2021. They met on March 5.", None)[1] == ("March 5", None)


def test_the_weekday_chooses_the_year() -> None:
    assert one("They meet on Saturday, June 25.", "2022-12-30").edtf == "2022-06-25"
    assert one("They met on Friday, June 25.", "2022-01-10").edtf == "2021-06-25"


def test_an_anniversary_is_no_event_date_but_tells_the_first_occasion() -> None:
    mention = one("They marked the 45th anniversary of the treaty.")
    assert mention.edtf is None
    assert not mention.is_event_date
    assert mention.implied == "1977"


def test_a_duration_gives_the_end_of_a_visit() -> None:
    assert found("He will make a three-day visit from Friday.") == [("Friday", "2022-06-17/2022-06-19")]
    assert found("He will arrive on Monday for a four-day visit.") == [("Monday", "2022-06-20/2022-06-23")]
    assert found("He spoke at a three-day forum on Tuesday.") == [("Tuesday", "2022-06-14")]


def test_a_coarse_publication_date_keeps_all_that_may_be_meant() -> None:
    assert one("They met on June 3.", "2022-06").edtf == "2022-06-03"
    assert one("They met on Friday.", "2022-06-15/2022-06-16").edtf == "2022-06-10"
    assert one("They met on Friday.", "2022-06").precision is Precision.BOUNDED
    assert one("They met on the 20th.", "2022-06").edtf == "[2022-05-20,2022-06-20]"
    assert one("They met on June 3.", "[2021-06-05,2022-06-05]").edtf == "[2021-06-03,2022-06-03]"


@pytest.mark.parametrize(
    "text",
    [
        "You may leave; they march on.", "It sold 2,019 units for $2019.", "A 30-year-old man", "Flight 3 of 5 left.",
        "The second day was calm.", "He won 25 of 30 seats.", "Sunday schools teach", "It rose 3.5 to 12.4 percent.",
    ],
)  # fmt: skip
def test_no_date(text: str) -> None:
    assert [m for m in find_dates(text, "en", anchor=None) if m.edtf and m.is_event_date] == []


def test_only_the_spans_asked_for_are_read() -> None:
    text = "Menu 2019-01-01\nThey met on 3 March 2021.\nLinks 2020-02-02"
    body = (text.index("They"), text.index("Links"))
    (mention,) = find_dates(text, "en", anchor=None, spans=[body])
    assert mention.edtf == "2021-03-03"
    assert text[mention.start : mention.end] == mention.quote
