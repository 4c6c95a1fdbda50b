"""E-mails (.eml): the text of the mail is one article, and each attachment in a known format is read as a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parseaddr, parsedate

from q7x2_gui.domain.article import Article
from q7x2_gui.errors import ReadingError
from q7x2_gui.reading import formats
from q7x2_gui.reading.decode import decode
from q7x2_gui.reading.html_article import read_html
from q7x2_gui.reading.html_tree import decode_html
from q7x2_gui.reading.plain_articles import article
from q7x2_gui.reading.source import Items, Source
from q7x2_gui.reading.text import Given
from q7x2_gui.reading.unwrap import unwrap

_MOST_PARTS = 200
_DEEPEST = 3
_LONGEST_HEADER = 2_000
_FORWARDED = re.compile(
    r"^\s*(?:(?:fwd?|re|aw|tr|转发|回复|答复|転送|返信|Chuyển tiếp|Trả lời)\s*[:：]\s*)+", re.IGNORECASE
)
_SIGNATURE = re.compile(r"\n-- \n")
_SAVE = "Save the article as plain text and import that"


def read(source: Source) -> Items:
    """The mail's own text, then each attachment that is an article."""
    parts = _parts(source)
    given = _given(parts[0])
    texts = [one for one in parts if not _is_attached(one)]
    found = False
    plain = next((one for one in texts if one.get_content_type() == "text/plain" and _payload(one).strip()), None)
    html = next((one for one in texts if one.get_content_type() == "text/html" and _payload(one).strip()), None)
    if plain is not None or html is not None:
        made = _from_plain(plain, given, source) if plain is not None else None
        made = made or (_from_html(html, given, source) if html is not None else None)
        if made is not None:
            found = True
            yield made
    for item in _attachments(parts, source):
        found = True
        yield item
    if not found:
        raise source.error("the mail holds no text", _SAVE)


def _parts(source: Source) -> list[Message]:
    """The mail and its parts, outside in; raises `ReadingError` for what is no mail."""
    data = source.read()
    if data.count(b"\n--") > 100 * _MOST_PARTS:
        raise source.error("the mail has too many parts", _SAVE)
    try:
        mail = BytesParser(policy=compat32).parsebytes(data)
        made = []
        for part in mail.walk():
            made.append(part)
            if len(made) > _MOST_PARTS:
                raise source.error("the mail has too many parts", _SAVE)
    except (MessageError, RecursionError, ValueError, LookupError) as error:
        raise source.error("the mail is broken or nested too deeply", _SAVE) from error
    if not any(mail.get(name) for name in ("From", "Subject", "Date", "Received", "MIME-Version")):
        raise source.error("this is no e-mail", _SAVE)
    return made


def _given(mail: Message) -> Given:
    subject = _FORWARDED.sub("", _header(mail, "Subject")).strip()
    sender = parseaddr(_header(mail, "From"))[0].strip("\"' ")
    return Given(title=subject or None, published=_day(_header(mail, "Date")), author=sender or None)


def _header(mail: Message, name: str) -> str:
    written = str(mail.get(name) or "")[:_LONGEST_HEADER]
    try:
        text = str(make_header(decode_header(written)))
    except (MessageError, LookupError, ValueError, RecursionError):
        text = written
    return " ".join(text.split())


def _day(written: str) -> str | None:
    """The calendar day as the sender's clock had it."""
    try:
        told = parsedate(written)
    except (ValueError, TypeError, IndexError):
        return None
    return f"{told[0]:04d}-{told[1]:02d}-{told[2]:02d}" if told and 1900 <= told[0] <= 9999 else None


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _payload(part: Message) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return data if isinstance(data, bytes) else b""


def _from_plain(part: Message, given: Given, source: Source) -> Article | None:
    text = _text(part, source).replace("\r\n", "\n")
    text = unwrap(_SIGNATURE.split(text, maxsplit=1)[0])
    return article(source, text, given) if text.strip() else None


def _from_html(part: Message, given: Given, source: Source) -> Article | None:
    html = _text(part, source)
    return read_html(html, source_id=source.name, path=str(source.path), given=given, today=source.today)


def _text(part: Message, source: Source) -> str:
    data = _payload(part)
    charset = part.get_content_charset()
    try:
        return data.decode(charset) if charset else decode(data, source.path)
    except (LookupError, UnicodeDecodeError):
        return decode_html(data, source.path)


def _attachments(parts: list[Message], source: Source) -> Iterator[Article | ReadingError]:
    """Articles of the attachments that bear the name of a format; pictures and the like are no articles."""
    from q7x2_gui.reading.files import items  # noqa: PLC0415 - files reads mails, mails hold files

    for part in parts[1:]:
        name = _header_name(part)
        if not name or not formats.known(name) or part.is_multipart():
            continue
        piece = source.part(name, _payload(part))
        if piece.depth > _DEEPEST:
            yield piece.error("archives and mails are packed into one another too deeply", "Save the attachment itself")
        else:
            yield from items(piece)


def _header_name(part: Message) -> str:
    try:
        name = str(make_header(decode_header(part.get_filename() or "")))
    except (MessageError, LookupError, ValueError, TypeError):
        return ""
    return name.replace("\\", "/").rpartition("/")[2].strip()
