"""Files whose rows break what we write, by damage or by design."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from q7x2_gui.domain.vocabulary import Verdict
from q7x2_gui.errors import DamagedError, StorageError
from q7x2_gui.services.checking import check
from q7x2_gui.services.extracting import suggestions_of
from q7x2_gui.services.session import Session
from tests.services.made import filled, only_article


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "p.q7x2"
    with filled(path, articles=2) as session:
        visit, meeting, _ = session.catalogue.article(only_article(session)).items
        session.review.confirm(visit.id).result()
        session.review.edit(meeting.id, meeting.values, meeting.evidence[:1], field="date").result()
        session.editor.run("Set", lambda rec: rec.put("setting", {"id": "a", "value": "1"})).result()
    return path


def damage(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        triggers = connection.execute("select name, sql from sqlite_schema where name like 'ledger_is%'").fetchall()
        for name, _ in triggers:
            connection.execute(f"drop trigger {name}")
        for statement in statements:
            connection.execute(statement)
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()


Read = Callable[[Session], object]


def _first(session: Session) -> str:
    with session.project.reading() as connection:
        return str(connection.execute("select id from article order by n").fetchone()[0])


def _article(session: Session) -> object:
    return session.catalogue.article(_first(session))


def _timeline(session: Session) -> object:
    return session.catalogue.timeline()


def _queue(session: Session) -> object:
    return session.catalogue.articles()


def _suggestions(session: Session) -> object:
    return suggestions_of(session, _first(session))


def _dataset(session: Session) -> object:
    return session.catalogue.dataset(list(Verdict))


@pytest.mark.parametrize(
    ("statement", "reads"),
    [
        ("update suggestion set record = '{bad'", [_timeline, _article]),
        ("update suggestion set record = '[]'", [_suggestions, _article]),
        ("update suggestion set record = '{}'", [_article]),
        ('update report set "values" = \'{"type": 3, "kind": "no"}\'', [_dataset, _article]),
        ("update article set state = 'weird'", [_queue]),
        ("update article set body = '[[1]]'", [_article]),
        ("update event set kind = 'weird'", [_dataset, _timeline]),
        ("update participant set role = 'weird'", [_dataset]),
    ],
)
def test_a_row_that_makes_no_sense_is_named(path: Path, statement: str, reads: list[Read]) -> None:
    damage(path, statement)
    table = statement.split()[1]
    with Session.open(path, analyst="Ann") as session:
        for read in reads:
            with pytest.raises(DamagedError, match=f"{table} \\S+ is damaged") as caught:
                read(session)
            assert caught.value.hint
    assert any(problem.table == table for problem in check(path))


def test_an_edit_of_a_damaged_row_is_refused_and_blocks_no_other(path: Path) -> None:
    with Session.open(path, analyst="Ann") as session:
        bad, good = (session.catalogue.article(row.id).items[2] for row in session.catalogue.articles())
        damage(path, f"update suggestion set record = '{{bad' where id = '{bad.id}'")
        with pytest.raises(DamagedError, match=bad.id):
            session.review.confirm(bad.id).result()
        session.review.confirm(good.id).result()
        assert session.editor.unsaved == ()


@pytest.mark.parametrize(
    "statement",
    [
        "update ledger set kind = 'undo' where step = 2",
        "update ledger set kind = 'redo', undoes = 1 where step = 2",
        "update ledger set at = 'never'",
        "update ledger set changes = 'nope' where step = (select max(step) from ledger)",
        'update ledger set changes = \'[["project","a",null,null]]\' where step = 3',
    ],
)
def test_a_damaged_ledger_is_told_and_the_project_opens(path: Path, statement: str) -> None:
    damage(path, statement)
    assert [problem for problem in check(path) if problem.check == "ledger"]
    with Session.open(path, analyst="Ann") as session:
        assert len(session.catalogue.articles()) == 2
        session.editor.run("Set", lambda rec: rec.put("setting", {"id": "b", "value": "1"})).result()


def test_a_damaged_step_cannot_be_undone_and_says_which(path: Path) -> None:
    damage(path, "update ledger set changes = 'nope' where step = (select max(step) from ledger)")
    with Session.open(path, analyst="Ann") as session, pytest.raises(StorageError, match=r"step \d+ of the ledger"):
        session.editor.undo().result()


def test_column_names_of_a_hostile_ledger_do_nothing(path: Path) -> None:
    image = {"id": "zz", 'value") values (7, 7, 7); --': "v"}
    changes = json.dumps([["setting", "zz", image, None]])
    damage(
        path,
        "insert into ledger (id, at, who, label, kind, changes) "
        f"values ('q', '2026-01-01T00:00:00.000+00:00', 'Eve', 'Bait', 'edit', '{changes}')",
    )
    with Session.open(path, analyst="Ann") as session, pytest.raises(DamagedError, match="no column"):
        session.editor.undo().result()


def test_a_damaged_step_of_another_program_does_not_stop_edits(path: Path) -> None:
    with Session.open(path, analyst="Ann") as session:
        session.editor.settled().result()
        damage(
            path,
            "insert into ledger (id, at, who, label, kind, changes) "
            "values ('q', 'never', 'Eve', 'Bad', 'edit', 'nope')",
        )
        session.editor.run("Set", lambda rec: rec.put("setting", {"id": "b", "value": "1"})).result()
        assert session.editor.undo_label == "Set"
