"""The frozen text: normalised once, and the same ever after."""

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from q7x2_gui.domain.article import Article, freeze

ANY_TEXT = st.text(st.characters(), max_size=200)


@given(ANY_TEXT)
@example("\ufeffa\r\nb\rc\x00\ud800")
def test_freezing_is_final(text: str) -> None:
    frozen = freeze(text)
    assert freeze(frozen) == frozen or frozen.startswith("\ufeff")
    assert "\r" not in frozen
    assert "\x00" not in frozen
    assert unicodedata.is_normalized("NFC", frozen)
    frozen.encode("utf-8")


def test_vietnamese_letters_are_composed() -> None:
    assert freeze("Vu\u031bo\u031bng Nghi\u0323\r\n") == "Vương Nghị\n"


def test_articles_are_told_apart_by_their_text_alone() -> None:
    one = Article(text="same", source_id="a.txt", title="A")
    two = Article(text="same", source_id="b.txt")
    assert one.sha256 == two.sha256 != Article(text="other", source_id="a.txt").sha256


def test_marks_in_a_row_are_parted_and_stay_linear() -> None:
    text = "a" + "\u0301\u0327" * 100_000
    frozen = freeze(text)
    assert frozen.replace("\u034f", "").count("\u0327") == 100_000
    assert freeze(frozen) == frozen
    assert freeze("a" + "\u0327\u0301" * 15) == unicodedata.normalize("NFC", "a" + "\u0327\u0301" * 15)
