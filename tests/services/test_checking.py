from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from q7x2_gui.errors import NotAProjectError
from q7x2_gui.services.checking import CHECKS, Problem, check
from tests.services.made import filled


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "p.q7x2"
    with filled(path) as session:
        for item in session.catalogue.article(session.catalogue.articles()[0].id).items:
            session.review.confirm(item.id).result()
        session.editor.undo().result()
    return path


def problems_after(path: Path, *statements: str) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        triggers = connection.execute("select name, sql from sqlite_schema where name like 'ledger_is%'").fetchall()
        for name, _ in triggers:
            connection.execute(f"drop trigger {name}")
        for statement in statements:
            connection.execute(statement)
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()
    return {problem.check for problem in check(path)}


def test_a_whole_project(path: Path) -> None:
    assert check(path) == []


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("update article set text = text || '!'", {"hashes", "search", "ledger"}),
        ("update article_folded set text = 'other'", {"search"}),
        ("update evidence set quote = 'other'", {"evidence", "ledger"}),
        (
            'update suggestion set record = replace(record, \'"quote":"met"\', \'"quote":"mat"\')',
            {"evidence", "ledger"},
        ),
        ("update report set event = 77 where event is not null", {"foreign keys", "events", "ledger"}),
        ("update report set verdict = null where n = 1", {"events", "ledger"}),
        ("update event set start_latest = 3", {"dates", "ledger"}),
        ("update event set date = 'someday'", {"dates", "ledger"}),
        ("update event set note = 'sneaked in'", {"ledger"}),
        ("insert into setting (id, value) values ('a', 'b')", {"ledger"}),
        ("delete from participant", {"ledger"}),
        ("delete from ledger where step = 4", {"ledger"}),
        ("update ledger set changes = replace(changes, 'Brandt', 'Grandt') where step = 4", {"ledger"}),
    ],
)
def test_each_kind_of_harm_is_found(path: Path, statement: str, found: set[str]) -> None:
    assert problems_after(path, statement) == found


def test_what_is_kept_of_removed_rows_is_checked(path: Path) -> None:
    with filled(path.with_name("q.q7x2")) as session:
        session.editor.undo().result()
    assert check(path.with_name("q.q7x2")) == []
    harm = "update kept set content = replace(content, 'Brandt', 'Grandt')"
    assert problems_after(path.with_name("q.q7x2"), harm) == {"ledger"}


def test_a_problem_reads_as_a_line() -> None:
    problem = Problem(check="hashes", table="article", row="a", message="wrong")
    assert str(problem) == "hashes: article a: wrong"
    assert str(Problem(check="integrity", table="", row="", message="wrong")) == "integrity: wrong"
    assert len(set(CHECKS)) == len(CHECKS)


def test_what_is_no_project_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    with pytest.raises(NotAProjectError):
        check(tmp_path / "a.txt")
