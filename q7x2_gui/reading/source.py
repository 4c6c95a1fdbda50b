"""What a reader is given: a file on disk, or a piece of one (a zip member, an attachment) in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from q7x2_gui.domain.article import Article
from q7x2_gui.errors import ReadingError
from q7x2_gui.reading.decode import LARGEST, read_bytes

Items = Iterator[Article | ReadingError]
"""What a reader yields: an article, or in its place why it cannot be read; the next one follows all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """``name`` becomes the article's source id, ``path`` is for messages and may lie inside an archive; ``data`` is
    None for a file on disk; ``depth`` counts the archives and mails around it; ``today`` as in `read_text`."""

    name: str
    path: Path
    data: bytes | None = None
    depth: int = 0
    today: str | None = None

    def head(self, length: int) -> bytes:
        """The first bytes."""
        with self.open() as file:
            return file.read(length)

    def open(self) -> BinaryIO:
        """A file to read from, which the caller closes."""
        if self.data is not None:
            return BytesIO(self.data)
        try:
            return self.path.open("rb")
        except FileNotFoundError:
            raise self.error("there is no such file", "Check the name") from None
        except IsADirectoryError:
            raise self.error("this is a folder", "Import the folder itself") from None
        except PermissionError:
            raise self.error("the file may not be read", "Check its permissions") from None

    def read(self, largest: int = LARGEST) -> bytes:
        """All bytes; raises `ReadingError` when there are none or more than ``largest``."""
        if self.data is None:
            return read_bytes(self.path, largest=largest)
        if not self.data.strip():
            raise self.error("the file is empty", "Leave it out, or save the article again")
        return self.data

    def part(self, name: str, data: bytes) -> Source:
        """A piece inside this one."""
        return Source(
            name=f"{self.name}/{name}", path=self.path / name, data=data, depth=self.depth + 1, today=self.today
        )

    def error(self, message: str, hint: str, line: int | None = None) -> ReadingError:
        """An error that names this source."""
        return ReadingError(message, hint=hint, path=self.path, line=line)
