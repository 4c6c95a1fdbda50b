from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from sqlite_utils import Database

from q7x2_gui.services.codebooks import shipped
from q7x2_gui.services.session import Session
from q7x2_gui.storage import schema
from q7x2_gui.storage.tables import FROZEN, RECORDED
from tests.services.made import filled, only_article


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    filled(tmp_path / "p.q7x2").close()
    with closing(sqlite3.connect(tmp_path / "p.q7x2")) as connection:
        yield Database(connection)


def pragma(db: Database, name: str) -> object:
    return db.execute(f"pragma {name}").fetchone()[0]


def test_the_file_says_what_it_is(db: Database) -> None:
    assert pragma(db, "application_id") == int.from_bytes(b"Q7X2", "big")
    assert pragma(db, "user_version") == schema.SCHEMA_VERSION
    assert pragma(db, "page_size") == 8192
    assert pragma(db, "journal_mode") == "delete"
    assert db.execute("select min_reader from project").fetchall() == [(schema.MIN_READER,)]


def test_each_recorded_table_has_a_number_and_an_id(db: Database) -> None:
    for name in RECORDED:
        table = db.table(name)
        assert table.pks == ["n"], name
        assert table.strict, name
        assert any(index.unique and index.columns == ["id"] for index in table.indexes), name
        assert set(FROZEN.get(name, ())) <= {column.name for column in table.columns}, name


def test_every_foreign_key_leads_to_a_row_that_can_be_named(db: Database) -> None:
    """Datasette shows a link with a label where the other table's key is its number and it has a title or name."""
    for name in RECORDED:
        for key in db.table(name).foreign_keys:
            assert key.other_column == "n"
            columns = {column.name for column in db.table(key.other_table).columns}
            assert columns & {"title", "name"} or key.other_table in ("report", "suggestion"), key


def test_search_is_where_other_tools_look_for_it(db: Database) -> None:
    assert db.table("article_folded").detect_fts() == "article_fts"
    found = list(db.table("article_folded").search("brandt"))
    assert len(found) == 1


def test_the_views_are_there(db: Database) -> None:
    assert set(db.view_names()) == {"curated_event", "crosswalk"}


def test_the_timeline_loads_from_one_index(db: Database) -> None:
    columns = "start_earliest, start_latest, end_earliest, end_latest, type, status, n"
    plan = " ".join(str(row) for row in db.execute(f"explain query plan select {columns} from event").fetchall())
    assert "COVERING INDEX event_timeline" in plan


def test_the_ledger_cannot_be_changed(db: Database) -> None:
    for statement in ("update ledger set label = 'other'", "delete from ledger"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            db.conn.execute(statement)


def test_while_open_commits_are_durable_and_only_the_writer_checkpoints(tmp_path: Path) -> None:
    with Session.create(tmp_path / "p.q7x2", analyst="Ann") as session:

        def look() -> tuple[object, ...]:
            connection = session.project.writer.connection
            names = ("journal_mode", "synchronous", "foreign_keys", "mmap_size", "cell_size_check")
            return tuple(connection.execute(f"pragma {name}").fetchone()[0] for name in names)

        assert session.project.writer.submit(look).result() == ("wal", 2, 1, 0, 1)
        with session.project.reading() as connection:
            assert connection.execute("pragma wal_autocheckpoint").fetchone()[0] == 0
            assert connection.execute("pragma trusted_schema").fetchone()[0] == 0
            with pytest.raises(sqlite3.OperationalError, match="readonly"):
                connection.execute("delete from setting")


def test_a_failing_migration_leaves_the_file_as_it_was(db: Database) -> None:
    before = schema.found(db.conn)

    def broken(db: Database) -> None:
        db.execute("create table half (n integer)")
        raise RuntimeError("broken")

    schema.migrations()(name="m9999_broken")(broken)
    try:
        with pytest.raises(RuntimeError):
            schema.migrations().apply(db)
    finally:
        schema.migrations()._migrations.pop()
    assert schema.found(db.conn) == before


def test_killed_anywhere_in_a_migration_a_file_has_its_old_or_its_new_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.q7x2"
    filled(path).close()
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, ("m9999_more", ("create table more (n integer)",))))
    monkeypatch.setattr(schema, "migrations", schema.migrations.__wrapped__)
    images: list[Path] = []
    old, new = schema.SCHEMA_VERSION, schema.SCHEMA_VERSION + 1

    def as_after_a_kill(_: str) -> None:
        image = tmp_path / str(len(images)) / path.name
        image.parent.mkdir()
        for file in tmp_path.glob("p.q7x2*"):
            shutil.copyfile(file, image.with_name(file.name))
        images.append(image)

    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.set_trace_callback(as_after_a_kill)
        schema.migrate(connection, new)
        connection.set_trace_callback(None)
        connection.execute("select 1")
    as_after_a_kill("")
    found = []
    for image in images:
        with closing(sqlite3.connect(image)) as connection:
            tables = connection.execute("select count(*) from sqlite_schema where name = 'more'").fetchone()[0]
            found.append((connection.execute("pragma user_version").fetchone()[0], tables))
    assert found[0] == (old, 0)
    assert found[-1] == (new, 1)
    assert set(found) == {(old, 0), (new, 1)}


def test_what_is_expected_is_what_sqlite_utils_makes_of_the_same_migrations() -> None:
    for version in range(1, schema.SCHEMA_VERSION + 1):
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            schema.migrate(connection, version)
            assert schema.found(connection) == schema.expected(version)


def test_names_are_found_in_a_file_of_the_first_schema_and_follow_its_edits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.q7x2"
    with monkeypatch.context() as first:
        first.setattr(schema, "SCHEMA_VERSION", 1)
        first.setattr(schema, "STEPS", schema.STEPS[:1])
        first.setattr(schema, "migrations", lru_cache(schema.migrations.__wrapped__))
        schema.expected.cache_clear()
        filled(path).close()
    schema.expected.cache_clear()
    query = "select name, country, suggestion is not null, report is not null from named_actor order by n"
    lund = ("Ana Lund", "SWE")
    brandt = ("Ivo Brandt", "AUT")
    with Session.open(path, analyst="Ann") as session, session.project.reading() as connection:
        suggested = [(*brandt, 1, 0), (*brandt, 1, 0), (*lund, 1, 0)]
        assert connection.execute(query).fetchall() == suggested
        connection.execute("rollback")
        item = session.catalogue.article(only_article(session)).items[1]
        session.review.edit(
            item.id, replace(item.values, participants=item.values.participants[1:]), field="x"
        ).result()
        assert connection.execute(query).fetchall() == [*suggested, (*lund, 0, 1)]
        session.editor.undo().result()
        assert connection.execute(query).fetchall() == suggested


def test_there_is_a_migration_for_each_version() -> None:
    assert len(schema.STEPS) == schema.SCHEMA_VERSION


def test_a_project_keeps_the_codebook_it_is_coded_by(tmp_path: Path) -> None:
    with Session.create(tmp_path / "p.q7x2", analyst="Ann") as session:
        assert session.codebook == shipped()
        assert session.codebook.type_title("phone_call") == "Telephone talk"


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("report", "voice_actor voice_kind voice_stance certainty error analyst blind codebook coded_at revision"),
        (
            "event",
            "kind type mode format status status_as_of place_admin place_latitude place_longitude place_geonames",
        ),
        ("article", "retrieved language original_language relevance published_how"),
    ],
)
def test_there_is_a_column_for_all_that_is_coded(db: Database, table: str, columns: str) -> None:
    assert set(columns.split()) <= {column.name for column in db.table(table).columns}
