"""The main job by keys alone: confirm, correct, reject, add, undo, restart; the file and the export agree."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from q7x2_gui.domain.vocabulary import Verdict
from q7x2_gui.services.checking import check
from q7x2_gui.services.session import Session
from q7x2_gui.widgets import file_dialogs
from q7x2_gui.widgets.main_window import MainWindow
from tests.e2e.typist import Key, Typist, saved
from tests.widgets import seeded

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def verdicts(path: Path) -> list[Verdict]:
    """What the file says, read by another session."""
    with Session.open(path, analyst="reader", read_only=True) as session:
        rows = session.catalogue.articles()
        items = [item for row in rows for item in session.catalogue.article(row.id).items]
    return [item.verdict for item in items if item.verdict is not None]


def test_a_session_by_keys_alone(
    start: Callable[[Path], MainWindow], typist: Typist, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = seeded.make(tmp_path / "work.q7x2")
    window = start(project)
    desk = window.workspace.desk
    assert desk is not None
    window.panes.focus("queue")
    first = desk.items

    typist.press(Key.Key_Return, held=CTRL)  # confirm, next
    saved(window, qtbot)
    assert desk.items[0].verdict is Verdict.CONFIRMED
    assert desk.place == 1

    typist.press(Key.Key_D)  # correct the date
    typist.press(Key.Key_A, held=CTRL)
    typist.type("2023-04-01/2023-04-03")
    typist.press(Key.Key_Return, held=CTRL)
    saved(window, qtbot)
    assert desk.items[1].verdict is Verdict.CORRECTED
    assert desk.items[1].values.date == "2023-04-01/2023-04-03"

    typist.press(Key.Key_F6)  # out of any text field
    window.panes.focus("article")
    before = desk.place
    typist.press(Key.Key_Backspace, held=CTRL)  # reject, with the first reason of the codebook
    typist.press(Key.Key_1)
    saved(window, qtbot)
    assert desk.items[before].verdict is Verdict.REJECTED

    window.panes.focus("article")
    typist.press(Key.Key_F, held=CTRL)  # select words by finding them, and add an event from them
    typist.type("Taro Kono paid a visit")
    typist.press(Key.Key_Return, Key.Key_Escape)
    typist.press(Key.Key_A)
    qtbot.waitUntil(lambda: len(desk.items) == len(first) + 1)
    saved(window, qtbot)
    QApplication.processEvents()
    typist.press(Key.Key_V)  # visit
    saved(window, qtbot)
    typist.press(Key.Key_Return, held=CTRL)
    saved(window, qtbot)
    assert desk.items[-1].verdict is Verdict.ADDED
    assert sorted(verdicts(project)) == ["added", "confirmed", "corrected", "rejected"]

    window.panes.focus("article")
    typist.press(Key.Key_Z, Key.Key_Z, held=CTRL)  # two steps back: the added event is a draft again
    saved(window, qtbot)
    assert sorted(verdicts(project)) == ["confirmed", "corrected", "rejected"]
    typist.press(Key.Key_Z, Key.Key_Z, held=CTRL | SHIFT)
    saved(window, qtbot)
    assert sorted(verdicts(project)) == ["added", "confirmed", "corrected", "rejected"]
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())

    again = start(project)  # all is as it was
    texts = again.status.review.text()
    assert texts == "0 of 5 done · 3 events"
    out = tmp_path / "out"
    monkeypatch.setattr(file_dialogs, "export_folder", lambda *_: out)
    again.panes.focus("article")
    typist.press(Key.Key_E, held=CTRL)
    qtbot.waitUntil(lambda: "3 events from 3 reports" in again.status.passing.text(), timeout=20_000)
    with (out / "events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 3
    assert any("2023-04-01/2023-04-03" in json.dumps(row) for row in rows)
    again.close()
    qtbot.waitUntil(lambda: not again.isVisible())
    assert check(project) == []
