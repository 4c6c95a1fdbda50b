"""Rules in Vietnamese, Chinese and Japanese, on invented sentences."""

from __future__ import annotations

import pytest

from tests.extraction.helpers import countries, only, roles, suggest


@pytest.mark.parametrize(
    ("language", "text", "kind", "day", "wanted"),
    [
        (
            "vi",
            "Ngoại trưởng Nhật Bản Yoko Kamikawa ngày 14/5 đã hội đàm với người đồng cấp Hàn Quốc tại Seoul.",
            "meeting",
            "2024-05-14",
            {"JPN", "KOR"},
        ),
        (
            "vi",
            "Tổng thống Pháp Emmanuel Macron ngày 13/5 đã trao đổi qua điện thoại với Thủ tướng Ấn Độ Narendra Modi.",
            "phone_call",
            "2024-05-13",
            {"FRA", "IND"},
        ),
        ("vi", "Tổng thống Pháp Emmanuel Macron sẽ thăm Đức từ ngày 20/5.", "visit", "2024-05-20", {"FRA", "DEU"}),
        ("zh", "国家主席习近平14日在北京会见法国总统马克龙。", "meeting", "2024-05-14", {"CHN", "FRA"}),
        ("zh", "5月13日，外交部长王毅同印度外长苏杰生通电话。", "phone_call", "2024-05-13", {"CHN", "IND"}),
        ("ja", "上川陽子外相は14日、韓国の趙兌烈外相とソウルで会談した。", "meeting", "2024-05-14", {"JPN", "KOR"}),
        (
            "ja",
            "岸田文雄首相は13日、インドのモディ首相と電話会談を行った。",
            "phone_call",
            "2024-05-13",
            {"JPN", "IND"},
        ),
    ],
)
def test_type_day_and_countries(language: str, text: str, kind: str, day: str, wanted: set[str]) -> None:
    found = only(suggest(text, language), kind)
    assert found.values.date == day
    assert countries(found) == wanted


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        (
            "vi",
            "Tổng thống Pháp Emmanuel Macron dự kiến gặp Thủ tướng Đức Olaf Scholz tại Berlin ngày 20/5.",
            "meeting",
        ),
        ("zh", "法国总统马克龙将于5月20日访问中国。", "visit"),
        ("ja", "上川陽子外相は20日、韓国の趙兌烈外相と会談する予定。", "meeting"),
    ],
)
def test_planned(language: str, text: str, kind: str) -> None:
    assert only(suggest(text, language), kind).values.status == "planned"


def test_vietnamese_request() -> None:
    found = only(
        suggest("Ngày 14/5, Ngoại trưởng Nhật Bản Yoko Kamikawa kêu gọi Trung Quốc dỡ bỏ lệnh cấm.", "vi"), "request"
    )
    assert ("JPN", "initiator") in roles(found)
    assert ("CHN", "target") in roles(found)


def test_vietnamese_motion_verb_in_an_idiom_is_no_visit() -> None:
    text = "Hai nước hướng tới quan hệ ổn định. Tổng thống Pháp Emmanuel Macron đề cập tới Đức."
    assert not [s for s in suggest(text, "vi") if s.values.type == "visit" and s.confidence >= 0.5]


def test_japanese_verb_names_the_country_visited() -> None:
    found = only(suggest("韓国の趙兌烈外相が14日に訪中した。", "ja"), "visit")
    assert roles(found) == {("KOR", "visitor"), ("CHN", "host")}


@pytest.mark.parametrize(
    "text",
    [
        "Bộ Ngoại giao Ba Lan ngày 14/5 tuyên bố ba nhà ngoại giao Belarus phải rời khỏi Ba Lan.",
        "Bộ Ngoại giao Ba Lan ngày 14/5 tuyên bố một nhà ngoại giao Belarus là người không được chào đón.",
    ],
)
def test_vietnamese_expulsion_has_initiator_target_and_day(text: str) -> None:
    found = only(suggest(text, "vi"), "restriction")
    assert roles(found) == {("POL", "initiator"), ("BLR", "target")}
    assert found.values.date == "2024-05-14"
    assert found.values.status == "occurred"


def test_days_stated_close_together_anchor_an_undated_article() -> None:
    text = "上川陽子外相は22日、韓国の趙兌烈外相と会談した。『外相会談』。北新聞、2024年4月23日。"
    text += "『会談』。南新聞、2024年4月22日。"
    assert only(suggest(text, "ja", published=None), "meeting").values.date == "2024-04-22"
