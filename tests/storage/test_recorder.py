from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from q7x2_gui.errors import ConflictError, StorageError
from q7x2_gui.storage import ledger
from q7x2_gui.storage.ledger import History, Step
from q7x2_gui.storage.recorder import Recorder
from q7x2_gui.storage.replay import compose, take_back
from tests.services.made import filled


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    filled(tmp_path / "p.q7x2").close()
    with closing(sqlite3.connect(tmp_path / "p.q7x2", isolation_level=None)) as connection:
        connection.execute("begin")
        yield connection
        connection.execute("rollback")


@pytest.fixture
def recorder(connection: sqlite3.Connection) -> Recorder:
    return Recorder(connection, step=9, at="2026-01-01T00:00:00.000+00:00", who="Ann")


def test_a_row_is_noted_once_as_before_and_after(recorder: Recorder) -> None:
    recorder.put("setting", {"id": "a", "value": "1"})
    recorder.put("setting", {"id": "a", "value": "2"})
    assert recorder.changes() == [("setting", "a", None, {"n": 1, "id": "a", "value": "2"})]


def test_what_ends_as_it_began_is_no_change(recorder: Recorder) -> None:
    row = recorder.put("setting", {"value": "1"})
    assert row["id"]
    recorder.remove("setting", str(row["id"]))
    recorder.remove("setting", "never there")
    article = recorder.select("select * from article")[0]
    recorder.put("article", {"id": article["id"], "title": "other"})
    recorder.put("article", {"id": article["id"], "title": article["title"]})
    assert recorder.changes() == []


def test_only_the_given_columns_are_written(recorder: Recorder) -> None:
    article = recorder.select("select * from article")[0]
    after = recorder.put("article", {"id": article["id"], "outlet": None})
    assert after == article | {"outlet": None}


def test_frozen_columns_and_foreign_tables_are_out_of_reach(recorder: Recorder) -> None:
    article = recorder.select("select * from article")[0]
    with pytest.raises(ValueError, match=r"article\.text never changes"):
        recorder.put("article", {"id": article["id"], "text": "other"})
    for table in ("ledger", "project", "sqlite_schema", 'a"b'):
        with pytest.raises(ValueError, match="no table"):
            recorder.put(table, {"id": "a"})


def test_a_removed_row_comes_back_with_number_and_contents(recorder: Recorder, connection: sqlite3.Connection) -> None:
    connection.execute("pragma foreign_keys = off")
    article = recorder.select("select * from article")[0]
    recorder.remove("article", str(article["id"]))
    assert connection.execute("select count(*) from article_folded").fetchone()[0] == 0
    ((_, row_id, before, after),) = recorder.changes()
    assert before is not None
    assert after is None
    assert "text" not in before
    recorder.restore("article", row_id, before)
    assert recorder.get("article", row_id) == article
    assert connection.execute("select count(*) from kept").fetchone()[0] == 0
    connection.execute("delete from article")
    with pytest.raises(ConflictError, match="no longer kept"):
        recorder.restore("article", row_id, before)


def test_taking_back_refuses_a_row_that_changed_since(recorder: Recorder, connection: sqlite3.Connection) -> None:
    recorder.put("setting", {"id": "a", "value": "1"})
    changes = recorder.changes()
    connection.execute("update setting set value = '2'")
    with pytest.raises(ConflictError):
        take_back(recorder, changes)
    assert recorder.get("setting", "a") == {"n": 1, "id": "a", "value": "2"}


@pytest.mark.parametrize("there", [False, True])
def test_column_names_from_a_hostile_ledger_never_reach_sql(recorder: Recorder, there: bool) -> None:
    if there:
        recorder.put("setting", {"id": "a", "value": "1"})
    hostile = {"n": 1, "id": "a", 'value") values (1, 2, 3); --': "v"}
    with pytest.raises(StorageError, match="no column"):
        recorder.restore("setting", "a", hostile)


@pytest.mark.parametrize("changes", ["nope", "[1]", '[["ledger","a",null,null]]', '[["setting","a",3,null]]', "null"])
def test_a_damaged_line_of_the_ledger_says_which(connection: sqlite3.Connection, changes: str) -> None:
    connection.execute(
        "insert into ledger (id, at, who, label, kind, changes) values ('x', 'never', 'Eve', 'Bad', 'edit', ?)",
        (changes,),
    )
    number = ledger.next_step(connection) - 1
    with pytest.raises(StorageError, match=f"step {number} of the ledger is damaged"):
        ledger.changes_of(connection, number)


def test_composing_steps_keeps_the_first_before_and_the_last_after() -> None:
    first = [("setting", "a", None, {"value": "1"}), ("setting", "b", {"value": "0"}, {"value": "1"})]
    second = [("setting", "a", {"value": "1"}, {"value": "2"})]
    assert compose([first, second]) == [  # type: ignore[list-item]
        ("setting", "a", None, {"value": "2"}),
        ("setting", "b", {"value": "0"}, {"value": "1"}),
    ]


def step(number: int, kind: str = "edit", at: str = "2026-01-01T00:00:00", merge: str | None = None) -> Step:
    return Step(step=number, at=at, who="Ann", label=f"Step {number}", kind=kind, merge=merge)


def runs(steps: list[Step]) -> list[list[int]]:
    history = History()
    for one in steps:
        history.add(one)
    return [[one.step for one in run] for run in history.undo]


def test_history_follows_undo_and_redo() -> None:
    history = History()
    for number, kind in enumerate(("start", "edit", "edit", "undo", "undo", "redo"), start=1):
        history.add(step(number, kind))
    assert [[one.step for one in run] for run in history.undo] == [[6]]
    assert [one.step for one in history.redo] == [4]
    history.add(step(7))
    assert history.redo == []


def test_edits_merge_by_key_and_time_whichever_way_the_clock_runs() -> None:
    def at(number: int, second: int, merge: str | None) -> Step:
        return step(number, at=f"2026-01-01T00:00:{second:02d}+00:00", merge=merge)

    assert runs([at(1, 5, "a"), at(2, 14, "a"), at(3, 30, "a")]) == [[1, 2], [3]]
    assert runs([at(1, 5, "a"), at(2, 1, "a"), at(3, 1, "b"), at(4, 2, None), at(5, 2, None)]) == [
        [1, 2],
        [3],
        [4],
        [5],
    ]
    assert runs([at(1, 5, "a"), step(2, "undo"), step(3, "redo"), at(4, 6, "a")]) == [[3], [4]]


def test_history_outlives_a_damaged_ledger() -> None:
    history = History()
    assert not history.add(step(1, "redo"))
    assert not history.add(Step(step=2, at="", who="Ann", label="", kind="undo", undoes=9))
    assert not history.add(step(3, "undo"))
    assert history.add(step(4, at="never", merge="a"))
    assert history.add(step(5, at="2026-01-01T00:00:00+00:00", merge="a"))
    assert [[one.step for one in run] for run in history.undo] == [[4], [5]]


def test_steps_are_numbered_without_gaps(connection: sqlite3.Connection) -> None:
    number = ledger.next_step(connection)
    ledger.append(connection, step(number), [])
    assert ledger.next_step(connection) == number + 1
    assert [one.step for one in ledger.steps_after(connection, number - 1)] == [number]
    assert ledger.changes_of(connection, number) == []
