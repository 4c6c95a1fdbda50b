"""Language of a text (all text invented)."""

from __future__ import annotations

import pytest

from q7x2_gui.language.language_id import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministers of the two countries met and talked for an hour.", "en"),
        ("Hai bộ trưởng đã gặp nhau và nói chuyện trong một giờ.", "vi"),
        ("两国外长举行了会谈，并就有关问题交换了意见。", "zh"),
        ("両国の外相が会談し、意見を交わした。", "ja"),
        ("日中首脳会談、関係改善で合意へ", "ja"),
        ("Les ministres se sont rencontrés hier à Paris pour parler de la paix.", "fr"),
        ("12:30", None),
        ("", None),
    ],
)
def test_detect(text: str, language: str | None) -> None:
    assert detect(text) == language
