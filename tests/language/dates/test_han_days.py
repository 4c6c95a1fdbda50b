"""Days of Chinese and Japanese news that are written in their own ways, and numbers that are no days."""

from __future__ import annotations

import pytest

from q7x2_gui.language.dates import find_dates


@pytest.mark.parametrize(
    ("text", "language", "edtf"),
    [
        ("会合は20、21両日に開かれる予定だ。", "ja", "2024-05-20/2024-05-21"),
        ("5月20日と21日の両日、開かれる予定だ。", "ja", "2024-05-20/2024-05-21"),
        ("雙方將於廿八日舉行會談", "zh", "2024-05-28"),
        ("副外长周一至周四访问", "zh", "2024-05-13/2024-05-16"),
    ],
)
def test_days(text: str, language: str, edtf: str) -> None:
    assert [d.edtf for d in find_dates(text, language, anchor="2024-05-14")] == [edtf]


@pytest.mark.parametrize(
    ("text", "language"), [("抵達2號機場", "zh"), ("展开3日行程", "zh"), ("第5号文件", "zh"), ("台風12号台風", "ja")]
)
def test_numbers_that_are_no_days(text: str, language: str) -> None:
    assert not [d for d in find_dates(text, language, anchor="2024-05-14") if d.is_event_date and d.edtf]
