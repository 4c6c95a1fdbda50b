"""Small files of each format, made here so that nothing in them was ever published."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from html import escape
from io import BytesIO

TITLE = "Freedonia and Sylvania agree to reopen bridge"
LEAD = "The foreign ministers of Freedonia and Sylvania met on Monday and agreed to reopen the bridge between them."
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def page() -> str:
    """A page with metadata, menu, article and footer."""
    more = "They also said that talks about the railway would go on, and that experts would meet again in March."
    head = (
        f'<meta charset="utf-8"><title>{TITLE} | Lorn News</title><meta property="og:site_name" content="Lorn News">'
        '<meta name="author" content="Jane Roe"><meta property="article:published_time" content="2031-02-03T10:00:00Z">'
    )
    story = f"<h1>{TITLE}</h1><p>{LEAD}</p><p>{more}</p><p>No date was set for it.</p>"
    menu, foot = "<nav><ul><li>Home</li><li>World</li></ul></nav>", "<footer><a>Contact</a> © 1999-2026</footer>"
    return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{menu}<main>{story}</main>{foot}</body></html>'


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A zip file."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def docx(paragraphs: Sequence[tuple[str, str]], before: str = "") -> bytes:
    """A Word file of (text, style) paragraphs."""
    made = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for text, style in paragraphs
    )
    xml = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{_W}"><w:body>{made}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF file of pages of lines."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    for n, lines in enumerate(pages):
        shown = " 0 -14 Td ".join(f"({line}) Tj" for line in lines)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>"
            + f"/Contents {5 + 2 * n} 0 R>>".encode()
        )
        objects.append(stream(f"BT /F1 12 Tf 72 720 Td {shown} ET".encode()))
    return pdf_of(objects)


def stream(data: bytes) -> bytes:
    """A packed stream object."""
    packed = zlib.compress(data, 9)
    return b"<</Filter/FlateDecode/Length %d>>\nstream\n" % len(packed) + packed + b"\nendstream"


def pdf_of(objects: Sequence[bytes]) -> bytes:
    """A PDF file of objects numbered from 1, the first being the catalogue."""
    out = b"%PDF-1.4\n"
    places = []
    for n, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % n + one + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return out + head + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))


def mail(text: str, *attached: tuple[str, str, bytes]) -> bytes:
    """An e-mail with attachments (name, type, content)."""
    made = EmailMessage()
    made["From"] = '"Ministry of Lorn" <press@lorn.example>'
    made["Subject"] = f"Fwd: {TITLE}"
    made["Date"] = "Mon, 3 Feb 2031 23:30:00 +0900"
    made.set_content(text)
    for name, kind, data in attached:
        main, _, sub = kind.partition("/")
        made.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return made.as_bytes()


def rss(entries: Sequence[tuple[str, str]]) -> str:
    """A feed of (title, content as HTML) entries."""
    items = "".join(
        f"<item><title>{title}</title><link>https://lorn.example/{n}</link>"
        f"<pubDate>Mon, 03 Feb 2031 00:30:00 +0700</pubDate><description>{escape(html)}</description></item>"
        for n, (title, html) in enumerate(entries, 1)
    )
    head = "<title>Lorn News</title><language>en</language>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'
