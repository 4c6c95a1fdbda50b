"""Each format: what it says of an article, what is article, what is told of a bad file or part."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from q7x2_gui.domain.article import Article
from q7x2_gui.domain.vocabulary import PublishedHow
from q7x2_gui.errors import ReadingError
from q7x2_gui.reading import formats, read_path
from q7x2_gui.reading.readers.pdf import plain
from tests.reading.files import LEAD, TITLE, docx, mail, page, pdf, rss, zipped
from tests.reading.made.measure import body_of


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path


def one(path: Path) -> Article:
    (article,) = read_path(path)
    return article


def everything(path: Path) -> tuple[list[Article], list[ReadingError]]:
    """All articles and all errors of a file."""
    articles, errors = [], []
    items = read_path(path)
    while True:
        try:
            articles.append(next(items))
        except StopIteration:
            return articles, errors
        except ReadingError as error:
            errors.append(error)


def test_formats_are_told_by_content_before_name() -> None:
    assert formats.told(b"%PDF-1.7", "a.txt").id == "pdf"
    assert formats.told(b"<!DOCTYPE html><html>", "a.txt").id == "html"
    assert formats.told("<!DOCTYPE html>".encode("utf-16"), "page").id == "html"
    assert formats.told(b"<?xml version='1.0'?><rss>", "feed").id == "feed"
    assert formats.told(b"PK\x03\x04....word/document.xml", "a").id == "docx"
    assert formats.told(b"PK\x03\x04....a.txt", "a.zip").id == "archive"
    assert formats.told(b"A story.", "story").id == "text"
    assert formats.told(b"A story.", "STORY.MD").id == "markdown"


def test_the_table_serves_dialogs_and_messages() -> None:
    assert formats.dialog_filter().startswith("Articles (*.txt ")
    assert all(f"*{suffix}" in formats.dialog_filter() and suffix in formats.in_words() for suffix in formats.SUFFIXES)
    assert len({one.id for one in formats.FORMATS}) == len(formats.FORMATS)
    assert len(formats.SUFFIXES) == sum(len(one.suffixes) for one in formats.FORMATS)


def test_a_page_keeps_its_furniture_as_text_and_tells_the_body(tmp_path: Path) -> None:
    article = one(write(tmp_path, "a.html", page()))
    assert article.title == TITLE
    assert (article.published, article.published_how) == ("2031-02-03", PublishedHow.METADATA)
    assert (article.outlet, article.author, article.language) == ("Lorn News", "Jane Roe", "en")
    assert "Contact" in article.text
    assert body_of(article).startswith(LEAD)
    assert body_of(article).endswith("No date was set for it.")


@pytest.mark.parametrize("encoding", ["gb2312", "gb18030", "utf-8", "utf-16"])
def test_pages_in_declared_encodings(tmp_path: Path, encoding: str) -> None:
    text = "两国外长星期一举行会谈，双方同意重新开放连接两岸的大桥，并就共同关心的问题交换了意见。"
    html = f'<html><head><meta charset="{encoding}"><title>会谈</title></head><body><p>{text * 2}</p></body></html>'
    assert text in one(write(tmp_path, "a.htm", html.encode(encoding))).text


def test_a_footer_of_years_is_no_date(tmp_path: Path) -> None:
    html = f"<html><body><h1>{TITLE}</h1><p>{LEAD}</p><p>{LEAD}</p><div>&copy; 1999-2026 Lorn News</div></body></html>"
    assert one(write(tmp_path, "a.html", html)).published is None


def test_markdown_loses_its_marks(tmp_path: Path) -> None:
    text = (
        f'---\ntitle: "{TITLE}"\ndate: 2031-02-03\nsource: Lorn News\n---\n# {TITLE}\n\n**{LEAD}** [More](http://x/a_(b))'
        " of it, *he* said `x`.\n\n![Bridge](b.png)\n\n"
        "> They said that experts would meet again in March to speak of it.\n"
    )
    article = one(write(tmp_path, "a.md", text))
    assert (article.title, article.published, article.outlet) == (TITLE, "2031-02-03", "Lorn News")
    assert f"{LEAD} More of it, he said x." in body_of(article)
    assert not set("*`[]>#") & set(article.text)


def test_pdf_lines_become_paragraphs(tmp_path: Path) -> None:
    first = [
        "The foreign ministers met on Monday and agreed to reopen the",
        "bridge between them, which had been closed.",
    ]
    second = [
        "Experts of both sides will meet again in March to speak of the",
        "railway, they said. No date was set for it.",
    ]
    pages = [["Lorn News 1", *first, *second, "Page 1"], ["Lorn News 2", *second, *first, "Page 2"]]
    article = one(write(tmp_path, "a.pdf", pdf(pages)))
    assert "agreed to reopen the bridge between them" in article.text
    assert "Page" not in article.text
    assert "Lorn News" not in article.text


def test_a_locked_pdf_says_so(tmp_path: Path) -> None:
    for password in ("", "secret"):
        locked = pypdf.PdfWriter(clone_from=pypdf.PdfReader(BytesIO(pdf([[LEAD]]))))
        locked.encrypt(password, owner_password="owner", algorithm="RC4-128")
        locked.write(tmp_path / "a.pdf")
        articles, errors = everything(tmp_path / "a.pdf")
        assert len(articles) == (password == "")
        assert [error.message for error in errors] == ["the PDF file is locked with a password"] * (password != "")


def test_letters_of_fonts_become_ordinary_letters() -> None:
    assert plain("the ﬁrst oﬃce") == "the first office"
    assert plain("外⻓ 昨⽇，⽔ 果与 ⻔户 。") == "外长昨日，水果与门户。"
    assert plain("Bộ trưởng  hai\tnước") == "Bộ trưởng hai nước"


def test_a_pdf_without_text_says_so(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="pictures of pages"):
        one(write(tmp_path, "a.pdf", pdf([[]])))


def test_word_paragraphs(tmp_path: Path) -> None:
    article = one(write(tmp_path, "a.docx", docx([(TITLE, "Title"), (LEAD, ""), ("They met again.", "")])))
    assert article.title == TITLE
    assert body_of(article) == f"{LEAD}\nThey met again."


def test_other_office_files_are_no_word(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="no Word document"):
        one(write(tmp_path, "a.docx", zipped({"[Content_Types].xml": "x", "xl/workbook.xml": "x"})))


def test_a_mail_with_an_attached_article(tmp_path: Path) -> None:
    attached = ("story.html", "text/html", page().encode())
    articles, errors = everything(write(tmp_path, "a.eml", mail(LEAD, attached, ("logo.png", "image/png", b"\x89PNG"))))
    assert errors == []
    first, second = articles
    assert (first.title, first.author, first.published) == (TITLE, "Ministry of Lorn", "2031-02-03")
    assert body_of(first) == LEAD
    assert (second.source_id, second.title) == ("a.eml/story.html", TITLE)


def test_a_feed_gives_an_article_an_entry(tmp_path: Path) -> None:
    articles, errors = everything(
        write(tmp_path, "a.rss", rss([(TITLE, f"<p>{LEAD}</p><p>Read more</p>"), ("Empty", "")]))
    )
    (article,) = articles
    assert (article.title, article.outlet, article.url) == (TITLE, "Lorn News", "https://lorn.example/1")
    assert (article.published, article.language) == ("2031-02-03", "en")
    assert body_of(article) == LEAD
    assert "entry 2 (Empty)" in errors[0].message


def test_atom_dates_keep_the_day_as_written(tmp_path: Path) -> None:
    entry = f"<title>T</title><id>urn:1</id><published>2031-02-03T23:30:00-08:00</published><summary>{LEAD}</summary>"
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Lorn News</title><entry>{entry}</entry></feed>'
    assert one(write(tmp_path, "a.atom", feed)).published == "2031-02-03"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_tables_and_their_bad_rows(tmp_path: Path, delimiter: str) -> None:
    rows = [
        ["ID", "Headline", "body", "date", "language"],
        ["a", "T", f'"{LEAD}\nNext{delimiter} line."', "2031-02-03", "en"],
        ["b", "T", "", "", ""], ["c", "T", "x", "", "", "more"], ["d", "T", LEAD, "2031-02-04", "en"],
    ]  # fmt: skip
    text = "\r\n".join(delimiter.join(row) for row in rows)
    articles, errors = everything(write(tmp_path, "a.csv", "\ufeff" + text))
    assert [(one.source_id, one.published) for one in articles] == [("a", "2031-02-03"), ("d", "2031-02-04")]
    assert f"Next{delimiter} line." in articles[0].text
    assert [error.line for error in errors] == [4, 5]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", "no column of texts"),
        ("text,text\na,b\n", "two columns"),
        ("text\n", "no rows"),
        ('text,id\n"open,1\nx,2\n', "broken here"),
    ],
)
def test_bad_tables(tmp_path: Path, text: str, said: str) -> None:
    _, errors = everything(write(tmp_path, "a.csv", text))
    assert said in errors[0].message
    assert errors[0].hint


def test_rows_of_html(tmp_path: Path) -> None:
    row = json.dumps({"id": "p", "html": page(), "title": "Given title", "published": "2031-03-01"})
    article = one(write(tmp_path, "a.jsonl", row))
    assert (article.source_id, article.title, article.published) == ("p", "Given title", "2031-03-01")
    assert body_of(article).startswith(LEAD)


def test_zips_of_all_of_these(tmp_path: Path) -> None:
    members = {
        "b/page.html": page(), "a.txt": LEAD, "feed.rss": rss([(TITLE, f"<p>{LEAD}</p>")]), "rows.jsonl": "{}\n",
        "letter.docx": docx([(LEAD, "")]), "photo.jpg": "x", ".hidden.txt": "x", "__MACOSX/a.txt": "x",
    }  # fmt: skip
    path = write(tmp_path, "all.zip", zipped(members))
    articles, errors = everything(path)
    names = ["all.zip/a.txt", "all.zip/b/page.html", "all.zip/feed.rss:https://lorn.example/1", "all.zip/letter.docx"]
    assert [one.source_id for one in articles] == names
    assert [error.where for error in errors] == [f"{path}/rows.jsonl:1"]
    assert list(tmp_path.iterdir()) == [path]


def test_zip_names_in_utf8_that_do_not_say_so(tmp_path: Path) -> None:
    data = zipped({"abcdef.txt": LEAD}).replace(b"abcdef.txt", "会谈.txt".encode())
    assert one(write(tmp_path, "a.zip", data)).source_id == "a.zip/会谈.txt"


def test_reading_text_imports_no_other_reader(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", LEAD)
    code = (
        "import sys; from pathlib import Path; from q7x2_gui.reading import read_path;"
        "list(read_path(Path(sys.argv[1])));"
        "print([n for n in ('trafilatura', 'htmldate', 'lxml', 'pypdf', 'feedparser') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
