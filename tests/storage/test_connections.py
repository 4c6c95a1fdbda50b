"""Reader connections: one a thread, interrupted and closed together."""

import sqlite3
from pathlib import Path

from q7x2_gui.storage.connections import Readers


def test_a_connection_that_its_thread_has_closed_does_not_stop_an_interrupt(tmp_path: Path) -> None:
    readers = Readers(lambda: sqlite3.connect(tmp_path / "a.db", isolation_level=None, check_same_thread=False))
    with readers.reading() as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    connection.close()  # as the end of its thread does
    readers.interrupt()
    readers.close()
