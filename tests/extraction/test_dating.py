"""Which date an event gets, on invented sentences in four languages; the articles are of Wednesday, 15 May 2024."""

from __future__ import annotations

import pytest

from tests.extraction.helpers import only, suggest


@pytest.mark.parametrize(
    ("language", "kind", "day", "text"),
    [
        (
            "en",
            "meeting",
            "2024-05-14",
            "French President Emmanuel Macron welcomed Japanese Prime Minister Fumio Kishida to Paris on Tuesday for "
            "their first talks since Kishida returned from hospital in March.",
        ),
        (
            "en",
            "meeting",
            "2024-05-13",
            "Polish Foreign Minister Radoslaw Sikorski, who took over the ministry in December, met German Foreign "
            "Minister Annalena Baerbock in Warsaw on Monday.",
        ),
        (
            "vi",
            "meeting",
            "2024-05-14",
            "Tổng thống Pháp Emmanuel Macron hội đàm với Thủ tướng Nhật Bản Fumio Kishida tại Paris hôm thứ Ba, lần "
            "đầu kể từ khi ông Kishida ra viện hồi tháng 3.",
        ),
        ("zh", "meeting", "2024-05-14", "法国总统马克龙14日同日本首相岸田文雄举行会谈，这是今年1月以来首次。"),
        (
            "ja",
            "meeting",
            "2024-05-14",
            "フランスのマクロン大統領は14日、岸田文雄首相と会談した。1月の来日以来となる。",
        ),
    ],
)
def test_a_clause_of_its_own_dates_nothing_else(language: str, kind: str, day: str, text: str) -> None:
    assert only(suggest(text, language), kind).values.date == day


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "PARIS, May 15 (Agency) - French President Emmanuel Macron telephoned German Chancellor Olaf Scholz late "
            "on Monday to talk about steel.",
        ),
        (
            "vi",
            "Paris, ngày 15/5 (Agency) - Tổng thống Pháp Emmanuel Macron điện đàm với Thủ tướng Đức Olaf Scholz hôm "
            "thứ Hai.",
        ),
        ("zh", "本报巴黎5月15日电 法国总统马克龙13日同德国总理朔尔茨通电话。"),
        ("ja", "【パリ15日＝記者】フランスのマクロン大統領は13日、ドイツのショルツ首相と電話会談した。"),
    ],
)
def test_the_dateline_dates_nothing_that_has_a_date(language: str, text: str) -> None:
    assert only(suggest(text, language), "phone_call").values.date == "2024-05-13"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "PARIS, May 14 (Agency) - French President Emmanuel Macron met German Chancellor Olaf Scholz."),
        ("zh", "本报巴黎5月14日电 法国总统马克龙同德国总理朔尔茨举行会谈。"),
        ("ja", "【パリ14日＝記者】フランスのマクロン大統領はドイツのショルツ首相と会談した。"),
    ],
)
def test_without_another_date_the_dateline_s_day_is_taken_and_said(language: str, text: str) -> None:
    found = only(suggest(text, language), "meeting")
    assert found.values.date == "2024-05-14"
    assert "dateline" in found.reasons["date"]
    assert found.confidences["date"] < 0.7


def test_a_date_behind_and_with_a_comma_opens_what_follows() -> None:
    text = (
        "Spanish Foreign Minister Jose Manuel Albares visited Morocco in February, and in April, Portuguese Foreign "
        "Minister Paulo Rangel, who had won the election, visited Algeria."
    )
    days = {s.values.participants[-1].country: s.values.date for s in suggest(text) if s.values.type == "visit"}
    assert days == {"MAR": "2024-02", "DZA": "2024-04"}


def test_a_day_in_chinese_dates_the_verb_behind_a_description() -> None:
    text = (
        "国家主席习近平今天上午在人民大会堂同来华进行国事访问的法国总统马克龙举行会谈。马克龙是13日抵京的。\n"
        "会谈后，两国签署了合作文件。"
    )
    found = suggest(text, "zh")
    assert only(found, "meeting").values.date == "2024-05-15"
    assert only(found, "agreement").values.date == "2024-05-15"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "British and American diplomats failed to settle a dispute over steel, Britain's Foreign Office said after "
            "consultations that ended in London on Tuesday.\n\nU.S. Secretary of State Antony Blinken and British "
            "Foreign Secretary David Cameron met for two days.",
        ),
        ("zh", "挪威和冰岛在奥斯陆举行的为期两天的磋商14日结束。"),
    ],
)
def test_talks_that_ended_after_days_have_a_first_day(language: str, text: str) -> None:
    assert only(suggest(text, language), "meeting").values.date == "2024-05-13/2024-05-14"


def test_an_hour_is_one_of_the_day_of_the_news() -> None:
    text = (
        "French President Emmanuel Macron met German Chancellor Olaf Scholz in Paris on Tuesday.\n\n"
        "The garden was full of roses.\n\nNobody saw the cat.\n\nThe band played on.\n\n"
        "U.S. Secretary of State Antony Blinken met British Foreign Secretary David Cameron in the morning."
    )
    days = [s.values.date for s in suggest(text) if s.values.type == "meeting"]
    assert days == ["2024-05-14", "2024-05-14"]


def test_an_agreement_is_what_the_article_is_about_when_no_talk_is_told() -> None:
    text = (
        "Australian Prime Minister Anthony Albanese and Japanese Prime Minister Fumio Kishida signed a new pact on "
        "security on Tuesday. Kishida said that it was not aimed at China."
    )
    assert [s.values.type for s in suggest(text) if s.main] == ["agreement"]


def test_what_is_agreed_before_a_talk_is_told_is_not_dated_by_it() -> None:
    text = "东盟峰会今天在万象闭幕。越南和泰国签署了一项边境协议。\n越南总理范明政13日会见了泰国总理赛塔。"
    found = suggest(text, "zh")
    assert only(found, "agreement").values.date == "2024-05-15"
    assert only(found, "meeting").values.date == "2024-05-13"


def test_an_undated_agreement_is_of_the_day_told_before_it() -> None:
    text = (
        "Tàu chở gạo của Việt Nam cập cảng La Habana hôm thứ Hai.\n\n"
        "Đại sứ Việt Nam tại Cuba dự lễ bàn giao hôm thứ Ba.\n\n"
        "Việt Nam và Cuba đã ký một thỏa thuận về gạo."
    )
    assert only(suggest(text, "vi"), "agreement").values.date == "2024-05-14"


def test_a_season_before_a_journey_dates_it() -> None:
    found = only(suggest("尹錫悦大統領の今秋の訪日を前に、両政府とも決着を急ぐ。", "ja"), "visit")
    assert found.values.date == "2024-23"


def test_a_talk_is_not_on_the_days_of_the_journey_that_it_prepares() -> None:
    text = (
        "French Foreign Minister Stephane Sejourne will visit Japan from May 20 to 22. He will hold talks with "
        "Japanese minister Yoko Kamikawa to prepare the visit of Prime Minister Fumio Kishida in July."
    )
    days = {s.values.date for s in suggest(text) if s.values.type == "meeting"}
    assert days == {"[2024-05-20..2024-05-22]"}


def test_what_is_joined_to_a_plan_is_planned_with_it() -> None:
    text = "Ngoại trưởng Mỹ Antony Blinken dự kiến tới Seoul vào ngày 20/5, sau đó thăm Nhật Bản."
    found = [s.values for s in suggest(text, "vi") if s.values.type == "visit"]
    assert [(v.status.value, v.date) for v in found] == [("planned", "2024-05-20"), ("planned", "2024-05-20")]
