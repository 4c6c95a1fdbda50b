"""Each verdict by real keys, looked up in the file that it was saved to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from q7x2_gui.domain.vocabulary import Verdict
from q7x2_gui.services.checking import check
from q7x2_gui.services.listing import DatasetEvent, Item
from q7x2_gui.services.session import Session
from q7x2_gui.widgets.main_window import MainWindow
from tests.e2e.typist import Typist, saved
from tests.widgets import seeded


class Desk:
    """The program on the sample articles, its keys, and what its file says."""

    def __init__(self, window: MainWindow, project: Path, typist: Typist, qtbot: QtBot) -> None:
        self.window, self.project, self._typist, self._qtbot = window, project, typist, qtbot

    def keys(self, *written: str) -> None:
        """Press keys, each when all before is in the file."""
        desk = self.window.workspace.desk
        assert desk is not None
        for one in written:
            self._typist.keys(one)
            self._qtbot.waitUntil(lambda: desk.settled)
            saved(self.window, self._qtbot)

    def asked(self) -> None:
        """Wait for a question."""
        self._qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)

    def open(self, title: str) -> None:
        """Open the article whose title begins so, as the palette does."""
        rows = self.window.workspace.queue.rows()
        self.window.open_article(next(row.id for row in rows if (row.title or "").startswith(title)))
        desk = self.window.workspace.desk
        assert desk is not None
        self._qtbot.waitUntil(lambda: desk.settled and (desk.article.article.title or "").startswith(title))
        self.window.panes.focus("article")

    def choose(self, kind: str) -> None:
        """Walk to the first item of a type by J and K."""
        desk = self.window.workspace.desk
        assert desk is not None
        place = next(n for n, item in enumerate(desk.items) if item.values.type == kind)
        while desk.place != place:
            self.keys("J" if desk.place < place else "K")

    def filed(self) -> tuple[list[Item], list[DatasetEvent]]:
        """The items of the open article and the dataset, as another session reads them from the file."""
        desk = self.window.workspace.desk
        assert desk is not None
        assert desk.article_id is not None
        with Session.open(self.project, analyst="reader", read_only=True) as session:
            return list(session.catalogue.article(desk.article_id).items), session.catalogue.dataset()


@pytest.fixture
def desk(start: Callable[[Path], MainWindow], typist: Typist, qtbot: QtBot, tmp_path: Path) -> Desk:
    project = seeded.make(tmp_path / "work.q7x2")
    made = Desk(start(project), project, typist, qtbot)
    made.open("China, Japan eye")
    return made


def test_an_act_inside_an_event(desk: Desk) -> None:
    desk.choose("visit")
    before = len(desk.filed()[0])
    desk.keys("Ctrl+Shift+Return", "Shift+A")
    desk.asked()
    desk.keys("R")
    items, _ = desk.filed()
    assert len(items) == before + 1
    visit = next(item for item in items if item.values.type == "visit")
    inside = items[-1]
    assert inside.values.type == "request"
    assert inside.values.part_of == visit.event_id
    assert [who.name for who in inside.values.participants] == [who.name for who in visit.values.participants]
    assert inside.values.place == visit.values.place
    assert inside.verdict is None


def test_duplicate_then_split_by_participants_then_undo_all(desk: Desk) -> None:
    desk.choose("meeting")
    before = desk.filed()
    desk.keys("Ctrl+D")
    assert len(desk.filed()[0]) == len(before[0]) + 1
    desk.window.panes.focus("article")
    desk.keys("Shift+S")
    desk.asked()
    desk.keys("A")
    items = desk.filed()[0]
    assert len(items) == len(before[0]) + 2
    assert [len(item.values.participants) for item in items[-2:]] == [1, 1]
    desk.window.panes.focus("article")
    desk.keys("Ctrl+Z", "Ctrl+Z")
    assert desk.filed() == before


def test_splitting_by_dates(desk: Desk) -> None:
    desk.choose("visit")
    desk.keys("D")
    typed = "2020-11-24/2020-11-26"
    desk.keys("Ctrl+A")
    desk._typist.type(typed)
    desk.keys("Ctrl+Shift+Return")
    desk.window.panes.focus("article")
    desk.keys("Shift+S")
    desk.asked()
    desk.keys("A")
    items, events = desk.filed()
    dates = sorted(event.values.date or "" for event in events)
    assert dates == ["2020-11-24", "2020-11-25", "2020-11-26"]
    visits = [item.verdict for item in items if item.values.type == "visit"]
    assert visits == [Verdict.CONFIRMED, Verdict.ADDED, Verdict.ADDED], "the first day is the one that was suggested"


def test_merging_within_an_article_and_separating_again(desk: Desk) -> None:
    desk.choose("agreement")
    desk.keys("Shift+M")
    desk.asked()
    desk.keys("A")
    items, events = desk.filed()
    assert len(events) == 1
    assert len(events[0].reports) == 2
    told = [item for item in items if item.event_id == events[0].id]
    assert {item.verdict for item in told} == {Verdict.CONFIRMED}
    assert desk.window.commands.run("event.separate")
    desk.keys("F6")
    assert len(desk.filed()[1]) == 2


def test_merging_with_an_event_of_another_article(desk: Desk) -> None:
    desk.choose("meeting")
    desk.keys("Ctrl+Shift+Return")
    (event,) = desk.filed()[1]
    desk.open("Chinese and Japanese")
    desk.choose("phone_call")
    desk.keys("D", "Ctrl+A")
    desk._typist.type("2020-11-24")
    desk.keys("Return")
    desk.window.panes.focus("article")
    others = len(desk.filed()[0]) - 1
    desk.keys("Shift+M")
    desk.asked()
    desk.keys("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[others])
    (merged,) = desk.filed()[1]
    assert merged.id == event.id
    assert merged.values.type == "meeting"
    assert len({told.article_id for told in merged.reports}) == 2


def test_reject_with_a_reason_reopen_delete_and_no_event(desk: Desk) -> None:
    desk.choose("agreement")
    desk.keys("Ctrl+Backspace")
    desk.asked()
    desk.keys("2")
    items, _ = desk.filed()
    rejected = next(item for item in items if item.verdict is Verdict.REJECTED)
    assert rejected.values.type == "agreement"
    second = desk.window.workspace.desk.codebook.reject_reasons[1]
    assert rejected.reject_reason == second.key
    desk.choose("agreement")
    desk.keys("Ctrl+R")
    assert next(item for item in desk.filed()[0] if item.values.type == "agreement").verdict is None
    desk.keys("Ctrl+Delete")
    assert {item.kind for item in desk.filed()[0]} == {"suggestion"}
    desk.keys("Ctrl+Shift+N")
    desk.open("China, Japan eye")
    assert {item.verdict for item in desk.filed()[0]} == {Verdict.REJECTED}
    desk.window.close()
    desk._qtbot.waitUntil(lambda: not desk.window.isVisible())
    assert check(desk.project) == []
