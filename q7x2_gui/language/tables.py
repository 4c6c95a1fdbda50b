"""Reading of the shipped CSV tables and TOML lexicons, with errors that name file and line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from q7x2_gui import resources
from q7x2_gui.errors import ResourceError


def rows(name: str, columns: Sequence[str]) -> list[dict[str, str]]:
    """Rows of a CSV table such as ``actors/pairs.csv`` that must have ``columns``.

    Raises `ResourceError` when it is missing or malformed.
    """
    return [row for _, row in numbered_rows(name, columns)]


def numbered_rows(name: str, columns: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """The same, each with its line in the file, from 1; raises `ResourceError`."""
    path = resources.place(name)
    reader = csv.DictReader(io.StringIO(resources.text(name), newline=""), strict=True)
    try:
        _check_header(path, reader.fieldnames or (), columns)
        return [(reader.line_num, _checked(path, reader.line_num, row)) for row in reader]
    except csv.Error as error:
        raise ResourceError(f"the table cannot be read: {error}", path=path, line=reader.line_num) from error


def _check_header(path: Path, header: Iterable[str], columns: Sequence[str]) -> None:
    lacking = [column for column in columns if column not in header]
    if lacking:
        raise ResourceError(f"the table lacks the column {lacking[0]!r}", path=path, line=1)


def _checked(path: Path, line: int, row: dict[str, str]) -> dict[str, str]:
    if None in row or None in row.values():
        raise ResourceError("the row has too many or too few cells", path=path, line=line)
    return row


def lexicon(name: str) -> dict[str, Any]:
    """A TOML lexicon, such as ``lexicon("actors.en.toml")``; raises `ResourceError` that says what is wrong where."""
    return resources.toml(resources.text(f"lexicons/{name}"), place(name), "lexicon")


def place(name: str) -> Path:
    """Where a lexicon stands, for messages."""
    return resources.place(f"lexicons/{name}")


def several(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds a list, ``;`` between them."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())
