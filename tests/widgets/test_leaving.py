"""Leaving a project by any way: what is on its way is saved, what cannot be is asked about, nothing is dropped."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from q7x2_gui.domain.vocabulary import Verdict
from q7x2_gui.services.catalogue import Item
from q7x2_gui.services.session import Session
from q7x2_gui.widgets import file_dialogs
from q7x2_gui.widgets.main_window import MainWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


def press(window: MainWindow, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    qtbot.keyClick(window.focusWidget() or window, key, held)


def type_note(window: MainWindow, qtbot: QtBot, text: str) -> None:
    """Go to the note by its key and type, without leaving the field."""
    window.panes.focus("article")
    press(window, qtbot, Key.Key_N)
    qtbot.keyClicks(window.focusWidget(), text)


def first_item(path: Path) -> Item:
    with Session.open(path, analyst="Reader", read_only=True) as session:
        return session.catalogue.article(session.catalogue.articles()[0].id).items[0]


@pytest.fixture
def full_disk(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Makes the disk full, or gives it room again."""
    project = window.workspace.session.project
    real = project.check_identity

    def fails() -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    return lambda full: monkeypatch.setattr(project, "check_identity", fails if full else real)


class User:
    """Answers the question what is to become of edits that cannot be saved."""

    def __init__(self) -> None:
        self.answers: list[str] = []
        self.asked: list[list[str]] = []

    def answer(self, _window: object, labels: list[str]) -> str:
        self.asked.append(labels)
        return self.answers.pop(0)


@pytest.fixture
def user(monkeypatch: pytest.MonkeyPatch) -> User:
    made = User()
    monkeypatch.setattr(file_dialogs, "may_close", made.answer)
    return made


def test_what_is_typed_and_decided_as_the_window_closes_is_in_the_file(window: MainWindow, qtbot: QtBot) -> None:
    path = window.workspace.session.path
    type_note(window, qtbot, "typed last")
    press(window, qtbot, Key.Key_Return, CTRL | SHIFT)
    press(window, qtbot, Key.Key_Q, CTRL)  # no turn of the event loop in between
    qtbot.waitUntil(lambda: not window.isVisible())
    item = first_item(path)
    assert (item.verdict, item.values.note) == (Verdict.CONFIRMED, "typed last")
    assert not path.with_name(path.name + "-wal").exists()


def test_what_is_only_typed_is_saved_by_closing_the_project(window: MainWindow, qtbot: QtBot) -> None:
    path = window.workspace.session.path
    type_note(window, qtbot, "never left the field")
    press(window, qtbot, Key.Key_W, CTRL)
    qtbot.waitUntil(lambda: window.workspace.session is None and not window.workspace.leaving.closing)
    assert first_item(path).values.note == "never left the field"


def test_another_project_is_opened_when_the_first_is_saved(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = window.workspace.session.path
    type_note(window, qtbot, "before the switch")
    window.workspace.create(tmp_path / "other.q7x2")
    qtbot.waitUntil(lambda: window.workspace.session is not None and window.workspace.session.path != path)
    assert first_item(path).values.note == "before the switch"
    qtbot.waitUntil(lambda: not window.workspace.leaving.closing)


@pytest.mark.parametrize("way", ["open", "create", "open_sample", "close", "quit"])
def test_each_way_out_asks_when_something_cannot_be_saved(
    *, window: MainWindow, qtbot: QtBot, seeded_project: Path, tmp_path: Path, full_disk, user: User, way: str
) -> None:
    work, session = window.workspace, window.workspace.session
    there = tmp_path / "there.q7x2"
    there.write_bytes(seeded_project.read_bytes())
    target = {"open": there, "create": tmp_path / "new.q7x2", "open_sample": tmp_path / "sample2.q7x2"}.get(way)
    full_disk(True)
    type_note(window, qtbot, "has no room")
    user.answers = ["stay"]
    {"close": work.close, "quit": window.close}.get(way, lambda: getattr(work, way)(target))()
    qtbot.waitUntil(lambda: user.asked == [["Edit note"]])
    assert work.session is session
    assert window.isVisible()
    assert target is None or target == there or not target.exists()
    full_disk(False)
    window.commands.run("save.retry")
    qtbot.waitUntil(lambda: not session.editor.unsaved)


def test_edits_that_cannot_be_saved_are_tried_again_or_given_up(
    window: MainWindow, qtbot: QtBot, full_disk, user: User
) -> None:
    path = window.workspace.session.path
    full_disk(True)
    type_note(window, qtbot, "has no room")
    user.answers = ["retry", "drop"]
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert user.asked == [["Edit note"], ["Edit note"]]
    assert first_item(path).values.note == ""


def test_a_date_that_is_none_is_asked_about(window: MainWindow, qtbot: QtBot, user: User) -> None:
    window.panes.focus("article")
    press(window, qtbot, Key.Key_D)
    press(window, qtbot, Key.Key_A, CTRL)
    qtbot.keyClicks(window.focusWidget(), "31 Feb")
    user.answers = ["stay", "drop"]
    window.close()
    qtbot.waitUntil(lambda: len(user.asked) == 1)
    assert "31 Feb" in user.asked[0][0]
    assert window.workspace.desk.unsaved
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_unsaved_edits_can_be_given_up_without_closing(
    window: MainWindow, qtbot: QtBot, full_disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, session = window.workspace.desk, window.workspace.session
    assert not window.commands.enabled("save.give_up")
    full_disk(True)
    type_note(window, qtbot, "has no room")
    desk.leaving.emit()
    qtbot.waitUntil(lambda: bool(session.editor.unsaved) and not desk.saving)
    full_disk(False)
    monkeypatch.setattr(file_dialogs, "may_give_up", lambda *_: False)
    window.commands.run("save.give_up")
    assert session.editor.unsaved
    monkeypatch.setattr(file_dialogs, "may_give_up", lambda *_: True)
    window.commands.run("save.give_up")
    assert not session.editor.unsaved
    qtbot.waitUntil(lambda: desk.settled)
    assert desk.chosen.values.note == ""


def test_a_copy_holds_all_that_is_saved(
    window: MainWindow, qtbot: QtBot, settled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.workspace.desk.confirm()
    settled()
    copy = tmp_path / "copy.q7x2"
    monkeypatch.setattr(file_dialogs, "copy_file", lambda *_: copy)
    window.panes.focus("article")
    press(window, qtbot, Key.Key_S, CTRL | SHIFT)
    qtbot.waitUntil(lambda: "Copy saved" in window.status.passing.text(), timeout=10_000)
    assert first_item(copy).verdict is Verdict.CONFIRMED


def test_running_work_keeps_the_project_open_and_ends_with_the_program(window: MainWindow, qtbot: QtBot) -> None:
    work = window.workspace
    begun: list[bool] = []

    def endless(progress, stopped):
        while not stopped():
            begun.append(True)
            progress(0, 0, "")

    work.jobs.run("Counting", endless, lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: bool(begun))
    work.close()
    assert work.session is not None
    assert "still running" in window.bar.text
    window.close()
    assert window.status.job.text().startswith("Stopping")
    qtbot.waitUntil(lambda: not window.isVisible())


def test_a_project_opens_again_at_the_article_it_was_left_at(window: MainWindow, qtbot: QtBot) -> None:
    work, path = window.workspace, window.workspace.session.path
    third = work.queue.rows()[2].id
    work.desk.open_article(third)
    qtbot.waitUntil(lambda: work.desk.article_id == third)
    press(window, qtbot, Key.Key_W, CTRL)
    qtbot.waitUntil(lambda: work.session is None and not work.leaving.closing)
    work.open(path)
    qtbot.waitUntil(lambda: work.desk is not None and work.desk.article is not None)
    assert work.desk.article_id == third
