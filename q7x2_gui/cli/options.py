"""Arguments and options that several commands share."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)
"""Not checked by click: a path that is missing is told by the command, with the way out."""


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # no such user in a container, or no login at all
        return "unknown"


def analyst_option(command: F) -> F:
    """``--analyst``: whose name stands in the ledger; the login name when none is given."""
    return click.option(
        "--analyst",
        metavar="NAME",
        default=lambda: os.environ.get("Q7X2_ANALYST") or _login(),
        help="Name that stands in the ledger (default: $Q7X2_ANALYST, else your login).",
    )(command)


def json_option(command: F) -> F:
    """``--json``: one JSON object a line instead of text for people."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")(command)


def project_argument(command: F) -> F:
    """The project to work on."""
    return click.argument("project", type=PATH)(command)
