"""Plain text: one article a file."""

from __future__ import annotations

from dataclasses import replace

from q7x2_gui.reading.decode import decode_told
from q7x2_gui.reading.source import Items, Source
from q7x2_gui.reading.text import read_text


def read(source: Source) -> Items:
    """The one article of a text file."""
    text, guessed = decode_told(source.read(), source.path)
    if not text.strip():
        raise source.error("the file is empty", "Leave it out, or save the article again")
    article = read_text(text, source_id=source.name, path=str(source.path), today=source.today)
    yield replace(article, encoding=guessed) if guessed else article
