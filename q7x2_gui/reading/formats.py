"""The table of formats that articles are read from; import, folders, file dialogs and help texts all go by it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

HEAD = 4096
"""Bytes from the beginning of a file by which its format is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: the module under ``reading.readers`` that reads it, its name for people, endings of its files."""

    id: str
    title: str
    suffixes: tuple[str, ...]


TEXT = Format(id="text", title="Plain text", suffixes=(".txt", ".text"))
FORMATS = (
    TEXT,
    Format(id="markdown", title="Markdown", suffixes=(".md", ".markdown")),
    Format(id="html", title="Web pages", suffixes=(".html", ".htm", ".xhtml")),
    Format(id="pdf", title="PDF", suffixes=(".pdf",)),
    Format(id="docx", title="Word", suffixes=(".docx",)),
    Format(id="mail", title="E-mail", suffixes=(".eml",)),
    Format(id="feed", title="RSS and Atom feeds", suffixes=(".rss", ".atom", ".xml")),
    Format(id="json_lines", title="JSON lines", suffixes=(".jsonl", ".ndjson")),
    Format(id="csv_table", title="CSV tables", suffixes=(".csv", ".tsv")),
    Format(id="archive", title="Zip files of these", suffixes=(".zip",)),
)
BY_ID = {one.id: one for one in FORMATS}
BY_SUFFIX = {suffix: one for one in FORMATS for suffix in one.suffixes}
SUFFIXES = frozenset(BY_SUFFIX)
"""Names that count as articles inside a folder or zip file."""

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<\?xml-stylesheet[^>]{0,400}>\s*|<!--.{0,2000}?-->\s*)*<(?:rss|feed|rdf:RDF)\b",
    re.I | re.S,
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


def known(name: str) -> bool:
    """Whether a file's name ends as one of the formats."""
    return PurePath(name).suffix.lower() in BY_SUFFIX


def told(head: bytes, name: str) -> Format:
    """The format of a file by its first bytes, else by its name, else plain text."""
    by_name = BY_SUFFIX.get(PurePath(name).suffix.lower())
    if head.lstrip()[:4] == b"%PDF":
        return BY_ID["pdf"]
    if head.startswith(_ZIP):
        office = by_name is not None and by_name.id == "docx"
        return BY_ID["docx" if office or b"[Content_Types].xml" in head or b"word/" in head else "archive"]
    if by_name is not None and by_name.id not in {"text", "markdown", "pdf"}:
        return by_name
    text = head.replace(b"\x00", b"").decode("latin-1").removeprefix("ï»¿").removeprefix("ÿþ").removeprefix("þÿ")
    if _HTML.match(text):
        return BY_ID["html"]
    if by_name is None and _FEED.match(text):
        return BY_ID["feed"]
    return by_name or TEXT


def in_words() -> str:
    """All endings, in the order of the table, for messages."""
    return ", ".join(suffix for one in FORMATS for suffix in one.suffixes)


def dialog_filter() -> str:
    """The table as file dialogs want it: all articles, then each format, then all files."""
    everything = " ".join(f"*{suffix}" for one in FORMATS for suffix in one.suffixes)
    each = [f"{one.title} ({' '.join('*' + suffix for suffix in one.suffixes)})" for one in FORMATS]
    return ";;".join([f"Articles ({everything})", *each, "All files (*)"])
