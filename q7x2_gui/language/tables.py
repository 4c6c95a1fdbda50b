"""Reading of the shipped CSV tables and TOML lexicons, with errors that name file and line."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from q7x2_gui import paths
from q7x2_gui.errors import ResourceError


def rows(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    """Rows of a CSV table that must have ``columns``; raises `ResourceError` when it is missing or malformed."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            _check_header(path, reader.fieldnames or (), columns)
            return [_checked(path, reader.line_num, row) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ResourceError(f"the table cannot be read: {error}", path=path) from error


def _check_header(path: Path, header: Iterable[str], columns: Sequence[str]) -> None:
    lacking = [column for column in columns if column not in header]
    if lacking:
        raise ResourceError(f"the table lacks the column {lacking[0]!r}", path=path, line=1)


def _checked(path: Path, line: int, row: dict[str, str]) -> dict[str, str]:
    if None in row or None in row.values():
        raise ResourceError("the row has too many or too few cells", path=path, line=line)
    return row


def lexicon(name: str) -> dict[str, Any]:
    """A shipped TOML lexicon, such as ``lexicon("actors.en.toml")``; raises `ResourceError` that says what is wrong."""
    path = paths.resource("lexicons", name)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ResourceError(f"the lexicon cannot be read: {error}", path=path) from error


def several(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds a list, ``;`` between them."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())
