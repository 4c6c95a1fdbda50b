"""``q7x2-gui check``: proves that a project is whole."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from q7x2_gui.cli import output
from q7x2_gui.cli.options import json_option, project_argument
from q7x2_gui.services.checking import check as find_problems


@click.command("check")
@project_argument
@json_option
def check(project: Path, as_json: bool) -> None:
    """Check PROJECT: the file, its keys, quotes against texts, and the ledger against the tables.

    Prints one line a problem; exit code 1 when there is one. Nothing is changed.

    \b
    Example:
      q7x2-gui check asia.q7x2
    """
    problems = find_problems(project)
    for problem in problems:
        if as_json:
            output.data(dataclasses.asdict(problem))
        else:
            output.text(str(problem))
    if problems:
        output.message(f"{project}: {len(problems)} problems. Keep this file, and go back to a copy that passes.")
        raise click.exceptions.Exit(1)
    output.message(f"{project}: no problem found.")
