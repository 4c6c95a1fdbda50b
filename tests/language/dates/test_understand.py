"""What analysts type into a date field."""

from __future__ import annotations

import pytest

from q7x2_gui.errors import DateError
from q7x2_gui.language.dates import understand


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("2023-11-25", "2023-11-25"),
        (" 2023-11~ ", "2023-11~"),
        ("2023-4-1", "2023-04-01"),
        ("25 Nov 2023", "2023-11-25"),
        ("Nov 25, 2023", "2023-11-25"),
        ("Nov 2023", "2023-11"),
        ("mid-November 2023", "[2023-11-11..2023-11-20]"),
        ("about 2023", "2023~"),
        ("1990s", "199X"),
        ("April 1-2, 2023", "2023-04-01/2023-04-02"),
        ("2023年11月25日", "2023-11-25"),
        ("ngày 25/11/2023", "2023-11-25"),
        ("令和5年11月25日", "2023-11-25"),
        ("[2023-11-11..2023-11-20]", "[2023-11-11..2023-11-20]"),
    ],
)
def test_understood(typed: str, edtf: str) -> None:
    assert understand(typed) == edtf


@pytest.mark.parametrize(
    ("typed", "language", "edtf"),
    [
        ("28/10", "vi", "2025-10-28"),
        ("28/10", "en", "2025-10-28"),
        ("10/11/2023", "vi", "2023-11-10"),
        ("10/11/2023", "en", "[2023-10-11,2023-11-10]"),
        ("yesterday", "en", "2025-10-29"),
        ("the 29th", "en", "2025-10-29"),
        ("hôm qua", "vi", "2025-10-29"),
        ("昨日", "zh", "2025-10-29"),
    ],
)
def test_understood_against_the_publication_date(typed: str, language: str, edtf: str) -> None:
    assert understand(typed, language=language, anchor="2025-10-30") == edtf


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "no date"),
        ("soon", "not understood"),
        ("28/10", "has no year"),
        ("25 November", "has no year"),
        ("yesterday", "publication date"),
        ("2023-02-30", "no day"),
        ("30/2/2023", "no day"),
        ("31 November 2023", "no day"),
        ("x" * 5000, "not understood"),
    ],
)
def test_refused_with_the_way_out(typed: str, says: str) -> None:
    with pytest.raises(DateError) as caught:
        understand(typed)
    assert says in caught.value.message
    assert caught.value.hint
