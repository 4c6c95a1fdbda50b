"""What is kept with the user, not with the project: name, theme, text size, panes, and the projects opened last."""

from __future__ import annotations

import getpass
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings

from q7x2_gui import paths

RECENT = 8


class Settings(QObject):
    """The user's settings in one INI file of the configuration folder; unreadable values count as not set."""

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        file = path or paths.user_config_dir() / "window.ini"
        self._store = QSettings(str(file), QSettings.Format.IniFormat, self)

    @property
    def analyst(self) -> str:
        """The analyst's name; empty before it was given."""
        return self._text("analyst")

    @analyst.setter
    def analyst(self, name: str) -> None:
        self._store.setValue("analyst", name.strip())

    @property
    def theme(self) -> str:
        """Name of the theme; empty to follow the system."""
        return self._text("theme")

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    @property
    def text_scale(self) -> float:
        """Size of the article's text as a multiple of the usual one, from 0.5 to 3."""
        try:
            return min(max(float(self._text("text_scale") or 1.0), 0.5), 3.0)
        except ValueError:
            return 1.0

    @text_scale.setter
    def text_scale(self, scale: float) -> None:
        self._store.setValue("text_scale", f"{scale:g}")

    @property
    def recent(self) -> list[Path]:
        """Projects opened last that are still there, newest first."""
        lines = self._text("recent").split("\n")
        return [path for line in lines if line and (path := Path(line)).is_file()]

    def note_opened(self, path: Path) -> None:
        """Put a project first among those opened last."""
        kept = [path, *(p for p in self.recent if p != path)]
        self._store.setValue("recent", "\n".join(map(str, kept[:RECENT])))

    def place(self, project: Path) -> str:
        """Id of the article that was open when the project was closed last; empty when none is known."""
        path, _, article_id = self._text("place").partition("\n")
        return article_id if path == str(project) else ""

    def keep_place(self, project: Path, article_id: str) -> None:
        """Remember which article of the project that is closed now was open."""
        self._store.setValue("place", f"{project}\n{article_id}")

    def state(self, name: str) -> QByteArray:
        """Saved layout of a pane or window; empty when there is none."""
        value = self._store.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Save the layout of a pane or window."""
        self._store.setValue(f"layout/{name}", state)

    def hidden(self, pane: str) -> bool:
        """Whether the user has hidden a pane."""
        return self._text(f"hidden/{pane}") == "yes"

    def keep_hidden(self, pane: str, hidden: bool) -> None:
        """Remember whether a pane is hidden."""
        self._store.setValue(f"hidden/{pane}", "yes" if hidden else "no")

    def write(self) -> None:
        """Write the file now."""
        self._store.sync()

    def _text(self, name: str) -> str:
        value = self._store.value(name, "")
        return value if isinstance(value, str) else ""


def login_name() -> str:
    """The name of the system login, offered as the analyst's; "analyst" where there is none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "analyst"
