"""Web pages saved as HTML: one article a file."""

from __future__ import annotations

from q7x2_gui.reading.html_article import read_html
from q7x2_gui.reading.html_tree import decode_html
from q7x2_gui.reading.source import Items, Source


def read(source: Source) -> Items:
    """The one article of a page; nothing that the page links to is fetched."""
    html = decode_html(source.read(), source.path)
    made = read_html(html, source_id=source.name, path=str(source.path), today=source.today)
    if made is None:
        raise source.error(
            "the page holds no text, or is nested too deeply", "Save the article again, or as plain text"
        )
    yield made
