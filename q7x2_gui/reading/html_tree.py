"""HTML as a tree and as lines of text; nothing it links to is fetched, and markup of any depth takes linear time."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from q7x2_gui.reading.decode import decode

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
    "big5": "big5hkscs", "iso-8859-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
}  # fmt: skip
"""Declared encodings and the larger ones that browsers read in their place."""
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "br", "center", "caption", "dd", "details", "dialog",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hgroup", "hr", "html", "li", "legend", "main", "menu", "nav", "ol", "p", "pre", "section",
        "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
    }
)  # fmt: skip
_SKIPPED = frozenset(
    {
        "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "applet",
        "canvas", "audio", "video", "select", "option", "textarea", "datalist", "map",
    }
)  # fmt: skip
_TAG = re.compile(r"""<[A-Za-z](?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_NAME = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,20})")
_LONGEST_TAG, _MOST_ATTRIBUTES = 20_000, 1_000
_CELLS = frozenset({"td", "th"})
_WHITE = re.compile(r"[ \t\n\r\f\u00a0\u3000]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


def decode_html(data: bytes, path: Path) -> str:
    """Text of an HTML file: UTF-8 where it is, else as declared, else as the bytes look; raises `ReadingError`."""
    declared = _DECLARED.search(data[:4096])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        name = declared.group(1).decode("ascii").lower() if declared else ""
    try:
        text = data.decode(_WIDER.get(name, name) or "ascii", "replace")
    except LookupError:
        return decode(data, path)
    lost = text.count("\ufffd")
    known = name and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and b"\x00" not in data[:4096]
    return text if known and lost * 100 <= len(text) else decode(data, path)


def parse(html: str) -> HtmlElement | None:
    """The tree of a page or of a fragment; None when there is nothing in it."""
    data = _CONTROLS.sub(" ", _with_few_attributes(html)).encode("utf-8", "replace")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        tree = document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree if isinstance(tree, HtmlElement) else None


def _with_few_attributes(html: str) -> str:
    """The page with tags of thousands of attributes bared: the parser compares each of them with all others."""
    made: list[str] = []
    copied = at = 0
    while (at := html.find("<", at)) >= 0:
        tag = _TAG.match(html, at)
        if tag is None and html[at + 1 : at + 2].isalpha():
            break  # not closed before the end of the page, and scanned to there: once is enough
        end = tag.end() if tag else at + 1
        if end - at > _LONGEST_TAG and len(html[at:end].split(None, _MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES:
            name = _NAME.match(html, at)
            made += [html[copied:at], f"<{name.group(1)}>" if name else ""]
            copied = end
        at = end
    made.append(html[copied:])
    return "".join(made)


def text_lines(tree: HtmlElement) -> list[str]:
    """The text as a reader sees it, a line a block, white space as browsers join it; scripts and heads left out."""
    made: list[str] = []
    line: list[str] = []
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "start":
            if tag in _SKIPPED:
                walker.skip_subtree()
                continue
            if tag in _BLOCKS:
                _close(line, made)
            elif tag in _CELLS:
                line.append(" ")
            _add(element.text, tag == "pre", line, made)
            continue
        if tag in _BLOCKS:
            _close(line, made)
        _add(element.tail, False, line, made)
    _close(line, made)
    return made


def _add(text: str | None, kept: bool, line: list[str], made: list[str]) -> None:
    """Append text to the line; line ends count in preformatted text alone."""
    if not text:
        return
    pieces = text.split("\n") if kept else [text]
    line.append(pieces[0])
    for piece in pieces[1:]:
        _close(line, made)
        line.append(piece)


def _close(line: list[str], made: list[str]) -> None:
    text = _WHITE.sub(" ", "".join(line)).strip()
    line.clear()
    if text:
        made.append(text)


def size(tree: HtmlElement, most: int) -> tuple[int, int]:
    """Number of elements (counted up to ``most``) and depth of the tree."""
    elements = depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            elements += 1
            depth += 1
            deepest = max(deepest, depth)
            if elements >= most:
                break
        else:
            depth -= 1
    return elements, deepest
