"""The local log: one rotating file on this machine, never sent anywhere and holding no article text."""

from __future__ import annotations

import logging
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_MAX_BYTES = 1_000_000
_BACKUPS = 3


def get(name: str) -> logging.Logger:
    """Logger of one module, under the program's own root so that tests and users can filter it."""
    return logging.getLogger(name if name.startswith("q7x2_gui") else f"q7x2_gui.{name}")


def to_file(folder: Path) -> Path | None:
    """Send the program's log to a rotating file in ``folder``; None when that folder cannot be written."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - it costs 7 ms that a command need not pay

    path = folder / "q7x2.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=_MAX_BYTES, backupCount=_BACKUPS, encoding="utf-8"
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter(_FORMAT))
    root = logging.getLogger("q7x2_gui")
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return path
