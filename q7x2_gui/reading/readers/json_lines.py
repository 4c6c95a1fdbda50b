"""JSON lines: one object an article; a bad line is told with its number, and the next ones are read."""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from q7x2_gui.domain.article import Article
from q7x2_gui.errors import ReadingError
from q7x2_gui.reading import rows
from q7x2_gui.reading.source import Items, Source

_LARGEST = 2 * 1024 * 1024 * 1024
_LONGEST_LINE = 20 * 1024 * 1024
_ONE_A_LINE = "Put one JSON object on each line"


def read(source: Source) -> Items:
    """Articles in the order of their lines; the file is read line by line, never as a whole."""
    if source.data is None and source.path.stat().st_size > _LARGEST:
        raise source.error("the file is larger than 2 GB", "Split it")
    with source.open() as file:
        number, found = 0, False
        while data := file.readline(_LONGEST_LINE + 1):
            number += 1
            if data.strip():
                found = True
                yield _item(data, source, number, file)
        if not found:
            raise source.error("the file is empty", "Leave it out, or save it again")


def _item(data: bytes, source: Source, number: int, file: BinaryIO) -> Article | ReadingError:
    if len(data) > _LONGEST_LINE:
        _skip(data, file)
        return source.error("the line is longer than 20 MB", "Split the article", number)
    try:
        return rows.article(_row(data, source, number), source, number)
    except ReadingError as error:
        return error


def _skip(data: bytes, file: BinaryIO) -> None:
    while data and not data.endswith(b"\n"):
        data = file.readline(_LONGEST_LINE)


def _row(data: bytes, source: Source, number: int) -> dict[str, Any]:
    try:
        row = json.loads(data.decode("utf-8-sig"), parse_constant=_refused)
    except UnicodeDecodeError as error:
        raise source.error("the line is not UTF-8", "Save the file in UTF-8", number) from error
    except (ValueError, RecursionError) as error:
        said = getattr(error, "msg", "") or "nested too deeply or a number out of range"
        raise source.error(f"the line is no JSON object ({said})", _ONE_A_LINE, number) from error
    if not isinstance(row, dict):
        raise source.error("the line is no JSON object", _ONE_A_LINE, number)
    return row


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON number")
