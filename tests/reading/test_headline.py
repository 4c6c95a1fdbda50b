"""Who and when below a headline is not the headline."""

import pytest

from q7x2_gui.reading import read_text

BODY = """The foreign ministers of Japan and South Korea met in Seoul on Tuesday and agreed to keep in touch over trade.

They will meet again in spring, officials of both ministries said after the talks had ended.
"""


@pytest.mark.parametrize(
    "line", ["Xinhua, 25 November 2020", "The Morning Post | Nov. 25, 2020", "Ann Lee - 25 Nov 2020"]
)
def test_a_byline_with_a_date_is_not_taken_for_the_title(line: str) -> None:
    article = read_text(f"A very long walk\n{line}\n\n{BODY}", source_id="made-up.txt", today="2026-01-01")
    assert article.title == "A very long walk"
    assert article.published == "2020-11-25"
