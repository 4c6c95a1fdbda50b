"""PDF files: the text of the pages, without running heads and page numbers, joined into paragraphs."""

from __future__ import annotations

import logging
import re
import time
import unicodedata
from collections import Counter
from io import BytesIO
from typing import Any

from q7x2_gui.errors import ReadingError
from q7x2_gui.reading.source import Items, Source
from q7x2_gui.reading.text import read_text
from q7x2_gui.reading.unwrap import unwrap, with_one_headline

_LARGEST = 50 * 1024 * 1024
_MOST_PAGES = 100
_SECONDS = 10.0
"""Time after which a file is given up between two pages."""
_STREAM = 2 * 1024 * 1024
"""Bytes to which one stream may unpack: a page of print has a hundredth of that."""
_OPERATIONS = 300_000
"""Drawing operations and operands on one page: many times what text set letter by letter needs; about a second."""
_EDGE = 2
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:page|trang|第)?\s*\d{1,4}\s*(?:/|of|页|頁|ページ)?\s*\d{0,4}\W*", re.IGNORECASE)
_COLUMNS = re.compile(r"\S {4,}\S")
_IN_COLUMNS = 0.3
_FORMS = re.compile("[\ufb00-\ufb06\u2e9f\u2ef3\u2f00-\u2fd5]")
_RADICALS = str.maketrans(
    "⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻫⻬⻭⻮⻯⻰⻲",
    "民虎西见角贝车長长门青页风飞食马骨鬼鱼鸟麦黄斉齐歯齿竜龙亀",
)
"""Radicals that Unicode does not fold by itself; from its table EquivalentUnifiedIdeograph."""
_WIDE = "\u3001-\u30ff\u3400-\u9fff\uff01-\uff60"
_GAPS = re.compile(rf"(?<=[{_WIDE}])[ \t]{{1,3}}(?=[{_WIDE}])|[ \t]+(?=[、。，．）」』】])")
"""Spaces that come of the spacing of wide characters."""
_SAVE = "Save the article as plain text and import that"


def read(source: Source) -> Items:
    """The one article of a PDF file."""
    pages = _pages(source.read(_LARGEST), source)
    lines = [line for page in _without_edges(pages) for line in page]
    text = unwrap("\n".join(with_one_headline(lines)))
    if not text.strip():
        raise source.error("the PDF file holds pictures of pages and no text", "Run text recognition on it first")
    yield read_text(text, source_id=source.name, path=str(source.path), today=source.today)


def _pages(data: bytes, source: Source) -> list[list[str]]:
    import pypdf  # noqa: PLC0415 - 100 ms that only PDF files pay

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with pypdf.apply_configuration(
            zlib_maximum_output_length=_STREAM,
            lzw_maximum_output_length=_STREAM,
            run_length_maximum_output_length=_STREAM,
            array_based_stream_maximum_output_length=_STREAM,
            stream_parsing_work_maximum_count=_OPERATIONS,
        ):
            return _text_of(pypdf.PdfReader(BytesIO(data), strict=False), source)
    except ReadingError:
        raise
    except pypdf.errors.DependencyError as error:  # AES asks for a library that nothing else here needs
        raise source.error("the PDF file is encrypted", "Save a copy without protection") from error
    except Exception as error:  # pypdf lets many kinds through on broken files, and all mean the same
        raise source.error(f"the PDF file is broken or far too large ({type(error).__name__})", _SAVE) from error


def _text_of(reader: Any, source: Source) -> list[list[str]]:
    """Lines of each page, until the time is up."""
    until = time.monotonic() + _SECONDS
    if reader.is_encrypted and not reader.decrypt(""):
        raise source.error("the PDF file is locked with a password", "Save a copy without one")
    if len(reader.pages) > _MOST_PAGES:
        said = f"the PDF file has {len(reader.pages)} pages, at most {_MOST_PAGES} are read"
        raise source.error(said, "Save the pages of the article alone")
    made: list[list[str]] = []
    for page in reader.pages:
        if time.monotonic() > until:
            raise source.error("the PDF file takes too long to read", _SAVE)
        made.append(_lines(page))
    return made


def _lines(page: Any) -> list[str]:
    """Lines of a page as they stand on it; in the order of the file where they stand in columns."""
    text: str = page.extract_text(extraction_mode="layout")
    lines = [line.strip() for line in text.split("\n")]
    filled = [line for line in lines if line]
    if sum(1 for line in filled if _COLUMNS.search(line)) > _IN_COLUMNS * len(filled) or not filled:
        lines = [line.strip() for line in page.extract_text().split("\n")]
    return [plain(line) for line in lines]


def plain(line: str) -> str:
    """A line with ordinary letters in place of ligatures and of the radicals that fonts have for whole characters."""
    if not line.isascii():
        line = _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match.group()), line.translate(_RADICALS))
        line = _GAPS.sub("", line)
    return " ".join(line.split())


def _without_edges(pages: list[list[str]]) -> list[list[str]]:
    """Pages without page numbers and without first and last lines that most pages share."""
    filled = [list(page) for page in pages if any(page)]
    shared = Counter(key for page in filled for key in {_key(line) for line in _edges(page)})
    often = {key for key, times in shared.items() if times > 1 and times >= len(filled) * 0.6}
    for page in filled:
        edges = {id(line) for line in _edges(page)}
        page[:] = [line for line in page if not (id(line) in edges and (_key(line) in often or _is_number(line)))]
    return filled


def _edges(page: list[str]) -> list[str]:
    lines = [line for line in page if line]
    return lines[:_EDGE] + lines[-_EDGE:] if len(lines) > 2 * _EDGE else []


def _key(line: str) -> str:
    return _DIGITS.sub("0", line)


def _is_number(line: str) -> bool:
    return len(line) < 30 and bool(_PAGE_NUMBER.fullmatch(line))
