"""What can be done with the open project as a whole: import, extraction, export, a copy, another analyst's name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from q7x2_gui.errors import Cancelled, Q7X2Error
from q7x2_gui.viewmodels import words
from q7x2_gui.viewmodels.projects import Projects
from q7x2_gui.viewmodels.settings import Settings

if TYPE_CHECKING:
    from q7x2_gui.services.session import Session


class Workspace(Projects):
    """The open project and the slow work on it, one piece at a time."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(settings, parent)
        self._due: dict[str, None] = {}
        self.jobs.finished.connect(lambda _: QTimer.singleShot(0, self, self._extract_due))

    def rename_analyst(self, name: str) -> None:
        """Take another name for the steps from here on."""
        self.settings.analyst = name
        session = self.session
        if session is not None:
            session.analyst = session.editor.analyst = self.analyst

    def _show(self, session: Session) -> None:
        self._due.clear()
        super()._show(session)
        if self.desk is not None:
            self.desk.extraction_due.connect(self._extract_again)

    # work on the open project

    def import_paths(self, paths: list[Path]) -> None:
        """Import articles, then propose events for those that are new."""
        session = self.session
        if session is None or not self.writable:
            return

        def work(progress: Any, stopped: Callable[[], bool]) -> Any:
            from q7x2_gui.services.importing import import_paths  # noqa: PLC0415 - heavy

            return import_paths(session, paths, progress=progress, stopped=stopped)

        self.jobs.run("Importing", work, partial(self._imported, session), self._stopped)

    def _imported(self, session: Session, report: Any) -> None:
        for unread in report.failed:
            self.failed.emit(unread.error)
        for source_id, encoding in report.guessed[:1]:
            said = f"{source_id} was read as {encoding}, which is a guess"
            self.failed.emit(Q7X2Error(said, hint="Look at its text; if letters are wrong, import it again as UTF-8"))
        self.done.emit(report.in_words())
        if report.imported and session is self.session:
            self.extract()

    def extract(self, article_ids: tuple[str, ...] | None = None) -> None:
        """Propose events for these articles, or for all that this version of the extractor has not been run on."""
        session = self.session
        if session is None or not self.writable:
            return

        def work(progress: Any, stopped: Callable[[], bool]) -> Any:
            from q7x2_gui.services.extracting import extract_project  # noqa: PLC0415 - heavy

            return extract_project(session, article_ids=article_ids, progress=progress, stopped=stopped)

        self.jobs.run("Extracting events", work, self._extracted, self._stopped)

    def _extract_again(self, article_id: str) -> None:
        """Propose events anew for an article whose date or language was corrected; after what runs now."""
        self._due[article_id] = None
        self._extract_due()

    def _extract_due(self) -> None:
        if self._due and not self.jobs.running:
            due, self._due = tuple(self._due), {}
            self.extract(due)

    def _extracted(self, report: Any) -> None:
        for unread in report.failed:
            self.failed.emit(unread.error)
        n = len(report.articles)
        if n == 0 and not report.failed:
            self.done.emit("All articles have their suggestions already")
        elif n:
            self.done.emit(f"{words.count(report.suggestions, 'suggestion')} in {words.count(n, 'article')}")

    def save_copy(self, path: Path) -> None:
        """Write the whole project as it stands to another file."""
        session = self.session
        if session is not None:
            self.jobs.run(
                "Saving a copy", lambda *_: session.save_copy(path), lambda _: self.done.emit(f"Copy saved to {path}")
            )

    def export(self, path: Path, format_name: str, *, auto: bool = False) -> None:
        """Write the curated dataset; with ``auto`` also what a script accepted and nobody has looked at."""
        session = self.session
        if session is None:
            return

        def work(*_: Any) -> Any:
            from q7x2_gui.domain.vocabulary import CURATED, Verdict  # noqa: PLC0415 - with what follows
            from q7x2_gui.services.exporting import Format, export  # noqa: PLC0415 - heavy

            verdicts = (*CURATED, Verdict.AUTO) if auto else CURATED
            return export(session, path, format=Format(format_name), verdicts=verdicts)

        self.jobs.run("Exporting", work, lambda report: self.done.emit(_exported(report, path)))

    def _stopped(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            self.done.emit("Stopped; nothing was kept of it")
        else:
            self.failed.emit(error)


def _exported(report: Any, path: Path) -> str:
    return f"{words.count(report.events, 'event')} from {words.count(report.reports, 'report')} written to {path}"
