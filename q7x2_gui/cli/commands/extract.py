"""``q7x2-gui extract``: suggests events, for a project or for plain files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from q7x2_gui.cli import output
from q7x2_gui.cli.options import PATH, analyst_option, json_option
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.services import sources
from q7x2_gui.services.extracting import Found, extract_project, run_on_paths, suggestions_of
from q7x2_gui.services.records import article_record
from q7x2_gui.services.session import Session
from q7x2_gui.services.sources import Unread


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="[PROJECT | PATH...]")
@json_option
@analyst_option
def extract(paths: tuple[Path, ...], as_json: bool, analyst: str) -> None:
    """Suggest events for the articles of one PROJECT, or for files, folders and JSONL.

    In a project, articles that this version of the extractor was not run on
    yet get their suggestions, which are stored; then all are printed. A project
    is told from a plain file by its content.

    \b
    Examples:
      q7x2-gui extract article.txt
      q7x2-gui extract articles/ --json > events.jsonl
      q7x2-gui extract asia.q7x2 --json
    """
    if any(sources.is_project(path) for path in paths):
        if len(paths) > 1:
            raise click.UsageError("Name one project alone, or only files and folders of articles.")
        failed = _project(paths[0], as_json, analyst)
    else:
        with output.ProgressLine("Extracting") as progress:
            failed = _print_all(run_on_paths(paths, progress=progress), as_json, progress)
    if failed:
        raise click.exceptions.Exit(1)


def _project(path: Path, as_json: bool, analyst: str) -> bool:
    with Session.open(path, analyst=analyst) as session, output.ProgressLine("Extracting") as progress:
        failed: tuple[Unread, ...] = ()
        if session.read_only:
            output.message(f"{path} is read-only ({session.read_only_reason}): only what is stored is printed.")
        else:
            report = extract_project(session, progress=progress)
            failed = report.failed
            progress.clear()
            output.message(f"{path}: {len(report.articles)} articles read, {report.suggestions} suggestions stored.")
        for unread in failed:
            output.error(unread.error)
        _print_all(_stored(session), as_json, progress)
    return bool(failed)


def _stored(session: Session) -> Iterator[Found]:
    for row in session.catalogue.articles():
        yield Found(session.catalogue.article(row.id).article, suggestions_of(session, row.id))


def _print_all(items: Iterator[Found | Unread] | Iterator[Found], as_json: bool, progress: output.ProgressLine) -> bool:
    """Print every item as it comes; True when one of them has failed."""
    failed = False
    for item in items:
        progress.clear()
        if not output.usable(item):
            failed = True
        elif as_json:
            output.data(article_record(item.article, item.suggestions))
        else:
            _print(item)
    return failed


def _print(found: Found) -> None:
    article = found.article
    head = " · ".join(part for part in (article.source_id, article.outlet, article.published, article.language) if part)
    output.text(head)
    if article.title:
        output.text(f"  {article.title}")
    for suggestion in found.suggestions:
        output.text(_line(suggestion))
    if not found.suggestions:
        output.text("  no event suggested")


def _line(suggestion: Suggestion) -> str:
    values = suggestion.values
    mark = "*" if suggestion.main else " "
    countries = " ".join(dict.fromkeys(p.country for p in values.participants if p.country))
    who = countries or ", ".join(p.name for p in values.participants)
    return (
        f"  {mark} {values.date or 'undated':<24} {values.type:<12} {values.status or '':<10} {who:<16}"
        f" {suggestion.confidence:.2f}  {values.summary}"
    ).rstrip()
