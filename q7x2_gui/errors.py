"""The two families of errors: trouble that the user can act on, and faults of ours."""

from __future__ import annotations

from pathlib import Path


class Q7X2Error(Exception):
    """Trouble that the user can act on: says what happened, where, and the way out.

    ``message`` is one plain sentence without a full stop at its end; ``hint`` is the way out; ``path`` and ``line``
    (from 1) name the place, where there is one. ``str()`` gives all of it on one line.
    """

    def __init__(
        self, message: str, *, hint: str = "", path: Path | str | None = None, line: int | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.path = None if path is None else Path(path)
        self.line = line

    @property
    def where(self) -> str:
        """Path and line, as ``articles.jsonl:12``; empty when the place is unknown."""
        if self.path is None:
            return ""
        return str(self.path) if self.line is None else f"{self.path}:{self.line}"

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text}. {self.hint}" if self.hint else text


class DateError(Q7X2Error):
    """A date that is not EDTF, or no day of the calendar."""


class ReadingError(Q7X2Error):
    """An article that cannot be read from its file."""


class ResourceError(Q7X2Error):
    """A shipped or user-supplied codebook, lexicon or table that is missing or malformed."""


class ExtractorError(Q7X2Error):
    """An extractor that failed or broke its contract."""


class StorageError(Q7X2Error):
    """A project that cannot be opened, or an edit that cannot be saved."""


class NotAProjectError(StorageError):
    """A file that is no Q7X2 project, told from its content."""


class NewerProjectError(StorageError):
    """A project written by a newer version than this one can read."""


class MigrationError(StorageError):
    """A project of an older schema that was not brought up to date, and is as it was."""


class ReadOnlyError(StorageError):
    """An edit asked of a project that is open for reading only."""


class DamagedError(StorageError):
    """A row of a project that cannot be understood, whoever wrote it."""


class ConflictError(StorageError):
    """An edit or undo refused because the row has changed since.

    For an edit, ``field`` is the `Field` value that was changed elsewhere and ``theirs`` what it holds now, in words.
    """

    def __init__(
        self, message: str, *, hint: str = "", path: Path | str | None = None, field: str = "", theirs: str = ""
    ) -> None:
        super().__init__(message, hint=hint, path=path)
        self.field = field
        self.theirs = theirs


class BlockedError(ConflictError):
    """A step (its number) that cannot be taken back because its rows have changed since; older ones still may be."""

    def __init__(self, message: str, *, hint: str = "", step: int = 0) -> None:
        super().__init__(message, hint=hint)
        self.step = step


class ExportError(Q7X2Error):
    """An export that could not be written; nothing half-written is left behind."""


class Cancelled(Exception):  # noqa: N818 - a wish, not an error
    """Raised inside a job when the user has asked it to stop."""
