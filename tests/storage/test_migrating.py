"""Projects of each released schema open with everything that is in them, after a backup, or stay as they were."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from q7x2_gui import paths
from q7x2_gui.domain.vocabulary import Verdict
from q7x2_gui.errors import MigrationError
from q7x2_gui.services.checking import check
from q7x2_gui.services.session import Session
from q7x2_gui.storage import backups, census, schema, tables
from tests.storage import released

OLD = [version for version in released.versions() if version < schema.SCHEMA_VERSION]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where backups go in this test."""
    folder = tmp_path / "backups"
    monkeypatch.setattr(paths, "user_backup_dir", lambda: folder)
    return folder


@pytest.fixture(params=OLD)
def path(request: pytest.FixtureRequest, tmp_path: Path, data: Path) -> Iterator[Path]:
    """A project as an earlier version left it."""
    folder = tmp_path / "work"
    folder.mkdir()
    yield released.unpack(request.param, folder)
    assert [p.name for p in folder.iterdir() if p.suffix != ".q7x2"] == []


def counted(path: Path, like: census.Census | None = None) -> census.Census:
    with closing(sqlite3.connect(path)) as connection:
        return census.take(connection, like=like)


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("pragma user_version").fetchone()[0])


def test_there_is_a_project_of_each_released_schema() -> None:
    assert released.versions()[: len(OLD)] == list(range(1, schema.SCHEMA_VERSION))


def test_an_older_project_is_brought_up_to_date_with_all_that_is_in_it(path: Path, data: Path) -> None:
    before, old = counted(path), version_of(path)
    with Session.open(path, analyst="Bob") as session:
        assert not session.read_only
        assert "brought up to this version" in session.notices[0]
        assert len(session.catalogue.articles()) == 4
    assert version_of(path) == schema.SCHEMA_VERSION
    assert census.differences(before, counted(path, before)) == []
    assert check(path) == []
    (backup,) = data.glob("*/*.q7x2")
    assert str(backup) in session.notices[0]
    assert version_of(backup) == old
    assert census.differences(before, counted(backup)) == []


def test_its_steps_are_undone_and_it_is_worked_on_as_any_other(path: Path) -> None:
    with Session.open(path, analyst="Ann") as session:
        while session.editor.can_undo:
            session.editor.undo().result()
        assert list(session.catalogue.articles()) == []
        while session.editor.can_redo:
            session.editor.redo().result()
        rows = session.catalogue.articles()
        assert [row.title for row in rows].count("Brandt và Lund ở Đà Nẵng") == 1
        items = [item for row in rows for item in session.catalogue.article(row.id).items]
        session.review.confirm(next(item.id for item in items if item.verdict is None)).result()
        assert Verdict.CONFIRMED in {item.verdict for item in items}
    assert check(path) == []


def test_read_only_an_older_project_is_shown_from_a_copy_and_stays_as_it_is(path: Path, data: Path) -> None:
    before = path.read_bytes()
    with Session.open(path, analyst="Bob", read_only=True) as session:
        assert session.read_only
        assert "older version" in session.notices[0]
        assert len(session.catalogue.articles()) == 4
        copies = session.project._found.copy_folder
        assert copies is not None
        assert copies.is_dir()
    assert not copies.exists()
    assert check(path) == []
    assert path.read_bytes() == before
    assert not data.exists()


def test_foreign_parts_of_an_older_project_do_not_run_in_its_copy(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "create trigger hostile after insert on _sqlite_migrations begin delete from report; delete from event; end"
        )
    with Session.open(path, analyst="Bob") as session:
        assert "something foreign" in session.read_only_reason
        assert len(session.catalogue.articles()) == 4


def test_without_a_backup_it_is_not_touched(path: Path, data: Path) -> None:
    before = path.read_bytes()
    data.write_text("a file where the folder should be", encoding="utf-8")
    with Session.open(path, analyst="Bob") as session:
        assert session.read_only
        assert "the backup before it is brought up to date failed" in session.read_only_reason
        assert len(session.catalogue.articles()) == 4
    assert path.read_bytes() == before


def test_a_migration_that_changes_what_is_there_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = version_of(path)
    harm = "update article set title = null where n = 2"
    steps = [(name, (*sql, harm) if n == old else sql) for n, (name, sql) in enumerate(schema.STEPS)]
    monkeypatch.setattr(schema, "STEPS", tuple(steps))
    monkeypatch.setattr(schema, "migrations", schema.migrations.__wrapped__)
    before = counted(path)
    with pytest.raises(MigrationError, match="would have changed article"):
        Session.open(path, analyst="Bob")
    assert version_of(path) == old
    assert census.differences(before, counted(path)) == []


def test_two_that_meet_at_a_migration_make_it_once(path: Path) -> None:
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as one,
        closing(sqlite3.connect(path, isolation_level=None)) as two,
    ):
        schema.migrate(one)
        schema.migrate(two)
        assert schema.found(two) == schema.expected(schema.SCHEMA_VERSION)


@pytest.mark.parametrize("old", OLD)
def test_the_program_of_before_reads_what_this_one_writes(
    old: int, tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if old < schema.MIN_READER:
        pytest.skip(f"schema {schema.MIN_READER} is the oldest that may")
    path = released.unpack(old, tmp_path)
    Session.open(path, analyst="Bob").close()
    monkeypatch.setattr(schema, "STEPS", schema.STEPS[:old])
    monkeypatch.setattr(schema, "SCHEMA_VERSION", old)
    before = path.read_bytes()
    with Session.open(path, analyst="Ann") as session:
        assert "newer version" in session.read_only_reason
        assert len(session.catalogue.articles()) == 4
    assert path.read_bytes() == before


@pytest.mark.parametrize("old", OLD)
def test_columns_that_have_come_since_are_known_to_the_ledger(old: int) -> None:
    def columns(version: int) -> dict[str, dict[str, object]]:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            for _, statements in schema.STEPS[:version]:
                for statement in statements:
                    connection.execute(statement)
            rows = {t: connection.execute(f"pragma table_info({t})").fetchall() for t in tables.RECORDED}
            return {t: {row[1]: row[4] for row in found} for t, found in rows.items() if found}

    before, now = columns(old), columns(schema.SCHEMA_VERSION)
    for table, names in before.items():
        come = {name for name in now[table] if name not in names}
        assert come <= set(tables.ADDED.get(table, {})), table


def test_the_backup_before_a_migration_is_never_thinned(path: Path) -> None:
    Session.open(path, analyst="Bob").close()
    (backup,) = backups.found(path)
    assert backup.reason == backups.MIGRATION
    assert backups.superfluous([backup], backup.at.replace(year=backup.at.year + 9)) == []
