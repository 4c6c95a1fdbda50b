"""``q7x2-gui log``, ``undo`` and ``redo``: the ledger from a terminal."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from q7x2_gui.cli import output
from q7x2_gui.cli.options import analyst_option, json_option, project_argument
from q7x2_gui.errors import Q7X2Error
from q7x2_gui.services.catalogue import LedgerStep
from q7x2_gui.services.session import Session


@click.command("log")
@project_argument
@click.option("-n", "--limit", type=click.IntRange(min=1), metavar="N", help="Only the newest N steps.")
@json_option
def log(project: Path, limit: int | None, as_json: bool) -> None:
    """List the steps of PROJECT, newest first: number, time, who, what.

    \b
    Examples:
      q7x2-gui log asia.q7x2 -n 20
      q7x2-gui log asia.q7x2 --json
    """
    with Session.open(project, analyst="", read_only=True) as session:
        for step in session.catalogue.ledger(limit):
            if as_json:
                output.data(_object(step))
            else:
                output.text(f"{step.step:>6}  {step.at}  {step.who:<12}  {_label(step)}")


@click.command("undo")
@project_argument
@analyst_option
def undo(project: Path, analyst: str) -> None:
    """Take back the last step of PROJECT, as a new step.

    Refused when what it changed has changed again since.

    \b
    Example:
      q7x2-gui undo asia.q7x2
    """
    with Session.open(project, analyst=analyst) as session:
        _writable(session)
        label = session.editor.undo_label
        if not session.editor.can_undo:
            raise Q7X2Error("there is nothing to undo", path=project)
        session.editor.undo().result()
    output.message(f"{project}: undone: {label}.")


@click.command("redo")
@project_argument
@analyst_option
def redo(project: Path, analyst: str) -> None:
    """Do again what was undone last in PROJECT, as a new step.

    \b
    Example:
      q7x2-gui redo asia.q7x2
    """
    with Session.open(project, analyst=analyst) as session:
        _writable(session)
        label = session.editor.redo_label
        if not session.editor.can_redo:
            raise Q7X2Error("there is nothing to redo", path=project)
        session.editor.redo().result()
    output.message(f"{project}: done again: {label}.")


def _writable(session: Session) -> None:
    """Raise `ReadOnlyError` before the (then empty) history is asked."""
    _ = session.project.writer


def _label(step: LedgerStep) -> str:
    return step.label if step.undoes is None else f"{step.kind} of step {step.undoes}: {step.label}"


def _object(step: LedgerStep) -> dict[str, object]:
    return {**dataclasses.asdict(step), "rows": [list(row) for row in step.rows]}
