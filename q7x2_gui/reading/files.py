"""Articles of one file in any of the formats: told by content and name, read by the reader of that format."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from q7x2_gui.domain.article import Article
from q7x2_gui.errors import ReadingError
from q7x2_gui.reading import formats
from q7x2_gui.reading.source import Items, Source


class Articles(Iterator[Article]):
    """Articles of one file; a bad one raises a `ReadingError` that names it, and the next call goes on behind it."""

    def __init__(self, items: Items) -> None:
        self._items = items

    def __next__(self) -> Article:
        item = next(self._items)
        if isinstance(item, ReadingError):
            raise item
        return item


def read_path(path: Path, *, today: str | None = None) -> Iterator[Article]:
    """Articles of one file on disk; each bad file or item raises a `ReadingError` with the way out."""
    return Articles(items(Source(name=path.name, path=path, today=today)))


def items(source: Source) -> Items:
    """Articles and errors of one source, read by the reader of its format, which is imported when first needed."""
    try:
        told = formats.told(source.head(formats.HEAD), source.name)
        yield from import_module(f"q7x2_gui.reading.readers.{told.id}").read(source)
    except ReadingError as error:
        yield error
