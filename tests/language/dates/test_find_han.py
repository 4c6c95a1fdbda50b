"""Chinese and Japanese date phrases; the sentences are invented."""

from __future__ import annotations

import pytest

from q7x2_gui.domain.vocabulary import Basis
from q7x2_gui.language.dates import find_dates
from q7x2_gui.language.dates.han import number

WEDNESDAY = "2022-06-15"


def found(text: str, language: str, anchor: str | None = WEDNESDAY) -> list[tuple[str, str | None]]:
    return [(m.quote, m.edtf) for m in find_dates(text, language, anchor=anchor) if m.is_event_date]


@pytest.mark.parametrize(
    ("text", "quote", "edtf"),
    [
        ("双方2021年3月3日举行会谈。", "2021年3月3日", "2021-03-03"),
        ("双方二〇二一年三月三日举行会谈。", "二〇二一年三月三日", "2021-03-03"),
        ("双方6月13日举行了会谈。", "6月13日", "2022-06-13"),
        ("部长13日表示欢迎。", "13日", "2022-06-13"),
        ("部长将于7月3日访问奥斯陆。", "7月3日", "2022-07-03"),
        ("部长将于27-28日访问奥斯陆。", "27-28日", "2022-06-27/2022-06-28"),
        ("部长6月30日至7月2日访问奥斯陆。", "6月30日至7月2日", "2022-06-30/2022-07-02"),
        ("部长昨日抵达。", "昨日", "2022-06-14"),
        ("会议于去年11月3日举行。", "去年11月3日", "2021-11-03"),
        ("会议于去年11月举行。", "去年11月", "2021-11"),
        ("会议于本月5日举行。", "本月5日", "2022-06-05"),
        ("会议于3月上旬举行。", "3月上旬", "[2022-03-01..2022-03-10]"),
        ("对话自2020年初中断。", "2020年初", "[2020-01..2020-04]"),
        ("会议将于年底举行。", "年底", "[2022-09..2022-12]"),
        ("国王将于明春访问奥斯陆。", "明春", "2023-21"),
        ("国王今秋访问奥斯陆。", "今秋", "2022-23"),
        ("会议将于年内举行。", "年内", "[2022-06-15..2022-12-31]"),
        ("会议于上周五举行。", "上周五", "2022-06-10"),
        ("双方上周举行会谈。", "上周", "[2022-06-06..2022-06-12]"),
        ("部长星期一抵达。", "星期一", "2022-06-13"),
        ("民國110年3月3日簽署。", "民國110年3月3日", "2021-03-03"),
    ],
)
def test_chinese(text: str, quote: str, edtf: str) -> None:
    assert found(text, "zh") == [(quote, edtf)]


@pytest.mark.parametrize(
    ("text", "quote", "edtf"),
    [
        ("両相は2021年3月3日に会談した。", "2021年3月3日", "2021-03-03"),
        ("両相は令和3年3月3日に会談した。", "令和3年3月3日", "2021-03-03"),
        ("条約は平成元年6月に結ばれた。", "平成元年6月", "1989-06"),
        ("外相は13日、電話で会談した。", "13日", "2022-06-13"),
        ("外相は７月３日から訪問する予定だ。", "７月３日", "2022-07-03"),
        ("外相は6月27日から30日まで訪問する予定だ。", "6月27日から30日", "2022-06-27/2022-06-30"),
        ("昨日、外相が到着した。", "昨日", "2022-06-14"),
        ("昨年11月3日に会談した。", "昨年11月3日", "2021-11-03"),
        ("会議は3月下旬に開かれた。", "3月下旬", "[2022-03-21..2022-03-31]"),
        ("国王の来春の訪問が決まった。", "来春", "2023-21"),
        ("昨秋に会談した。", "昨秋", "2021-23"),
        ("年明けに会談する予定だ。", "年明け", "[2023-01..2023-04]"),
        ("協議は17日まで続く。", "17日", "2022-06-17"),
        ("来月、会談する予定だ。", "来月", "2022-07"),
        ("先週、会談した。", "先週", "[2022-06-06..2022-06-12]"),
        ("月曜日に会談した。", "月曜日", "2022-06-13"),
        ("対話は2020年初頭に途絶えた。", "2020年初頭", "[2020-01..2020-04]"),
    ],
)
def test_japanese(text: str, quote: str, edtf: str) -> None:
    assert found(text, "ja") == [(quote, edtf)]


@pytest.mark.parametrize(
    ("text", "language"),
    [("外相3月3日抵达。次日会谈，当天返回。", "zh"), ("3月3日に到着し、翌日会談し、同日帰国した。", "ja")],
)
def test_days_that_lean_on_the_one_before(text: str, language: str) -> None:
    assert [edtf for _, edtf in found(text, language)] == ["2022-03-03", "2022-03-04", "2022-03-04"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("中国和日本发表声明", "zh"),
        ("3日間の訪問、台風8号、日本の首相", "ja"),
        ("为期三天的访问", "zh"),
        ("建交45周年", "zh"),
    ],
)
def test_no_event_date(text: str, language: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二十九日", 29),
        ("２０２５年", 2025),
        ("二〇二五", 2025),
        ("十", 10),
        ("三十一", 31),
        ("廿三", 23),
        ("元", 1),
        ("x", None),
    ],
)
def test_numerals(text: str, value: int | None) -> None:
    assert number(text) == value


def test_the_day_behind_the_topic_is_that_of_the_news() -> None:
    text = "昨年11月に就任した大統領は14日、首相と会談した。"
    assert [edtf for _, edtf in found(text, "ja")] == ["2021-11", "2022-06-14"]
    assert [edtf for _, edtf in found("大統領は5月に訪日し、18日に会談した。", "ja")] == ["2022-05", "2022-05-18"]


def test_the_same_day_of_something_done_is_no_day_ahead() -> None:
    text = "外长13日抵达，定于7月3日会见国王，当天晚间发表谈话。"
    assert [edtf for _, edtf in found(text, "zh")] == ["2022-06-13", "2022-07-03", "2022-06-13"]


def test_the_last_verb_governs_a_date_that_opens_a_japanese_sentence() -> None:
    text = "外務省は14日、外相が20～22日の日程で訪問すると発表した。"
    assert found(text, "ja") == [("14日", "2022-06-14"), ("20～22日", "2022-06-20/2022-06-22")]


def test_a_day_ahead_is_in_the_next_month_when_this_one_s_is_over() -> None:
    assert found("部长6月14日宣布，将于2日访问。", "zh") == [("6月14日", "2022-06-14"), ("2日", "2022-07-02")]


def test_full_dates_that_stand_together_tell_the_year_of_the_others() -> None:
    text = "27日、両相は会談した。先週も会談した。\n出典\n2009年4月28日朝刊。\n2009年4月29日夕刊。"
    first, week, *_ = find_dates(text, "ja", anchor=None)
    assert first.edtf == "2009-04-27"
    assert first.when.basis is Basis.INFERRED
    assert "2009-04-29" in first.reason
    assert week.edtf is None


def test_a_lone_full_date_tells_nothing() -> None:
    assert found("条約は1978年8月12日に結ばれた。両相は11月25日に会談した。", "ja", None)[1] == ("11月25日", None)
