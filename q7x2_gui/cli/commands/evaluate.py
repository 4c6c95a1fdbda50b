"""``q7x2-gui evaluate``: compares what the extractor suggests with a gold file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from q7x2_gui.cli import output
from q7x2_gui.cli.figures import as_record, in_words
from q7x2_gui.cli.options import PATH, json_option
from q7x2_gui.errors import Q7X2Error
from q7x2_gui.services.evaluation import evaluate as compare
from q7x2_gui.services.extracting import run_on_paths
from q7x2_gui.services.jsonlines import rows
from q7x2_gui.services.records import article_record


@click.command("evaluate")
@click.argument("gold", type=PATH, metavar="GOLD.jsonl")
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATH...")
@json_option
def evaluate(gold: Path, paths: tuple[Path, ...], as_json: bool) -> None:
    """Run the extractor on PATH... and compare with GOLD.jsonl, per field, type and language.

    Recall is the share of gold events found; the other figures are shares of
    the events that were found. Calibration compares the confidence of meetings, calls and visits with the share
    that was right. Each miss names article, line and cause. A gold line is an object with article (the id of an
    article), language and events. An article of the gold file that is not among PATH... counts as
    one without suggestions.

    \b
    Example:
      q7x2-gui evaluate tests/gold/seeds.jsonl seeds/ --json
    """
    wanted = _gold(gold)
    outputs: list[dict[str, Any]] = []
    failed = False
    with output.ProgressLine("Extracting") as progress:
        for item in run_on_paths(paths, progress=progress):
            progress.clear()
            if output.usable(item):
                outputs.append(article_record(item.article, item.suggestions))
            else:
                failed = True
    figures = compare(wanted, outputs)
    if as_json:
        output.data(as_record(figures))
    else:
        output.text(in_words(figures))
    if failed:
        raise click.exceptions.Exit(1)


def _gold(path: Path) -> list[dict[str, Any]]:
    """The gold file; every line must be good, for figures against half a gold file would mislead."""
    if not path.is_file():
        raise Q7X2Error("no such gold file", hint="Check the spelling of the path", path=path)
    wanted = []
    with path.open(encoding="utf-8", errors="replace") as lines:
        for number, row in rows(lines, path):
            if isinstance(row, Q7X2Error):
                raise row
            if not isinstance(row.get("article"), str) or not isinstance(row.get("events"), list):
                hint = 'A gold line is {"article": id, "language": ..., "events": [...]}'
                raise Q7X2Error("this is no gold line", hint=hint, path=path, line=number)
            wanted.append(row)
    if not wanted:
        raise Q7X2Error("the gold file is empty", hint="Put one JSON object a line and article into it", path=path)
    return wanted
