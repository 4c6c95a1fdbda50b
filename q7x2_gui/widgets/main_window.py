"""The window: a plain frame at the first paint, filled right after it, and the ways between its panes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from q7x2_gui.widgets.frame import PROGRAM, Frame

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from q7x2_gui.viewmodels.workspace import Workspace


class MainWindow(Frame):
    """Light to import and to show; `compose` (after the first paint) makes the parts, see `composition`."""

    _left = False
    _closing = False

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

    def show_project(self) -> None:
        """Show the project that has just been opened."""
        from q7x2_gui.widgets import composition, notices  # noqa: PLC0415 - not before it is needed

        session = self.workspace.session
        assert session is not None
        self.stack.setCurrentWidget(self.panes)
        self.top.show_name(session.path.stem)
        self.setWindowTitle(f"{session.path.stem} – {PROGRAM}")
        self.setWindowFilePath(str(session.path))
        composition.follow_project(self)
        self.show_status()
        notices.opened(self, session)

    def show_status(self) -> None:
        """Bring the status bar and the actions up to date."""
        from q7x2_gui.widgets import notices  # noqa: PLC0415 - not before it is needed

        notices.show_status(self)
        self.commands.refresh()

    # messages and theme

    def show_message(self, level: str, text: str, *, hint: bool = False) -> None:
        """Show a passing notice at the bottom, all else in the bar; that an edit is not saved comes first."""
        from q7x2_gui.widgets import notices  # noqa: PLC0415 - not before it is needed

        if level == "info":
            self.status.say(text)
        elif notices.all_saved(self):
            self.bar.say(level, text, hint=hint)

    def show_error(self, error: BaseException) -> None:
        """Show what went wrong in the bar, with the way out."""
        from q7x2_gui.widgets import notices  # noqa: PLC0415 - not before it is needed

        notices.failed(self, error)

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from q7x2_gui.widgets import notices  # noqa: PLC0415 - not before it is needed

        if notices.dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from q7x2_gui.widgets import notices  # noqa: PLC0415 - not before it is needed

        notices.take_drop(self, notices.dropped(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.composed and not self._may_close():
            event.ignore()
            return
        if self.composed:
            self.panes.keep()
            self.workspace.shut_down()
        self.settings.keep_state("window", self.saveGeometry())
        self.settings.write()
        event.accept()

    def _may_close(self) -> bool:
        """Whether all is saved and closed; if not, the window closes by itself as soon as it is."""
        if not self._left:
            self._closing = True
            self.workspace.leave(self._leave)
            self._closing = False
        return self._left

    def _leave(self) -> None:
        self._left = True
        if not self._closing:
            self.close()
