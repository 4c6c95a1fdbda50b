"""Files made to hang, to fill the memory, to read others or reach the network: refused or read in two seconds."""

from __future__ import annotations

import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import feedparser  # noqa: F401 - imported first, so that no test pays for it
import pypdf  # noqa: F401
import pytest
import trafilatura  # noqa: F401
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from q7x2_gui.errors import ReadingError
from q7x2_gui.reading import formats, read_path
from tests.reading.files import LEAD, docx, mail, page, pdf, pdf_of, rss, stream, zipped

SECONDS = 2.0
ENTITIES = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
BOMB = ENTITIES + "]>"
OUTSIDE = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/hostname">]>'


def read_all(path: Path) -> tuple[list[str], list[ReadingError]]:
    texts, errors = [], []
    items = read_path(path, today="2026-11-25")
    while True:
        try:
            texts.append(next(items).text)
        except StopIteration:
            return texts, errors
        except ReadingError as error:
            errors.append(error)


def members(count: int) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for n in range(count):
            archive.writestr(f"{n}.txt", "x")
    return data.getvalue()


def nested(depth: int) -> bytes:
    data = zipped({"a.txt": LEAD})
    for _ in range(depth):
        data = zipped({"n.zip": data})
    return data


def operations(count: int) -> bytes:
    kinds = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        stream(b"BT /F1 9 Tf " + b"1 0 Td (a) Tj " * count + b"ET"), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    return pdf_of(kinds)


def swollen_pdf() -> bytes:
    kinds = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>", stream(b" " * 100_000_000),
    ]  # fmt: skip
    return pdf_of(kinds)


def parts(depth: int) -> bytes:
    inner = b"".join(b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (n, n + 1) for n in range(depth))
    return b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b0\n\n" + inner


REFUSED: dict[str, Callable[[], bytes | str]] = {
    "entities.rss": lambda: f"{BOMB}<rss><channel><item><description>&i;</description></item></channel></rss>",
    "entities16.rss": lambda: f"{BOMB}<rss><channel><item><title>&i;</title></item></channel></rss>".encode("utf-16"),
    "entities.docx": lambda: docx([("&i;", "")], BOMB),
    "outside.docx": lambda: docx([("&i;", "")], OUTSIDE),
    "swollen.docx": lambda: docx([("a" * 60_000_000, "")]),
    "swollen.zip": lambda: zipped({"a.txt": b"0" * 60_000_000}),
    "members.zip": lambda: members(20_000),
    "nested.zip": lambda: nested(6),
    "swollen.pdf": swollen_pdf,
    "operations.pdf": lambda: operations(400_000),
    "loop.pdf": lambda: pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]),
    "deep.eml": lambda: parts(5000),
    "parts.eml": lambda: parts(1) + b"--b0\nContent-Type: text/plain\n\nhi.\n" * 100_000,
    "deep.html": lambda: "<html><body>" + "<div>" * 100_000 + LEAD,
    "deep.rss": lambda: "<rss><channel><item><description>" + "<a>" * 60_000,
    "open quotes.html": lambda: "<html><body>" + '<a "' * 250_000,
}  # fmt: skip
READ: dict[str, Callable[[], bytes | str]] = {
    "word.html": lambda: f"<html><body><p>{'a' * 1_000_000}</p></body></html>",
    "word.txt": lambda: "a" * 1_000_000,
    "word.csv": lambda: f'text\n"{"a" * 1_000_000}"\n',
    "word.jsonl": lambda: '{"text": "' + "a" * 1_000_000 + '"}',
    "marks.txt": lambda: "a" + "\u0301\u0327" * 100_000,
    "tables.html": lambda: "<html><body>" + "<table><tr><td>" * 50 + LEAD,
    "attributes.html": lambda: "<html><body><p " + " ".join(f'a{n}="<"' for n in range(100_000)) + f">{LEAD}</p>",
    "angles.html": lambda: "<html><body>" + "<" * 1_000_000,
    "json.html": lambda: f'<script type="application/ld+json">{"[" * 50_000}</script><p>{LEAD}</p>',
    "paragraphs.html": lambda: "<html><body><article>" + f"<p>{LEAD}</p>" * 4_000,
    "links.html": lambda: "<html><body>" + "<a href=x>link</a> " * 15_000,
    "angles.rss": lambda: rss([("T", "&lt;" * 100_000)]),
    "brackets.md": lambda: "[" * 300_000,
    "links.md": lambda: "[a](" * 100_000,
    "images.md": lambda: "![a](b" * 100_000,
    "stars.md": lambda: "**a " * 100_000,
    "headers.eml": lambda: b"X-A: b\n" * 100_000 + b"Subject: a\n\nThe text is here.\n",
    "subject.eml": lambda: b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nThe text is here.\n",
    "sender.eml": lambda: b"From: " + b"<" * 300_000 + b"\nSubject: a\n\nThe text is here.\n",
    "operations.pdf": lambda: operations(20_000),
}


def timed(tmp_path: Path, name: str, data: bytes | str) -> tuple[list[str], list[ReadingError]]:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    start = time.process_time()
    found = read_all(path)
    assert time.process_time() - start < SECONDS
    assert sorted(one.name for one in tmp_path.iterdir()) == [name]
    return found


@pytest.mark.parametrize("name", REFUSED)
def test_hostile_files_are_refused(tmp_path: Path, name: str) -> None:
    texts, errors = timed(tmp_path, name, REFUSED[name]())
    assert not texts
    assert errors
    assert all(error.hint and error.path for error in errors)


@pytest.mark.parametrize("name", READ)
def test_unwieldy_files_are_read(tmp_path: Path, name: str) -> None:
    texts, errors = timed(tmp_path, name, READ[name]())
    assert texts
    assert not errors


def test_names_that_lead_out_of_a_zip_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    names = ["../../up.txt", "/root.txt", "a\\..\\..\\w.txt", "C:/drive.txt", "good/fine.txt"]
    path = tmp_path / "in" / "a.zip"
    path.parent.mkdir()
    path.write_bytes(zipped(dict.fromkeys(names, LEAD)))
    texts, errors = read_all(path)
    assert texts == [LEAD]
    assert len(errors) == 4
    assert all("leads out" in error.message for error in errors)
    assert sorted(tmp_path.rglob("*")) == [path.parent, path]


def test_one_swollen_member_does_not_keep_the_others_out(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.txt": b"0" * 60_000_000, "b.txt": LEAD}))
    texts, errors = read_all(path)
    assert texts == [LEAD]
    assert "unpacks to far too much" in errors[0].message


OPENED: list[str] = []


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """Names of files that are opened; the hook stays for good, as audit hooks do."""
    if not getattr(sys, "_q7x2_opened", False):
        sys.addaudithook(lambda event, given: OPENED.append(str(given[0])) if event == "open" else None)
        sys._q7x2_opened = True
    OPENED.clear()
    yield OPENED
    OPENED.clear()


def test_nothing_that_a_page_or_feed_names_is_opened_or_fetched(tmp_path: Path, opened: list[str]) -> None:
    canary = tmp_path / "canary.txt"
    canary.write_text("the canary sings", encoding="utf-8")
    links = (
        f'<img src="{canary.as_uri()}"><iframe src="{canary.as_uri()}"></iframe><link rel="stylesheet" href="{canary}">'
        '<img src="http://127.0.0.1:9/x.png"><script src="http://127.0.0.1:9/x.js"></script>'
        '<meta http-equiv="refresh" content="0; url=http://127.0.0.1:9/">'
    )
    outside = f'<!DOCTYPE html [<!ENTITY i SYSTEM "{canary.as_uri()}">]>'
    html = page().replace("<!DOCTYPE html>", outside).replace("<main>", f"<main>{links}<p>&i;</p>")
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    (tmp_path / "b.rss").write_text(rss([("T", f"<p>{LEAD}</p>{links}")]), encoding="utf-8")
    (tmp_path / "c.rss").write_text(canary.as_uri(), encoding="utf-8")
    (tmp_path / "d.rss").write_text("http://127.0.0.1:9/feed", encoding="utf-8")
    (tmp_path / "e.eml").write_bytes(mail(LEAD, ("a.html", "text/html", html.encode())))
    opened.clear()
    for path in sorted(tmp_path.glob("*.*")):
        if path != canary:
            texts, _ = read_all(path)
            assert not any("canary sings" in text for text in texts)
    assert not [name for name in opened if "canary" in name]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(suffix=st.sampled_from(sorted(formats.SUFFIXES)), cut=st.integers(0, 10_000), junk=st.binary(max_size=40))
def test_damaged_files_never_raise_anything_else(tmp_path: Path, suffix: str, cut: int, junk: bytes) -> None:
    whole = {
        ".docx": docx([(LEAD, "Title")]), ".zip": zipped({"a.txt": LEAD, "b.html": page()}), ".pdf": pdf([[LEAD]]),
        ".eml": mail(LEAD), ".rss": rss([("T", LEAD)]).encode(), ".csv": f"id,text\n1,{LEAD}\n".encode(),
        ".jsonl": b'{"text": "x", "html": "<p>y</p>"}\n',
    }.get(suffix, page().encode())  # fmt: skip
    at = cut % len(whole)
    path = tmp_path / f"a{suffix}"
    path.write_bytes(whole[:at] + junk + whole[at + len(junk) :])
    texts, errors = read_all(path)
    assert texts or errors
