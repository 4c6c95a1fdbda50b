"""What ties a session to the GUI thread: change notices, how saving stands, and work done off that thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from q7x2_gui.viewmodels.relay import Relay

if TYPE_CHECKING:
    from q7x2_gui.services.editing import Changed, SaveState
    from q7x2_gui.services.session import Session

WORKERS = 2


class Bridge(Relay):
    """One open session as view models see it; all its signals and callbacks arrive on the thread that made it.

    ``changed(Changed)`` follows each committed step; ``saved(SaveState)`` when saving succeeds or waits;
    ``save_failed(error)`` when an edit could not be stored and waits in ``session.editor.unsaved``.
    """

    changed = Signal(object)
    saved = Signal(object)
    save_failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(WORKERS, parent)
        self.session = session
        editor = session.editor
        self._ways_out = [
            editor.subscribe(self._on_committed),
            editor.watch(self._on_saving),
            editor.safekeeping.failed.add(lambda error: self.post(partial(self.failed.emit, error))),
        ]

    def back_up_if_due(self) -> None:
        """Back up in a worker when work has gone on for long since the last backup."""
        editor = self.session.editor
        if not self.session.read_only and editor.safekeeping.due(editor.revision):
            self.in_worker(lambda: editor.safekeeping.take("work"))

    def stop(self) -> None:
        """Stop listening; what the workers still deliver is dropped. The session stays open."""
        if not self.closed:
            for leave in self._ways_out:
                leave()
        super().stop()

    def _on_committed(self, change: Changed) -> None:
        self.post(partial(self.changed.emit, change))

    def _on_saving(self, state: SaveState) -> None:
        self.post(partial(self._tell, state))

    def _tell(self, state: SaveState) -> None:
        if state.kind == "failed":
            self.save_failed.emit(state.error)
        else:
            self.saved.emit(state)
