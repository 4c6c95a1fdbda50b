"""The program without anybody at it: does the main job on the sample articles and leaves all it made to look at."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from q7x2_gui import logs
from q7x2_gui.app.options import Options
from q7x2_gui.app.run import application, finish, make_window, quiet_qt
from q7x2_gui.app.shots import rest, take, wait_until
from q7x2_gui.errors import Q7X2Error
from q7x2_gui.viewmodels.settings import Settings

if TYPE_CHECKING:
    from q7x2_gui.widgets.main_window import MainWindow

PROJECT = "China-Japan ministers.q7x2"
ANALYST = "demo script"
UNSEEN = "A script accepted the main suggestions of this project (verdict auto); nobody has looked at them."


def demo(folder: Path) -> int:
    """Do the main job into ``folder`` (project, exports, screenshots); returns the exit code."""
    try:
        clear(folder)
        application()
        quiet_qt()
        settings = Settings(folder / "window.ini")
        settings.analyst, settings.theme = ANALYST, "light"
        window = make_window(Options(sample_path=folder / PROJECT), settings)
        window.compose()
        window.show()
        finish(window)
        try:
            lines = main_job(window, folder)
        finally:
            window.close()
            wait_until(lambda: not window.isVisible(), "the project is closed")
            (folder / "window.ini").unlink(missing_ok=True)
    except Q7X2Error as error:
        logs.get(__name__).error("the demo failed", exc_info=error)
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def clear(folder: Path) -> None:
    """Take away what an earlier run left, and only that."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in (PROJECT, "events.jsonl", *(path.name for path in folder.glob("*.png"))):
        (folder / left).unlink(missing_ok=True)
    for leftover in ("-wal", "-shm", "-journal"):
        (folder / (PROJECT + leftover)).unlink(missing_ok=True)
    shutil.rmtree(folder / "csv", ignore_errors=True)


def main_job(window: MainWindow, folder: Path) -> list[str]:
    """Import, extract, accept what is marked main, plot, export, and take pictures; what was made, in lines."""
    work = window.workspace
    work.open_sample(folder / PROJECT)
    wait_until(lambda: work.session is not None or _error(window), "the sample project is open")
    _check(window)
    wait_until(lambda: work.desk is not None and work.desk.article is not None, "an article is open")
    wait_until(lambda: window.form is not None, "the event form is there")
    accepted = accept_main(window)
    wait_until(lambda: _plotted(window) >= accepted, "the accepted events are on the timeline")
    pictures = take(window, folder, "window")
    show_language(window, "vi")
    pictures += take(window, folder, "vietnamese")
    window.show_message("warning", UNSEEN)
    export(window, folder / "csv", "csv")
    export(window, folder / "events.jsonl", "jsonl")
    return [
        f"{work.queue.total} articles read, {accepted} main suggestions accepted by this script.",
        UNSEEN,
        *(f"  {path}" for path in (folder / PROJECT, folder / "csv", folder / "events.jsonl", *pictures)),
    ]


def accept_main(window: MainWindow) -> int:
    """Accept all open suggestions marked main as one step with the verdict `auto`; how many there were."""
    session = window.workspace.session
    assert session is not None
    ids = session.catalogue.open_suggestions(main_only=True)
    session.review.accept_auto(ids).result(timeout=60)
    return len(ids)


def show_language(window: MainWindow, language: str) -> None:
    """Open the first article in a language, where there is one."""
    work = window.workspace
    assert work.session is not None
    found = next((row.id for row in work.session.catalogue.articles() if row.language == language), None)
    if found is not None:
        window.open_article(found)
        wait_until(lambda: work.desk is not None and work.desk.article_id == found, "the article is open")
        rest()


def export(window: MainWindow, path: Path, format_name: str) -> None:
    """Export with what was accepted unseen, as the menu does when it is asked for by name."""
    jobs = window.workspace.jobs
    window.workspace.export(path, format_name, auto=True)
    wait_until(lambda: not jobs.running, "the export is written")
    _check(window)
    if not path.exists():
        raise Q7X2Error("the export was not written", path=path)


def _plotted(window: MainWindow) -> int:
    """How many events the timeline shows; suggestions do not count."""
    state = window.workspace.timeline
    return 0 if state is None else sum(entry.event_id is not None for entry in state.entries)


def _error(window: MainWindow) -> str:
    return window.bar.text if window.bar.isVisible() and window.bar.level == "error" else ""


def _check(window: MainWindow) -> None:
    if error := _error(window):
        raise Q7X2Error(error)
