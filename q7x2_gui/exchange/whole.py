"""Writing that happens wholly or not at all: under a temporary name, flushed to the disk, then renamed."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from q7x2_gui import placing
from q7x2_gui.errors import ExportError

_IGNORED = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_SQLITE_MAGIC = b"SQLite format 3\x00"


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """A path to write to, which becomes ``target`` when the block ends well; otherwise ``target`` stays as it was."""
    target = _real(target)
    if target.is_dir():
        raise ExportError("this is a folder", hint="Name a file to write to", path=target)
    _refuse_project(target)
    temporary = placing.beside(target)
    try:
        with _told(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            yield temporary
            placing.replace(temporary, target)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


@contextmanager
def whole_folder(target: Path, names: frozenset[str]) -> Iterator[Path]:
    """A folder to write ``names`` into, which takes the place of ``target`` when the block ends well.

    Refuses a target that holds anything else, for that would be lost.
    """
    target = _real(target)
    _refuse_foreign(target, names)
    temporary = placing.beside(target)
    try:
        with _told(target):
            temporary.mkdir(parents=True)
            yield temporary
            for name in sorted(names):
                placing.flush(temporary / name)
            placing.flush_folder(temporary)
            _put_in_place(temporary, target)
            placing.flush_folder(target.parent)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Turn what the system says into an error that names the target and the way out."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        hint = "Nothing was changed: make room, or choose another place"
        raise ExportError(f"cannot be written ({reason})", hint=hint, path=target) from error


def _real(target: Path) -> Path:
    return Path(os.path.realpath(target))


def _refuse_project(target: Path) -> None:
    with suppress(OSError), target.open("rb") as file:
        if file.read(len(_SQLITE_MAGIC)) == _SQLITE_MAGIC:
            raise ExportError("this is a database and will not be overwritten", hint="Choose another name", path=target)


def _refuse_foreign(target: Path, names: frozenset[str]) -> None:
    if target.exists() and not target.is_dir():
        raise ExportError("this is a file", hint="CSV is written as a folder of files: name a folder", path=target)
    foreign = sorted({entry.name for entry in target.iterdir()} - names - _IGNORED) if target.is_dir() else []
    if foreign:
        found = f"the folder holds other things ({', '.join(foreign[:3])}{', ...' if len(foreign) > 3 else ''})"
        raise ExportError(found, hint="Choose a new or an empty folder, or one of an earlier export", path=target)


def _put_in_place(new: Path, target: Path) -> None:
    """Swap the folders in one step where the system can; ``new`` holds the old files afterwards."""
    if not target.exists():
        os.rename(new, target)
    elif not _exchange(new, target):
        old = placing.beside(target, "old")
        os.rename(target, old)
        try:
            os.rename(new, target)
        except OSError:
            os.rename(old, target)
            raise
        shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names at once (Linux renameat2); False where that is not possible."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done: int = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return done == 0
