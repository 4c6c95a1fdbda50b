"""Alternatives and evidence by keys alone in the real window: what is walked to and taken stands in the saved file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from q7x2_gui.services.checking import check
from q7x2_gui.services.session import Session
from q7x2_gui.viewmodels.desk import Desk
from q7x2_gui.widgets.main_window import MainWindow

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
Key = Qt.Key


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    target = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target.focusWidget() or target, key, held)
    QApplication.processEvents()


@pytest.fixture
def desk(window: MainWindow, qtbot: QtBot) -> Desk:
    desk = window.workspace.desk
    assert desk is not None
    row = next(r for r in desk._session.catalogue.articles() if (r.title or "").startswith("China, Japan eye"))
    window.open_article(row.id)
    qtbot.waitUntil(lambda: desk.article_id == row.id)
    desk.choose(next(i for i in desk.items if i.values.type == "meeting").id)
    window.panes.focus("article")
    return desk


def stored(window: MainWindow, desk: Desk, settled: Callable[[], None]) -> tuple[object, ...]:
    """Values and evidence of the chosen item as another session reads them in the file."""
    settled()
    assert desk.chosen is not None
    path = window.workspace.session.path  # type: ignore[union-attr]
    with Session.open(path, analyst="reader", read_only=True) as session:
        items = session.catalogue.article(desk.article_id or "").items
    item = next(i for i in items if i.suggestion_id == desk.chosen.suggestion_id)
    return item.values, item.evidence


def offered(window: MainWindow, desk: Desk, qtbot: QtBot, field: str) -> None:
    qtbot.waitUntil(lambda: desk.walk.field == field and bool(desk.walk.found))


def test_arrows_walk_the_dates_of_the_text_and_enter_takes_one(
    window: MainWindow, desk: Desk, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    assert desk.chosen is not None
    before, text = "2020-11-01", desk.article.article.text  # type: ignore[union-attr]
    press(Key.Key_D)
    press(Key.Key_A, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), before)
    press(Key.Key_Return)
    settled()
    press(Key.Key_D)
    offered(window, desk, qtbot, "date")
    assert len(window.article_view.text._alternatives) == len(desk.walk.found)
    for _ in range(20):
        press(Key.Key_Down)
        current = desk.walk.current
        assert current is not None
        assert window.article_view.text._current in window.article_view.text._alternatives
        if current.edtf and current.edtf != before:
            break
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: desk.chosen is not None and desk.chosen.values.date != before)
    values, evidence = stored(window, desk, settled)
    assert values.date == current.edtf  # type: ignore[attr-defined]
    mine = [e for e in evidence if e.field == "date"]  # type: ignore[attr-defined]
    assert [(e.start, e.end, e.quote) for e in mine] == [
        (current.start, current.end, text[current.start : current.end])
    ]
    assert window.form is not None
    assert window.form.rows.focused() is None  # single keys act again
    assert not desk.walk.found


def test_a_participant_is_exchanged_for_one_of_the_text_and_keeps_its_role(
    window: MainWindow, desk: Desk, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    assert desk.chosen is not None
    assert window.form is not None
    first = desk.chosen.values.participants[0]
    window.form.rows.of("participants").editor.rows[0].name.setFocus()  # type: ignore[union-attr]
    offered(window, desk, qtbot, "participants")
    press(Key.Key_Up)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: desk.chosen is not None and desk.chosen.values.participants[0] != first)
    values, evidence = stored(window, desk, settled)
    assert len(values.participants) == 2  # type: ignore[attr-defined]
    assert values.participants[0].role == first.role  # type: ignore[attr-defined]
    assert sum(e.field == "participants.0" for e in evidence) == 1  # type: ignore[attr-defined]


def test_escape_leaves_the_alternative_and_typing_means_what_is_typed(
    window: MainWindow, desk: Desk, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    press(Key.Key_D)
    offered(window, desk, qtbot, "date")
    press(Key.Key_Down)
    press(Key.Key_Escape)
    assert desk.walk.current is None
    press(Key.Key_Down, CTRL)  # the same by the keys of the action table
    assert desk.walk.current is not None
    press(Key.Key_Up, CTRL)
    press(Key.Key_A, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "2020-11-23")
    assert desk.walk.current is None
    press(Key.Key_Return)
    values, _ = stored(window, desk, settled)
    assert values.date == "2020-11-23"  # type: ignore[attr-defined]


def test_the_alternative_is_taken_by_the_key_of_the_action_table(
    window: MainWindow, desk: Desk, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    press(Key.Key_P)
    offered(window, desk, qtbot, "place")
    press(Key.Key_Down, CTRL)
    current = desk.walk.current
    assert current is not None
    press(Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: any(e.field == "place" for e in desk.chosen.evidence))  # type: ignore[union-attr]
    _, evidence = stored(window, desk, settled)
    assert (current.start, current.end) in [(e.start, e.end) for e in evidence if e.field == "place"]  # type: ignore[attr-defined]


def test_evidence_is_added_moved_and_removed_by_keys(
    window: MainWindow, desk: Desk, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    view = window.article_view
    assert desk.chosen is not None
    before = desk.chosen.evidence
    press(Key.Key_F, CTRL)  # select words by finding them
    QTest.keyClicks(QApplication.focusWidget(), "pandemic")
    press(Key.Key_Return)
    press(Key.Key_Escape)
    press(Key.Key_Q)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    press(Key.Key_D)
    values, evidence = stored(window, desk, settled)
    added = next(e for e in evidence if e not in before)  # type: ignore[attr-defined]
    assert (added.field, added.quote.casefold()) == ("date", "pandemic")
    assert values.date == desk.chosen.values.date  # type: ignore[attr-defined]

    view.text.setFocus()
    for _ in range(len(before) + 1):  # walk to it
        press(Key.Key_Period)
        if view.evidence.current == added:
            break
    assert view.evidence.current == added
    assert view.text.textCursor().selectedText() == added.quote
    press(Key.Key_Left, CTRL | SHIFT)  # its first half, by moving the end of the selection
    press(Key.Key_Left, CTRL | SHIFT)
    span = view.selection()
    assert span is not None
    assert span != (added.start, added.end)
    press(Key.Key_Q, SHIFT)
    _, evidence = stored(window, desk, settled)
    assert added not in evidence  # type: ignore[operator]
    moved = next(e for e in evidence if e not in before)  # type: ignore[attr-defined]
    assert (moved.field, moved.start, moved.end) == ("date", *span)

    press(Key.Key_X)
    _, evidence = stored(window, desk, settled)
    assert evidence == before
    press(Key.Key_Comma)
    assert view.evidence.current in before
    assert check(window.workspace.session.path) == []  # type: ignore[union-attr]


def test_a_typed_date_leans_on_the_words_of_the_text_that_give_it(
    window: MainWindow, desk: Desk, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    for typed, quotes in (("2020-11-01", []), ("24/11", ["Tuesday"])):
        press(Key.Key_D)
        qtbot.waitUntil(lambda: desk.walk.settled)
        press(Key.Key_A, CTRL)
        QTest.keyClicks(QApplication.focusWidget(), typed)
        press(Key.Key_Return)
        _, evidence = stored(window, desk, settled)
        assert [e.quote.removeprefix("on ") for e in evidence if e.field == "date"] == quotes  # type: ignore[attr-defined]


def test_a_sentence_is_selected_by_a_key_and_an_event_added_from_it(
    window: MainWindow, desk: Desk, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    view, text = window.article_view, desk.article.article.text  # type: ignore[union-attr]
    before = len(desk.items)
    press(Key.Key_Semicolon)
    qtbot.waitUntil(lambda: view.selection() is not None)
    first = view.selection()
    press(Key.Key_Semicolon)
    assert view.selection() != first
    press(Key.Key_Colon)
    assert view.selection() == first
    assert first is not None
    assert text[slice(*first)].startswith("Visiting Chinese State Councilor")
    press(Key.Key_A)
    qtbot.waitUntil(lambda: len(desk.items) == before + 1 and QApplication.activePopupWidget() is not None)
    settled()
    press(Key.Key_V)  # a visit: who comes first visits, the other is the host
    settled()
    assert desk.chosen is not None
    values = desk.chosen.values
    assert [(who.name, who.role) for who in values.participants] == [
        ("Wang Yi", "visitor"), ("Toshimitsu Motegi", "host"),
    ]  # fmt: skip
    assert values.date == "2020-11-24"
