from __future__ import annotations

import zipfile
from pathlib import Path

from q7x2_gui.domain.article import Article
from q7x2_gui.services import sources
from q7x2_gui.services.sources import Unread


def _names(paths: list[Path]) -> list[str]:
    return [item.path if isinstance(item, Unread) else item.name for item in sources.files(paths)]


def test_folders_are_walked_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.txt", "a/z.jsonl", "c.txt", ".hidden/x.txt", "b/.x.txt", "b/photo.jpg", "b/~lock"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert _names([tmp_path]) == ["z.jsonl", "10.txt", "2.txt", "c.txt"]


def test_a_file_named_itself_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "story").write_text("A story.\n", encoding="utf-8")
    (article,) = sources.articles([tmp_path / "story"])
    assert isinstance(article, Article)
    assert article.source_id == "story"


def test_what_is_missing_keeps_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A story.\n", encoding="utf-8")
    first, second = sources.articles([tmp_path / "none.txt", tmp_path / "a.txt"])
    assert isinstance(first, Unread)
    assert first.error.hint
    assert isinstance(second, Article)


def test_a_folder_without_articles_says_what_was_looked_for(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").touch()
    (item,) = sources.files([tmp_path])
    assert isinstance(item, Unread)
    assert ".txt" in str(item.error)


def test_a_database_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_bytes(b"SQLite format 3\x00....")
    (tmp_path / "q.q7x2").write_bytes(b"plain text")
    assert sources.is_project(tmp_path / "p.txt")
    assert not sources.is_project(tmp_path / "q.q7x2")
    assert not sources.is_project(tmp_path / "none")
    assert not sources.is_project(tmp_path)


def test_a_folder_of_many_formats_gives_its_articles_in_order_and_tells_the_bad_ones(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A story\n\nThe ministers **met** on Monday.\n", encoding="utf-8")
    (tmp_path / "b.html").write_text("<html><body><p>The ministers met on Monday.</p></body></html>", encoding="utf-8")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7 broken")
    (tmp_path / "d.csv").write_text("id,text\n1,The ministers met.\n2,\n", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "e.zip", "w") as archive:
        archive.writestr("in/f.txt", "The ministers met again.")
    found = list(sources.articles([tmp_path]))
    told = [Path(item.path).name if isinstance(item, Unread) else item.source_id for item in found]
    assert told == ["a.md", "b.html", "c.pdf", "1", "d.csv", "e.zip/in/f.txt"]
    assert [str(item.error) for item in found if isinstance(item, Unread)] == [
        f"{tmp_path / 'c.pdf'}: the PDF file is broken or far too large (PdfStreamError)."
        " Save the article as plain text and import that",
        f'{tmp_path / "d.csv"}:3: the row has no text. Give it a "text" that is not empty',
    ]
