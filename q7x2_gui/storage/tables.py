"""Which tables stand in the ledger, and which of their columns stand there by hash only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

Cell = str | int | float | None
Row = dict[str, Cell]
"""One row by column name, as SQLite gives it."""
Image = dict[str, Cell]
"""A row as the ledger keeps it: frozen columns are replaced by one hash under `HASH`."""

HASH = "#"

FROZEN: Mapping[str, tuple[str, ...]] = {
    "codebook": ("text",),
    "article": (
        "source_id",
        "sha256",
        "source_path",
        "title_span",
        "outlet_span",
        "published_span",
        "body",
        "original",
        "position_map",
        "text",
    ),
    "suggestion": (
        "extractor",
        "version",
        "rank",
        "parent",
        "main",
        "background",
        "confidence",
        "type",
        "status",
        "date",
        "start_earliest",
        "start_latest",
        "end_earliest",
        "end_latest",
        "record",
    ),
}
"""Columns that never change once written; their contents are kept apart while an undo has removed the row.

A list of a released schema never grows: the hashes in ledgers are made over it.
"""

ADDED: Mapping[str, Mapping[str, Cell]] = {"event": {"custom": "{}", "unsure": "[]", "lead": None}}
"""Columns that a later schema has added to a table of an earlier one, with what the rows of before have in them."""

RECORDED = (
    "codebook",
    "setting",
    "event_type",
    "event_status",
    "batch",
    "article",
    "article_source",
    "removal",
    "suggestion",
    "extraction",
    "event",
    "report",
    "participant",
    "evidence",
    "article_mark",
    "saved_filter",
)
"""All tables that edits may touch, in an order in which rows can be written one after the other."""


def image_of(table: str, row: Mapping[str, Cell]) -> Image:
    """The row as the ledger keeps it."""
    frozen = FROZEN.get(table, ())
    if not frozen:
        return dict(row)
    image = {name: value for name, value in row.items() if name not in frozen}
    image[HASH] = frozen_hash([row[name] for name in frozen])
    return image


def completed(table: str, image: Image | None) -> Image | None:
    """An image of any schema with the columns that have come since."""
    added = ADDED.get(table)
    return image if image is None or added is None else {**added, **image}


def frozen_hash(cells: Sequence[Cell]) -> str:
    """SHA-256 over the frozen cells of one row, as 64 hex digits."""
    return hashlib.sha256(to_json(list(cells)).encode("utf-8", "surrogatepass")).hexdigest()


def to_json(value: object) -> str:
    """Compact JSON, the same text for the same value every time."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
