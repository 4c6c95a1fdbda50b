"""What the window says and asks: how saving stands, what went wrong, what was dropped, whether it may close."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets  # its classes are made when they are first named

from q7x2_gui import __version__, paths
from q7x2_gui.errors import Q7X2Error
from q7x2_gui.viewmodels import leaving, words
from q7x2_gui.viewmodels.settings import login_name
from q7x2_gui.widgets import file_dialogs

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from q7x2_gui.services.session import Session
    from q7x2_gui.widgets.frame import Frame

PROJECT_SUFFIX = ".q7x2"


# the status bar


def show_status(window: Frame) -> None:
    """Progress, what stands, what was saved and when, and what nobody has looked at."""
    work, status = window.workspace, window.status
    session, queue, desk = work.session, work.queue, work.desk
    if session is None:
        status.show_review(0, 0, 0)
        status.show_saved("")
        status.language.clear()
        status.notice.clear()
        return
    status.show_review(queue.done, queue.total, queue.reports)
    status.show_saved(*saved_text(session))
    status.notice.setText(unseen_text(0 if work.timeline is None else work.timeline.unseen))
    article = desk.article.article if desk is not None and desk.article is not None else None
    status.language.setText(words.language(article.language) if article else "")


def saved_text(session: Session) -> tuple[str, str]:
    """How saving stands in words, and the role to show it in."""
    editor = session.editor
    if editor.unsaved:
        n = len(editor.unsaved)
        return f"{words.count(n, 'edit')} not saved", "warning"
    if session.read_only:
        return f"read-only · revision {editor.revision}", "dim"
    if editor.saved_at is None:
        return f"all saved · revision {editor.revision}", "dim"
    at = datetime.fromisoformat(editor.saved_at).astimezone()
    return f"saved {at:%H:%M:%S} · revision {editor.revision}", "dim"


def unseen_text(n: int) -> str:
    """That a script has accepted events and nobody has looked at them; empty when there is none."""
    return f"{words.count(n, 'event')} accepted by a script, seen by nobody" if n else ""


# the bar


def opened(window: Frame, session: Session) -> None:
    """Say what the user should know of the project that has just been opened."""
    notes = list(session.notices)
    if session.read_only:
        reason = session.read_only_reason or "it cannot be written"
        window.bar.say("warning", f"Open for reading only: {reason}. Nothing can be changed.")
    elif notes:
        window.bar.say("warning", " ".join(notes))
    elif not window.waits_for_timeline:
        ask_unnamed(window)


def ask_unnamed(window: Frame) -> None:
    """Ask for the analyst's name where none is known, unless the bar has something else to say."""
    if not window.settings.analyst and window.workspace.writable and window.bar.isHidden():
        ask_analyst(window)


def ask_analyst(window: Frame) -> None:
    """Ask in place for the analyst's name, with the system login offered."""
    offered = window.settings.analyst or login_name()
    window.bar.ask("Your name stands in each step you make:", offered, "That is me", window.workspace.rename_analyst)


def failed(window: Frame, error: BaseException) -> None:
    """Say what went wrong and the way out; a fault of ours is in the log."""
    if isinstance(error, Q7X2Error):
        window.bar.say("error", str(error))
    else:
        kind = type(error).__name__
        window.bar.say("error", f"Something went wrong ({kind}: {error}). It is in the log in {paths.user_log_dir()}.")


def not_saved(window: Frame, error: BaseException | None) -> None:
    """Say that an edit is not in the file yet, with a way to try again."""
    session = window.workspace.session
    n = len(session.editor.unsaved) if session is not None else 0
    why = f": {error}" if error is not None else ""
    window.bar.say("error", f"{words.count(n, 'edit')} not saved{why}", "Save again", lambda: retry(window))
    window.show_status()


def all_saved(window: Frame) -> bool:
    """Whether no edit waits to be saved again."""
    session = window.workspace.session
    return session is None or not session.editor.unsaved


def retry(window: Frame) -> None:
    """Try to save again what could not be saved or was refused."""
    bridge, desk = window.workspace.bridge, window.workspace.desk
    if bridge is None or desk is None:
        return
    desk.save_refused()
    if not bridge.session.editor.unsaved:
        return

    def tried(left: int) -> None:
        if left:
            not_saved(window, bridge.session.editor.unsaved[0].error)
        else:
            window.bar.dismiss()
            window.show_message("info", "All is saved now")
            window.show_status()

    bridge.later(bridge.session.editor.retry(), tried)


def undo_blocked(window: Frame, why: str, older: int | None) -> None:
    """Say why a step cannot be taken back, and offer the one before it."""
    desk = window.workspace.desk
    if desk is not None:
        button, act = ("Undo the step before it", lambda: desk.undo(older)) if older else ("", None)
        window.bar.say("error", why, button, act)


# leaving


def may_lose(window: Frame, labels: list[str]) -> str:
    """What to do with edits that cannot be saved, when their project is to be left."""
    return file_dialogs.may_close(window, labels)


def give_up(window: Frame) -> None:
    """Ask, and then give up the edits that could not be saved."""
    work = window.workspace
    labels = leaving.unsaved_labels(work.bridge, work.desk)
    if work.bridge is None or work.desk is None or not labels or not file_dialogs.may_give_up(window, labels):
        return
    for unsaved in work.bridge.session.editor.unsaved:
        work.bridge.session.editor.discard(unsaved.id)
    work.desk.give_up_all()
    window.bar.dismiss()
    window.show_status()


# drag and drop


def dropped(data: QMimeData) -> list[Path]:
    """The local files and folders in what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def take_drop(window: Frame, files: list[Path]) -> None:
    """Open a dropped project; import everything else into the open one."""
    projects = [path for path in files if path.suffix == PROJECT_SUFFIX]
    if projects:
        window.workspace.open(projects[0])
    elif window.workspace.writable:
        window.workspace.import_paths(files)
    elif files:
        window.bar.say("warning", "Open or make a project first; then drop the articles on it")


# dialogs


def open_palette(window: Frame) -> None:
    """Open search-or-do-anything; the keyboard goes back where it was."""
    from q7x2_gui.widgets.commands import palette_entries  # noqa: PLC0415 - only when asked for
    from q7x2_gui.widgets.palette import Palette  # noqa: PLC0415 - not before it is needed

    palette = window.findChild(Palette) or Palette(window.theme, window, lambda: palette_entries(window))
    palette.open(QtWidgets.QApplication.focusWidget())


def show_keys(window: Frame) -> None:
    """Open the sheet with all keys."""
    from q7x2_gui.widgets.cheat_sheet import CheatSheet  # noqa: PLC0415 - only when asked for

    sheet = window.findChild(CheatSheet) or CheatSheet(window.theme, window.commands, window)
    sheet.show()
    sheet.raise_()


def show_about(window: Frame) -> None:
    """Say what this is, its version, and where its data lies."""
    session = window.workspace.session
    text = (
        f"Q7X2 {__version__}\n\nTurns news articles into a curated dataset of diplomatic events, on this machine. "
        f"Nothing is sent anywhere.\n\nProject: {session.path if session else 'none open'}\n"
        f"Settings: {paths.user_config_dir()}\nLog: {paths.user_log_dir()}"
    )
    box_class = QtWidgets.QMessageBox
    box = box_class(box_class.Icon.NoIcon, "About Q7X2", text, box_class.StandardButton.Ok, window)
    box.setTextFormat(box.textFormat().PlainText)
    box.open()
