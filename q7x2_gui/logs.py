"""The local log: one rotating file on this machine, never sent anywhere and holding no article text."""

from __future__ import annotations

import logging
import os
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_MAX_BYTES = 1_000_000
_BACKUPS = 3


def get(name: str) -> logging.Logger:
    """Logger of one module, under the program's own root so that tests and users can filter it."""
    return logging.getLogger(name if name.startswith("q7x2_gui") else f"q7x2_gui.{name}")


class _FileFromFirstRecord(logging.Handler):
    """Opens its rotating file when there is something to write: most runs need neither the file nor its module."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            self._file = self._opened()
        self._file.emit(record)

    def _opened(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - 7 ms that most runs need not pay

        try:
            file: logging.Handler = RotatingFileHandler(
                self._path, maxBytes=_MAX_BYTES, backupCount=_BACKUPS, encoding="utf-8"
            )
        except OSError:  # the folder has become unwritable since it was looked at; a log must stop nothing
            return logging.NullHandler()
        file.setFormatter(self.formatter)
        return file

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def to_file(folder: Path) -> Path | None:
    """Send the program's log to a rotating file in ``folder``; None when that folder cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    if not os.access(folder, os.W_OK):
        return None
    path = folder / "q7x2.log"
    handler = _FileFromFirstRecord(path)
    handler.setFormatter(logging.Formatter(_FORMAT))
    root = logging.getLogger("q7x2_gui")
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return path
