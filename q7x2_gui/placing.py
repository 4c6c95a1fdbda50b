"""Puts a finished file in its place: written under a name beside it, flushed to the disk, then named."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path


def beside(target: Path, what: str = "new") -> Path:
    """A free hidden name in the target's folder to write under."""
    return target.with_name(f".{target.name}.{what}-{secrets.token_hex(4)}")


def flush(path: Path) -> None:
    """Make a file's contents durable."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system allows to ask for that."""
    if os.name == "nt":  # Windows cannot open a folder
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def appear(temporary: Path, target: Path) -> None:
    """Give a finished file its name; raises FileExistsError when that is taken, for nothing is ever replaced."""
    flush(temporary)
    try:
        os.link(temporary, target)  # unlike rename, fails when the name is taken
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links: take the name first, then put the file there
        os.close(os.open(target, os.O_CREAT | os.O_EXCL))
        temporary.replace(target)
    temporary.unlink(missing_ok=True)
    flush_folder(target.parent)


def replace(temporary: Path, target: Path) -> None:
    """Give a finished file its name, in the place of what had it."""
    flush(temporary)
    temporary.replace(target)
    flush_folder(target.parent)
