"""The line at the bottom: how far the review is, what was saved and when, the work under way, and text size."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QToolButton, QWidget

from q7x2_gui.viewmodels import words
from q7x2_gui.widgets.actions import ActionSet
from q7x2_gui.widgets.icons import set_icon
from q7x2_gui.widgets.theme import Theme

BAR = 120
STAYS = 8000
"""Milliseconds that a passing notice stays."""


class StatusBar(QFrame):
    """Shows what it is told; its buttons are actions of the table."""

    def __init__(self, theme: Theme, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.progress = _bar("Articles done", self)
        self.review, self.saved, self.notice = (_label(self) for _ in range(3))
        self.passing = _PassingLabel(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.passing.clear)
        self.job = _label(self)
        self.job_bar = _bar("Work under way", self, role="job")
        self.cancel = _button(actions, "job.cancel", self)
        self.cancel.setText("Stop")
        self.language = _label(self)
        smaller, larger = _button(actions, "text.smaller", self), _button(actions, "text.larger", self)
        smaller.setText("A−")
        larger.setText("A+")
        switch = _button(actions, "theme.switch", self)
        set_icon(switch, "theme", theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(4), 0, theme.space(3), 0)
        row.setSpacing(theme.space(4))
        _add(row, self.progress, self.review, self.saved, self.notice, self.passing)
        row.setStretch(row.count() - 1, 1)
        _add(row, self.job, self.job_bar, self.cancel, self.language)
        tools = QHBoxLayout()
        tools.setSpacing(0)
        _add(tools, smaller, larger, switch)
        row.addLayout(tools)
        self.setFixedHeight(theme.space(6))
        self.show_job("")

    def say(self, text: str) -> None:
        """Show a notice for a while: nothing moves for it and nobody has to close it."""
        self.passing.setText(text)
        self.passing.setToolTip(html.escape(text))
        self._timer.start(STAYS)

    def show_review(self, done: int, total: int, reports: int) -> None:
        """Show how many articles are done and how many events stand."""
        self.progress.setVisible(total > 0)
        self.progress.setMaximum(max(total, 1))
        self.progress.setValue(done)
        self.review.setText(f"{done} of {total} done · {words.count(reports, 'event')}" if total else "")

    def show_saved(self, text: str, level: str = "dim") -> None:
        """Show what was saved and when, or what was not."""
        self.saved.setText(text)
        self.saved.setProperty("role", level)
        self.saved.style().unpolish(self.saved)
        self.saved.style().polish(self.saved)

    def show_job(self, title: str, done: int = 0, total: int = 0, what: str = "", *, stoppable: bool = True) -> None:
        """Show the work under way; "" hides it, a total of 0 means that its end is not known."""
        for part in (self.job, self.job_bar):
            part.setVisible(bool(title))
        self.cancel.setVisible(bool(title) and stoppable)
        short = what if len(what) < 32 else "…" + what[-30:]
        count = f" {done} of {total}" if total else ""
        self.job.setText(f"{title}{count}{' · ' + short if short else ''}")
        self.job_bar.setMaximum(total)
        self.job_bar.setValue(done)


class _PassingLabel(QLabel):
    """A notice that takes the room there is and is cut with an ellipsis: a long one must not widen the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "dim")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.end()


def _add(row: QHBoxLayout, *widgets: QWidget) -> None:
    for widget in widgets:
        row.addWidget(widget)


def _label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "dim")
    return label


def _bar(name: str, parent: QWidget, role: str = "") -> QProgressBar:
    bar = QProgressBar(parent)
    bar.setAccessibleName(name)
    bar.setToolTip(name)
    bar.setTextVisible(False)
    bar.setFixedWidth(BAR)
    bar.setProperty("role", role)
    return bar


def _button(actions: ActionSet, action: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    made = actions[action]
    button.clicked.connect(made.trigger)
    button.setToolTip(made.toolTip())
    button.setAccessibleName(made.text())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
