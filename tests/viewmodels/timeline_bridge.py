"""A bridge to a session that is only a list of entries, for tests of the timeline alone."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from q7x2_gui import paths
from q7x2_gui.domain import codebook
from q7x2_gui.domain.event import EventValues, When
from q7x2_gui.services.listing import TimelineEntry

_TEXT = paths.resource("codebooks", "diplomacy.toml").read_text("utf-8")
CODEBOOK = codebook.from_toml(tomllib.loads(_TEXT), _TEXT)


class FakeBridge(QObject):
    """Answers on the next turn of the event loop; ``held`` answers wait for `release`."""

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, entries: list[TimelineEntry], *, held: bool = False) -> None:
        super().__init__()
        self.entries = entries
        self.held = held
        self.reads = 0
        self.asked: list[Sequence[str] | None] = []
        self.error: Exception | None = None
        self.waiting: list[Callable[[], None]] = []
        self.session = SimpleNamespace(codebook=CODEBOOK, catalogue=self)

    def timeline(self, articles: Sequence[str] | None = None) -> list[TimelineEntry]:
        self.reads += 1
        self.asked.append(articles)
        if self.error is not None:
            raise self.error
        return [entry for entry in self.entries if articles is None or entry.article_id in articles]

    def article(self, article_id: str) -> Any:
        items = [
            SimpleNamespace(id=e.item_id, values=EventValues(type=e.type, when=When(phrase="April 1-2")))
            for e in self.entries
            if e.article_id == article_id
        ]
        article = SimpleNamespace(title="Two ministers", outlet="The Paper", source_id=article_id)
        return SimpleNamespace(article=article, items=tuple(items))

    def in_worker(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Any], None]) -> None:
        def run() -> None:
            try:
                result = work()
            except OSError as error:
                failed(error)
            else:
                done(result)

        if self.held:
            self.waiting.append(run)
        else:
            QTimer.singleShot(0, self, run)

    def release(self) -> None:
        """Let the oldest waiting answer arrive."""
        self.waiting.pop(0)()
