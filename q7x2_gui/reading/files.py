"""Articles of one file: a text file holds one, a JSON-lines file one a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from q7x2_gui.domain.article import Article
from q7x2_gui.errors import ReadingError
from q7x2_gui.reading.decode import decode, read_bytes
from q7x2_gui.reading.text import Given, read_text

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_LINES = frozenset({".jsonl", ".ndjson"})
_LARGEST_LINES = 2 * 1024 * 1024 * 1024
_LONGEST_LINE = 20 * 1024 * 1024
_HTML_HINT = "Save the page as plain text and import that"


class Rows(Iterator[Article]):
    """Articles of a JSON-lines file; a bad line raises a `ReadingError` naming it, the next call goes on behind it."""

    def __init__(self, path: Path, today: str | None = None) -> None:
        if path.stat().st_size > _LARGEST_LINES:
            raise ReadingError("the file is larger than 2 GB", hint="Split it", path=path)
        self._path = path
        self._today = today
        self._file = path.open("rb")
        self._line = 0
        self._any = False

    def __next__(self) -> Article:
        while True:
            data = self._file.readline(_LONGEST_LINE + 1)
            if not data:
                self._file.close()
                if not self._any:
                    self._any = True
                    raise ReadingError("the file is empty", hint="Leave it out, or save it again", path=self._path)
                raise StopIteration
            self._line += 1
            if len(data) > _LONGEST_LINE:
                self._skip(data)
                raise self._error("the line is longer than 20 MB", "Split the article")
            if data.strip():
                self._any = True
                return self._article(data)

    def close(self) -> None:
        """Close the file before its end."""
        self._file.close()

    def _skip(self, data: bytes) -> None:
        while data and not data.endswith(b"\n"):
            data = self._file.readline(_LONGEST_LINE)

    def _error(self, message: str, hint: str) -> ReadingError:
        self._any = True
        return ReadingError(message, hint=hint, path=self._path, line=self._line)

    def _article(self, data: bytes) -> Article:
        row = self._row(data)
        text = row.get("text")
        if text is None and row.get("html") is not None:
            raise self._error("the row holds HTML, which cannot be read yet", _HTML_HINT)
        if not isinstance(text, str) or not text.strip():
            raise self._error("the row has no text", 'Give it a "text" that is not empty')
        source_id = str(row.get("id") or f"{self._path.name}:{self._line}")
        return read_text(text, source_id=source_id, path=str(self._path), given=self._given(row), today=self._today)

    def _row(self, data: bytes) -> dict[str, Any]:
        try:
            row = json.loads(data.decode("utf-8-sig"), parse_constant=_refused)
        except UnicodeDecodeError as error:
            raise self._error("the line is not UTF-8", "Save the file in UTF-8") from error
        except (ValueError, RecursionError) as error:
            said = getattr(error, "msg", "") or "nested too deeply or a number out of range"
            raise self._error(f"the line is no JSON object ({said})", "Put one JSON object on each line") from error
        if not isinstance(row, dict):
            raise self._error("the line is no JSON object", "Put one JSON object on each line")
        return row

    def _given(self, row: dict[str, Any]) -> Given:
        for key in ("title", "published", "url", "outlet", "author", "lang"):
            if row.get(key) is not None and not isinstance(row[key], str):
                raise self._error(f'"{key}" is not text', "Put it in quotes, or leave it out")
        return Given(
            title=row.get("title") or None, published=row.get("published") or None, url=row.get("url") or None,
            outlet=row.get("outlet") or None, author=row.get("author") or None, language=row.get("lang") or None,
        )  # fmt: skip


def read_path(path: Path, *, today: str | None = None) -> Iterator[Article]:
    """Articles of one file, told by its name (.jsonl, .ndjson) or else taken as plain text.

    Each bad file or row raises `ReadingError` that names it and the way out; after a bad row the iterator goes on.
    """
    if path.suffix.lower() in _LINES:
        try:
            return Rows(path, today)
        except FileNotFoundError:
            raise ReadingError("there is no such file", hint="Check the name", path=path) from None
    return _plain(path, today)


def _plain(path: Path, today: str | None) -> Iterator[Article]:
    text = decode(read_bytes(path), path)
    if _HTML.match(text[:2000]):
        raise ReadingError("this is an HTML page, which cannot be read yet", hint=_HTML_HINT, path=path)
    if not text.strip():
        raise ReadingError("the file is empty", hint="Leave it out, or save the article again", path=path)
    yield read_text(text, source_id=path.name, path=str(path), today=today)


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON number")
