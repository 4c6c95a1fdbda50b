"""``q7x2-gui import``: brings articles into a project."""

from __future__ import annotations

from pathlib import Path

import click

from q7x2_gui.cli import output
from q7x2_gui.cli.options import PATH, analyst_option, project_argument
from q7x2_gui.services import codebooks
from q7x2_gui.services.importing import ImportReport, import_into

_SHOWN = 20


@click.command("import")
@project_argument
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATH...")
@click.option("--description", default="", metavar="TEXT", help="What was searched where, kept with this batch.")
@click.option(
    "--codebook",
    metavar="NAME|FILE",
    help="What a new project is coded by: diplomacy (the default), plover, or a TOML file of your own.",
)
@analyst_option
def import_(project: Path, paths: tuple[Path, ...], description: str, codebook: str | None, analyst: str) -> None:
    """Bring articles into PROJECT, as one step.

    Reads plain text, Markdown, saved web pages (HTML), PDF, Word (.docx),
    e-mail (.eml), RSS and Atom files, JSONL, CSV, zip files and folders of
    these. Nothing is ever fetched from the network. PROJECT is made when it is
    missing. A text that is there already is not stored twice. A line of JSONL
    is an object with id, text or html, and where known title, published, url,
    outlet, author and lang; a CSV table has columns of these names.

    \b
    Examples:
      q7x2-gui import asia.q7x2 articles/
      q7x2-gui import asia.q7x2 feed.jsonl --description "Factiva, March 2023"
      q7x2-gui import polecat.q7x2 articles/ --codebook plover
    """
    book = codebooks.named(codebook) if codebook else None
    with output.ProgressLine("Reading") as progress:
        report, made = import_into(
            project, paths, analyst=analyst, progress=progress, description=description, codebook=book
        )
    _tell(report, project, made)
    if report.failed:
        raise click.exceptions.Exit(1)


def _tell(report: ImportReport, project: Path, made: bool) -> None:
    for unread in report.failed:
        output.error(unread.error)
    for source_id, _ in report.repeated[:_SHOWN]:
        output.message(f"Already there: {source_id}")
    if len(report.repeated) > _SHOWN:
        output.message(f"Already there: {len(report.repeated) - _SHOWN} more")
    for source_id, encoding in report.guessed[:_SHOWN]:
        output.guessed(source_id, encoding)
    where = f"{project} (new)" if made else str(project)
    output.message(f"{where}: {report.in_words()}.")
    if not made and not project.exists():
        output.message("No project was made, for there is nothing to put into it.")
