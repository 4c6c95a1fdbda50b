"""Where shipped data lies (in a checkout or in an installed wheel) and where the user's own settings go."""

from __future__ import annotations

from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "_shipped"

APP_NAME = "q7x2"


def _root() -> Path:
    """The folder that holds ``resources`` and ``seeds``: the wheel's own copy, else the checkout."""
    return _SHIPPED if (_SHIPPED / "resources").is_dir() else _PACKAGE.parent


def resource(*parts: str) -> Path:
    """Path of a read-only shipped file or folder, such as ``resource("codebooks", "diplomacy.toml")``."""
    return _root().joinpath("resources", *parts)


def seeds() -> Path:
    """Folder of the five starter articles."""
    return _root() / "seeds"


def user_config_dir() -> Path:
    """Folder of the user's window layout and keys; not created here."""
    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False))


def user_log_dir() -> Path:
    """Folder of the local rotating log; not created here."""
    return Path(platformdirs.user_log_dir(APP_NAME, appauthor=False))


def user_backup_dir() -> Path:
    """Folder of the backups of all projects, a folder each; not created here."""
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)) / "backups"


def user_documents_dir() -> Path:
    """Folder where new projects are offered to be made."""
    return Path(platformdirs.user_documents_dir())
