"""Backups while a project is worked on: before imports and large steps, after long work, and on close."""

from __future__ import annotations

from pathlib import Path

import pytest

from q7x2_gui import paths
from q7x2_gui.errors import StorageError
from q7x2_gui.services import safekeeping
from q7x2_gui.services.importing import import_paths
from q7x2_gui.services.session import Session
from q7x2_gui.storage import backups


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "user_backup_dir", lambda: tmp_path / "backups")


def _article(folder: Path, n: int) -> Path:
    path = folder / f"{n}.txt"
    path.write_text(f"Ministers number {n} met in Lisbon on March 4, 2021.\n", encoding="utf-8")
    return path


def _steps(project: Path) -> list[tuple[int, str]]:
    return [(backup.step, backup.reason) for backup in backups.found(project)]


def test_what_stood_is_backed_up_before_an_import_and_the_first_one_has_nothing_to_lose(tmp_path: Path) -> None:
    project = tmp_path / "p.q7x2"
    with Session.create(project, analyst="Mia") as session:
        import_paths(session, [_article(tmp_path, 1)])
        assert _steps(project) == []
        import_paths(session, [_article(tmp_path, 2)])
        assert _steps(project) == [(2, "bulk")]
    (backup,) = backups.found(project)
    counted = backups.counts(backup.path)
    assert counted is not None
    assert counted.articles == 1


def test_a_window_leaves_a_backup_of_what_was_done_in_it_and_none_when_nothing_was(tmp_path: Path) -> None:
    project = tmp_path / "p.q7x2"
    Session.create(project, analyst="Mia").close()
    Session.open(project, analyst="Mia", window=True).close()
    assert _steps(project) == []
    with Session.open(project, analyst="Mia", window=True) as session:
        import_paths(session, [_article(tmp_path, 1)])
    assert _steps(project) == [(2, "close")]


def test_long_work_makes_a_backup_due_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Session.create(tmp_path / "p.q7x2", analyst="Mia") as session:
        keeping = session.editor.safekeeping
        assert not keeping.due(session.editor.revision)
        now = safekeeping.time.monotonic()
        monkeypatch.setattr(safekeeping.time, "monotonic", lambda: now + safekeeping.WORK_SECONDS + 60)
        assert keeping.due(session.editor.revision)
        assert keeping.take("work") is not None
        assert not keeping.due(session.editor.revision)


def test_a_backup_that_fails_is_told_and_stops_no_edit(tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("no folder", encoding="utf-8")
    told: list[StorageError] = []
    with Session.create(tmp_path / "p.q7x2", analyst="Mia") as session:
        session.editor.safekeeping.failed.add(told.append)
        import_paths(session, [_article(tmp_path, 1)])
        import_paths(session, [_article(tmp_path, 2)])
        assert len(session.catalogue.articles()) == 2
    assert ["no backup can be made" in error.message for error in told] == [True]
