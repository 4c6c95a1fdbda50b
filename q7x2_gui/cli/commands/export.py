"""``q7x2-gui export``: writes the curated dataset."""

from __future__ import annotations

from pathlib import Path

import click

from q7x2_gui.cli import output
from q7x2_gui.cli.options import PATH, project_argument
from q7x2_gui.domain.vocabulary import CURATED, Verdict
from q7x2_gui.services.exporting import EXPORTABLE, ExportReport, Format
from q7x2_gui.services.exporting import export as write
from q7x2_gui.services.session import Session


def _verdicts(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[Verdict, ...]:
    words = [word.strip() for word in value.split(",") if word.strip()]
    unknown = [word for word in words if word not in EXPORTABLE]
    if unknown or not words:
        raise click.BadParameter(f"{', '.join(unknown) or 'nothing'}: choose from {', '.join(EXPORTABLE)}.")
    return tuple(Verdict(word) for word in dict.fromkeys(words))


@click.command("export")
@project_argument
@click.option(
    "--format", "format_", type=click.Choice([f.value for f in Format]), default=Format.CSV.value, show_default=True,
    help="csv: a folder of tables with a data dictionary; jsonl: one file with evidence.",
)  # fmt: skip
@click.option("--out", required=True, type=PATH, metavar="PATH", help="Folder (csv) or file (jsonl) to write.")
@click.option(
    "--verdict", "verdicts", default=",".join(CURATED), show_default=True, callback=_verdicts, metavar="V,...",
    help="Verdicts to export. auto (seen by nobody) only when it is named here.",
)  # fmt: skip
@click.option("--spreadsheet", is_flag=True, help="csv for Excel and Calc: byte-order mark, no cell runs as a formula.")
def export(project: Path, format_: str, out: Path, verdicts: tuple[Verdict, ...], spreadsheet: bool) -> None:
    """Write the dataset of PROJECT to --out, whole or not at all.

    The same project gives the same bytes. csv makes events.csv, crosswalk.csv,
    participants.csv, evidence.csv and codebook.csv, in which every column is
    explained.

    \b
    Examples:
      q7x2-gui export asia.q7x2 --format csv --out dataset/
      q7x2-gui export asia.q7x2 --format jsonl --out dataset.jsonl
      q7x2-gui export asia.q7x2 --verdict auto,confirmed,corrected,added --out all/
    """
    if spreadsheet and format_ != Format.CSV:
        raise click.UsageError("--spreadsheet goes with --format csv.")
    with Session.open(project, analyst="", read_only=True) as session:
        report = write(session, out, format=Format(format_), verdicts=verdicts, spreadsheet=spreadsheet)
    output.message(_in_words(report, out))
    if not report.events:
        output.message(
            "The dataset is empty: confirm some suggestions first, or ask for --verdict auto if a script accepted them."
        )


def _in_words(report: ExportReport, out: Path) -> str:
    verdicts = ", ".join(f"{n} {verdict}" for verdict, n in report.by_verdict.items())
    return f"{out}: {report.events} events, {report.reports} reports ({verdicts})."
