"""Files: encodings, bad files with a way out, JSON lines that go on behind a bad row."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from q7x2_gui.domain.article import Article
from q7x2_gui.errors import ReadingError
from q7x2_gui.reading import decode as decoding
from q7x2_gui.reading import read_path, read_text

TEXT = "两国外长举行会谈，双方同意重新开放连接两岸的大桥，并就共同关心的问题交换了意见。记者获悉，会谈气氛友好。"


def one(path: Path) -> Article:
    (article,) = read_path(path)
    return article


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030", "big5hkscs"])
def test_encodings_are_told(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    text = (
        TEXT
        if "big5" not in encoding
        else "兩國外長舉行會談，雙方同意重新開放連接兩岸的大橋，並就共同關心的問題深入交換了意見。"
    )
    path.write_bytes((text * 3).encode(encoding))
    assert one(path).text == text * 3


def test_one_broken_byte_does_not_lose_the_article(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((TEXT * 30).encode() + b"\xff" + TEXT.encode())
    assert one(path).text.count("\ufffd") == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "zip file is broken"),
        (b"SQLite format 3\x00....", "database"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x00\x01\x02binary\xff" * 50, "binary"),
        (os.urandom(64) + b"\x00" * 64, "binary"),
        (b"\xff\xfe\x00\xd8\x00\xd8", "breaks at byte"),
        (b"<!DOCTYPE html><html><body><script>x</script></body></html>", "holds no text"),
    ],
)
def test_bad_files_are_named_with_the_way_out(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(ReadingError, match=said) as caught:
        list(read_path(path))
    assert caught.value.path == path
    assert caught.value.hint


def test_missing_files_and_folders(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path / "none.jsonl", tmp_path):
        with pytest.raises(ReadingError):
            list(read_path(path))


def test_large_files_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(decoding.LARGEST + 1)
    with pytest.raises(ReadingError, match="too large for one article"):
        list(read_path(path))


def test_line_ends_marks_and_nul_are_frozen_one_way() -> None:
    article = read_text("\ufeffOne\r\nTwo\rThree\x00 e\u0301 \ud800", source_id="x")
    assert article.text == "One\nTwo\nThree\ufffd é ?"
    assert article.original is None


def test_rows_give_what_they_say(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    row = {
        "id": 7,
        "text": TEXT,
        "title": "T",
        "published": "2031-02-03",
        "url": "https://x.example/y",
        "lang": "zh-CN",
        "outlet": "O",
    }
    path.write_text(json.dumps(row) + "\n\n" + json.dumps({"text": TEXT, "title": None}), encoding="utf-8")
    first, second = read_path(path)
    assert (first.source_id, first.title, first.published, first.url, first.language, first.outlet) == (
        "7",
        "T",
        "2031-02-03",
        "https://x.example/y",
        "zh",
        "O",
    )
    assert second.source_id == "rows.jsonl:3"


BAD_ROWS = [
    "not json",
    "[1]",
    '{"text": ""}',
    '{"id": "a"}',
    '{"text": 5}',
    '{"html": "<script>x</script>"}',
    '{"text": NaN}',
    '{"text": "a", "title": 3}',
    "[" * 100_000,
    '{"n": ' + "9" * 6000 + ', "text": "a"}',
]


@pytest.mark.parametrize("bad", BAD_ROWS, ids=range(len(BAD_ROWS)))
def test_a_bad_row_is_named_and_the_next_is_read(tmp_path: Path, bad: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(bad + "\n" + json.dumps({"id": "good", "text": TEXT}) + "\n", encoding="utf-8")
    rows = read_path(path)
    with pytest.raises(ReadingError) as caught:
        next(rows)
    assert caught.value.line == 1
    assert caught.value.hint
    assert next(rows).source_id == "good"
    with pytest.raises(StopIteration):
        next(rows)


def test_an_empty_list_of_rows_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b"\n\n")
    with pytest.raises(ReadingError, match="empty"):
        list(read_path(path))


@pytest.mark.parametrize("piece", ["a", "日", "Ab ", "e\u0301", "Ã¼", ". ", "&amp;", "A" * 60 + ".\n"])
def test_a_megabyte_of_anything_is_read_soon(piece: str) -> None:
    text = (piece * 1_000_000)[:1_000_000]
    start = time.perf_counter()
    read_text(text, source_id="x")
    assert time.perf_counter() - start < 8  # about 1 s on a free core; the bound is for a busy one


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_becomes_an_article_whose_spans_fit(text: str) -> None:
    article = read_text(text, source_id="x", today="2026-11-25")
    for start, end in (*article.body, *(span for span in (article.title_span, article.outlet_span) if span)):
        assert 0 <= start < end <= len(article.text)
    if article.title_span:
        assert article.text[slice(*article.title_span)] == article.title
