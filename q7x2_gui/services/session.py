"""One open project with its services."""

from __future__ import annotations

import getpass
from concurrent.futures import Future
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from q7x2_gui.domain.codebook import Codebook
from q7x2_gui.services import codebooks
from q7x2_gui.services.catalogue import Catalogue
from q7x2_gui.services.changes import Unsaved
from q7x2_gui.services.editing import Editor
from q7x2_gui.storage.project import Project

if TYPE_CHECKING:
    from q7x2_gui.resources import OwnFiles
    from q7x2_gui.services.reshaping import Reshaping
    from q7x2_gui.services.review import Review


def login_name() -> str:
    """The system's login name, to be offered as the analyst's; "analyst" where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no login on this system, or none with a name
        return "analyst"


class Session:
    """A project, and what reads and edits it; close it when done, or use it as a context manager."""

    def __init__(self, project: Project, *, analyst: str, window: bool = False) -> None:
        self.project = project
        self._closed = False
        self._window = window
        with project.reading() as connection:
            self.codebook: Codebook = codebooks.of_project(connection, project.path)
        self.analyst = analyst
        self.editor = Editor(project, analyst)
        self.catalogue = Catalogue(project)
        self._opened_at_step = self.editor.revision

    @classmethod
    def create(cls, path: Path, *, analyst: str, window: bool = False, codebook: Codebook | None = None) -> Session:
        """Make a new project file and open it; raises `StorageError` when there is one or it cannot be written."""
        codebook = codebook or codebooks.shipped()
        Project.create(path, who=analyst, fill=lambda recorder: codebooks.store(recorder, codebook))
        return cls.open(path, analyst=analyst, window=window)

    @classmethod
    def open(cls, path: Path, *, analyst: str, read_only: bool = False, window: bool = False) -> Session:
        """Open a project; one that cannot be written opens for reading only, see `read_only` and `read_only_reason`.

        A ``window`` is the only one that may edit: a second one reads only; commands may write beside it. Raises
        `NotAProjectError`, `NewerProjectError` or `StorageError`, and leaves the file untouched then.
        """
        return cls._over(Project.open(path, read_only, window_of=analyst if window else None), analyst, window)

    @classmethod
    def _over(cls, project: Project, analyst: str, window: bool) -> Session:
        try:
            return cls(project, analyst=analyst, window=window)
        except BaseException:
            project.close()
            raise

    @cached_property
    def review(self) -> Review:
        """The verdicts and edits of the review; loaded at the first of them, not while a project opens."""
        from q7x2_gui.services.review import Review  # noqa: PLC0415 - the first picture of a project needs none of it

        return Review(self.editor, self.codebook)

    @cached_property
    def reshaping(self) -> Reshaping:
        """The edits that make more or fewer events of what stands; loaded at the first of them, as `review` is."""
        from q7x2_gui.services.reshaping import Reshaping  # noqa: PLC0415 - see `review`

        return Reshaping(self.editor, self.codebook)

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
        """Why edits are refused, as half a sentence ("its folder is write-protected"); empty when they are not."""
        return self.project.read_only_reason

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should be told once after opening."""
        return self.project.notices

    def own_files(self) -> OwnFiles:
        """The lexicons, tables and lists that this project has in its own words; see `services.own_resources`."""
        from q7x2_gui.services.own_resources import of_project  # noqa: PLC0415 - most sessions never read or extract

        return of_project(self.project)

    def save_copy(self, path: Path) -> None:
        """Write the whole project as it stands to a new file; raises `StorageError`."""
        self.project.save_copy(path)

    def finish(self) -> Future[tuple[Unsaved, ...]]:
        """Done when queued edits are saved and unsaved ones tried once more; what is still unsaved then.

        To be asked for before `close`, so that the user can decide what becomes of that.
        """
        if self.read_only or self._closed:
            nothing: Future[tuple[Unsaved, ...]] = Future()
            nothing.set_result(self.editor.unsaved)
            return nothing
        return self.editor.finish()

    def close(self) -> tuple[Unsaved, ...]:
        """Finish, leave one clean file and close all connections; what could not be saved, and is lost now.

        A window leaves a backup of what was done in it.
        """
        unsaved = self.finish().result()
        if self._window and not (self._closed or self.read_only) and self.editor.revision > self._opened_at_step:
            self.editor.safekeeping.take("close")
        self._closed = True
        self.project.close()
        return unsaved

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
