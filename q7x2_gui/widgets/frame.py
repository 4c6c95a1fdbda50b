"""The frame of the window: what is painted before there are parts, which parts it gets, and the ways between them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
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
FRAME_OF_SYSTEM = (4, 40)
"""Width and height that a window manager's frame takes, about."""
LEAST = (900, 600)
PROGRAM = "Q7X2"
FRAME = (40, 32)
"""Heights of the bars at the top and at the bottom, drawn before there are any."""


def first_size(room: QSize) -> QSize:
    """Size of the window before it is remembered: as designed, or what the screen has beside the window's frame."""
    return QSize(*SIZE).boundedTo(room - QSize(*FRAME_OF_SYSTEM)).expandedTo(QSize(*LEAST))


class Frame(QMainWindow):
    """What the functions that compose and serve the window see of it; `MainWindow` adds what needs these functions."""

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
        self.resize(first_size(self.screen().availableGeometry().size()))
        self.restoreGeometry(settings.state("window"))

    # a project comes and goes

    def show_start(self) -> None:
        """Show the ways to begin, when no project is open."""
        self.top.show_name(PROGRAM)
        self.stack.setCurrentWidget(self.start)
        self.start.refresh()
        self.show_status()

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

    def show_project(self) -> None:
        """Show the project that has just been opened."""
        raise NotImplementedError

    # between the panes

    def open_article(self, article_id: str, item_id: str | None = None) -> None:
        """Open an article of the project, with one of its items chosen if one is named."""
        if self.workspace.desk is not None:
            self.workspace.desk.open_article(article_id, item_id)

    def open_first(self) -> None:
        """Open the article that was open last, else the first with work, once the queue is read."""
        desk, queue = self.workspace.desk, self.workspace.queue
        if self.waits_for_timeline:
            return
        session = self.workspace.session
        if desk is not None and session is not None and desk.article is None and queue.total:
            before = self.settings.place(session.path)
            there = before if queue.knows(before) else queue.neighbour(None, 1, open_only=True)
            desk.open_article(there or queue.rows()[0].id)
            self.panes.focus("queue")

    def show_article(self, detail: Any) -> None:
        """Show which article is open in the queue and the status bar."""
        self.queue_view.show_current(None if detail is None else detail.article.id)
        self.show_status()

    def show_job(self, title: str) -> None:
        """Show the work under way; "" when it has ended."""
        self.status.show_job(title)
        self.commands.refresh()

    def show_wait(self, text: str) -> None:
        """Show what is waited for and cannot be stopped; "" when it is over."""
        self.status.show_job(text or self.workspace.jobs.title, stoppable=not text)

    # messages and theme

    def show_status(self) -> None:
        """Bring the status bar and the actions up to date."""
        raise NotImplementedError

    def show_message(self, level: str, text: str, *, hint: bool = False) -> None:
        """Show a passing notice at the bottom, all else in the bar; a ``hint`` goes from there by itself."""
        raise NotImplementedError

    def show_error(self, error: BaseException) -> None:
        """Show what went wrong in the bar, with the way out."""
        raise NotImplementedError

    def switch_theme(self) -> None:
        """Go from light to dark or back, and remember it."""
        self.settings.theme = "light" if self.theme.dark else "dark"
        self.theme.apply(self.settings.theme)

    @property
    def waits_for_timeline(self) -> bool:
        """Whether the timeline is about to be filled, which what can wait should not hold up."""
        timeline = self.timeline_view
        return timeline is not None and timeline.isVisible() and timeline.filling

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
