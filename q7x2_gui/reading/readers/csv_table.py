"""CSV tables: a row an article, columns named like the keys of JSON lines; the delimiter is told from the header."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING

from q7x2_gui.domain.article import Article
from q7x2_gui.errors import ReadingError
from q7x2_gui.reading import rows
from q7x2_gui.reading.decode import decode
from q7x2_gui.reading.source import Items, Source

if TYPE_CHECKING:
    from _csv import Reader as CsvReader

_LARGEST = 200 * 1024 * 1024
_LONGEST_CELL = 20 * 1024 * 1024
_DELIMITERS = ",;\t|"
_ALSO = {
    "body": "text", "content": "text", "full_text": "text", "fulltext": "text", "article": "text",
    "headline": "title", "date": "published", "publication_date": "published", "publisher": "outlet",
    "source": "outlet", "language": "lang", "link": "url", "byline": "author",
}  # fmt: skip
"""Other names that tables in use give these columns; the proper name goes first where a table has both."""
_COLUMNS = f"Name the columns as in JSON lines: {', '.join(rows.KEYS)}"


def read(source: Source) -> Items:
    """Articles in the order of their rows; a bad row is told with its line, and the next ones are read."""
    text = decode(source.read(_LARGEST), source.path).removeprefix("\ufeff")
    csv.field_size_limit(_LONGEST_CELL)  # the standard 131,072 is less than a long article
    header, delimiter = _header(text, source)
    table = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    next(table)
    found = False
    for line, cells in _records(table, source):
        found = True
        yield cells if isinstance(cells, ReadingError) else _item(cells, header, source, line)
    if not found:
        raise source.error("the table has a header and no rows", "Leave it out, or save it again")


def _records(table: CsvReader, source: Source) -> Iterator[tuple[int, list[str] | ReadingError]]:
    """Line at which each record begins, and its cells; an error for what is no CSV, after which nothing is sure."""
    while True:
        line = table.line_num + 1
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            hint = "Look for a quotation mark that is not closed; what stands behind this line was not read"
            yield line, source.error(f"the table is broken here ({error})", hint, line)
            return
        if any(cell.strip() for cell in cells):
            yield line, cells


def _item(cells: list[str], header: list[str | None], source: Source, line: int) -> Article | ReadingError:
    if len(cells) > len(header):
        hint = "Put cells that hold the delimiter in quotation marks"
        return source.error(f"the row has {len(cells)} cells, the header {len(header)}", hint, line)
    row = {name: cell for name, cell in zip(header, cells, strict=False) if name and cell.strip()}
    try:
        return rows.article(row, source, line)
    except ReadingError as error:
        return error


def _header(text: str, source: Source) -> tuple[list[str | None], str]:
    """Our names of the columns (None for others), and the delimiter under which most of them are known."""
    best: tuple[list[str | None], str] = ([], ",")
    for delimiter in _DELIMITERS:
        names = _known(_first(text, delimiter))
        if sum(map(bool, names)) > sum(map(bool, best[0])):
            best = (names, delimiter)
    known = [name for name in best[0] if name]
    twice = {name for name in known if known.count(name) > 1}
    if twice:
        raise source.error(f"two columns are called {sorted(twice)[0]}", "Rename or delete one of them", 1)
    if not {"text", "html"} & set(known):
        raise source.error("the table has no column of texts", _COLUMNS, 1)
    return best


def _first(text: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader(StringIO(text[:20_000], newline=""), delimiter=delimiter), [])
    except csv.Error:
        return []


def _known(cells: list[str]) -> list[str | None]:
    written = [cell.strip().strip("\"'").lower().replace(" ", "_").replace("-", "_") for cell in cells]
    proper = {name for name in written if name in rows.KEYS}
    return [name if name in rows.KEYS else _other(name, proper) for name in written]


def _other(name: str, proper: set[str]) -> str | None:
    ours = _ALSO.get(name)
    return ours if ours and ours not in proper else None
