"""The project file: opening, making and closing it, its one writer and its readers."""

from __future__ import annotations

from pathlib import Path


class Project:
    """One open project file."""

    path: Path
    read_only: bool
    read_only_reason: str
    notices: tuple[str, ...]
