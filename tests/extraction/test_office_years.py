"""Where a text names no year, the date of an event says by whose terms of office the year is known."""

from q7x2_gui.domain.vocabulary import Basis, PublishedHow
from q7x2_gui.extraction import extract
from q7x2_gui.reading import read_text

TEXT = """Ministers of Japan and South Korea meet in Seoul

Japanese Foreign Minister Yoko Kamikawa met South Korean Foreign Minister Cho Tae-yul in Seoul on May 26.

The two ministers agreed to keep in touch, the ministry said.
"""


def test_the_reason_names_the_terms_and_not_a_date_that_rests_on_them() -> None:
    article = read_text(TEXT, source_id="made-up.txt", today="2026-01-01")
    assert article.published_how is PublishedHow.OFFICE_TERMS
    meeting = next(s for s in extract(article) if s.values.type == "meeting")
    assert meeting.values.date == "2024-05-26"
    assert meeting.values.when is not None
    assert meeting.values.when.basis is Basis.OFFICE_TERM
    reason = meeting.reasons["date"]
    assert reason.startswith("“May 26” + year 2024: ")
    assert "Yoko Kamikawa was foreign minister 2023-09-13 to 2024-10-01" in reason
    assert "publication date" not in reason


def test_a_year_that_the_text_states_needs_no_terms() -> None:
    article = read_text(TEXT.replace("May 26", "May 26, 2024"), source_id="made-up.txt", today="2026-01-01")
    meeting = next(s for s in extract(article) if s.values.type == "meeting")
    assert meeting.values.when is not None
    assert meeting.values.when.basis is Basis.STATED
