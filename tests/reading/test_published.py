"""Publication dates and outlets on invented pages."""

from __future__ import annotations

import pytest

from q7x2_gui.domain.vocabulary import PublishedHow
from q7x2_gui.reading import Given, read_text

BODY = "The foreign ministers of Freedonia and Sylvania met and agreed to reopen the bridge between the two of them."
TODAY = "2026-11-25"


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("2031-02-03 01:52:56Example Wire Editor : A", "2031-02-03"),
        ("Published March 4, 2031 | 06:20 PM", "2031-03-04"),
        ("Posted on 4th March, 2031", "2031-03-04"),
        ("• Time of issue:2031-03-04 16:20", "2031-03-04"),
        ("Thứ Ba, 4/3/2031, 09:15 (GMT+7)", "2031-03-04"),
        ("发布时间：2031年3月4日 10:00", "2031-03-04"),
        ("2031/3/4 10:00 配信", "2031-03-04"),
    ],
)
def test_header_lines(header: str, day: str) -> None:
    article = read_text(f"A headline about the bridge\n{header}\n{BODY}", source_id="x", today=TODAY)
    assert (article.published, article.published_how) == (day, PublishedHow.HEADER)
    assert article.published_span is not None
    assert article.title == "A headline about the bridge"


def test_dateline_goes_before_header() -> None:
    text = f"Updated 2031-05-06\nSPRINGFIELD (Example News / Wire - 4th March, 2031) {BODY}"
    article = read_text(text, source_id="x", today=TODAY)
    assert (article.published, article.published_how) == ("2031-03-04", PublishedHow.DATELINE)


def test_metadata_goes_before_all_and_the_address_comes_last() -> None:
    given = Given(published="2030-01-02T10:00:00+07:00", url="https://example.com/2029/12/31/story")
    article = read_text(f"Updated 2031-05-06\n{BODY}", source_id="x", given=given, today=TODAY)
    assert (article.published, article.published_how) == ("2030-01-02", PublishedHow.METADATA)
    article = read_text(BODY, source_id="x", given=Given(url=given.url), today=TODAY)
    assert (article.published, article.published_how) == ("2029-12-31", PublishedHow.URL)


def test_terms_of_office_tell_the_year() -> None:
    text = (
        "Japanese Foreign Minister Yoko Kamikawa and Chinese Foreign Minister Wang Yi met in Busan on November 25 "
        "and agreed to reopen the bridge."
    )
    article = read_text(text, source_id="x", today=TODAY)
    assert (article.published, article.published_how) == ("[2023-11-25..2023-11-30]", PublishedHow.OFFICE_TERMS)
    assert "Kamikawa" in article.published_reason


def test_no_date_is_unknown_and_never_today() -> None:
    article = read_text(BODY, source_id="x", today=TODAY)
    assert (article.published, article.published_how) == (None, PublishedHow.UNKNOWN)


def test_impossible_dates_are_none() -> None:
    article = read_text(f"Published 2031-02-30\n{BODY}", source_id="x", today=TODAY)
    assert article.published is None


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"2031-02-03 01:52:56Xinhua Editor : A\n{BODY}", "Xinhua"),
        (f"date 2031-03-31 ExampleTimes.com\n{BODY}", "ExampleTimes"),
        (f"BEIJING, March 4 (Xinhua) -- {BODY}", "Xinhua"),
        (
            "新华社北京3月4日电（记者某某）两国外长当天举行会谈，双方同意重新开放连接两岸的大桥，并交换了意见。",
            "Xinhua",
        ),
        (f"{BODY}\nTheo vietnamplus.vn Sao chép", "VietnamPlus"),
        (f"{BODY}\nCopyright © 2031 Springfield Shopper. All rights reserved.", "Springfield Shopper"),
        (BODY, None),
    ],
)
def test_outlets(text: str, outlet: str | None) -> None:
    assert read_text(text, source_id="x", today=TODAY).outlet == outlet


def test_given_outlet_and_host_of_the_address() -> None:
    assert read_text(BODY, source_id="x", given=Given(outlet="Mine")).outlet == "Mine"
    assert (
        read_text(BODY, source_id="x", given=Given(url="https://www.scmp.com/x")).outlet == "South China Morning Post"
    )
