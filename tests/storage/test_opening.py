from __future__ import annotations

import hashlib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from q7x2_gui import placing
from q7x2_gui.errors import NewerProjectError, NotAProjectError, Q7X2Error, StorageError
from q7x2_gui.services.session import Session
from q7x2_gui.storage import connections, copying, opening, schema
from q7x2_gui.storage.connections import connect, deadline
from tests.services.made import filled


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed project with one article."""
    path = tmp_path / "p.q7x2"
    filled(path).close()
    return path


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def opened(path: Path, **options: bool) -> Session:
    return Session.open(path, analyst="Ann", **options)


def left_open(path: Path) -> None:
    """Make the project as a killed writer leaves it: the newest edit in the -wal only."""
    code = (
        "import os, sys; from pathlib import Path; from q7x2_gui.services.session import Session\n"
        "s = Session.open(Path(sys.argv[1]), analyst='child')\n"
        "row = s.catalogue.articles()[0]\n"
        "s.review.set_article(row.id, title='newest').result()\n"
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
    assert path.with_name(path.name + "-wal").stat().st_size > 0


def not_a_file(path: Path) -> None:
    path.mkdir()


def zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "text")


def foreign(path: Path) -> None:
    change(path, "create table moz_places (id integer primary key, url text)")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.write_text("Once upon a time", encoding="utf-8"), "not a Q7X2 project"),
        (lambda path: path.write_bytes(b"SQLite format 3\x00"), "cut off"),
        (zipped, "not a Q7X2 project"),
        (foreign, "another program"),
        (not_a_file, "folder"),
    ],
)
def test_what_is_no_project_is_told_from_its_content(
    tmp_path: Path, make: Callable[[Path], object], message: str
) -> None:
    path = tmp_path / "other.q7x2"
    make(path)
    with pytest.raises(NotAProjectError, match=message) as caught:
        opened(path)
    assert caught.value.hint
    assert caught.value.path == path


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="no such file"):
        opened(tmp_path / "none.q7x2")
    assert list(tmp_path.iterdir()) == []


def test_a_newer_project_is_refused_untouched(path: Path) -> None:
    newer = schema.SCHEMA_VERSION + 1
    change(path, f"pragma user_version = {newer}", f"update project set min_reader = {newer}")
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(NewerProjectError, match="newer version"):
        opened(path)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_newer_project_that_allows_it_opens_for_reading_only(path: Path) -> None:
    change(path, f"pragma user_version = {schema.SCHEMA_VERSION + 1}", "create table flag (n integer primary key)")
    before = path.read_bytes()
    with opened(path) as session:
        assert session.read_only
        assert "newer version" in session.read_only_reason
        assert len(session.catalogue.articles()) == 1
    assert path.read_bytes() == before


def test_a_project_without_version_is_never_made_anew(path: Path) -> None:
    change(path, "pragma user_version = 0")
    with pytest.raises(StorageError, match="version number"):
        opened(path)


@pytest.mark.parametrize(
    "statement",
    [
        "create trigger hostile after insert on event begin delete from article; end",
        "create view harmless as select 1",
        "create table mine (n integer primary key)",
    ],
)
def test_a_file_with_foreign_parts_opens_for_reading_only(path: Path, statement: str) -> None:
    change(path, statement)
    with opened(path) as session:
        assert session.read_only
        assert "something foreign" in session.read_only_reason
        assert len(session.catalogue.articles()) == 1


@pytest.mark.parametrize(
    "statements",
    [
        ["drop view crosswalk"],
        ["drop trigger ledger_is_never_changed"],
        ["drop table setting"],
        [
            "drop view curated_event",
            "create view curated_event as with recursive n(i) as (select 1 union all select i + 1 from n) "
            "select i from n",
        ],
        ["alter table event add column big text generated always as (hex(zeroblob(900000000))) virtual"],
    ],
)
def test_a_file_whose_tables_are_not_ours_is_refused(path: Path, statements: list[str]) -> None:
    change(path, *statements)
    with pytest.raises(StorageError, match="not as this version writes them"):
        opened(path)  # and never read: two of these would not end, or fill the memory


@pytest.mark.parametrize("share", [0.3, 0.5, 0.9])
def test_a_truncated_project(path: Path, share: float) -> None:
    with path.open("rb+") as file:
        file.truncate(int(path.stat().st_size * share))
    with pytest.raises(StorageError) as caught:
        opened(path)
    assert caught.value.hint


def test_damaged_pages_never_give_an_unnamed_error(path: Path) -> None:
    good = path.read_bytes()
    chance = random.Random(11)
    refused = 0
    for _ in range(150):
        bad = bytearray(good)
        for _ in range(chance.choice((1, 8, 400))):
            bad[chance.randrange(100, len(bad))] = chance.randrange(256)
        path.write_bytes(bad)
        try:
            with opened(path, read_only=True) as session:
                session.catalogue.articles()
        except Q7X2Error:
            refused += 1
    assert refused > 10


def test_a_slow_check_is_given_up_and_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_CHECK_SECONDS", -1.0)
    monkeypatch.setattr("q7x2_gui.storage.connections._STEPS_BETWEEN_LOOKS", 1)
    with opened(path) as session:
        assert "too large to be checked" in session.notices[0]
        assert not session.read_only


def test_a_deadline_stops_a_query_without_end() -> None:
    with closing(connect("file::memory:")) as connection, deadline(connection, 0.05) as late:
        endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            connection.execute(endless).fetchone()
        assert late()


def test_the_newest_edit_of_a_killed_writer_is_there(path: Path) -> None:
    left_open(path)
    with opened(path) as session:
        assert session.catalogue.articles()[0].title == "newest"
        assert session.notices == ()
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_lost_journal_is_told(path: Path) -> None:
    left_open(path)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink()
    with opened(path) as session:
        assert "journal (-wal) is missing" in session.notices[0]
        assert session.catalogue.articles()[0].title != "newest"


def test_a_protected_file_with_a_journal_shows_the_newest_data(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left_open(path)
    monkeypatch.setattr(opening, "_why_not_writable", lambda _: "its folder is write-protected")
    before = {p.name: p.read_bytes() for p in path.parent.iterdir()}
    with opened(path) as session:
        assert (session.read_only, session.read_only_reason) == (True, "its folder is write-protected")
        assert "as it stood when it was opened" in session.notices[0]
        assert session.catalogue.articles()[0].title == "newest"
        copy = session.project._found.copy_folder
        assert copy is not None
        assert copy.exists()
    assert not copy.exists()
    assert {p.name: p.read_bytes() for p in path.parent.iterdir()} == before


READ_ONLY_CHILD = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from q7x2_gui.services.session import Session
from q7x2_gui.errors import ReadOnlyError
with Session.open(Path(sys.argv[4]), analyst="root", read_only=True) as session:  # loads what nobody may not read
    session.catalogue.article(session.catalogue.articles()[0].id)
os.setgid(65534)
os.setuid(65534)
with Session.open(Path(sys.argv[1]), analyst="nobody") as session:
    assert session.read_only
    assert session.read_only_reason == sys.argv[2], session.read_only_reason
    row = session.catalogue.articles()[0]
    assert session.catalogue.article(row.id).items
    try:
        session.review.no_event(row.id).result()
    except ReadOnlyError:
        print("refused", row.title)
"""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another user")
@pytest.mark.parametrize("unclean", [False, True])
@pytest.mark.parametrize("protected", ["file", "folder"])
def test_where_one_may_not_write_one_may_read(path: Path, root: Path, protected: str, unclean: bool) -> None:
    if unclean:
        left_open(path)
    public = Path(f"/tmp/q7x2-public-{os.getpid()}")  # pytest's own folders are closed to other users
    shutil.copytree(path.parent, public)
    try:
        for file in public.iterdir():
            file.chmod(0o444 if protected == "file" else 0o666)
        public.chmod(0o777 if protected == "file" else 0o755)
        reason = "the file is write-protected" if protected == "file" else "its folder is write-protected"
        before = {p.name: p.read_bytes() for p in public.iterdir()}
        command = [sys.executable, "-c", READ_ONLY_CHILD, str(public / path.name), reason, str(root), str(path)]
        child = subprocess.run(command, capture_output=True, text=True, check=False)
        assert child.stderr == ""
        assert child.stdout.startswith("refused newest" if unclean else "refused Brandt")
        assert {p.name: p.read_bytes() for p in public.iterdir()} == before
    finally:
        shutil.rmtree(public)


def test_a_copy_is_taken_again_when_the_original_changes_meanwhile(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = tmp_path / "p.q7x2-wal"
    journal.write_bytes(b"old")
    copyfile = shutil.copyfile
    writes = iter([b"newer!"])

    def while_another_writes(source: Path, target: Path) -> None:
        copyfile(source, target)
        if source == path and (newer := next(writes, b"")):
            journal.write_bytes(newer)

    monkeypatch.setattr("q7x2_gui.storage.copying.shutil.copyfile", while_another_writes)
    os.utime(journal, (1, 1))
    copy = copying.take_along(path, journal)
    try:
        assert copy.with_name(journal.name).read_bytes() == b"newer!"
    finally:
        shutil.rmtree(copy.parent)


def test_a_file_that_another_program_holds_opens_for_editing_all_the_same(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("pragma journal_mode = wal")
        other.execute("begin immediate")
        with opened(path) as session:
            assert not session.read_only
            future = session.review.no_event(session.catalogue.articles()[0].id)
            other.execute("rollback")
            assert future.result(10).change is not None


def test_a_command_beside_a_window_does_not_checkpoint(path: Path) -> None:
    with Session.open(path, analyst="Ann", window=True) as window:
        with opened(path) as command:
            for n in range(3):
                command.review.set_article(command.catalogue.articles()[0].id, title=f"title {n}").result()
            journal = path.with_name(path.name + "-wal")
            size = journal.stat().st_size
            pages = command.project.writer.connection.execute("pragma wal_autocheckpoint").fetchone()[0]
        assert pages == 0
        assert journal.stat().st_size == size > 0  # closing the command has left it alone
        assert window.catalogue.articles()[0].title == "title 2"
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_an_old_sqlite_is_refused_in_words(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("q7x2_gui.storage.connections.sqlite3.sqlite_version_info", (3, 36, 0))
    with pytest.raises(StorageError, match="too old"):
        opened(path)


def test_a_known_flaw_of_sqlite_is_logged(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", logger="q7x2_gui")
    monkeypatch.setattr("q7x2_gui.storage.connections.sqlite3.sqlite_version_info", (3, 51, 3))
    connections.log_known_flaw()
    assert not caplog.records
    monkeypatch.setattr("q7x2_gui.storage.connections.sqlite3.sqlite_version_info", (3, 40, 1))
    connections.log_known_flaw()
    assert "checkpoint" in caplog.text


def copied(path: Path) -> Path:
    with opened(path) as session:
        session.save_copy(path.with_name("copy.q7x2"))
    return path.with_name("copy.q7x2")


def test_a_copy_is_whole_and_leaves_nothing_beside_it(path: Path) -> None:
    with opened(copied(path)) as session:
        assert len(session.catalogue.articles()) == 1
    assert sorted(p.name for p in path.parent.iterdir()) == ["copy.q7x2", path.name]
    with pytest.raises(StorageError, match="already"):
        copied(path)


def test_a_copy_is_flushed_before_it_has_its_name(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[bool] = []
    flush = placing.flush

    def seen(temporary: Path) -> None:
        flushed.append(path.with_name("copy.q7x2").exists())
        flush(temporary)

    monkeypatch.setattr(placing, "flush", seen)
    copied(path)
    assert flushed == [False]


def test_a_damaged_copy_is_not_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(_: object, target: Path) -> None:
        data = bytearray(path.read_bytes())
        data[schema.PAGE_SIZE * 3 : schema.PAGE_SIZE * 3 + 200] = bytes(200)
        target.write_bytes(data)

    monkeypatch.setattr("q7x2_gui.storage.project.Project._vacuum_into", damaged)
    with pytest.raises(StorageError, match="damaged"):
        copied(path)
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_copy_never_replaces_what_appears_meanwhile(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flush = placing.flush

    def overtaken(temporary: Path) -> None:
        flush(temporary)
        path.with_name("copy.q7x2").write_text("theirs", encoding="utf-8")

    monkeypatch.setattr(placing, "flush", overtaken)
    with pytest.raises(StorageError, match="already"):
        copied(path)
    assert path.with_name("copy.q7x2").read_text(encoding="utf-8") == "theirs"


def test_a_copy_may_be_saved_from_the_writer_thread(path: Path) -> None:
    with opened(path) as session:
        job = session.project.writer.submit(lambda: session.save_copy(path.with_name("copy.q7x2")))
        job.result(10)
    assert path.with_name("copy.q7x2").exists()


def test_a_project_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StorageError, match="cannot be made") as caught:
        Session.create(tmp_path / "file" / "p.q7x2", analyst="Ann")
    assert "folder you may write to" in caught.value.hint
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_making_never_replaces_a_file(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(StorageError, match="already"):
        Session.create(path, analyst="Ann")
    assert path.read_bytes() == before


def test_a_making_that_breaks_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("q7x2_gui.placing.flush", broken)
    with pytest.raises(StorageError, match="no space left"):
        Session.create(tmp_path / "p.q7x2", analyst="Ann")
    assert list(tmp_path.iterdir()) == []
