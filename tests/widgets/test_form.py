"""The event form by keyboard alone: what is pressed, and what then stands in the saved project."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListView, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from q7x2_gui.domain.vocabulary import Field, Missing, Role, Status, Verdict
from q7x2_gui.services.session import Session
from q7x2_gui.services.storing import NewBatch, add_articles, add_suggestions
from q7x2_gui.viewmodels import form_state
from q7x2_gui.widgets.event_form.date import DateEditor
from q7x2_gui.widgets.event_form.row import FieldRow
from q7x2_gui.widgets.event_form.texts import TextEditor
from q7x2_gui.widgets.event_form.who import WhoEditor
from tests.services.made import article
from tests.viewmodels.desk_kit import MEETING, STATEMENT, VISIT, Told, stored
from tests.widgets.form_kit import Driver, Keys, form_on

LINE = 12
"""Pixels by which controls of one line may stand at different heights."""
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "form.q7x2"


@pytest.fixture
def driver(qtbot: QtBot, path: Path) -> Iterator[Driver]:
    with form_on(qtbot, path) as made:
        yield made


def _row(driver: Driver, field: Field) -> FieldRow:
    return next(row for row in driver.form.rows if row.editor.field is field)


def test_a_type_is_chosen_by_its_letter_and_kind_and_mode_follow(driver: Driver) -> None:
    driver.form.focus_field("type")
    driver.press("r")
    driver.settle()
    assert driver.desk.chosen is not None
    assert driver.desk.chosen.values.type == "request"
    driver.form.focus_field("type")
    driver.press("x")
    driver.settle()
    assert driver.desk.chosen.values.kind == "state"


def test_status_mode_and_format_have_one_key_each_and_can_be_missing(driver: Driver) -> None:
    for field, key in (("status", "p"), ("mode", "v"), ("format", "2")):
        driver.form.focus_field(field)
        driver.press(key)
    driver.settle()
    assert driver.desk.chosen is not None
    values = driver.desk.chosen.values
    assert (values.status, values.mode) == (Status.PLANNED, "video")
    assert values.why_empty(Field.FORMAT) is Missing.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("typed", "saved"),
    [
        ("2021-05-02", "2021-05-02"),
        ("25 Nov 2023", "2023-11-25"),
        ("2023-11~", "2023-11~"),
        ("Nov 2023", "2023-11"),
        ("28/04", "2021-04-28"),
    ],
)
def test_a_date_is_understood_as_typed_and_saved_on_enter(driver: Driver, typed: str, saved: str) -> None:
    driver.form.focus_field("date")
    driver.replace(typed)
    editor = driver.editor(Field.DATE)
    assert isinstance(editor, DateEditor)
    assert editor.line.words
    driver.press(Keys.Key_Return)
    driver.settle()
    assert driver.desk.chosen is not None
    assert driver.desk.chosen.values.date == saved
    assert editor.line.text() == saved


def test_a_wrong_date_is_marked_kept_and_not_saved_until_it_is_mended(driver: Driver) -> None:
    editor = driver.editor(Field.DATE)
    assert isinstance(editor, DateEditor)
    driver.form.focus_field("date")
    driver.replace("2021-02-31")
    row = _row(driver, Field.DATE)
    assert "Not saved" in row.problem.text()
    driver.desk.choose_next()
    assert editor.line.text() == "2021-05-03"
    driver.desk.choose_previous()
    assert editor.line.text() == "2021-02-31"
    assert driver.desk.chosen is not None
    assert driver.desk.chosen.values.date == "2021-05-02/2021-05-04"
    told = Told(driver.desk)
    driver.press(Keys.Key_Return, CTRL)
    assert "not saved" in told.last
    assert driver.desk.place == VISIT
    driver.form.focus_field("date")
    driver.press(Keys.Key_Escape)
    assert editor.line.text() == "2021-05-02/2021-05-04"
    assert not row.problem.isVisible()


def test_participants_are_completed_added_and_taken_out(driver: Driver) -> None:
    driver.form.focus_field("participants")
    driver.type("Vương Nghị")
    driver.press(Keys.Key_Return)
    driver.settle()
    assert driver.desk.chosen is not None
    added = driver.desk.chosen.values.participants[-1]
    assert (added.name, added.country, added.office) == ("Wang Yi", "CHN", "foreign_minister")
    who = driver.editor(Field.PARTICIPANTS)
    assert isinstance(who, WhoEditor)
    who.rows[0].role.widget.setFocus()
    driver.press(Keys.Key_Return)
    driver.press("v")
    driver.settle()
    assert driver.desk.chosen.values.participants[0].role is Role.VISITOR
    who.rows[0].name.setFocus()
    driver.press(Keys.Key_Delete, CTRL | Qt.KeyboardModifier.ShiftModifier)
    driver.settle()
    assert [row.name for row in driver.desk.chosen.values.participants] == ["Wang Yi"]
    assert len(who.rows) == 1


def test_the_reason_why_a_field_is_empty_is_one_key_in_its_menu(driver: Driver, path: Path) -> None:
    driver.form.focus_field("place")
    driver.press(Keys.Key_F4)
    driver.press("1")
    driver.settle()
    assert driver.desk.chosen is not None
    assert driver.desk.chosen.values.why_empty(Field.PLACE) is Missing.NOT_STATED
    assert driver.editor(Field.PLACE).line.placeholderText() == "not stated"  # type: ignore[attr-defined]


@pytest.mark.parametrize("field", ["date", "participants", "place", "voice", "summary", "note"])
@pytest.mark.parametrize("key", [Keys.Key_Return, Keys.Key_Escape])
def test_enter_and_escape_give_the_keyboard_back(driver: Driver, field: str, key: Qt.Key) -> None:
    driver.form.more.set_open(True)
    driver.form.cards.setFocus()
    driver.form.focus_field(field)
    assert driver.form.rows.focused() is driver.form.rows.of(Field(field))
    driver.press(key)
    driver.qtbot.waitUntil(driver.form.cards.hasFocus)


def test_a_name_that_is_entered_is_saved_and_the_next_letters_are_no_name(driver: Driver) -> None:
    assert driver.desk.chosen is not None
    before = len(driver.desk.chosen.values.participants)
    driver.form.focus_field("participants")
    driver.type("Vương Nghị")
    driver.press(Keys.Key_Return)
    driver.qtbot.waitUntil(driver.form.cards.hasFocus)
    driver.settle()
    assert len(driver.desk.chosen.values.participants) == before + 1
    driver.form.focus_field("participants")
    driver.type("half a na")
    driver.press(Keys.Key_Escape)
    driver.press(Keys.Key_Escape)
    driver.press(Keys.Key_Escape)
    assert driver.form.cards.hasFocus()
    driver.settle()
    assert len(driver.desk.chosen.values.participants) == before + 1


def test_enter_stays_in_a_field_whose_text_is_not_saved(driver: Driver) -> None:
    driver.form.focus_field("date")
    driver.replace("31 Feb")
    driver.press(Keys.Key_Return)
    assert driver.form.rows.focused() is driver.form.rows.of(Field.DATE)
    driver.press(Keys.Key_Escape)  # gives up what is typed
    driver.press(Keys.Key_Escape)
    assert driver.form.cards.hasFocus()
    assert not driver.desk.unsaved


def test_after_a_confirm_no_key_goes_into_the_field_of_the_next_event(driver: Driver) -> None:
    driver.form.focus_field("note")
    driver.type("checked")
    first = driver.desk.chosen
    assert first is not None
    driver.desk.confirm_and_next()  # what Ctrl+Enter in the field does
    driver.settle()
    assert driver.desk.chosen is not None
    assert driver.desk.chosen.id != first.id
    assert driver.form.rows.focused() is None
    assert driver.form.cards.hasFocus() or driver.form.cards.isAncestorOf(QApplication.focusWidget())


def test_a_wrong_date_that_was_undone_is_forgotten(driver: Driver) -> None:
    editor = _row(driver, Field.DATE).editor
    assert isinstance(editor, DateEditor)
    driver.form.focus_field("date")
    driver.type("2020-02-31")
    driver.press(Qt.Key.Key_Return)
    assert driver.desk.unsaved
    editor.line.setText(driver.desk.chosen.values.date or "")  # as the line's own undo leaves it
    driver.form.flush()
    assert not driver.desk.unsaved


def test_a_refused_edit_stays_in_the_form_until_escape(driver: Driver) -> None:
    desk = driver.desk
    assert desk.chosen is not None
    with Session.open(desk._session.path, analyst="Bob") as other:
        values = form_state.with_value(desk.chosen.values, Field.SUMMARY, "Bob's")
        other.review.edit(desk.chosen.id, values, field="summary", seen=desk.chosen).result(timeout=5)
    editor = driver.editor(Field.SUMMARY)
    assert isinstance(editor, TextEditor)
    driver.form.focus_field("summary")
    driver.replace("Ann's")
    driver.press(Keys.Key_Return)
    driver.settle()
    row = _row(driver, Field.SUMMARY)
    assert editor.text.toPlainText() == "Ann's"
    assert "Not saved" in row.problem.text()
    assert "Bob's" in row.problem.text()
    driver.form.focus_field("summary")
    driver.press(Keys.Key_Escape)
    driver.settle()
    assert editor.text.toPlainText() == "Bob's"
    assert not row.problem.isVisible()


def test_undo_takes_back_typing_first_and_then_the_last_step(driver: Driver) -> None:
    editor = driver.editor(Field.SUMMARY)
    assert isinstance(editor, TextEditor)
    driver.form.focus_field("summary")
    driver.type(" and talks")
    driver.press(Keys.Key_Return)
    driver.settle()
    assert driver.desk.chosen is not None
    assert driver.desk.chosen.values.summary == "Brandt visits and talks"
    driver.form.focus_field("summary")
    driver.type(" more")
    driver.press(Keys.Key_Z, CTRL)
    assert editor.text.toPlainText() == "Brandt visits and talks"
    driver.press(Keys.Key_Z, CTRL)
    driver.settle()
    assert editor.text.hasFocus()
    assert editor.text.toPlainText() == "Brandt visits"
    assert driver.desk.chosen.values.summary == "Brandt visits"


def test_an_undo_refreshes_the_date_under_the_cursor(driver: Driver) -> None:
    editor = driver.editor(Field.DATE)
    assert isinstance(editor, DateEditor)
    driver.form.focus_field("date")
    driver.replace("2021-05-01")
    driver.press(Keys.Key_Return)
    driver.settle()
    driver.form.focus_field("date")
    driver.press(Keys.Key_Z, CTRL)
    driver.settle()
    assert editor.line.text() == "2021-05-02/2021-05-04"
    assert editor.line.hasFocus()


def test_an_edit_leaves_what_is_being_typed_elsewhere_alone(driver: Driver) -> None:
    editor = driver.editor(Field.NOTE)
    assert isinstance(editor, TextEditor)
    driver.form.focus_field("note")
    driver.type("half a thou")
    assert driver.desk.chosen is not None
    from q7x2_gui.viewmodels import form_state

    driver.desk.edit("date", form_state.with_date(driver.desk.chosen.values, "2021-05-01"))
    driver.settle()
    assert editor.text.toPlainText() == "half a thou"
    assert editor.text.textCursor().position() == len("half a thou")


def test_the_whole_loop_by_keys_ends_in_the_file(qtbot: QtBot, path: Path) -> None:
    with form_on(qtbot, path) as driver:
        driver.press(Keys.Key_Return, CTRL)
        assert driver.desk.place == MEETING
        driver.form.focus_field("date")
        driver.replace("4 May 2021")
        driver.press(Keys.Key_Return, CTRL)
        assert driver.desk.place == STATEMENT
        driver.press(Keys.Key_Backspace, CTRL)
        driver.press("6")
        driver.settle()
    items = stored(path)
    assert [item.verdict for item in items] == [Verdict.CONFIRMED, Verdict.CORRECTED, Verdict.REJECTED]
    assert items[MEETING].values.date == "2021-05-04"
    assert items[STATEMENT].reject_reason == "background"


def test_a_decided_item_says_so_and_is_reopened(driver: Driver) -> None:
    driver.desk.confirm()
    driver.settle()
    assert driver.form.footer.confirm.title == "Next"
    assert driver.form.footer.reject.title == "Reopen"
    assert "Confirmed by Ann" in driver.form.footer.state.text()
    qclick(driver, driver.form.footer.reject)
    driver.settle()
    assert driver.form.footer.reject.title == "Reject"
    assert "Draft" in driver.form.footer.state.text()


def qclick(driver: Driver, widget: QWidget) -> None:
    driver.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_a_rejected_item_cannot_be_edited_until_it_is_reopened(driver: Driver) -> None:
    driver.desk.reject("duplicate")
    driver.settle()
    driver.desk.choose_previous()
    assert not driver.editor(Field.DATE).isEnabled()
    assert "Already coded" in driver.form.footer.state.text()


def test_problems_are_shown_in_place_and_stop_nothing(driver: Driver) -> None:
    driver.form.focus_field("date")
    driver.replace("2030-01-01")
    driver.press(Keys.Key_Return)
    driver.settle()
    assert "Later than the article" in _row(driver, Field.DATE).problem.text()
    assert driver.desk.confirm()


def test_origins_say_who_a_value_is_from(driver: Driver) -> None:
    driver.desk.choose_next()
    row = _row(driver, Field.DATE)
    assert "3 May 2021" in row.origin.text()
    assert "the day stands there" in row.origin.text()
    driver.form.focus_field("date")
    driver.replace("2021-05-05")
    driver.press(Keys.Key_Return)
    driver.settle()
    assert "entered by" in row.origin.text()


def test_an_article_without_items_teaches_the_next_step(driver: Driver) -> None:
    driver.desk.close_article()
    assert driver.form.empty.isVisible()
    assert not driver.form.footer.isVisible()
    assert "queue" in driver.form.empty.text.text()


def test_all_controls_have_a_name_and_tab_follows_reading_order(driver: Driver) -> None:
    driver.form.toggle_more()
    driver.settle()
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QListView)
    unnamed = [
        part.metaObject().className()
        for part in driver.form.findChildren(QWidget)
        if isinstance(part, kinds) and part.isVisible() and not (part.accessibleName() or part.objectName())
    ]
    assert not unnamed
    seen: list[QWidget] = []
    widget = driver.form.cards.nextInFocusChain()
    while widget is not driver.form.cards and len(seen) < 300:
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled():
            seen.append(widget)
        widget = widget.nextInFocusChain()
    tops = [part.mapTo(driver.form, part.rect().topLeft()).y() for part in seen if driver.form.isAncestorOf(part)]
    jumps = [
        (before.accessibleName(), after.accessibleName())
        for (before, top), (after, next_top) in pairwise(zip(seen, tops, strict=False))
        if next_top < top - LINE
    ]
    assert not jumps
    assert len(seen) > 20


def test_the_form_fits_its_pane(driver: Driver) -> None:
    assert driver.form.minimumSizeHint().width() <= 400


def test_a_low_form_shows_fewer_cards_and_keeps_the_chosen_one_in_view(driver: Driver) -> None:
    cards = driver.form.cards
    for _ in range(3):
        driver.desk.add(None, "meeting")
        driver.settle()
    tall = cards.height()
    driver.form.resize(400, 480)
    assert cards.height() < tall
    driver.desk.choose(driver.desk.items[-1].id)
    shown = cards.visualRect(cards.currentIndex())
    assert shown.top() >= 0
    assert shown.bottom() < cards.viewport().height()


def test_an_article_that_no_extractor_has_read_says_so_and_not_that_it_tells_nothing(qtbot: QtBot, path: Path) -> None:
    with Session.create(path, analyst="Ann") as session:
        add_articles(session, [article()], NewBatch()).result(timeout=5)
    with form_on(qtbot, path) as driver:
        assert driver.form.empty.isVisible()
        assert driver.form.empty.title.text() == "Not extracted yet"
        assert "Ctrl+Shift+X" in driver.form.empty.text.text()
        assert not driver.form.empty.nothing.isVisible()
        add_suggestions(driver.desk._session, {driver.desk.article_id: ("rules", "1", ())}).result(timeout=5)
        qtbot.waitUntil(lambda: driver.form.empty.title.text() == "No suggestion for this article")
        assert driver.form.empty.nothing.isVisible()


def test_a_typed_date_drops_words_that_say_another(driver: Driver) -> None:
    driver.desk.choose_next()
    driver.form.focus_field("date")
    driver.qtbot.waitUntil(lambda: driver.desk.walk.settled)
    driver.replace("2021-05-01")
    driver.press(Keys.Key_Return)
    driver.settle()
    assert driver.desk.chosen is not None
    assert not [e for e in driver.desk.chosen.evidence if e.field == "date"]


def test_the_definition_of_the_type_is_one_key_away_and_gone_with_the_next(driver: Driver) -> None:
    driver.form.at_hand.explain()
    popup = driver.form.at_hand.definition
    assert popup is not None
    assert popup.isVisible()
    assert "official capacity" in popup.accessibleName()
    assert "Hayashi would visit China" in popup.accessibleName()
    gone: list[bool] = []
    popup.destroyed.connect(lambda: gone.append(True))
    driver.press(Keys.Key_X)
    driver.qtbot.waitUntil(lambda: bool(gone))


def test_a_digit_in_the_empty_line_goes_to_a_participant_and_a_key_there_to_the_role(driver: Driver) -> None:
    driver.desk.choose_next()
    driver.form.focus_field("participants")
    driver.press("2")
    who = driver.editor(Field.PARTICIPANTS)
    assert isinstance(who, WhoEditor)
    assert who.rows[1].name.hasFocus()
    driver.press(Keys.Key_R, CTRL | Qt.KeyboardModifier.ShiftModifier)
    driver.press("h")
    driver.settle()
    assert driver.desk.chosen is not None
    assert driver.desk.chosen.values.participants[1].role is Role.HOST
