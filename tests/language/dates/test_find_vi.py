"""Vietnamese date phrases; the sentences are invented."""

from __future__ import annotations

import pytest

from q7x2_gui.language.dates import find_dates

WEDNESDAY = "2022-06-15"


def found(text: str, anchor: str | None = WEDNESDAY) -> list[tuple[str, str | None]]:
    return [(m.quote, m.edtf) for m in find_dates(text, "vi", anchor=anchor) if m.is_event_date]


@pytest.mark.parametrize(
    ("text", "quote", "edtf"),
    [
        ("Hai bên gặp nhau ngày 3/3/2021 tại Oslo.", "ngày 3/3/2021", "2021-03-03"),
        ("Hai bên gặp nhau ngày 3 tháng 3 năm 2021.", "ngày 3 tháng 3 năm 2021", "2021-03-03"),
        ("Hai bên gặp nhau ngày 13/6.", "ngày 13/6", "2022-06-13"),
        ("Hai bên gặp nhau hôm 13-6.", "hôm 13-6", "2022-06-13"),
        ("Chiều 13/6, hai bên gặp nhau.", "13/6", "2022-06-13"),
        ("Hai bên sẽ gặp nhau ngày 3/7 tới.", "ngày 3/7", "2022-07-03"),
        ("Nhà vua sẽ thăm Oslo từ 5 đến 7-12.", "5 đến 7-12", "2022-12-05/2022-12-07"),
        ("Nhà vua sẽ thăm Oslo từ ngày 30/6 đến ngày 2/7.", "ngày 30/6 đến ngày 2/7", "2022-06-30/2022-07-02"),
        ("Hội nghị diễn ra ngày 5-7/6 tại Oslo.", "ngày 5-7/6", "2022-06-05/2022-06-07"),
        ("Hai bên gặp nhau hôm qua.", "hôm qua", "2022-06-14"),
        ("Hai bên gặp nhau hôm qua 14/6.", "hôm qua 14/6", "2022-06-14"),
        ("Hai bên gặp nhau hôm nay, 15/6, tại Oslo.", "hôm nay, 15/6", "2022-06-15"),
        ("Sáng sớm 14/6, hai bên gặp nhau.", "14/6", "2022-06-14"),
        ("Hai bên gặp nhau hôm thứ Hai 13/06/2022.", "thứ Hai 13/06/2022", "2022-06-13"),
        ("Hai bên gặp nhau tối thứ Tư tuần trước.", "thứ Tư tuần trước", "2022-06-08"),
        ("Hai bên gặp nhau hôm 13 tháng này.", "hôm 13 tháng này", "2022-06-13"),
        ("Hội nghị họp các ngày 1, 2 và 3/6.", "ngày 1, 2 và 3/6", "2022-06-01/2022-06-03"),
        ("Trước ngày bầu cử 23/6, hai bên gặp nhau.", "23/6", "2022-06-23"),
        ("Ngày mai, hai bên sẽ gặp nhau.", "Ngày mai", "2022-06-16"),
        ("Hai bên gặp nhau hôm thứ Hai.", "thứ Hai", "2022-06-13"),
        ("Hai bên sẽ gặp nhau vào thứ Sáu.", "thứ Sáu", "2022-06-17"),
        ("Hai bên gặp nhau thứ Sáu tuần trước.", "thứ Sáu tuần trước", "2022-06-10"),
        ("Họ dự hội nghị vào cuối tuần này.", "cuối tuần này", "[2022-06-18..2022-06-19]"),
        ("Hai bên gặp nhau tuần trước.", "tuần trước", "[2022-06-06..2022-06-12]"),
        ("Hai bên gặp nhau tháng trước.", "tháng trước", "2022-05"),
        ("Hiệp định được ký hồi tháng 12.", "tháng 12", "2021-12"),
        ("Hiệp định được ký tháng 10 năm ngoái.", "tháng 10 năm ngoái", "2021-10"),
        ("Hiệp định được ký vào thượng tuần tháng 3/2021.", "thượng tuần tháng 3/2021", "[2021-03-01..2021-03-10]"),
        ("Hiệp định được ký giữa tháng 3.", "giữa tháng 3", "[2022-03-11..2022-03-20]"),
        ("Đối thoại gián đoạn từ đầu năm 2020.", "đầu năm 2020", "[2020-01..2020-04]"),
        ("Khái niệm này ra đời năm 2008.", "năm 2008", "2008"),
        ("Hai bên gặp nhau ngày 13.", "ngày 13", "2022-06-13"),
        ("Hiệp định được ký ngày 12 tháng 8 năm ngoái.", "ngày 12 tháng 8 năm ngoái", "2021-08-12"),
        ("Hôm thứ Hai, 13/6, hai bên gặp nhau.", "thứ Hai, 13/6", "2022-06-13"),
        ("Nhà vua sẽ thăm Oslo vào mùa thu tới.", "mùa thu tới", "2022-23"),
        ("Nhà vua sẽ thăm Oslo vào mùa xuân năm tới.", "mùa xuân năm tới", "2023-21"),
        ("Hội nghị dự kiến diễn ra cuối năm nay.", "cuối năm nay", "[2022-09..2022-12]"),
        ("Ông đến đây cách đây 3 ngày.", "3 ngày", "2022-06-12"),
    ],
)
def test_phrases(text: str, quote: str, edtf: str) -> None:
    assert found(text) == [(quote, edtf)]


def test_days_of_talks_are_a_duration() -> None:
    (mention,) = find_dates("Sau hai ngày đàm phán, hai bên đạt thỏa thuận.", "vi", anchor=WEDNESDAY)
    assert (mention.quote, mention.days, mention.is_event_date) == ("hai ngày", 2, False)


def test_each_verb_after_and_has_its_own_direction() -> None:
    text = "Nhà vua đến Oslo tối thứ Hai và sẽ về nước sáng thứ Sáu."
    assert found(text) == [("thứ Hai", "2022-06-13"), ("thứ Sáu", "2022-06-17")]


def test_the_same_year() -> None:
    text = "Hiệp định được ký ngày 12/8/1978 và có hiệu lực ngày 23/10 cùng năm."
    assert found(text) == [("ngày 12/8/1978", "1978-08-12"), ("ngày 23/10 cùng năm", "1978-10-23")]


def test_the_same_day() -> None:
    assert found("Ngày 3/3/2021 họ gặp nhau. Cùng ngày, bà ra về.", None) == [
        ("Ngày 3/3/2021", "2021-03-03"),
        ("Cùng ngày", "2021-03-03"),
    ]
    first, second = find_dates("Ngày 28/10 họ gặp nhau. Cùng ngày, bà ra về.", "vi", anchor=None)
    assert first.edtf is second.edtf is None
    assert first.partial is not None
    assert second.partial is not None
    assert (second.partial.month, second.partial.day) == (10, 28)


@pytest.mark.parametrize(
    "text", ["Tỷ lệ 2/3 số phiếu", "Tăng 3,5 đến 4,5 phần trăm", "Quốc lộ 1-2", "Hiện nay, ngày nay"]
)
def test_no_date(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["Họ gặp nhau mùng 5 Tết.", "Lò hoạt động 24/7.", "Nghị quyết được 15/3 phiếu."])
def test_lunar_days_and_fractions_are_no_dates(text: str) -> None:
    assert find_dates(text, "vi", anchor=WEDNESDAY) == []


def test_a_duration_stands_behind_the_country_visited() -> None:
    (mention,) = find_dates("Ông bắt đầu chuyến thăm Na Uy ba ngày.", "vi", anchor=WEDNESDAY)
    assert mention.days == 3
