"""The window: a plain frame at the first paint, filled right after it, and the ways between its panes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
    from PySide6.QtWidgets import QStackedWidget

    from q7x2_gui.viewmodels.settings import Settings
    from q7x2_gui.viewmodels.workspace import Workspace
    from q7x2_gui.widgets.actions import ActionSet
    from q7x2_gui.widgets.article_view import ArticleView
    from q7x2_gui.widgets.event_form.form import EventForm
    from q7x2_gui.widgets.message_bar import MessageBar
    from q7x2_gui.widgets.panes import Panes
    from q7x2_gui.widgets.queue import QueueView
    from q7x2_gui.widgets.start_view import StartView
    from q7x2_gui.widgets.status_bar import StatusBar
    from q7x2_gui.widgets.theme import Theme
    from q7x2_gui.widgets.timeline.view import TimelineView
    from q7x2_gui.widgets.top_bar import TopBar

SIZE = (1280, 800)
PROGRAM = "Q7X2"
FRAME = (40, 32)
"""Heights of the bars at the top and at the bottom, drawn before there are any."""


class MainWindow(QMainWindow):
    """Light to import and to show; `compose` (after the first paint) makes the parts, see `composition`."""

    first_painted = Signal()
    timeline_filled = Signal()
    timeline_alive = Signal()

    workspace: Workspace
    commands: ActionSet
    article_view: ArticleView
    queue_view: QueueView
    panes: Panes
    bar: MessageBar
    top: TopBar
    status: StatusBar
    stack: QStackedWidget
    start: StartView

    def __init__(self, theme: Theme, settings: Settings, sample_path: Path) -> None:
        super().__init__()
        self.theme, self.settings, self.sample_path = theme, settings, sample_path
        self.form: EventForm | None = None
        self.timeline_view: TimelineView | None = None
        self.composed = False
        self._painted = False
        self.setWindowTitle(PROGRAM)
        self.resize(*SIZE)
        self.restoreGeometry(settings.state("window"))

    def compose(self, begin: Callable[[Workspace], None] = lambda _: None) -> None:
        """Make all parts and connect them; once. ``begin`` starts what a worker can do meanwhile."""
        if self.composed:
            return
        from q7x2_gui.viewmodels.workspace import Workspace  # noqa: PLC0415 - what the first paint must not pay for

        self.composed = True
        self.workspace = Workspace(self.settings, self)
        begin(self.workspace)
        from q7x2_gui.widgets import composition  # noqa: PLC0415 - see above, and the worker has begun by now

        composition.make_parts(self)
        composition.connect(self)

    # a project comes and goes

    def show_start(self) -> None:
        """Show the ways to begin, when no project is open."""
        self.top.show_name(PROGRAM)
        self.stack.setCurrentWidget(self.start)
        self.start.refresh()
        self.show_status()

    def show_project(self) -> None:
        """Show the project that has just been opened."""
        from q7x2_gui.widgets import composition, notices  # noqa: PLC0415

        session = self.workspace.session
        assert session is not None
        self.stack.setCurrentWidget(self.panes)
        self.top.show_name(session.path.stem)
        self.setWindowTitle(f"{session.path.stem} – {PROGRAM}")
        self.setWindowFilePath(str(session.path))
        composition.follow_project(self)
        self.show_status()
        notices.opened(self, session)

    def forget_project(self) -> None:
        """Show no project any more."""
        self.article_view.follow(None)
        if self.timeline_view is not None:
            self.timeline_view.set_state(None)
        if self.form is not None:
            self.form.hide()
        self.bar.dismiss()
        self.setWindowTitle(PROGRAM)
        self.show_start()

    def close_project(self) -> bool:
        """Close the project, unless work is running or the user wants to stay; whether none is open now."""
        from q7x2_gui.widgets import notices  # noqa: PLC0415

        if not notices.may_leave(self):
            return False
        self.workspace.close()
        return True

    # between the panes

    @property
    def waits_for_timeline(self) -> bool:
        """Whether the timeline is about to be filled, which what can wait should not hold up."""
        timeline = self.timeline_view
        return timeline is not None and timeline.isVisible() and timeline.filling

    def open_article(self, article_id: str, item_id: str | None = None) -> None:
        """Open an article of the project, with one of its items chosen if one is named."""
        if self.workspace.desk is not None:
            self.workspace.desk.open_article(article_id, item_id)

    def open_first(self) -> None:
        """Open the first article with work, once the queue has been read and the timeline does not wait for us."""
        desk, queue = self.workspace.desk, self.workspace.queue
        if self.waits_for_timeline:
            return
        if desk is not None and desk.article is None and queue.total:
            desk.open_article(queue.neighbour(None, 1, open_only=True) or queue.rows()[0].id)
            self.panes.focus("queue")

    def show_article(self, detail: Any) -> None:
        """Show which article is open in the queue and the status bar."""
        self.queue_view.show_current(None if detail is None else detail.article.id)
        self.show_status()

    def show_status(self) -> None:
        """Bring the status bar and the actions up to date."""
        from q7x2_gui.widgets import notices  # noqa: PLC0415

        notices.show_status(self)
        self.commands.refresh()

    def show_job(self, title: str) -> None:
        """Show the work under way; "" when it has ended."""
        self.status.show_job(title)
        self.commands.refresh()

    # messages and theme

    def show_message(self, level: str, text: str) -> None:
        """Show a passing notice at the bottom, all else in the bar; that an edit is not saved comes first."""
        from q7x2_gui.widgets import notices  # noqa: PLC0415

        if level == "info":
            self.status.say(text)
        elif notices.all_saved(self):
            self.bar.say(level, text)

    def show_error(self, error: BaseException) -> None:
        """Show what went wrong in the bar, with the way out."""
        from q7x2_gui.widgets import notices  # noqa: PLC0415

        notices.failed(self, error)

    def switch_theme(self) -> None:
        """Go from light to dark or back, and remember it."""
        self.settings.theme = "light" if self.theme.dark else "dark"
        self.theme.apply(self.settings.theme)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.composed:
            self._paint_frame()
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def _paint_frame(self) -> None:
        """What will be there in a moment: ground, top bar and status bar."""
        painter, (top, bottom) = QPainter(self), FRAME
        painter.fillRect(self.rect(), self.theme.color("surface"))
        for y, height, edge in ((0, top, top - 1), (self.height() - bottom, bottom, self.height() - bottom)):
            painter.fillRect(0, y, self.width(), height, self.theme.color("raised"))
            painter.fillRect(0, edge, self.width(), 1, self.theme.color("line"))
        painter.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from q7x2_gui.widgets import notices  # noqa: PLC0415

        if notices.dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from q7x2_gui.widgets import notices  # noqa: PLC0415

        notices.take_drop(self, notices.dropped(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.composed:
            from q7x2_gui.widgets import notices  # noqa: PLC0415

            if not notices.may_leave(self, quitting=True):
                event.ignore()
                return
            self.panes.keep()
            self.workspace.shut_down()
        self.settings.keep_state("window", self.saveGeometry())
        self.settings.write()
        event.accept()
