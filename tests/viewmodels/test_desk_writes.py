"""Edits on their way to the file: two writers, refusals, failures, and keys pressed faster than the file is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from q7x2_gui.domain.vocabulary import Field, PublishedHow, Verdict
from q7x2_gui.services.session import Session
from q7x2_gui.services.storing import add_suggestions
from q7x2_gui.viewmodels import form_state
from q7x2_gui.viewmodels.desk import Desk, key_of
from q7x2_gui.viewmodels.refusals import LOST
from tests.services.made import STATEMENT
from tests.viewmodels.desk_kit import MEETING, VISIT, Told, desk_on, settle, show, stored


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.q7x2"


@pytest.fixture
def desk(qtbot: QtBot, path: Path) -> Iterator[Desk]:
    with desk_on(path) as made:
        yield made


def write(desk: Desk, field: Field, text: str) -> None:
    assert desk.chosen is not None
    desk.edit(field.value, form_state.with_value(desk.chosen.values, field, text))


def elsewhere(path: Path, field: Field, text: str, item: int = VISIT) -> None:
    """Another program changes one field of an item of the first article."""
    with Session.open(path, analyst="Bob") as other:
        found = other.catalogue.article(other.catalogue.articles()[0].id).items[item]
        values = form_state.with_value(found.values, field, text)
        other.review.edit(found.id, values, field=field.value, seen=found).result(timeout=5)


def test_acts_in_a_row_need_no_answer_in_between(qtbot: QtBot, desk: Desk, path: Path) -> None:
    write(desk, Field.NOTE, "one")
    desk.confirm()
    desk.choose_next()
    write(desk, Field.SUMMARY, "two")
    desk.reject("background")
    assert desk.saving
    desk._session.editor.settled().result(timeout=5)  # no turn of the event loop: all of it was queued at once
    with Session.open(path, analyst="Reader", read_only=True) as other:
        items = other.catalogue.article(other.catalogue.articles()[0].id).items
    assert [item.verdict for item in items[:2]] == [Verdict.CONFIRMED, Verdict.REJECTED]
    assert (items[VISIT].values.note, items[MEETING].values.summary) == ("one", "two")
    settle(qtbot, desk)


def test_a_note_alone_is_no_correction_on_screen_either(qtbot: QtBot, desk: Desk) -> None:
    write(desk, Field.NOTE, "seen twice")
    desk.confirm()
    assert desk.chosen is not None
    shown = desk.chosen.verdict
    settle(qtbot, desk)
    assert shown == desk.chosen.verdict == Verdict.CONFIRMED


def test_another_writer_keeps_what_this_one_did_not_touch(qtbot: QtBot, desk: Desk, path: Path) -> None:
    elsewhere(path, Field.SUMMARY, "Bob's")
    write(desk, Field.NOTE, "Ann's")
    settle(qtbot, desk)
    assert desk.chosen is not None
    assert (desk.chosen.values.summary, desk.chosen.values.note) == ("Bob's", "Ann's")


def test_both_versions_of_one_field_are_kept_until_the_analyst_decides(qtbot: QtBot, desk: Desk, path: Path) -> None:
    told = Told(desk)
    elsewhere(path, Field.SUMMARY, "Bob's")
    write(desk, Field.SUMMARY, "Ann's")
    settle(qtbot, desk)
    assert desk.chosen is not None
    key = key_of(desk.chosen)
    assert desk.chosen.values.summary == "Ann's"
    assert desk.unsaved == {(key, "summary"): "Ann's"}
    assert "Bob's" in desk.refused.why(key, frozenset({"summary"}))
    assert told.messages[-1][0] == "error"
    assert stored(path)[VISIT].values.summary == "Bob's"
    assert not desk.confirm()

    write(desk, Field.NOTE, "another field")
    settle(qtbot, desk)
    assert desk.chosen.values.summary == "Ann's"
    assert (stored(path)[VISIT].values.summary, stored(path)[VISIT].values.note) == ("Bob's", "another field")

    desk.save_refused()
    settle(qtbot, desk)
    assert not desk.unsaved
    assert stored(path)[VISIT].values.summary == "Ann's"


def test_a_refused_edit_that_is_given_up_shows_the_file(qtbot: QtBot, desk: Desk, path: Path) -> None:
    elsewhere(path, Field.SUMMARY, "Bob's")
    write(desk, Field.SUMMARY, "Ann's")
    settle(qtbot, desk)
    assert desk.chosen is not None
    assert desk.give_up(key_of(desk.chosen), "summary")
    settle(qtbot, desk)
    assert desk.chosen.values.summary == "Bob's"
    assert not desk.unsaved
    assert not desk.give_up(key_of(desk.chosen), "summary")


def test_a_confirm_of_what_nobody_has_read_is_refused_and_comes_back(qtbot: QtBot, desk: Desk, path: Path) -> None:
    told, key = Told(desk), desk._key
    elsewhere(path, Field.SUMMARY, "Bob's")
    desk.confirm_and_next()
    assert desk.place == MEETING
    settle(qtbot, desk)
    assert desk.chosen is not None
    assert (key_of(desk.chosen), desk.chosen.verdict, desk.chosen.values.summary) == (key, None, "Bob's")
    assert told.messages[-1][0] == "error"


def test_what_was_typed_into_a_suggestion_that_is_gone_stays(qtbot: QtBot, desk: Desk, path: Path) -> None:
    with Session.open(path, analyst="Bob") as other:
        first = other.catalogue.articles()[0].id
        add_suggestions(other, {first: ("rules", "2", ())}).result(timeout=5)
    write(desk, Field.NOTE, "typed a moment ago")
    settle(qtbot, desk)
    assert [(item.kind, item.values.note) for item in desk.items] == [(LOST, "typed a moment ago")]
    assert list(desk.unsaved.values()) == ["typed a moment ago"]
    desk.choose(desk.items[0].id)
    write(desk, Field.NOTE, "typed later")
    settle(qtbot, desk)
    desk.save_refused()
    settle(qtbot, desk)
    assert not desk.unsaved
    assert [item.values.note for item in stored(path)] == ["typed later"]


def test_an_edit_that_waits_is_not_reverted_by_leaving_and_coming_back(
    qtbot: QtBot, desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor, first = desk._session.editor, desk.article_id
    assert first is not None
    real = editor.project.check_identity
    monkeypatch.setattr(editor.project, "check_identity", _full_disk)
    write(desk, Field.SUMMARY, "FIRST")
    qtbot.waitUntil(lambda: len(editor.unsaved) == 1 and not desk.saving)
    desk.next_article()
    qtbot.waitUntil(lambda: desk.article_id != first)
    show(desk, first)
    assert desk.chosen is not None
    assert desk.chosen.values.summary == "FIRST"
    write(desk, Field.NOTE, "SECOND")
    qtbot.waitUntil(lambda: len(editor.unsaved) == 2 and not desk.saving)
    monkeypatch.setattr(editor.project, "check_identity", real)
    assert editor.retry().result(timeout=5) == 0
    settle(qtbot, desk)
    assert (desk.chosen.values.summary, desk.chosen.values.note) == ("FIRST", "SECOND")
    assert (stored(path)[VISIT].values.summary, stored(path)[VISIT].values.note) == ("FIRST", "SECOND")


def _full_disk() -> None:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise error


def test_words_taken_leave_alone_what_was_typed_meanwhile(qtbot: QtBot, desk: Desk) -> None:
    assert desk.article is not None
    start = desk.article.article.text.index("3 May 2021")
    desk.take_selection("date", start, start + len("3 May 2021"))
    write(desk, Field.SUMMARY, "typed while a worker read the words")
    qtbot.waitUntil(lambda: desk.chosen is not None and desk.chosen.values.date == "2021-05-03", timeout=10_000)
    settle(qtbot, desk)
    assert desk.chosen is not None
    assert desk.chosen.values.summary == "typed while a worker read the words"


def test_words_taken_into_a_field_that_was_typed_into_meanwhile_are_taken_anew(qtbot: QtBot, desk: Desk) -> None:
    desk.choose_next()
    assert desk.article is not None
    assert desk.chosen is not None
    text = desk.article.article.text
    start = text.index("Da Nang")
    desk.take_selection("participants", start, start + len("Da Nang"))
    rows = desk.chosen.values.participants[:1]
    desk.edit("participants", form_state.with_value(desk.chosen.values, Field.PARTICIPANTS, rows))
    qtbot.waitUntil(lambda: desk.chosen is not None and len(desk.chosen.values.participants) == 2, timeout=10_000)
    settle(qtbot, desk)
    assert desk.chosen.values.participants[0] == rows[0]


def test_keys_pressed_before_the_next_article_is_there_act_on_nothing(qtbot: QtBot, desk: Desk, path: Path) -> None:
    first = desk.article_id
    for _ in range(3):
        desk.confirm_and_next()
    assert desk.going
    desk.confirm_and_next()
    desk.reject("background")
    qtbot.waitUntil(lambda: desk.article_id != first)
    settle(qtbot, desk)
    assert [item.verdict for item in desk.items] == [None] * 3
    assert [item.verdict for item in stored(path)] == [Verdict.CONFIRMED] * 3


def test_the_articles_beside_the_open_one_are_at_hand(qtbot: QtBot, desk: Desk) -> None:
    first = desk.article_id
    qtbot.waitUntil(lambda: len(desk._shelf._kept) == 2, timeout=5000)
    desk.next_article()
    assert desk.article_id != first
    desk.previous_article()
    assert desk.article_id == first


def test_an_article_at_hand_that_has_changed_is_read_again(qtbot: QtBot, desk: Desk, path: Path) -> None:
    qtbot.waitUntil(lambda: len(desk._shelf._kept) == 2, timeout=5000)
    second = desk._session.catalogue.articles()[1].id
    values = replace(STATEMENT, summary="Added elsewhere")
    desk._session.review.add(second, values).result(timeout=5)
    settle(qtbot, desk)
    show(desk, second)
    settle(qtbot, desk)
    assert desk.items[-1].values.summary == "Added elsewhere"


def test_an_article_is_corrected_in_one_step_and_undone(qtbot: QtBot, desk: Desk) -> None:
    assert desk.article is not None
    revision = desk._session.editor.revision
    with qtbot.waitSignal(desk.extraction_due, check_params_cb=lambda article_id: article_id == desk.article_id):
        desk.set_article({"title": "Another title", "outlet": None, "language": "en", "published": "2022-01"})
    settle(qtbot, desk)
    article = desk.article.article
    assert (article.title, article.outlet, article.published) == ("Another title", None, "2022-01")
    assert article.published_how is PublishedHow.ANALYST
    assert desk._session.editor.revision == revision + 1
    desk.undo()
    settle(qtbot, desk)
    assert (desk.article.article.title, desk.article.article.published) == ("Brandt in Đà Nẵng, part 0", "2021-05-04")


def test_a_corrected_title_needs_no_new_extraction(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.assertNotEmitted(desk.extraction_due):
        desk.set_article({"title": "Another title"})
        settle(qtbot, desk)
    revision = desk._session.editor.revision
    desk.set_article({"title": "Another title"})
    assert not desk.saving
    assert desk._session.editor.revision == revision
