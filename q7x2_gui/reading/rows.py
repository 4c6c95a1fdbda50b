"""One article from one row of named values, as JSON lines and CSV tables have them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from q7x2_gui.domain.article import Article
from q7x2_gui.reading.source import Source
from q7x2_gui.reading.text import Given, read_text

KEYS = ("id", "text", "html", "title", "published", "url", "outlet", "author", "lang")
_TEXTS = ("title", "published", "url", "outlet", "author", "lang")


def article(row: Mapping[str, Any], source: Source, line: int) -> Article:
    """The article of a row that begins at ``line``; raises `ReadingError` when it holds none."""
    given = _given(row, source, line)
    source_id = str(row.get("id") or f"{source.name}:{line}")
    text, html = row.get("text"), row.get("html")
    if text is None and isinstance(html, str) and html.strip():
        from q7x2_gui.reading.html_article import read_html  # noqa: PLC0415 - rows of text need not pay for it

        made = read_html(html, source_id=source_id, path=str(source.path), given=given, today=source.today)
        if made is None:
            raise source.error(
                "the HTML of the row holds no text, or is nested too deeply",
                'Give it a "text", or save the page again',
                line,
            )
        return made
    if not isinstance(text, str) or not text.strip():
        raise source.error("the row has no text", 'Give it a "text" that is not empty', line)
    return read_text(text, source_id=source_id, path=str(source.path), given=given, today=source.today)


def _given(row: Mapping[str, Any], source: Source, line: int) -> Given:
    for key in _TEXTS:
        if row.get(key) is not None and not isinstance(row[key], str):
            raise source.error(f'"{key}" is not text', "Put it in quotes, or leave it out", line)
    return Given(
        title=row.get("title") or None, published=row.get("published") or None, url=row.get("url") or None,
        outlet=row.get("outlet") or None, author=row.get("author") or None, language=row.get("lang") or None,
    )  # fmt: skip
