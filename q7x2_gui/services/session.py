"""One open project with its services."""

from __future__ import annotations

from pathlib import Path

from q7x2_gui.domain.codebook import Codebook
from q7x2_gui.services.catalogue import Catalogue
from q7x2_gui.services.editing import Editor
from q7x2_gui.services.review import Review
from q7x2_gui.storage.project import Project


class Session:
    """A project, and what reads and edits it; close it when done, or use it as a context manager."""

    def __init__(self, project: Project, codebook: Codebook, analyst: str) -> None:
        self.project = project
        self.codebook = codebook
        self.analyst = analyst
        self.editor = Editor(project, analyst)
        self.review = Review(self.editor)
        self.catalogue = Catalogue(project)

    @classmethod
    def create(cls, path: Path, *, analyst: str) -> Session:
        """Make a new project file and open it; raises `StorageError` when there is one or it cannot be written."""
        raise NotImplementedError

    @classmethod
    def open(cls, path: Path, *, analyst: str, read_only: bool = False) -> Session:
        """Open a project; one that cannot be written opens for reading only, see `read_only` and `read_only_reason`."""
        raise NotImplementedError

    @property
    def path(self) -> Path:
        """The project's file."""
        return self.project.path

    @property
    def read_only(self) -> bool:
        """Whether edits are refused."""
        return self.project.read_only

    @property
    def read_only_reason(self) -> str:
        """Why edits are refused, in one sentence; empty when they are not."""
        return self.project.read_only_reason

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should be told once after opening."""
        return self.project.notices

    def save_copy(self, path: Path) -> None:
        """Write the whole project as it stands to a new file."""
        raise NotImplementedError

    def close(self) -> None:
        """Finish queued edits, leave one clean file, and close all connections."""
        raise NotImplementedError

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
