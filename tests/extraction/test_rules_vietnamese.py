"""Rules in Vietnamese, on invented sentences: places, groups of three states, plans that list several verbs."""

from __future__ import annotations

import pytest

from tests.extraction.helpers import countries, only, roles, suggest

_MET = "Ngoại trưởng Pháp Stéphane Séjourné ngày 14/5 đã hội đàm với người đồng cấp Na Uy Espen Barth Eide {}."


@pytest.mark.parametrize(
    ("where", "name", "country"),
    [
        ("tại Oslo", "Oslo", "NOR"),
        ("tại Matxcơva", "Moscow", "RUS"),
        ("tại Điện Kremlin", "Moscow", "RUS"),
        ("tại Thượng Hải", "Shanghai", "CHN"),
        ("tại Đại lễ đường Nhân dân ở Bắc Kinh", "Beijing", "CHN"),
        ("tại khách sạn Hoa Sen ở thành phố Huế", "Hue", "VNM"),
        ("ở Busan (Hàn Quốc)", "Busan", "KOR"),
        ("tại thị trấn Bovik, Na Uy", "Bovik", "NOR"),
        ("tại Phủ Chủ tịch", "Hanoi", "VNM"),
    ],
)
def test_a_place_is_known_by_its_usual_name_and_its_country(where: str, name: str, country: str) -> None:
    place = only(suggest(_MET.format(where), "vi"), "meeting").values.place
    assert place is not None
    assert (place.name, place.country) == (name, country)


@pytest.mark.parametrize("where", ["về xung đột ở Syria", "về tình hình tại Myanmar"])
def test_what_a_talk_is_about_is_no_place(where: str) -> None:
    assert only(suggest(_MET.format(where), "vi"), "meeting").values.place is None


def test_a_city_stands_for_the_country_visited() -> None:
    text = "Thủ tướng Na Uy Jonas Gahr Støre đến Thượng Hải ngày 14/5."
    visit = only(suggest(text, "vi"), "visit")
    assert roles(visit) == {("NOR", "visitor"), ("CHN", "host")}


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Cộng hòa Hồi giáo Iran", "IRN"),
        ("Ukraina", "UKR"),
        ("Bun-ga-ri", "BGR"),
        ("Cộng hòa Liên bang Đức", "DEU"),
        ("Nam Hàn", "KOR"),
    ],
)
def test_countries_by_other_names_and_in_full(written: str, code: str) -> None:
    text = f"Ngoại trưởng {written} ngày 14/5 đã hội đàm với Ngoại trưởng Na Uy tại Oslo."
    assert countries(only(suggest(text, "vi"), "meeting")) == {code, "NOR"}


def test_ministers_of_three_states_and_the_three_sides() -> None:
    text = (
        "Ngoại trưởng ba nước Hàn Quốc, Trung Quốc và Nhật Bản ngày 14/5 đã nhóm họp tại Busan. "
        "Ba bên nhất trí nối lại hội nghị thượng đỉnh."
    )
    found = suggest(text, "vi")
    three = {"KOR", "CHN", "JPN"}
    assert countries(only(found, "meeting")) == three
    assert countries(only(found, "agreement")) == three


def test_one_word_of_planning_stands_for_all_verbs_listed_behind_it() -> None:
    text = (
        "Ngày 20/5, Thủ tướng Na Uy Jonas Gahr Støre sẽ hội đàm với Tổng thống Pháp Emmanuel Macron, "
        "gặp Thủ tướng Ý Giorgia Meloni."
    )
    found = [s for s in suggest(text, "vi") if s.values.type == "meeting"]
    assert {s.values.status.value for s in found} == {"planned"}


def test_whose_visit_is_protested_against_is_the_visitor() -> None:
    text = "Bộ Ngoại giao Trung Quốc ngày 14/5 phản đối Tổng thống Pháp Emmanuel Macron thăm Đài Loan."
    visit = only(suggest(text, "vi"), "visit")
    assert roles(visit) == {("FRA", "visitor"), ("TWN", "host")}


def test_talks_held_one_by_one_are_events_of_their_own() -> None:
    text = (
        "Ngày 14/5, Thủ tướng Na Uy Jonas Gahr Støre đã có các cuộc gặp song phương với "
        "Tổng thống Pháp Emmanuel Macron, Thủ tướng Ý Giorgia Meloni và Thủ tướng Đức Olaf Scholz."
    )
    met = [countries(s) for s in suggest(text, "vi") if s.values.type == "meeting"]
    assert sorted(map(sorted, met)) == [["DEU", "NOR"], ["FRA", "NOR"], ["ITA", "NOR"]]


def test_a_conference_that_is_only_the_occasion_is_no_sure_event() -> None:
    text = (
        "Nhân dịp tham dự Hội nghị thượng đỉnh G7 tại Oslo, ngày 14/5 Thủ tướng Na Uy Jonas Gahr Støre đã gặp "
        "Tổng thống Pháp Emmanuel Macron."
    )
    sure = [s for s in suggest(text, "vi") if s.values.type == "meeting" and s.confidence >= 0.5]
    assert [countries(s) for s in sure] == [{"NOR", "FRA"}]


def test_an_arrival_takes_the_days_of_the_visit_that_stand_beside_it() -> None:
    text = "Trưa 14/5, Tổng thống Pháp Emmanuel Macron đến Oslo, bắt đầu thăm Na Uy trong hai ngày 14 và 15/5."
    assert only(suggest(text, "vi"), "visit").values.date == "2024-05-14/2024-05-15"


def test_who_goes_to_a_contested_place_is_no_visitor_abroad() -> None:
    text = "Bộ trưởng Quốc phòng Nga Sergei Shoigu ngày 14/5 đã tới Crimea để theo dõi cuộc tập trận."
    assert [s for s in suggest(text, "vi") if s.values.type == "visit" and s.confidence >= 0.5] == []
