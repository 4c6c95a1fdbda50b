"""From the paths that a person names to the articles in them; what cannot be read is told, not raised."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from q7x2_gui import reading
from q7x2_gui.domain.article import Article
from q7x2_gui.errors import Q7X2Error, ReadingError
from q7x2_gui.reading import formats

_SQLITE_MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Unread:
    """What was asked for and cannot be read: the path as it was named, and why."""

    path: str
    error: Q7X2Error


def is_project(path: Path) -> bool:
    """Whether a file is a database by its first bytes; opening it tells whether it is one of ours."""
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE_MAGIC)) == _SQLITE_MAGIC
    except OSError:
        return False


def files(paths: Iterable[Path]) -> Iterator[Path | Unread]:
    """Each file to read: in folders those named like a format, in the order of their names; a file that is named
    itself whatever it is called; an `Unread` for what is missing or has no articles."""
    for path in paths:
        if not path.exists():
            error = ReadingError("no such file or folder", hint="Check the spelling of the path", path=path)
            yield Unread(str(path), error)
        elif path.is_dir():
            yield from _files_in(path)
        else:
            yield path


def _files_in(folder: Path) -> Iterator[Path | Unread]:
    troubles: list[OSError] = []
    found = sorted(_walk(folder, troubles), key=lambda path: path.parts)
    yield from found
    for trouble in troubles:
        yield Unread(str(folder), ReadingError(f"cannot be opened ({trouble.strerror})", path=trouble.filename))
    if not found and not troubles:
        hint = f"Looked for {formats.in_words()}"
        yield Unread(str(folder), ReadingError("no articles in this folder", hint=hint, path=folder))


def _walk(folder: Path, troubles: list[OSError]) -> Iterator[Path]:
    for root, folders, names in os.walk(folder, onerror=troubles.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if formats.known(name) and not name.startswith("."):
                yield Path(root, name)


def articles(paths: Iterable[Path]) -> Iterator[Article | Unread]:
    """Each article in the order of ``paths``; an `Unread` takes the place of each that cannot be read."""
    for path in files(paths):
        if isinstance(path, Unread):
            yield path
        elif is_project(path):
            error = ReadingError("this is a database, not an article", hint="Name a project alone", path=path)
            yield Unread(str(path), error)
        else:
            yield from _articles_in(path)


def _articles_in(path: Path) -> Iterator[Article | Unread]:
    items = iter(reading.read_path(path))
    while True:
        try:
            yield next(items)
        except StopIteration:
            return
        except Q7X2Error as error:
            yield Unread(str(path), error)
        except OSError as error:
            yield Unread(str(path), ReadingError(f"cannot be opened ({error.strerror or error})", path=path))
            return
