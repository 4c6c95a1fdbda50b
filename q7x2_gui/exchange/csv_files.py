"""The export as a folder of CSV files: RFC 4180 as it is for programs, or guarded for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from q7x2_gui.exchange.cells import Cell, clean, guarded
from q7x2_gui.exchange.dataset import Dataset, in_order
from q7x2_gui.exchange.dictionary import CODEBOOK, DATA_TABLES, data_tables, entries
from q7x2_gui.exchange.whole import whole_folder

NAMES = tuple(f"{table.name}.csv" for table in (*DATA_TABLES, CODEBOOK))
"""The files of an export, in the order in which they are written."""


def write_csv(dataset: Dataset, folder: Path, *, spreadsheet: bool = False) -> list[Path]:
    """Write all tables to ``folder``, whole or not at all; equal datasets give equal bytes.

    ``spreadsheet`` adds a byte-order mark and takes the life out of cells that look like formulas. Raises
    `ExportError` and leaves what was there when anything fails.
    """
    dataset = in_order(dataset)
    with whole_folder(folder, frozenset(NAMES)) as place:
        for table in data_tables(dataset):
            write_table(place / f"{table.name}.csv", table.header, table.cells(dataset), spreadsheet=spreadsheet)
        dictionary = (
            tuple(column.value(entry) for column in CODEBOOK.columns)
            for entry in entries(dataset, spreadsheet=spreadsheet)
        )
        write_table(place / "codebook.csv", CODEBOOK.header, dictionary, spreadsheet=spreadsheet)
    return [folder / name for name in NAMES]


def write_table(
    path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]], *, spreadsheet: bool = False
) -> None:
    """Write one CSV file: a header, CRLF between rows, quotes where they are needed."""
    text = guarded if spreadsheet else clean
    encoding = "utf-8-sig" if spreadsheet else "utf-8"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([text(name) for name in header])
        writer.writerows([text(cell) for cell in row] for row in rows)
