"""The layout of the form: what is folded, what gives way in a narrow pane, and that nothing is cut within a word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from q7x2_gui.domain.event import EventValues, Participant
from q7x2_gui.domain.vocabulary import Field, Role
from q7x2_gui.viewmodels.cards import _shorter, who_line
from q7x2_gui.viewmodels.origins import Origin, in_line
from q7x2_gui.widgets.event_form.footer import KeyButton, fit
from q7x2_gui.widgets.event_form.origin_line import OriginLine
from q7x2_gui.widgets.theme import Theme
from tests.widgets.form_kit import Driver, form_on

REASON = "on the day of the talk: “Tuesday” = Tue 24 Nov 2020, the latest Tuesday up to the publication date"


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    with form_on(qtbot, tmp_path / "form.q7x2") as made:
        yield made


def test_empty_fields_are_folded_until_they_are_asked_for(driver: Driver) -> None:
    note = next(row for row in driver.form.rows if row.editor.field is Field.NOTE)
    assert not note.isVisible()
    assert "note" in driver.form.more.toggle.text()
    driver.form.toggle_more()
    assert note.isVisible()
    driver.form.toggle_more()
    driver.form.focus_field("note")
    assert note.isVisible()
    assert note.isAncestorOf(QApplication.focusWidget())


def test_what_is_set_is_never_folded(driver: Driver) -> None:
    driver.form.focus_field("note")
    driver.type("see also page 3")
    driver.settle()
    driver.form.setFocus()
    driver.form.flush()
    driver.settle()
    note = next(row for row in driver.form.rows if row.editor.field is Field.NOTE)
    assert driver.desk.chosen is not None
    assert driver.desk.chosen.values.note == "see also page 3"
    assert note.isVisible()


def test_the_origin_of_one_participant_goes_with_the_focus(driver: Driver) -> None:
    row = next(row for row in driver.form.rows if row.editor.field is Field.PARTICIPANTS)
    before = row.origin.text()
    row.show_origin(Origin("suggestion", "Ann Lee", "named in the lead", 0.9), passing=True)
    row.set_focused(True)
    assert "Ann Lee" in row.origin.text()
    row.set_focused(False)
    assert row.origin.text() == before


def test_a_reason_does_not_repeat_the_quote_and_the_date() -> None:
    quote, reason = in_line(Origin("suggestion", "Tuesday", REASON, 0.7), "2020-11-24")
    assert quote == "“Tuesday”"
    assert reason == "on the day of the talk: the latest Tuesday up to the publication date"


def test_a_value_without_words_in_the_text_says_so() -> None:
    assert in_line(Origin("analyst", analyst="Ann")) == ("", "entered by Ann; no words in the text")


@pytest.mark.parametrize("width", [120, 180, 290, 400])
def test_an_origin_is_cut_between_words_and_opens_in_full(qapp: QApplication, width: int) -> None:
    line = OriginLine(Theme("light"), "date")
    line.resize(width, 20)
    line.show_origin(Origin("suggestion", "Tuesday", REASON * 3, 0.7), "2020-11-24")
    shown = line._layout.text()  # type: ignore[union-attr]
    assert line.cut == shown.endswith(" …")
    words = set(line.text().split())
    assert set(shown.removesuffix(" …").split()) <= words | {word.rstrip(",;:") for word in words}
    two = line.height()
    line.set_open(True)
    assert not line.cut
    assert line.height() > two
    assert REASON in line.toolTip()
    line.deleteLater()


def test_cards_have_shorter_forms_for_who() -> None:
    people = (
        Participant(name="Wang Yi", role=Role.PARTICIPANT, country="CHN", office="foreign_minister"),
        Participant(name="Toshimitsu Motegi", role=Role.PARTICIPANT, country="JPN", office="foreign_minister"),
    )
    values = EventValues(type="meeting", participants=people)
    assert who_line(values) == "Wang Yi, T. Motegi"
    assert _shorter(values) == ("Wang, Motegi", "China, Japan", "CHN, JPN", "CHN +1")


def test_buttons_give_up_their_keys_before_their_words(qapp: QApplication) -> None:
    theme = Theme("light")
    buttons = [KeyButton(theme, "primary", "Confirm, next", "^⏎", ""), KeyButton(theme, "button", "Reject", "^⌫", "")]
    parent = QWidget()
    for made in buttons:
        made.setParent(parent)
    fit(buttons, 10_000, 0)
    whole = sum(made.sizeHint().width() for made in buttons)
    fit(buttons, whole, 0)
    assert [made._key.isHidden() for made in buttons] == [False, False]
    fit(buttons, whole - 1, 0)
    assert [made._key.isHidden() for made in buttons] == [False, True]
    fit(buttons, whole // 2, 0)
    assert buttons[0]._title.text() == "Confirm"
    assert buttons[0].title == "Confirm, next"
    parent.deleteLater()
