"""Makes the parts of the window and connects them; imported only after the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from q7x2_gui.widgets import commands, notices
from q7x2_gui.widgets.actions import ActionSet
from q7x2_gui.widgets.article_view import ArticleView
from q7x2_gui.widgets.message_bar import MessageBar
from q7x2_gui.widgets.panes import Panes
from q7x2_gui.widgets.queue import QueueView
from q7x2_gui.widgets.start_view import StartView
from q7x2_gui.widgets.status_bar import StatusBar
from q7x2_gui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from q7x2_gui.widgets.frame import Frame


def make_parts(window: Frame) -> None:
    """Make all that is there without a project."""
    theme, settings = window.theme, window.settings
    theme.apply()
    window.setAcceptDrops(True)
    window.commands = ActionSet(window)
    window.article_view = ArticleView(theme)
    window.queue_view = QueueView(theme, window.workspace.queue)
    window.panes = Panes(settings)
    window.panes.put("queue", window.queue_view)
    window.panes.put("article", window.article_view)
    window.bar = MessageBar(theme)
    window.top = TopBar(theme, window.commands)
    window.status = StatusBar(theme, window.commands)
    window.start = StartView(theme, window.commands, settings)
    window.stack = QStackedWidget()
    window.stack.addWidget(window.panes)
    window.stack.addWidget(window.start)
    centre = QWidget(window)
    column = QVBoxLayout(centre)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in (window.top, window.bar, window.stack, window.status):
        column.addWidget(part, 1 if part is window.stack else 0)
    window.setCentralWidget(centre)


def connect(window: Frame) -> None:
    """Connect the parts with each other, the actions with what they do, and restore what the user left."""
    work, queue, settings = window.workspace, window.queue_view, window.settings
    work.opened.connect(window.show_project)
    work.closed.connect(window.forget_project)
    work.failed.connect(window.show_error)
    work.done.connect(lambda text: window.show_message("info", text))
    window.article_view.evidence.said.connect(lambda text: window.show_message("info", text, hint=True))
    work.jobs.started.connect(window.show_job)
    work.jobs.progressed.connect(lambda *how: window.status.show_job(work.jobs.title, *how))
    work.jobs.finished.connect(lambda _: window.show_job(""))
    work.leaving.waiting.connect(window.show_wait)
    work.leaving.ask = lambda labels: notices.may_lose(window, labels)
    work.queue.counts_changed.connect(window.show_status)
    work.queue.loaded.connect(window.open_first)
    queue.article_requested.connect(window.open_article)
    queue.import_requested.connect(lambda: window.commands.run("articles.import"))
    window.start.project_requested.connect(work.open)
    window.start.analyst_named.connect(work.rename_analyst)
    window.commands.conditions(commands.conditions(window))
    window.commands.bind(commands.handlers(window))
    _restore(window)
    window.article_view.scale_changed.connect(lambda scale: setattr(settings, "text_scale", scale))
    window.article_view.furniture_shown.connect(window.commands["article.furniture"].setChecked)
    window.show_start()
    window.show_job(work.jobs.title)


def _restore(window: Frame) -> None:
    """Text size, panes and theme as the user left them."""
    window.article_view.set_scale(window.settings.text_scale)
    for pane in ("queue", "form", "timeline"):
        window.commands[f"pane.{pane}"].setChecked(window.panes.shown(pane))
    switch = window.commands["theme.switch"]
    switch.setChecked(window.theme.dark)
    window.theme.changed.connect(lambda: switch.setChecked(window.theme.dark))


def follow_project(window: Frame) -> None:
    """Connect the panes with the project that has just been opened."""
    bridge, desk = window.workspace.bridge, window.workspace.desk
    assert bridge is not None
    assert desk is not None
    window.article_view.follow(desk)
    first = window.timeline_view is None and window.panes.shown("timeline")
    _fill_timeline(window)
    desk.article_changed.connect(window.show_article)
    desk.chosen_changed.connect(lambda _: window.commands.refresh())
    desk.message.connect(lambda level, text: window.show_message(level, text, hint=True))
    desk.undo_blocked.connect(lambda why, older: notices.undo_blocked(window, why, older))
    bridge.changed.connect(lambda _: window.show_status())
    bridge.saved.connect(lambda _: window.show_status())
    bridge.save_failed.connect(lambda error: notices.not_saved(window, error))
    if not first:  # the first time, the form waits until the timeline is filled
        _fill_form(window)


def _fill_form(window: Frame) -> None:
    """A form for the desk of the open project, unless it is there."""
    from q7x2_gui.widgets.event_form.form import EventForm  # noqa: PLC0415 - with its word lists, not needed at the start

    desk = window.workspace.desk
    if desk is not None and (window.form is None or window.form.desk is not desk):
        window.form = EventForm(desk, window.theme)
        window.panes.put("form", window.form)


def _fill_rest(window: Frame) -> None:
    """What waited for the timeline: the first article, the form, and the question for a name."""
    window.open_first()
    _fill_form(window)
    notices.ask_unnamed(window)


def _fill_timeline(window: Frame) -> None:
    """The timeline of this project; its view is made once, when the first project comes."""
    from q7x2_gui.widgets.timeline.view import TimelineView  # noqa: PLC0415 - not needed without a project

    state = window.workspace.timeline
    assert state is not None
    if window.timeline_view is None:
        view = window.timeline_view = TimelineView(None, window.theme)
        view.item_activated.connect(window.open_article)
        view.filled.connect(window.timeline_filled)
        view.filled.connect(lambda: QTimer.singleShot(0, window, lambda: _fill_rest(window)))
        view.alive.connect(window.timeline_alive)
        window.panes.put("timeline", view)
    window.timeline_view.set_state(state)
    state.changed.connect(lambda: QTimer.singleShot(0, window, window.show_status))
