"""Imports files, folders and JSONL into a project as one step that can be undone as one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from q7x2_gui import placing, resources
from q7x2_gui.domain.article import Article
from q7x2_gui.domain.codebook import Codebook
from q7x2_gui.errors import StorageError
from q7x2_gui.services import sources
from q7x2_gui.services.jobs import Progress, Stopped, go_on, silent
from q7x2_gui.services.session import Session
from q7x2_gui.services.sources import Unread
from q7x2_gui.services.storing import NewBatch, add_articles

REPEATED = "repeated"
UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did: ids of the new articles; (source id, what it repeats) pairs; and what could not be read."""

    imported: tuple[str, ...]
    repeated: tuple[tuple[str, str], ...]
    failed: tuple[Unread, ...]
    guessed: tuple[tuple[str, str], ...] = ()
    """(source id, encoding) of texts whose encoding was only guessed: they need a look before they are coded."""

    def in_words(self) -> str:
        """One sentence for the status bar and the terminal."""
        parts = [_count(len(self.imported), "article") + " imported"]
        if self.repeated:
            parts.append(f"{len(self.repeated)} already there")
        if self.failed:
            parts.append(f"{len(self.failed)} not readable")
        if self.guessed:
            parts.append(f"{len(self.guessed)} in a guessed encoding ({self.guessed[0][0]}): check the text")
        return ", ".join(parts)


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What was read and is not stored yet."""

    articles: tuple[Article, ...]
    failed: tuple[Unread, ...]
    description: str


def import_paths(
    session: Session,
    paths: Iterable[Path],
    *,
    progress: Progress | None = None,
    stopped: Stopped | None = None,
    description: str = "",
) -> ImportReport:
    """Read and store all articles of ``paths`` as one step; `Cancelled` and crashes before its end leave no row.

    Raises `StorageError` when it cannot be saved.
    """
    _ = session.project.writer  # refuses a read-only project before anything is read
    with resources.in_place(session.own_files()):
        gathered = gather(paths, progress=progress, stopped=stopped, description=description)
    go_on(stopped)
    return store(session, gathered)


def import_into(
    project: Path,
    paths: Iterable[Path],
    *,
    analyst: str,
    progress: Progress | None = None,
    stopped: Stopped | None = None,
    description: str = "",
    codebook: Codebook | None = None,
) -> tuple[ImportReport, bool]:
    """Import into a project, which is made when it is missing and there is something to import; True when it was.

    ``codebook`` is for a new project; raises `StorageError` when it is asked for and the project is there already.
    """
    if os.path.lexists(project):
        if codebook is not None:
            raise StorageError(
                "has its codebook already", hint="Leave --codebook out, or name a new project", path=project
            )
        with Session.open(project, analyst=analyst) as session:
            report = import_paths(session, paths, progress=progress, stopped=stopped, description=description)
        return report, False
    gathered = gather(paths, progress=progress, stopped=stopped, description=description)
    go_on(stopped)
    if not gathered.articles:
        return ImportReport(imported=(), repeated=(), failed=gathered.failed), False
    with new_project(project, analyst=analyst, codebook=codebook) as session:
        report = store(session, gathered)
    return report, True


def gather(
    paths: Iterable[Path], *, progress: Progress | None = None, stopped: Stopped | None = None, description: str = ""
) -> Gathered:
    """Read the articles of ``paths`` without storing any."""
    paths = list(paths)
    progress = progress or silent
    articles: list[Article] = []
    failed: list[Unread] = []
    for n, item in enumerate(sources.articles(paths), start=1):
        go_on(stopped)
        if isinstance(item, Unread):
            failed.append(item)
        else:
            articles.append(item)
        progress(n, 0, item.path if isinstance(item, Unread) else item.source_id)
    description = description or ", ".join(path.name or str(path) for path in paths)
    return Gathered(articles=tuple(articles), failed=tuple(failed), description=description)


def store(session: Session, gathered: Gathered) -> ImportReport:
    """Store what was gathered as one step, leaving out texts that the project holds already."""
    if not gathered.articles:
        return ImportReport(imported=(), repeated=(), failed=gathered.failed)
    left_out = {
        REPEATED: _count_repeats(gathered.articles, session.catalogue.hashes()),
        UNREADABLE: len(gathered.failed),
    }
    batch = NewBatch(description=gathered.description, left_out={reason: n for reason, n in left_out.items() if n})
    stored = add_articles(session, gathered.articles, batch).result().value
    return ImportReport(
        imported=stored.article_ids,
        repeated=stored.repeated,
        failed=gathered.failed,
        guessed=tuple((a.source_id, a.encoding) for a in gathered.articles if a.encoding),
    )


def _count_repeats(articles: Sequence[Article], known: Mapping[str, str]) -> int:
    seen = set(known)
    repeats = 0
    for article in articles:
        digest = article.sha256
        repeats += digest in seen
        seen.add(digest)
    return repeats


@contextmanager
def new_project(path: Path, *, analyst: str, codebook: Codebook | None = None) -> Iterator[Session]:
    """A session on a project that appears under ``path`` when the block ends well, and not at all when it fails."""
    if not path.parent.is_dir():
        raise StorageError("cannot be made here", hint=f"Make the folder {path.parent} first", path=path)
    # In a folder of its own, so that the file bears its final name (the project's title) and leaves nothing behind.
    folder = placing.beside(path)
    try:
        folder.mkdir()
        with Session.create(folder / path.name, analyst=analyst, codebook=codebook) as session:
            yield session
        placing.appear(folder / path.name, path)
    except FileExistsError:
        raise StorageError("appeared while it was being made", hint="Run the import again", path=path) from None
    except OSError as error:
        hint = "Choose a folder you may write to"
        raise StorageError(f"cannot be made here ({error.strerror or error})", hint=hint, path=path) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
