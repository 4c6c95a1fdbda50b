"""``q7x2-gui read``: the reading stage alone."""

from __future__ import annotations

from pathlib import Path

import click

from q7x2_gui.cli import output
from q7x2_gui.cli.options import PATH, json_option
from q7x2_gui.domain.article import Article
from q7x2_gui.services import sources
from q7x2_gui.services.records import article_record
from q7x2_gui.services.sources import Unread


@click.command("read")
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATH...")
@json_option
def read(paths: tuple[Path, ...], as_json: bool) -> None:
    """Read articles and show language, title, outlet, publication date and body.

    \b
    Examples:
      q7x2-gui read article.txt
      q7x2-gui read articles/ --json
    """
    failed = False
    for item in sources.articles(paths):
        if isinstance(item, Unread):
            failed = True
            output.error(item.error)
            continue
        if item.encoding:
            output.guessed(item.source_id, item.encoding)
        if as_json:
            output.data(article_record(item))
        else:
            _print(item)
    if failed:
        raise click.exceptions.Exit(1)


def _print(article: Article) -> None:
    length = sum(end - start for start, end in article.body)
    output.text(article.source_id)
    output.text(f"  title      {article.title or 'unknown'}")
    output.text(f"  outlet     {article.outlet or 'unknown'}")
    output.text(f"  published  {article.published or 'unknown'} ({article.published_how})")
    output.text(f"  language   {article.language or 'unknown'}")
    output.text(f"  body       {length} of {len(article.text)} characters")
