"""Bytes of a file as text: size, kind and encoding checked, with errors that name the way out."""

from __future__ import annotations

import codecs
from pathlib import Path

from q7x2_gui.errors import ReadingError

LARGEST = 20 * 1024 * 1024
"""Bytes of the largest text file that is read as one article; JSON lines may be larger."""
_SAMPLE = 200_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_KINDS = (
    (b"SQLite format 3\x00", "a database"),
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an Office file"), (b"{\\rtf", "a rich-text file"), (b"\x7fELF", "a program"),
)  # fmt: skip
_AS_TEXT = "Save the article as plain text in UTF-8 and import that"
_STOPS = frozenset(" \n,.，。、；：！？")
"""Spaces and stops, of which no text in any encoding is without."""
_GUESSES = ("gb18030", "big5", "cp932", "euc_jp", "cp1252", "cp1258")
_DAMAGED = 1000
"""Characters for each of which one broken byte is let pass as U+FFFD."""


def read_bytes(path: Path, *, largest: int = LARGEST) -> bytes:
    """The file's bytes; raises `ReadingError` when it is missing, unreadable, empty or too large."""
    try:
        if path.is_dir():
            raise ReadingError("this is a folder", hint="Import the folder itself", path=path)
        size = path.stat().st_size
        if size > largest:
            megabytes = f"{size / 1_048_576:.0f} MB, at most {largest // 1_048_576} MB"
            said = f"the file is too large for one article ({megabytes})"
            raise ReadingError(said, hint="Split it, or make a .jsonl file of one article a line", path=path)
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReadingError("there is no such file", hint="Check the name", path=path) from None
    except PermissionError:
        raise ReadingError("the file may not be read", hint="Check its permissions", path=path) from None
    if not data.strip():
        raise ReadingError("the file is empty", hint="Leave it out, or save the article again", path=path)
    return data


def decode(data: bytes, path: Path) -> str:
    """Text of a file's bytes; raises `ReadingError` for binary files and encodings that cannot be told."""
    return decode_told(data, path)[0]


def decode_told(data: bytes, path: Path) -> tuple[str, str | None]:
    """Text of a file's bytes, and the encoding where nothing but the bytes themselves told it; raises as `decode`."""
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise ReadingError(f"this is {kind}, not text", hint=_AS_TEXT, path=path)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding, path), None
    if b"\x00" in data[:_SAMPLE]:
        return _strict(data, _utf16(data, path), path), None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        damaged = _damaged_utf8(data)
        return (damaged, "utf-8 with broken letters") if damaged else _guessed(data, path)


def _strict(data: bytes, encoding: str, path: Path) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        said = f"the file begins as {encoding} but breaks at byte {error.start}"
        raise ReadingError(said, hint=_AS_TEXT, path=path) from error


def _utf16(data: bytes, path: Path) -> str:
    """UTF-16 without a mark reads as letters and stops in one byte order; anything else is binary."""
    sample = data[: _SAMPLE & ~1] if len(data) % 2 == 0 else b""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        plain = sum(1 for char in text if _is_plain(char))
        stops = sum(1 for char in text if char in _STOPS)
        if text and plain > 0.95 * len(text) and stops > 0.015 * len(text):
            return encoding
    raise ReadingError("this is a binary file, not text", hint=_AS_TEXT, path=path)


def _is_plain(char: str) -> bool:
    """Whether a character is one that news text in the languages we read is made of."""
    return (
        char in "\t\n\r"
        or " " <= char < "\u0250"
        or "\u1ea0" <= char < "\u2070"
        or "\u3000" <= char < "\ua000"
        or char > "\uff00"
    )


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes, which stay visible as U+FFFD; None when too many are broken."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    foreign = sum(1 for char in text[:_SAMPLE] if ord(char) > 0x7F) - lost
    return text if lost * _DAMAGED <= len(text) and foreign > 2 * lost else None


def _guessed(data: bytes, path: Path) -> tuple[str, str]:
    """Only among the encodings that news in our languages comes in: a few stray bytes fit some script of the world."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 50 ms that UTF-8 files need not pay

    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_GUESSES)).best()
    if best is None or _controls(text := data.decode(best.encoding, "replace")):
        raise ReadingError("the encoding of the file cannot be told", hint=_AS_TEXT, path=path)
    return text, best.encoding


def _controls(text: str) -> bool:
    """Whether a text holds more control characters than any text does."""
    sample = text[:_SAMPLE]
    controls = sum(1 for char in sample if (ord(char) < 0x20 and char not in "\t\n\r\f") or 0x7F <= ord(char) < 0xA0)
    return controls > len(sample) * 0.01
