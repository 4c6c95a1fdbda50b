"""An article: one source document, its text frozen at import."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from q7x2_gui.domain.vocabulary import ArticleState, PublishedHow

Span = tuple[int, int]
"""Half-open span of code points in an article's frozen text."""


_MARKS_IN_A_ROW = 30
_LONG_RUN = re.compile(r"[^\w\s\x00-\u02ff\u2000-\u2bff\u3000-\u303f\uff00-\uffef]{31,}")
"""Runs in which combining marks may stand: neither words, white space, common punctuation nor symbols."""


def freeze(text: str) -> str:
    """Text as it is kept for ever: NFC, ``\\n`` line ends, no byte-order mark, no NUL and no lone surrogate.

    More than 30 combining marks in a row are parted by U+034F, as UAX #15 has it: sorting them is quadratic.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", _LONG_RUN.sub(_parted, text))


def _parted(match: re.Match[str]) -> str:
    made: list[str] = []
    marks = 0
    for char in match.group():
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks > _MARKS_IN_A_ROW:
            made.append("\u034f")
            marks = 1
        made.append(char)
    return "".join(made)


def text_hash(text: str) -> str:
    """SHA-256 of a frozen text in UTF-8, as 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One source document as it was read; all spans count code points of ``text``.

    ``id`` is the project's UUIDv7 (empty before it is stored), ``source_id`` what the source calls it (a JSONL row's id
    or a file's name). ``title``, ``outlet``, ``author`` and ``published`` (EDTF) are None when the text does not give
    them. ``body`` lists the spans that are article; all else is furniture. ``title_span``, ``outlet_span`` and
    ``published_span`` are where these were found. ``original`` is the decoded text before repair when that differs,
    else None; ``position_map`` maps spans then: pairs (offset in ``text``, offset in ``original``), ascending, both
    moving in step between two pairs.
    """

    text: str
    source_id: str
    id: str = ""
    path: str = ""
    url: str | None = None
    language: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    published_how: PublishedHow = PublishedHow.UNKNOWN
    published_reason: str = ""
    body: tuple[Span, ...] = ()
    title_span: Span | None = None
    outlet_span: Span | None = None
    published_span: Span | None = None
    original: str | None = None
    position_map: tuple[tuple[int, int], ...] = ()
    state: ArticleState = ArticleState.NEW
    encoding: str | None = None
    """Name of the encoding where it was only guessed, for whoever brings the text in to be told; not stored."""

    @property
    def sha256(self) -> str:
        """Hash of the frozen text; two articles with the same hash are the same article."""
        return text_hash(self.text)
