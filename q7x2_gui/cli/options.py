"""Arguments and options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)
"""Not checked by click: a path that is missing is told by the command, with the way out."""


def _analyst() -> str:
    from q7x2_gui.services.session import login_name  # noqa: PLC0415 - not needed to show the help

    return os.environ.get("Q7X2_ANALYST") or login_name()


def analyst_option(command: F) -> F:
    """``--analyst``: whose name stands in the ledger; the login name when none is given."""
    return click.option(
        "--analyst",
        metavar="NAME",
        default=_analyst,
        help="Name that stands in the ledger (default: $Q7X2_ANALYST, else your login).",
    )(command)


def json_option(command: F) -> F:
    """``--json``: one JSON object a line instead of text for people."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")(command)


def project_argument(command: F) -> F:
    """The project to work on."""
    return click.argument("project", type=PATH)(command)
