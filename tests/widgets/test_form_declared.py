"""Declared fields, doubt, certainty and the reasons for emptiness, by keys, in the saved file and in the export."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from q7x2_gui.domain.event import Participant
from q7x2_gui.domain.vocabulary import Missing
from q7x2_gui.services.checking import check
from q7x2_gui.services.exporting import export
from q7x2_gui.services.session import Session
from q7x2_gui.widgets.event_form.row import FieldRow
from tests.services.made import declaring
from tests.viewmodels.desk_kit import VISIT, stored
from tests.widgets.form_kit import Driver, Keys, form_on

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "declared.q7x2"


@pytest.fixture
def driver(qtbot: QtBot, path: Path) -> Iterator[Driver]:
    with form_on(qtbot, path, codebook=declaring()) as made:
        yield made


def row(driver: Driver, key: str) -> FieldRow:
    found = driver.form.rows.of(key)
    assert found is not None
    return found


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def typed(driver: Driver, key: str, text: str) -> None:
    driver.form.focus_field(key)
    driver.replace(text)
    driver.press(Keys.Key_Return)
    driver.settle()


def test_every_kind_of_field_is_filled_by_keys_stored_and_exported(qtbot: QtBot, path: Path, tmp_path: Path) -> None:
    with form_on(qtbot, path, codebook=declaring()) as driver:
        typed(driver, "venue", "Great Hall 😀")
        typed(driver, "delegates", "1,200")
        typed(driver, "announced", "25 Nov 2023")
        driver.form.focus_field("level")
        driver.press("h")
        for letter in ("t", "f"):
            driver.form.focus_field("issues")
            driver.press(letter)
        typed(driver, "interpreter", "Vương Nghị")
        driver.press(Keys.Key_Return, CTRL)
        driver.settle()
    item = stored(path)[VISIT]
    who = item.values.custom["interpreter"]
    assert isinstance(who, Participant)
    assert (who.name, who.country) == ("Wang Yi", "CHN")
    assert {k: v for k, v in item.values.custom.items() if k != "interpreter"} == {
        "venue": "Great Hall 😀", "delegates": 1200, "announced": "2023-11-25", "level": "head",
        "issues": ("trade", "fishing"),
    }  # fmt: skip
    assert check(path) == []
    with Session.open(path, analyst="Ann") as session:
        export(session, tmp_path / "out")
    (event,) = table(tmp_path / "out" / "events.csv")
    assert [event[key] for key in ("venue", "delegates", "announced", "level", "issues", "interpreter")] == [
        "Great Hall 😀", "1200", "2023-11-25", "head", "trade; fishing", "Wang Yi",
    ]  # fmt: skip
    words = table(tmp_path / "out" / "codebook.csv")
    assert {w["name"] for w in words if w["section"] == "column" and w["table"] == "events"} >= set(item.values.custom)
    assert [w["name"] for w in words if w["section"] == "level"] == ["head", "minister", "official"]


def test_what_is_wrong_is_said_kept_and_not_saved(driver: Driver) -> None:
    driver.form.focus_field("delegates")
    driver.replace("many")
    driver.press(Keys.Key_Return)
    assert "no number" in row(driver, "delegates").problem.text()
    assert driver.desk.unsaved
    driver.press(Keys.Key_Escape)
    assert not driver.desk.unsaved
    typed(driver, "delegates", "9000")
    assert "more than 5000" in row(driver, "delegates").problem.text()  # a doubt of the rules: saved all the same
    assert driver.desk.chosen is not None
    assert driver.desk.chosen.values.custom["delegates"] == 9000


def test_undo_takes_a_declared_field_back(driver: Driver) -> None:
    typed(driver, "venue", "Great Hall")
    driver.form.cards.setFocus()
    driver.press(Keys.Key_Z, CTRL)
    driver.settle()
    assert driver.desk.chosen is not None
    assert driver.desk.chosen.values.custom == {}


def test_a_field_for_some_types_is_shown_for_those_only(driver: Driver) -> None:
    assert row(driver, "interpreter").isVisible()
    driver.form.focus_field("type")
    driver.press("s")  # statement
    driver.settle()
    assert not row(driver, "interpreter").isVisible()
    assert row(driver, "venue").isVisible()


def test_one_key_says_why_a_field_is_empty_and_one_that_it_is_not_sure(driver: Driver, path: Path) -> None:
    driver.form.focus_field("venue")
    driver.press(Keys.Key_1, CTRL)
    driver.form.focus_field("date")
    driver.press(Keys.Key_5, CTRL)
    driver.settle()
    assert driver.desk.chosen is not None
    values = driver.desk.chosen.values
    assert values.why_empty("venue") is Missing.NOT_STATED
    assert values.unsure == {"date"}
    assert values.date is not None
    assert row(driver, "date").label.text().endswith("?")
    driver.press(Keys.Key_5, CTRL)
    driver.settle()
    assert driver.desk.chosen.values.unsure == frozenset()
    assert not row(driver, "date").label.text().endswith("?")


def test_certainty_is_one_key_and_the_record_says_who_coded(driver: Driver) -> None:
    driver.form.focus_field("certainty")
    driver.press("2")
    driver.settle()
    assert driver.desk.chosen is not None
    assert driver.desk.chosen.values.certainty == 2
    record = row(driver, "certainty").editor.record.text()  # type: ignore[attr-defined]
    assert "coded by Ann" in record
    assert "codebook" in record
    driver.desk.confirm()
    driver.settle()
    assert driver.desk.chosen.verdict == "confirmed"  # how sure one is corrects nothing


def test_any_field_is_two_keys_away(driver: Driver) -> None:
    driver.form.go_to_field()
    driver.press("v")
    assert driver.form.rows.focused() is not None
    driver.form.go_to_field()
    popup = driver.form.at_hand.popup
    assert popup is not None
    titles = {popup.list.item(n).text(): popup._entries[n].letter for n in range(popup.list.count())}
    assert {"Venue", "Delegates", "When"} <= set(titles)
    assert len(set(titles.values())) == len(titles)
    driver.press(titles["Delegates"].lower())
    assert driver.form.rows.focused() is row(driver, "delegates")
