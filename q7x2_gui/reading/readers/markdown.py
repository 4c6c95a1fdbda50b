"""Markdown: marks taken away, front matter read, one article a file."""

from __future__ import annotations

import re

from q7x2_gui.reading.decode import decode
from q7x2_gui.reading.plain_articles import with_headline
from q7x2_gui.reading.source import Items, Source
from q7x2_gui.reading.text import Given, read_text

_FIELD = re.compile(r"([A-Za-z_-]{2,20})\s*:\s*(.{1,500})$")
_KEYS = {
    "title": "title", "headline": "title", "date": "published", "published": "published", "url": "url", "link": "url",
    "source": "outlet", "outlet": "outlet", "publisher": "outlet", "author": "author", "lang": "language",
    "language": "language",
}  # fmt: skip
_MOST_FRONT = 60
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_RULE = re.compile(r"\s{0,3}(?:[-*_=]\s*){3,}$")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)[ #]*$")
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
# All bounded, so that a line of a megabyte takes linear time.
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\](?:\([^()\n]{0,1000}\)|\[[^\[\]\n]{0,100}\])")
_LINK = re.compile(r"\[([^\[\]\n]{1,500})\](?:\((?:[^()\n]|\([^()\n]{0,200}\)){0,1000}\)|\[[^\[\]\n]{0,100}\])")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,500})>")
_DEFINITION = re.compile(r"\s{0,3}\[[^\[\]\n]{1,100}\]:\s+\S+.{0,200}$")
_STRONG = re.compile(r"(\*\*|__)(?=[^\s*_])([^*_\n]{1,1000})\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]{1,1000})\1(?![\w*])")
_CODE = re.compile(r"`([^`\n]{1,500})`")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")


def read(source: Source) -> Items:
    """The one article of a Markdown file."""
    lines = decode(source.read(), source.path).removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    given, rest = _front_matter(lines)
    text = plain("\n".join(rest))
    if not text.strip():
        raise source.error("the file holds no text", "Leave it out, or save the article again")
    text = with_headline(text, given.title)
    yield read_text(text, source_id=source.name, path=str(source.path), given=given, today=source.today)


def plain(markdown: str) -> str:
    """The text without its marks; images and rules left out, link texts kept."""
    made: list[str] = []
    fenced = False
    for line in markdown.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        elif fenced:
            made.append(line)
        elif not _RULE.match(line[:200]) and not _DEFINITION.match(line[:500]):
            made.append(_inline(_block(line)))
    return "\n".join(made)


def _block(line: str) -> str:
    heading = _HEADING.match(line) if len(line) < 2_000 else None
    return heading.group(1) if heading else _QUOTE.sub("", line)


def _inline(line: str) -> str:
    if not any(mark in line for mark in "[*_`<\\"):
        return line
    line = _LINK.sub(r"\1", _IMAGE.sub("", line))
    for pattern, kept in ((_AUTOLINK, r"\1"), (_STRONG, r"\2"), (_EMPHASIS, r"\2"), (_CODE, r"\1"), (_ESCAPED, r"\1")):
        line = pattern.sub(kept, line)
    return line


def _front_matter(lines: list[str]) -> tuple[Given, list[str]]:
    """What stands between two lines of dashes at the beginning, and the lines behind it."""
    if not lines or lines[0].strip() != "---":
        return Given(), lines
    ends = [n for n, line in enumerate(lines[1:_MOST_FRONT], 1) if line.strip() in {"---", "..."}]
    if not ends:
        return Given(), lines
    found: dict[str, str] = {}
    for line in lines[1 : ends[0]]:
        match = _FIELD.match(line.strip()[:600])
        key = _KEYS.get(match.group(1).lower()) if match else None
        if match and key and (value := match.group(2).strip().strip("\"'").strip()):
            found.setdefault(key, value)
    return Given(**found), lines[ends[0] + 1 :]
