"""RSS and Atom files: an article an entry, with what the feed says of it."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from email.utils import parsedate
from io import BytesIO
from typing import Any

from q7x2_gui.domain.article import Article
from q7x2_gui.errors import ReadingError
from q7x2_gui.reading.cues import cues
from q7x2_gui.reading.html_tree import parse, text_lines
from q7x2_gui.reading.outlet import outlet_of_host
from q7x2_gui.reading.plain_articles import article
from q7x2_gui.reading.source import Items, Source
from q7x2_gui.reading.text import Given

_MOST_TAGS = 200_000
_SAVE = "Save the articles themselves, as web pages or plain text"


def read(source: Source) -> Items:
    """The entries of a feed in their order; one without text is told, and the others are read."""
    feed = _parsed(source)
    if not feed.entries:
        raise source.error("this is no RSS or Atom feed, or it has no entries", _SAVE)
    for number, entry in enumerate(feed.entries, 1):
        yield _item(entry, feed.feed, source, number)


def _parsed(source: Source) -> Any:
    data = source.read()
    plain = data.replace(b"\x00", b"")  # UTF-16 too
    if b"<!ENTITY" in plain or b"<!entity" in plain:
        raise source.error("the feed declares entities, which feeds never need", _SAVE)
    if plain.count(b"<") > _MOST_TAGS:
        raise source.error("the feed is too large", "Split it")
    import feedparser  # noqa: PLC0415 - 110 ms that only feeds pay

    logging.getLogger("feedparser").setLevel(logging.CRITICAL)
    try:
        # A stream: a name or address would be opened, and bytes are tried as a name first.
        return feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # the parsers below let many kinds through, and all mean the same
        raise source.error(f"the feed is broken ({type(error).__name__})", _SAVE) from error


def _item(entry: dict[str, Any], feed: Mapping[str, Any], source: Source, number: int) -> Article | ReadingError:
    title = " ".join(_lines(entry.get("title", "")))
    text = "\n".join(_longest(entry))
    name = f"{source.name}:{_name(entry, number)}"
    if not text.strip():
        return source.error(f"entry {number} ({title or 'untitled'}) holds no text", "Save the article itself")
    try:
        return article(source, text, _given(entry, feed, title), name=name)
    except ReadingError as error:
        return error


def _longest(entry: Mapping[str, Any]) -> list[str]:
    """The fullest of what the entry holds: its contents, or its summary."""
    held = [one.get("value", "") for one in entry.get("content", [])] + [entry.get("summary", "")]
    return max((_lines(one) for one in held), key=lambda lines: sum(map(len, lines)), default=[])


def _lines(html: str) -> list[str]:
    tree = parse(f"<body>{html}</body>") if html and html.strip() else None
    return text_lines(tree) if tree is not None else []


def _name(entry: Mapping[str, Any], number: int) -> str:
    return str(entry.get("id") or entry.get("link") or number)


def _given(entry: dict[str, Any], feed: Mapping[str, Any], title: str) -> Given:
    url = entry.get("link") or None
    known = outlet_of_host(url, cues()) if url and _host_is_known(url) else None
    return Given(
        title=title or None,
        published=_day(entry),
        url=url,
        outlet=known or (entry.get("source") or {}).get("title") or feed.get("title") or None,
        author=entry.get("author") or None,
    )


def _host_is_known(url: str) -> bool:
    return any(host in url for host in cues().outlets if "." in host)


def _as_written(date: str) -> tuple[int, ...] | None:
    """Year, month and day of an e-mail's date on the writer's clock: a feed's own figures are moved to Greenwich."""
    try:
        return parsedate(date)
    except (ValueError, TypeError, IndexError):
        return None


def _day(entry: dict[str, Any]) -> str | None:
    """The calendar day as written, else as the feed's clock has it."""
    for key in ("published", "created", "updated"):
        written = str(dict.get(entry, key) or "")  # the class's own get takes one date for another, with a warning
        if len(written) >= 10 and written[:4].isdigit() and written[4] == "-":
            return written[:10]
        if told := _as_written(written) or dict.get(entry, f"{key}_parsed"):
            return f"{told[0]:04d}-{told[1]:02d}-{told[2]:02d}"
    return None
