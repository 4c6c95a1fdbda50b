"""Runs the extractor over a project or over plain paths, in several processes when there is enough to do."""

from __future__ import annotations

import multiprocessing
import os
import signal
import traceback
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from q7x2_gui import extraction, logs, resources
from q7x2_gui.domain.article import Article
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.domain.translating import translated
from q7x2_gui.errors import ExtractorError, Q7X2Error
from q7x2_gui.resources import SHIPPED, OwnFiles
from q7x2_gui.services import sources
from q7x2_gui.services.catalogue_items import rows
from q7x2_gui.services.jobs import Progress, Stopped, go_on, silent
from q7x2_gui.services.rows import suggestion_of
from q7x2_gui.services.session import Session
from q7x2_gui.services.sources import Unread
from q7x2_gui.services.storing import Extracted, add_suggestions

_log = logs.get(__name__)

ALONE = 300
"""Up to so many articles one process is faster: an article takes about 5 ms, starting workers more than a second."""

_AHEAD = 4
"""Articles a worker that wait in line, so that no worker idles and no long input is held in memory."""


@dataclass(frozen=True, slots=True)
class Found:
    """An article with what was found in it; ``error`` says why the extractor failed on it."""

    article: Article
    suggestions: tuple[Suggestion, ...] = ()
    error: Q7X2Error | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractReport:
    """What a run did: ids of the articles it was run on, number of suggestions stored, and what failed."""

    articles: tuple[str, ...]
    suggestions: int
    failed: tuple[Unread, ...]


def run_on_paths(
    paths: Iterable[Path],
    *,
    extractor: str | None = None,
    progress: Progress | None = None,
    stopped: Stopped | None = None,
) -> Iterator[Found | Unread]:
    """Articles of ``paths`` with their suggestions, in order; an `Unread` for each that cannot be read."""
    for done, item in enumerate(_run(sources.articles(paths), extractor, stopped), start=1):
        (progress or silent)(done, 0, item.path if isinstance(item, Unread) else item.article.source_id)
        yield item


def extract_project(
    session: Session,
    *,
    article_ids: Sequence[str] | None = None,
    extractor: str | None = None,
    progress: Progress | None = None,
    stopped: Stopped | None = None,
) -> ExtractReport:
    """Run on the articles asked for, or on those this version was not run on yet, and store all as one step.

    `Cancelled` leaves the project as it was; an article on which the extractor fails is reported and can be run again.
    """
    _ = session.project.writer  # refuses a read-only project before anything is read
    own = session.own_files()
    name = extractor or extraction.DEFAULT
    version = version_with(extraction.get(name).version, own)
    ids = list(article_ids) if article_ids is not None else session.catalogue.to_extract(name, version)
    articles = (session.catalogue.article(article_id).article for article_id in ids)
    extracted: dict[str, Extracted] = {}
    failed: list[Unread] = []
    for done, item in enumerate(_run(articles, name, stopped, own), start=1):
        assert isinstance(item, Found)  # articles of a project have been read
        if item.error is not None:
            failed.append(Unread(item.article.source_id, item.error))
        else:
            extracted[item.article.id] = (name, version, translated(item.suggestions, session.codebook))
        (progress or silent)(done, len(ids), item.article.source_id)
    go_on(stopped)
    stored = add_suggestions(session, extracted).result().value if extracted else 0
    return ExtractReport(articles=tuple(extracted), suggestions=stored, failed=tuple(failed))


def suggestions_of(session: Session, article_id: str) -> tuple[Suggestion, ...]:
    """All suggestions for one article as they were proposed, whatever became of them, in the extractor's order."""
    query = (
        "select suggestion.id, suggestion.parent, suggestion.record from suggestion"
        " join article on article.n = suggestion.article where article.id = ? order by suggestion.rank, suggestion.n"
    )
    with session.project.reading() as connection:
        found = rows(connection, query, (article_id,))
    # A parent is at another place here than in the list of its own run when decided ones of earlier runs stand between.
    places = {row["id"]: place for place, row in enumerate(found)}
    return tuple(replace(suggestion_of(row), part_of=places.get(row["parent"])) for row in found)


def run_on_article(article: Article, extractor: str | None = None) -> Found:
    """Run the extractor on one article here and now; a failure is told in the result and logged."""
    return _logged(Found(article, *_suggest(article, extractor)))


def _suggest(article: Article, extractor: str | None) -> tuple[tuple[Suggestion, ...], Q7X2Error | None]:
    try:
        return tuple(extraction.extract(article, extractor)), None
    except Q7X2Error as error:
        if error.__cause__ is not None:  # not carried from a worker process to this one, but notes are
            error.add_note("".join(traceback.format_exception(error)))
        return (), error


def _logged(found: Found) -> Found:
    """Note in the log where a failure came from: worker processes have no log of their own."""
    for note in getattr(found.error, "__notes__", ()):
        _log.error("extractor failed on %s\n%s", found.article.source_id, note)
    return found


def version_with(version: str, own: OwnFiles) -> str:
    """The version that suggestions bear: with the key of the own files they were made with, where there are any."""
    return f"{version}+{own.key}" if own.key else version


def _run(
    items: Iterable[Article | Unread], extractor: str | None, stopped: Stopped | None, own: OwnFiles = SHIPPED
) -> Iterator[Found | Unread]:
    rest = iter(items)
    first = list(islice(rest, ALONE + 1))
    workers = _cores() if len(first) > ALONE else 1
    if workers > 1:
        yield from _in_pool(chain(first, rest), extractor, stopped, workers, own)
        return
    for item in chain(first, rest):
        go_on(stopped)
        if isinstance(item, Unread):
            yield item
            continue
        with resources.in_place(own):  # not around the yield: a generator's caller would have them in place too
            found = run_on_article(item, extractor)
        yield found


Suggested = Future[tuple[tuple[Suggestion, ...], Q7X2Error | None]]


def _in_pool(
    items: Iterable[Article | Unread], extractor: str | None, stopped: Stopped | None, workers: int, own: OwnFiles
) -> Iterator[Found | Unread]:
    waiting: deque[tuple[Article, Suggested] | Unread] = deque()
    with _pool(workers, own) as pool:
        for item in items:
            go_on(stopped)
            waiting.append(item if isinstance(item, Unread) else (item, pool.submit(_suggest, item, extractor)))
            if len(waiting) >= workers * _AHEAD:
                yield _result(waiting.popleft())
        while waiting:
            go_on(stopped)
            yield _result(waiting.popleft())


@contextmanager
def _pool(workers: int, own: OwnFiles) -> Iterator[ProcessPoolExecutor]:
    """Workers that are started afresh (forking a process with threads can hang it) and are told to stop at once."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare_worker, initargs=(dict(own.texts),))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _prepare_worker(own: dict[str, str]) -> None:
    """Leave Ctrl+C to the program that started this worker, and use the project's own files as it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resources.put_in_place(resources.own_files(own))


def _result(item: tuple[Article, Suggested] | Unread) -> Found | Unread:
    if isinstance(item, Unread):
        return item
    article, suggested = item
    try:
        return _logged(Found(article, *suggested.result()))
    except BrokenProcessPool as error:
        hint = "The machine may be short of memory: close other programs and run it again"
        raise ExtractorError("a worker process ended before its work was done", hint=hint) from error


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # Windows and macOS
        return os.cpu_count() or 1
