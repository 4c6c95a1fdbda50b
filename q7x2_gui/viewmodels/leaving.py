"""Leaving a project: what is on its way is saved first, what cannot be is asked about; it closes in a worker."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from q7x2_gui.viewmodels.relay import Relay

if TYPE_CHECKING:
    from q7x2_gui.viewmodels.bridge import Bridge
    from q7x2_gui.viewmodels.desk import Desk

STAY, RETRY, DROP = "stay", "retry", "drop"
"""What the user may answer when something cannot be saved."""


def unsaved_labels(bridge: Bridge | None, desk: Desk | None) -> list[str]:
    """What would be lost: edits that could not be written, and what is typed and not saved as it is."""
    labels = [] if bridge is None else [unsaved.label for unsaved in bridge.session.editor.unsaved]
    return labels + ([] if desk is None else [f"“{text}”, typed in the form" for text in desk.unsaved.values()])


class Leaving(Relay):
    """The one place that a project is left through, whatever it is left for.

    ``waiting(text)`` says what is waited for, "" when that is over; ``ask(labels)`` is what the window answers with
    `STAY`, `RETRY` or `DROP` when these edits cannot be saved.
    """

    waiting = Signal(str)
    emptied = Signal()
    """No project is being closed any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(1, parent)
        self.ask: Callable[[list[str]], str] = lambda _: STAY
        self.closing = 0
        self._settling = False

    def settle(
        self, bridge: Bridge | None, desk: Desk | None, then: Callable[[], None], stay: Callable[[], None]
    ) -> None:
        """Call ``then`` once nothing that was typed or decided can be lost unasked, ``stay`` if the user says so."""
        if self._settling:
            stay()
        elif bridge is None or desk is None:
            then()
        else:
            self._settling = True
            self._save(bridge, desk, then, stay)

    def _save(self, bridge: Bridge, desk: Desk, then: Callable[[], None], stay: Callable[[], None]) -> None:
        desk.leaving.emit()
        self.waiting.emit(f"Saving {bridge.session.path.stem}")
        self.later(
            bridge.session.finish(),
            lambda _: self._saved(bridge, desk, then, stay),
            lambda error: self._broke(error, stay),
        )

    def _saved(self, bridge: Bridge, desk: Desk, then: Callable[[], None], stay: Callable[[], None]) -> None:
        desk.leaving.emit()
        if desk.saving and not bridge.session.editor.unsaved:  # something was typed meanwhile, or is told in a moment
            self._save(bridge, desk, then, stay)
            return
        self.waiting.emit("")
        labels = unsaved_labels(bridge, desk)
        answer = self.ask(labels) if labels else DROP
        if answer == RETRY:
            desk.save_refused()
            self._save(bridge, desk, then, stay)
            return
        self._settling = False
        if answer == DROP:
            self._drop(bridge, desk)
            then()
        else:
            stay()

    def _drop(self, bridge: Bridge, desk: Desk) -> None:
        for unsaved in bridge.session.editor.unsaved:
            bridge.session.editor.discard(unsaved.id)
        desk.unsaved.clear()

    def _broke(self, error: BaseException, stay: Callable[[], None]) -> None:
        self._settling = False
        self.waiting.emit("")
        self.failed.emit(error)
        stay()

    def close_session(self, bridge: Bridge) -> None:
        """Close a project that has been settled, in a worker: reads under way are stopped, the file is left whole."""
        session = bridge.session
        bridge.stop()
        self.closing += 1
        self.waiting.emit(f"Closing {session.path.stem}")

        def work() -> Any:
            session.project.interrupt_reads()
            bridge.wait()
            return session.close()

        self.in_worker(work, lambda _: self._closed(bridge), lambda error: self._closed(bridge, error))

    def _closed(self, bridge: Bridge, error: BaseException | None = None) -> None:
        self.closing -= 1
        bridge.deleteLater()
        self.waiting.emit("")
        if error is not None:
            self.failed.emit(error)
        if not self.closing:
            self.emptied.emit()

    def close(self) -> None:
        """Wait until all projects are closed, and end."""
        self.wait()
        super().close()

    def when_closed(self, act: Callable[[], None]) -> None:
        """Do something once no project is being closed."""
        if not self.closing:
            act()
            return

        def once() -> None:
            self.emptied.disconnect(once)
            act()

        self.emptied.connect(once)
