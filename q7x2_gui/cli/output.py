"""What commands print: data on standard output, messages and progress on standard error."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, Any, TypeGuard

import click

from q7x2_gui.errors import Q7X2Error

if TYPE_CHECKING:
    from q7x2_gui.services.extracting import Found
    from q7x2_gui.services.sources import Unread

_EVERY = 0.1
"""Seconds between two updates of the progress line."""

_WIDTH = 78


def data(record: Any) -> None:
    """One JSON value on one line."""
    click.echo(json.dumps(record, ensure_ascii=False, allow_nan=False))


def text(line: str = "") -> None:
    """One line for people who asked for no JSON."""
    click.echo(line)


def message(line: str) -> None:
    """One line about what was done."""
    click.echo(line, err=True)


def error(trouble: Q7X2Error) -> None:
    """One line about what could not be done, with its place and the way out."""
    click.echo(f"Error: {trouble}", err=True)


def guessed(source_id: str, encoding: str) -> None:
    """One line about a text whose encoding was only guessed."""
    hint = "Look at the text; if letters are wrong, save it as UTF-8 and import that"
    click.echo(f"{source_id}: read as {encoding}, which is a guess. {hint}.", err=True)


def usable(item: Found | Unread) -> TypeGuard[Found]:
    """Whether an article was read and its events were found; says why not otherwise."""
    trouble = item.error
    if trouble is not None:
        error(trouble)
    return trouble is None


class ProgressLine:
    """Progress on standard error: one line that changes on a terminal, a line now and then elsewhere.

    That is at each tenth of the work, or at each 100 pieces while its length is unknown. Use it as a context manager,
    and call it as `services.jobs.Progress`.
    """

    def __init__(self, verb: str) -> None:
        self._verb = verb
        self._live = sys.stderr.isatty()
        self._shown_at = 0.0
        self._tenth = 0
        self._drawn = False

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def __call__(self, done: int, total: int, what: str) -> None:
        if self._live:
            self._draw(done, total, what)
        elif total >= 10 and done * 10 // total > self._tenth:
            self._tenth = done * 10 // total
            message(f"{self._verb} {done} of {total}")
        elif not total and done % 100 == 0:
            message(f"{self._verb} {done}")

    def clear(self) -> None:
        """Take the line away before something else is printed."""
        if self._drawn:
            click.echo("\r" + " " * _WIDTH + "\r", nl=False, err=True)
            self._drawn = False

    def _draw(self, done: int, total: int, what: str) -> None:
        now = time.monotonic()
        if now - self._shown_at < _EVERY and done != total:
            return
        self._shown_at = now
        count = f"{done} of {total}" if total else str(done)
        line = f"{self._verb} {count}  {what}".replace("\n", " ")[: _WIDTH // 2]
        click.echo("\r" + line.ljust(_WIDTH), nl=False, err=True)
        self._drawn = True
