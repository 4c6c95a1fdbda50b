"""Runs one command: errors become one line with the way out, and an exit code; never a traceback."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from q7x2_gui import logs, paths
from q7x2_gui.cli.group import program
from q7x2_gui.errors import Cancelled, Q7X2Error

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

_log = logs.get(__name__)


def run(args: Sequence[str]) -> int:
    """Run a command line and return its exit code: 0 done, 1 not all could be done, 2 wrong usage, 130 interrupted."""
    _speak_utf8()
    with _log_file() as log:
        try:
            code = program.main(list(args), prog_name="q7x2-gui", standalone_mode=False)
            sys.stdout.flush()
        except Exception as error:  # noqa: BLE001 - the last line of defence: a person must never see a traceback
            return _told(error, log)
        except KeyboardInterrupt:
            return _say("Stopped.", INTERRUPTED)
    return code if isinstance(code, int) else DONE


def _told(error: Exception, log: Path | None) -> int:
    match error:
        case click.UsageError():
            error.show()
            return WRONG_USAGE
        case click.ClickException():
            error.show()
            return FAILED
        case click.Abort() | Cancelled():
            return _say("Stopped.", INTERRUPTED)
        case Q7X2Error():
            return _say(f"Error: {error}", FAILED)
        case BrokenPipeError():
            return _reader_gone()
        case _:
            return _fault(error, log)


def _fault(error: Exception, log: Path | None) -> int:
    _log.error("a command failed", exc_info=error)
    told = f"Error: this is a fault of the program ({type(error).__name__}: {error})".splitlines()[0]
    where = f"Details are in {log}" if log else "No details: the log cannot be written"
    return _say(f"{told}. {where}", FAILED)


def _say(message: str, code: int) -> int:
    with contextlib.suppress(OSError):
        click.echo(message, err=True)
    return code


def _reader_gone() -> int:
    """Whoever read our output has gone (``| head``): say nothing, and keep the interpreter from flushing at its end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FAILED


def _speak_utf8() -> None:
    """Read and write UTF-8, and write ``\\n``, whatever the terminal's locale: input and output are data."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors, newline=None if stream is sys.stdin else "\n")


@contextlib.contextmanager
def _log_file() -> Iterator[Path | None]:
    """The local log, for the time of one command; nothing of it goes to the terminal."""
    root = logging.getLogger("q7x2_gui")
    before = list(root.handlers)
    path = logs.to_file(paths.user_log_dir())
    if path is None:
        root.addHandler(logging.NullHandler())
    try:
        yield path
    finally:
        for handler in [handler for handler in root.handlers if handler not in before]:
            root.removeHandler(handler)
            handler.close()
