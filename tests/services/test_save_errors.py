from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from q7x2_gui.errors import ConflictError, DateError, Q7X2Error, ReadOnlyError, StorageError
from q7x2_gui.services.save_errors import as_storage_error, is_refusal, is_surroundings

PATH = Path("p.q7x2")


def sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("message")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize("error", [ConflictError("a"), ReadOnlyError("a"), Q7X2Error("a"), DateError("a")])
def test_what_makes_no_sense_to_retry_is_refused(error: Exception) -> None:
    assert is_refusal(error)
    assert not is_surroundings(error)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (sqlite_error(sqlite3.SQLITE_FULL), "the disk is full"),
        (sqlite_error(sqlite3.SQLITE_BUSY), "another program holds the file"),
        (sqlite_error(sqlite3.SQLITE_IOERR | (4 << 8)), "the disk reports an error"),
        (sqlite_error(sqlite3.SQLITE_READONLY), "write-protected"),
        (OSError(28, "No space left on device"), "No space left"),
        (StorageError("moved away"), "moved away"),
    ],
)
def test_what_disk_and_file_do_can_be_retried(error: Exception, message: str) -> None:
    assert is_surroundings(error)
    assert not is_refusal(error)
    assert message in as_storage_error(error, "Confirm", PATH).message


def test_our_own_fault_says_so_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    error = ZeroDivisionError("division by zero")
    assert not is_surroundings(error)
    assert not is_refusal(error)
    told = as_storage_error(error, "Confirm", PATH)
    assert "the program made a mistake (ZeroDivisionError" in told.message
    assert told.hint
    assert "“Confirm” failed" in caplog.text
