"""The window: puts queue, article, form and timeline together, and tells each what the others need to know."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from q7x2_gui.viewmodels.workspace import Workspace
from q7x2_gui.widgets import commands, notices
from q7x2_gui.widgets.actions import ActionSet
from q7x2_gui.widgets.article_view import ArticleView
from q7x2_gui.widgets.message_bar import MessageBar
from q7x2_gui.widgets.panes import Panes
from q7x2_gui.widgets.queue import QueueView
from q7x2_gui.widgets.status_bar import StatusBar
from q7x2_gui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from q7x2_gui.viewmodels.settings import Settings
    from q7x2_gui.widgets.event_form.form import EventForm
    from q7x2_gui.widgets.theme import Theme
    from q7x2_gui.widgets.timeline.view import TimelineView

SIZE = (1280, 800)
PROGRAM = "Q7X2"


class MainWindow(QMainWindow):
    """Composes; ``first_painted`` is sent once, and what is heavy is imported only after it."""

    first_painted = Signal()
    timeline_filled = Signal()

    def __init__(self, theme: Theme, settings: Settings, sample_path: Path) -> None:
        super().__init__()
        self.theme, self.settings, self.sample_path = theme, settings, sample_path
        self.workspace = Workspace(settings, self)
        self.commands = ActionSet(self)
        self.article_view = ArticleView(theme)
        self.queue_view = QueueView(theme, self.workspace.queue)
        self.form: EventForm | None = None
        self.timeline_view: TimelineView | None = None
        self.panes = Panes(settings)
        self.bar = MessageBar(theme)
        self.top = TopBar(theme, self.commands)
        self.status = StatusBar(theme, self.commands)
        self._painted = False
        self._compose()
        self._connect()
        self.commands.conditions(commands.conditions(self))
        self.commands.bind(commands.handlers(self))
        self._restore()
        self.show_start()

    def _compose(self) -> None:
        self.setWindowTitle(PROGRAM)
        self.setAcceptDrops(True)
        self.panes.put("queue", self.queue_view)
        self.panes.put("article", self.article_view)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.panes)
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top, self.bar, self._stack, self.status):
            column.addWidget(part, 1 if part is self._stack else 0)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        work, queue = self.workspace, self.queue_view
        work.opened.connect(self._show_project)
        work.closed.connect(self._forget_project)
        work.failed.connect(self.show_error)
        work.done.connect(lambda text: self.bar.say("info", text))
        work.jobs.started.connect(self._show_job)
        work.jobs.progressed.connect(lambda *how: self.status.show_job(work.jobs.title, *how))
        work.jobs.finished.connect(lambda _: self._show_job(""))
        work.queue.counts_changed.connect(self.show_status)
        work.queue.loaded.connect(self._open_first)
        queue.article_requested.connect(self.open_article)
        queue.import_requested.connect(lambda: self.commands.run("articles.import"))
        self.article_view.scale_changed.connect(self._keep_scale)
        self.article_view.furniture_shown.connect(self.commands["article.furniture"].setChecked)
        self.theme.changed.connect(self._show_theme)

    def _restore(self) -> None:
        self.resize(*SIZE)
        self.restoreGeometry(self.settings.state("window"))
        self.article_view.set_scale(self.settings.text_scale)
        for pane in ("queue", "form", "timeline"):
            self.commands[f"pane.{pane}"].setChecked(self.panes.shown(pane))
        self._show_theme()

    # a project comes and goes

    def show_start(self) -> None:
        """Show the ways to begin, when no project is open."""
        if self._stack.count() == 1:
            from q7x2_gui.widgets.start_view import StartView  # noqa: PLC0415 - not needed to open a project

            self.start = StartView(self.theme, self.commands, self.settings)
            self.start.project_requested.connect(self.workspace.open)
            self.start.analyst_named.connect(self.workspace.rename_analyst)
            self._stack.addWidget(self.start)
        self.top.show_name(PROGRAM)
        self._stack.setCurrentIndex(1)
        self.start.refresh()
        self.show_status()

    def _show_project(self) -> None:
        work = self.workspace
        bridge, desk, session = work.bridge, work.desk, work.session
        assert bridge is not None and desk is not None and session is not None
        self._stack.setCurrentIndex(0)
        self.top.show_name(session.path.stem)
        self.setWindowTitle(f"{session.path.stem} – {PROGRAM}")
        self.setWindowFilePath(str(session.path))
        self.article_view.follow(desk)
        self._fill_panes()
        desk.article_changed.connect(self._show_article)
        desk.chosen_changed.connect(lambda _: self.commands.refresh())
        desk.message.connect(self.show_message)
        bridge.changed.connect(lambda _: self.show_status())
        bridge.saved.connect(lambda _: self.show_status())
        bridge.save_failed.connect(lambda error: notices.not_saved(self, error))
        self.show_status()
        self.commands.refresh()
        notices.opened(self, session)

    def _fill_panes(self) -> None:
        """Form and timeline are made when the first project comes: they import what the first paint must not pay."""
        from q7x2_gui.widgets.event_form.form import EventForm  # noqa: PLC0415
        from q7x2_gui.widgets.timeline.view import TimelineView  # noqa: PLC0415

        work = self.workspace
        assert work.desk is not None and work.timeline is not None
        self.form = EventForm(work.desk, self.theme)
        self.panes.put("form", self.form)
        if self.timeline_view is None:
            self.timeline_view = TimelineView(None, self.theme)
            self.timeline_view.item_activated.connect(self.open_article)
            self.panes.put("timeline", self.timeline_view)
        self.timeline_view.set_state(work.timeline)
        work.timeline.changed.connect(lambda: QTimer.singleShot(0, self, self._timeline_changed))

    def _forget_project(self) -> None:
        self.article_view.follow(None)
        if self.timeline_view is not None:
            self.timeline_view.set_state(None)
        if self.form is not None:
            self.form.hide()
        self.bar.dismiss()
        self.setWindowTitle(PROGRAM)
        self.show_status()
        self.show_start()

    def close_project(self) -> bool:
        """Close the project, unless work is running or the user wants to stay; whether none is open now."""
        if not notices.may_leave(self):
            return False
        self.workspace.close()
        return True

    # between the panes

    def open_article(self, article_id: str, item_id: str | None = None) -> None:
        """Open an article of the project, with one of its items chosen if one is named."""
        if self.workspace.desk is not None:
            self.workspace.desk.open_article(article_id, item_id)

    def _open_first(self) -> None:
        desk, queue = self.workspace.desk, self.workspace.queue
        if desk is not None and desk.article is None and queue.total:
            first = queue.neighbour(None, 1, open_only=True) or queue.rows()[0].id
            desk.open_article(first)
            self.panes.focus("queue")

    def _show_article(self, detail: Any) -> None:
        article = None if detail is None else detail.article
        self.queue_view.show_current(None if article is None else article.id)
        self.show_status()
        self.commands.refresh()

    def show_status(self) -> None:
        """Bring the status bar up to date."""
        notices.show_status(self)
        self.commands.refresh()

    def _timeline_changed(self) -> None:
        self.show_status()
        self.timeline_filled.emit()

    def _show_job(self, title: str) -> None:
        self.status.show_job(title)
        self.commands.refresh()

    # messages, theme, dialogs

    def show_message(self, level: str, text: str) -> None:
        """Show a message in the bar; that an edit is not saved comes first."""
        if notices.all_saved(self):
            self.bar.say(level, text)

    def show_error(self, error: BaseException) -> None:
        """Show what went wrong in the bar, with the way out."""
        notices.failed(self, error)

    def retry_saving(self) -> None:
        """Try to save again what could not be saved."""
        notices.retry(self)

    def ask_analyst(self) -> None:
        """Ask in the bar for the name that stands in each step."""
        notices.ask_analyst(self)

    def switch_theme(self) -> None:
        """Go from light to dark or back, and remember it."""
        name = "light" if self.theme.dark else "dark"
        self.settings.theme = name
        self.theme.apply(name)

    def _show_theme(self) -> None:
        self.commands["theme.switch"].setChecked(self.theme.dark)

    def _keep_scale(self, scale: float) -> None:
        self.settings.text_scale = scale

    def open_palette(self) -> None:
        """Open search-or-do-anything."""
        notices.open_palette(self)

    def show_keys(self) -> None:
        """Open the sheet with all keys."""
        notices.show_keys(self)

    def show_about(self) -> None:
        """Say what this is and where its data lies."""
        notices.show_about(self)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if notices.dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        notices.take_drop(self, notices.dropped(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not notices.may_leave(self, quitting=True):
            event.ignore()
            return
        self.settings.keep_state("window", self.saveGeometry())
        self.panes.keep()
        self.workspace.shut_down()
        event.accept()
