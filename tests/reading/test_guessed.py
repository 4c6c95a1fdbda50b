"""An encoding that is only guessed is said, and guessed only among those that news in our languages comes in."""

from pathlib import Path

import pytest

from q7x2_gui.reading import read_path
from q7x2_gui.reading.decode import decode_told

CHINESE = "外交部长王毅二十五日在北京会见日本外务大臣，双方就两国关系交换意见。" * 3
FRENCH = "Le ministre des Affaires étrangères a rencontré son homologue à Tokyo. Les deux États ont été très clairs."


@pytest.mark.parametrize(("text", "encoding"), [(CHINESE, "gb18030"), (FRENCH, "cp1252")])
def test_a_guess_is_right_and_told(text: str, encoding: str) -> None:
    read, guessed = decode_told(text.encode(encoding), Path("a.txt"))
    assert read == text
    assert guessed is not None


def test_utf_8_is_no_guess() -> None:
    assert decode_told(CHINESE.encode(), Path("a.txt")) == (CHINESE, None)


def test_a_few_stray_bytes_make_no_other_script(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Tokyo \xe9\xe8\xff foreign minister met his counterpart in Seoul on Monday, officials said.")
    (article,) = read_path(path)
    assert article.encoding
    assert all(ord(char) < 0x250 for char in article.text)
