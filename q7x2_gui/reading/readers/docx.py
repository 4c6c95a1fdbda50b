"""Word files: the paragraphs of the document, read in memory; document types, pictures and macros are not touched."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

from q7x2_gui.reading.packed import BROKEN, SwollenError, unpacked
from q7x2_gui.reading.plain_articles import with_headline
from q7x2_gui.reading.source import Items, Source
from q7x2_gui.reading.text import Given, read_text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DOCUMENT = "word/document.xml"
_SAVE = "Save the article as plain text or PDF and import that"


def read(source: Source) -> Items:
    """The one article of a Word file."""
    title, lines = _paragraphs(_document(source), source)
    text = "\n".join(lines)
    if not text.strip():
        raise source.error("the document holds no text", _SAVE)
    given = Given(title=title)
    yield read_text(
        with_headline(text, title), source_id=source.name, path=str(source.path), given=given, today=source.today
    )


def _document(source: Source) -> bytes:
    """The main part, unpacked in memory up to a limit."""
    try:
        with zipfile.ZipFile(BytesIO(source.read())) as archive:
            return unpacked(archive, archive.getinfo(_DOCUMENT))
    except SwollenError:
        raise source.error("the document unpacks to far too much", _SAVE) from None
    except KeyError:
        raise source.error("this is no Word document, though packed like one", _SAVE) from None
    except BROKEN as error:
        raise source.error(f"the Word file is broken or locked ({error})", _SAVE) from error


def _paragraphs(data: bytes, source: Source) -> tuple[str | None, list[str]]:
    """Text of the paragraph in the title's style, and of all paragraphs in order."""
    if b"<!DOCTYPE" in data.replace(b"\x00", b""):  # UTF-16 too; Word never writes it and attacks need it
        raise source.error("the document declares a document type, which Word files never do", _SAVE)
    title: str | None = None
    made: list[str] = []
    try:
        for _, element in ElementTree.iterparse(BytesIO(data), events=("end",)):
            if element.tag not in {f"{_W}p", f"{_STRICT}p"}:
                continue
            text = _text(element)
            if title is None and text.strip() and _style(element) == "title":
                title = " ".join(text.split())
            made.append(text)
            element.clear()
    except ElementTree.ParseError as error:
        raise source.error(f"the Word file is broken ({error})", _SAVE) from error
    return title, made


def _text(paragraph: ElementTree.Element[Any]) -> str:
    pieces: list[str] = []
    for element in paragraph.iter():
        tag = element.tag.rpartition("}")[2]
        if tag == "t":
            pieces.append(element.text or "")
        elif tag in {"br", "cr"}:
            pieces.append("\n")
        elif tag == "tab":
            pieces.append(" ")
    return "".join(pieces)


def _style(paragraph: ElementTree.Element[Any]) -> str:
    for element in paragraph.iter():
        if element.tag.endswith("}pStyle"):
            return next((value.lower() for key, value in element.attrib.items() if key.endswith("}val")), "")
    return ""
