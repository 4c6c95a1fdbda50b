"""Reads the queue for a screen: columns, what a query finds in them, and lines by page; each read can be stopped."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from q7x2_gui.services import queue_columns, queue_find
from q7x2_gui.services.catalogue_articles import article_lines
from q7x2_gui.services.jobs import Stopped
from q7x2_gui.services.listing import ArticleRow, Tab
from q7x2_gui.services.queue_columns import Columns
from q7x2_gui.services.queue_find import Found, Order
from q7x2_gui.storage.project import Project

_STEPS_BETWEEN_LOOKS: Final = 5_000
"""Virtual machine instructions of SQLite, well under a millisecond."""


class QueueReading:
    """Reads of one project for the queue; any thread may call, each through its own connection."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def columns(self, known: Columns | None = None, changed: Sequence[str] = ()) -> Columns:
        """All articles as columns; with ``known`` only the articles of these ids are read anew."""
        with self._project.reading() as connection:
            if known is None:
                return queue_columns.load(connection)
            return queue_columns.refresh(known, connection, changed) if changed else known

    def find(self, columns: Columns, text: str, tab: Tab, order: Order, stopped: Stopped | None = None) -> Found:
        """What a query finds; raises `Cancelled` soon after ``stopped`` has become true."""
        with self._project.reading() as connection, _stoppable(connection, stopped):
            return queue_find.find(connection, columns, text, tab=tab, order=order)

    def lines(self, numbers: Sequence[int]) -> list[ArticleRow]:
        """Lines of the queue by the articles' numbers, in order of import."""
        with self._project.reading() as connection:
            return article_lines(connection, numbers)


@dataclass(frozen=True, slots=True)
class Answer:
    """Ids of the articles that answer a query, and what of it was not understood, in words."""

    ids: frozenset[str]
    problems: tuple[str, ...]


def answer(project: Project, text: str) -> Answer:
    """All articles of a project that answer a query, whatever their state; reads the project anew."""
    with project.reading() as connection:
        columns = queue_columns.load(connection)
        places, problems = queue_find.matching(connection, columns, text)
    return Answer(frozenset(columns.ids[place] for place in places), tuple(problem.message for problem in problems))


@contextlib.contextmanager
def _stoppable(connection: sqlite3.Connection, stopped: Stopped | None) -> Iterator[None]:
    if stopped is None:
        yield
        return
    connection.set_progress_handler(lambda: int(stopped()), _STEPS_BETWEEN_LOOKS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)
