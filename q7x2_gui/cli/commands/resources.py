"""``q7x2-gui check-resources`` and ``resources``: lexicons, tables and codebooks checked, and a project's own ones."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from q7x2_gui.cli import output
from q7x2_gui.cli.options import PATH, analyst_option, json_option, project_argument
from q7x2_gui.errors import ResourceError
from q7x2_gui.services import checking_resources, own_resources, sources
from q7x2_gui.services.session import Session


@click.command("check-resources")
@click.argument("paths", nargs=-1, type=PATH, metavar="[PROJECT | PATH...]")
@json_option
def check_resources(paths: tuple[Path, ...], as_json: bool) -> None:
    """Check lexicons, tables, lists and codebooks: yours, a project's own, or all that ship.

    A PATH is a file, or a folder laid out like the program's folder resources
    (actors, codebooks, lexicons). Prints one line a fault, with file and line;
    exit code 1 when there is one. Nothing is changed.

    \b
    Examples:
      q7x2-gui check-resources lexicons/topics.toml
      q7x2-gui check-resources
      q7x2-gui check-resources asia.q7x2
    """
    texts = _texts(paths)
    found = checking_resources.faults(texts)
    for fault in found:
        if as_json:
            output.data(dataclasses.asdict(fault))
        else:
            output.text(str(fault))
    count = len(checking_resources.all_names()) if texts is None else len(texts)
    output.message(f"{count} files checked, {len(found) or 'no'} fault{'' if len(found) == 1 else 's'} found.")
    if found:
        raise click.exceptions.Exit(1)


def _texts(paths: tuple[Path, ...]) -> dict[str, str] | None:
    if not paths:
        return None
    if any(sources.is_project(path) for path in paths):
        if len(paths) > 1:
            raise click.UsageError("Name one project alone, or only files and folders.")
        with Session.open(paths[0], analyst="", read_only=True) as session:
            return dict(session.own_files().texts)
    return checking_resources.from_paths(list(paths))


@click.command("resources")
@project_argument
@click.option("--use", "used", multiple=True, type=PATH, metavar="PATH", help="Use this file, or all of this folder.")
@click.option("--drop", "dropped", multiple=True, metavar="NAME", help="Go back to the shipped file of this name.")
@analyst_option
def own(project: Path, used: tuple[Path, ...], dropped: tuple[Path, ...], analyst: str) -> None:
    """List the lexicons, tables and lists that PROJECT has in its own words, or change which ones.

    An own file stands in the place of the shipped one of the same name, such
    as lexicons/topics.toml, as a whole. Faulty files are refused. Run extract
    afterwards: open suggestions are made anew.

    \b
    Examples:
      q7x2-gui resources asia.q7x2 --use lexicons/topics.toml
      q7x2-gui resources asia.q7x2 --drop lexicons/topics.toml
    """
    texts = checking_resources.from_paths(list(used)) if used else {}
    found = checking_resources.faults(texts) if texts else []
    if found:
        for fault in found:
            output.text(str(fault))
        raise ResourceError("nothing was changed, for these files have faults", hint="Mend them, and try again")
    with Session.open(project, analyst=analyst, read_only=not (used or dropped)) as session:
        if texts:
            own_resources.use(session, texts).result()
        if dropped:
            own_resources.drop(session, [str(name) for name in dropped]).result()
        names = sorted(session.own_files().texts)
    for name in names:
        output.text(name)
    output.message(f"{project}: {len(names) or 'no'} own file{'' if len(names) == 1 else 's'}.")
