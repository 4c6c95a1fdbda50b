from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from q7x2_gui.storage import ddl_0001
from tests.services.made import filled
from tests.storage import crash

ROUNDS = 20


def test_killed_at_random_moments_no_acknowledged_edit_is_lost(tmp_path: Path) -> None:
    rounds = crash.run(ROUNDS, tmp_path)
    assert [problem for one in rounds for problem in one.problems] == []
    assert sum(one.acknowledged for one in rounds) > ROUNDS
    assert rounds[-1].last_step > ROUNDS


def test_the_examination_sees_a_lost_edit(tmp_path: Path) -> None:
    path = tmp_path / "p.q7x2"
    filled(path).close()
    assert crash._examine(path, [1, 2, 3]).problems == ()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("drop trigger ledger_is_never_cut")
        connection.execute("delete from ledger where step = 3")
        connection.execute(next(sql for sql in ddl_0001.TRIGGERS if "ledger_is_never_cut" in sql))
        connection.commit()
    problems = crash._examine(path, [1, 2, 3]).problems
    assert "step 3 was acknowledged and is lost" in problems
