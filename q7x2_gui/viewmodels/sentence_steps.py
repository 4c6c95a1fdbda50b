"""Going through the article sentence by sentence, so that one is selected by a key and an event added from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from q7x2_gui.domain.article import Article, Span

if TYPE_CHECKING:
    from q7x2_gui.viewmodels.bridge import Bridge
    from q7x2_gui.viewmodels.desk import Desk


def sentences_of(article: Article) -> tuple[Span, ...]:
    """Spans of the sentences of the body, in order; slow at first, for a worker."""
    from q7x2_gui.language.sentences import sentences  # noqa: PLC0415 - its tables load at first use

    return tuple(sentences(article.text, article.language, article.body or None))


def step_from(spans: tuple[Span, ...], here: Span | None, step: int) -> Span | None:
    """The sentence after (1) or before (-1) a place of the text; from nowhere the first, or the last."""
    if not spans:
        return None
    if here is None:
        return spans[0 if step > 0 else -1]
    if step > 0:
        return next((span for span in spans if span[0] > here[0]), spans[0])
    return next((span for span in reversed(spans) if span[0] < here[0]), spans[-1])


class SentenceSteps(QObject):
    """The sentences of the open article; a step is answered by `reached`, at once when they are known."""

    reached = Signal(int, int)
    """Code-point span of the sentence that was stepped to."""

    def __init__(self, desk: Desk, bridge: Bridge) -> None:
        super().__init__(desk)
        self._desk, self._bridge = desk, bridge
        self._known: tuple[str | None, tuple[Span, ...]] = (None, ())

    def step(self, here: Span | None, step: int) -> None:
        """Go to the next (1) or previous (-1) sentence from a place of the text."""
        if self._desk.article is None:
            return
        article = self._desk.article.article
        if self._known[0] == article.id:
            self._reach(here, step)
            return

        def found(spans: tuple[Span, ...]) -> None:
            self._known = (article.id, spans)
            if self._desk.article_id == article.id:
                self._reach(here, step)

        self._bridge.in_worker(lambda: sentences_of(article), found, lambda _: None)

    def _reach(self, here: Span | None, step: int) -> None:
        there = step_from(self._known[1], here, step)
        if there is not None:
            self.reached.emit(*there)
