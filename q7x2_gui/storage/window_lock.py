"""The lock between windows: the second window on a project reads only, and learns who has the first."""

from __future__ import annotations

import contextlib
import os
import platform
import sys
from pathlib import Path
from typing import BinaryIO

_LONGEST_NAME = 200
_BEHIND_THE_NAME = 1 << 20
"""Offset of the locked byte on Windows, where locked bytes cannot be read: the holder's name stands before it."""


class WindowLock:
    """Held by one window as long as it lives; the system lets go of it when the process dies, however it dies."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path = path
        self._file = file

    def release(self) -> None:
        """Let go and leave no file behind."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
        self._file.close()


def take(project: Path, who: str) -> WindowLock | None:
    """The lock of a project; None when another window has it. Raises OSError where no lock can be kept."""
    path = _lock_path(project)
    while True:
        file = _open(path, os.O_RDWR | os.O_CREAT)
        try:
            taken = _lock(file)
        except OSError:
            file.close()
            raise
        if not taken:
            file.close()
            return None
        if _is_still(path, file):
            break
        file.close()  # whoever had it has just removed the file: lock the new one
    file.truncate(0)
    file.write(f"{who} on {platform.node()} (process {os.getpid()})".encode())
    file.flush()
    return WindowLock(path, file)


def holder(project: Path) -> str:
    """Who holds the lock, as "Ann on host (process 123)"; "another window" where that cannot be read."""
    try:
        with _open(_lock_path(project), os.O_RDONLY) as file:
            return file.read(_LONGEST_NAME).decode("utf-8", "replace") or "another window"
    except OSError:
        return "another window"


def _open(path: Path, flags: int) -> BinaryIO:
    """The lock file itself, never what a link in its place points to."""
    for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    return os.fdopen(os.open(path, flags, 0o666), "r+b" if flags & os.O_RDWR else "rb")


def _lock_path(project: Path) -> Path:
    return project.with_name(f".{project.name}.lock")


def _is_still(path: Path, file: BinaryIO) -> bool:
    try:
        there = path.stat()
    except OSError:
        return False
    ours = os.fstat(file.fileno())
    return (there.st_dev, there.st_ino) == (ours.st_dev, ours.st_ino)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> bool:
        file.seek(_BEHIND_THE_NAME)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        file.seek(0)
        return True

else:
    import fcntl

    def _lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
