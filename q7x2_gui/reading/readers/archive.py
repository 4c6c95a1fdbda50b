"""Zip files: each member in a known format is read in memory; nothing is ever unpacked to disk."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import PurePosixPath
from typing import BinaryIO

from q7x2_gui.errors import ReadingError
from q7x2_gui.reading import formats
from q7x2_gui.reading.packed import BROKEN, SwollenError, unpacked
from q7x2_gui.reading.source import Items, Source

_MOST_MEMBERS = 10_000
_MOST_UNPACKED = 1024 * 1024 * 1024
_MOST_DIRECTORY = 8 * 1024 * 1024
"""Bytes of the table of contents: ten thousand long names need no more."""
_DEEPEST = 2
_END = b"PK\x05\x06"
_UNPACK = "Unpack it yourself and import the folder"
_LOCKED, _UTF8 = 0x1, 0x800


def read(source: Source) -> Items:
    """Articles of the members in the order of their names; a bad member is told, and the next ones are read."""
    if source.depth >= _DEEPEST:
        raise source.error("archives and mails are packed into one another too deeply", _UNPACK)
    with closing(source.open()) as file:
        _check_end(file, source)
        try:
            archive = zipfile.ZipFile(file)
        except BROKEN as error:
            raise source.error(f"the zip file is broken ({error})", _UNPACK) from error
        with archive:
            yield from _members(archive, source)


def _members(archive: zipfile.ZipFile, source: Source) -> Items:
    from q7x2_gui.reading.files import items  # noqa: PLC0415 - files reads archives, archives hold files

    infos = archive.infolist()
    if len(infos) > _MOST_MEMBERS:
        raise source.error(f"the zip file has {len(infos)} members, at most {_MOST_MEMBERS} are read", _UNPACK)
    wanted = sorted(_articles(infos), key=lambda one: one[0])
    if sum(info.file_size for _, info in wanted) > _MOST_UNPACKED:
        raise source.error("the zip file unpacks to more than 1 GB", "Split it")
    if not wanted:
        raise source.error("no articles in this zip file", f"Looked for {formats.in_words()}")
    for name, info in wanted:
        try:
            piece = source.part(_safe(name, source), _data(archive, info, name, source))
        except ReadingError as error:
            yield error
        else:
            yield from items(piece)


def _check_end(file: BinaryIO, source: Source) -> None:
    """Refuse by its last record a table of contents that would take long to read."""
    file.seek(0, 2)
    length = file.tell()
    file.seek(max(0, length - 66_000))
    tail = file.read()
    at = tail.rfind(_END)
    file.seek(0)
    if at < 0:
        raise source.error("the zip file is broken (it has no end)", _UNPACK)
    members = int.from_bytes(tail[at + 10 : at + 12], "little")
    directory = int.from_bytes(tail[at + 12 : at + 16], "little")
    if members > _MOST_MEMBERS or directory > _MOST_DIRECTORY:
        raise source.error(f"the zip file has more than {_MOST_MEMBERS} members", _UNPACK)


def _articles(infos: list[zipfile.ZipInfo]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    for info in infos:
        name = _name(info)
        parts = PurePosixPath(name).parts
        hidden = any(part.startswith(".") and part != ".." for part in parts) or "__MACOSX" in parts
        if not info.is_dir() and not hidden and formats.known(name):
            yield name, info


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name with slashes; names that were written as UTF-8 without saying so are read as that."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _safe(name: str, source: Source) -> str:
    """The name, if it stays inside the archive: it is only shown, but stored and exported too."""
    path = PurePosixPath(name)
    drive = len(name) > 1 and name[1] == ":"
    if path.is_absolute() or drive or ".." in path.parts or any(ord(char) < 0x20 for char in name):
        raise source.error(f"a member is called {name[:80]!r}, which leads out of the zip file", _UNPACK)
    return name


def _data(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, source: Source) -> bytes:
    if info.flag_bits & _LOCKED:
        raise source.error(f"{name} is locked with a password", _UNPACK)
    try:
        return unpacked(archive, info)
    except SwollenError:
        raise source.error(f"{name} unpacks to far too much", "Leave it out of the zip file") from None
    except BROKEN as error:
        raise source.error(f"{name} is broken ({error})", _UNPACK) from error
