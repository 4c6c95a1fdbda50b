"""Reads JSONL that is not articles (gold files, phrases): a bad line is told with its number, the others stand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from q7x2_gui.errors import Q7X2Error

Row = dict[str, Any]


def rows(lines: Iterable[str], path: Path | str) -> Iterator[tuple[int, Row | Q7X2Error]]:
    """Line number (from 1) and object of each line that is not blank; an error takes the place of a bad one."""
    for number, line in enumerate(lines, start=1):
        text = line.removeprefix("\ufeff").strip()
        if text:
            yield number, _row(text, path, number)


def _row(text: str, path: Path | str, number: int) -> Row | Q7X2Error:
    hint = "Each line must be one JSON object"
    try:
        value = json.loads(text, parse_constant=_no_constant)
    except RecursionError:
        return Q7X2Error("this line is nested too deep", hint=hint, path=path, line=number)
    except ValueError as error:  # bad JSON, NaN, or a number of thousands of digits
        return Q7X2Error(f"this line is not JSON ({error})", hint=hint, path=path, line=number)
    if not isinstance(value, dict):
        return Q7X2Error(f"this line is a {type(value).__name__}, not an object", hint=hint, path=path, line=number)
    return value


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")
