"""A desk on a real project, for tests of the desk and of the form."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from q7x2_gui.app.shots import wait_until
from q7x2_gui.domain.codebook import Codebook
from q7x2_gui.services.catalogue import Item
from q7x2_gui.services.session import Session
from q7x2_gui.viewmodels.bridge import Bridge
from q7x2_gui.viewmodels.desk import Desk
from tests.services.made import filled

VISIT, MEETING, STATEMENT = 0, 1, 2
"""Places of the suggestions in each article."""


class Told:
    """What the desk has said."""

    def __init__(self, desk: Desk) -> None:
        self.messages: list[tuple[str, str]] = []
        desk.message.connect(lambda level, text: self.messages.append((level, text)))

    @property
    def last(self) -> str:
        return self.messages[-1][1] if self.messages else ""


@contextmanager
def desk_on(path: Path, articles: int = 2, codebook: Codebook | None = None) -> Iterator[Desk]:
    """A desk with the first article open; session and bridge are closed at the end."""
    session = Session.open(path, analyst="Ann") if path.exists() else filled(path, articles, codebook=codebook)
    bridge = Bridge(session)
    desk = Desk(bridge)
    try:
        show(desk, session.catalogue.articles()[0].id)
        yield desk
    finally:
        bridge.close()
        session.close()


def show(desk: Desk, article_id: str) -> None:
    """Open an article and wait until it is there."""
    desk.open_article(article_id)
    wait_until(lambda: desk.article_id == article_id, "the article is open", 5000)


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until all edits are in the file and the desk shows what the file says."""
    step: list[None] = []
    desk._bridge.in_worker(lambda: None, step.append)
    qtbot.waitUntil(lambda: bool(step) and desk.settled, timeout=5000)


def stored(path: Path, article: int = 0) -> tuple[Item, ...]:
    """The items of an article as the closed file has them."""
    with Session.open(path, analyst="Reader") as session:
        return session.catalogue.article(session.catalogue.articles()[article].id).items
