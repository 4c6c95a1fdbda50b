"""The desk on real projects: what is chosen, what each act leaves in the file, and undo over articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from q7x2_gui.domain.vocabulary import ArticleState, Field, Missing, Verdict
from q7x2_gui.viewmodels import form_state
from q7x2_gui.viewmodels.desk import Desk, key_of
from tests.viewmodels.desk_kit import MEETING, STATEMENT, VISIT, Told, desk_on, settle, show, stored


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.q7x2"


@pytest.fixture
def desk(qtbot: QtBot, path: Path) -> Iterator[Desk]:
    with desk_on(path) as made:
        yield made


def _date(desk: Desk, edtf: str) -> None:
    assert desk.chosen is not None
    desk.edit("date", form_state.with_date(desk.chosen.values, edtf))


def test_opening_an_article_chooses_the_first_open_item(desk: Desk) -> None:
    assert desk.place == VISIT
    assert [item.values.type for item in desk.items] == ["visit", "meeting", "statement"]


def test_two_quick_edits_of_one_suggestion_make_one_report(qtbot: QtBot, desk: Desk, path: Path) -> None:
    desk.choose_next()
    _date(desk, "2021-05-02")
    assert desk.chosen is not None
    desk.edit("summary", form_state.with_value(desk.chosen.values, Field.SUMMARY, "They met"))
    assert desk.saving
    settle(qtbot, desk)
    assert desk.chosen.kind == "report"
    assert (desk.chosen.values.date, desk.chosen.values.summary) == ("2021-05-02", "They met")
    assert set(desk.chosen.changed_fields) >= {"date", "summary"}
    assert len(desk.items) == 3


def test_confirm_and_next_walks_the_items_and_then_the_articles(qtbot: QtBot, desk: Desk, path: Path) -> None:
    first = desk.article_id
    for place in (MEETING, STATEMENT):
        desk.confirm_and_next()
        assert desk.place == place
    desk.confirm_and_next()
    qtbot.waitUntil(lambda: desk.article_id != first)
    assert desk.place == VISIT
    settle(qtbot, desk)
    assert desk.article_id is not None
    desk.close_article()
    show(desk, str(first))
    assert [item.verdict for item in desk.items] == [Verdict.CONFIRMED] * 3


def test_an_edited_item_is_confirmed_as_corrected(qtbot: QtBot, desk: Desk) -> None:
    _date(desk, "2021-05-01")
    assert desk.confirm()
    settle(qtbot, desk)
    assert desk.chosen is not None
    assert desk.chosen.verdict is Verdict.CORRECTED
    assert desk.chosen.event_id is not None


def test_what_is_typed_wrong_stops_a_confirm_and_gets_the_focus(qtbot: QtBot, desk: Desk) -> None:
    told = Told(desk)
    assert desk.chosen is not None
    desk.unsaved[key_of(desk.chosen), "date"] = "31 Feb"
    with qtbot.waitSignal(desk.focus_field_changed) as focus:
        assert not desk.confirm()
    assert focus.args == ["date"]
    assert "not saved" in told.last
    assert desk.chosen.verdict is None


def test_reject_without_a_reason_asks_and_with_one_goes_on(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.reject_requested):
        desk.reject()
    rejected = desk.chosen
    assert rejected is not None
    desk.reject("duplicate")
    assert desk.place == MEETING
    settle(qtbot, desk)
    assert (desk.items[VISIT].verdict, desk.items[VISIT].reject_reason) == (Verdict.REJECTED, "duplicate")


def test_undo_comes_back_to_the_article_it_touches(qtbot: QtBot, desk: Desk) -> None:
    first = desk.article_id
    desk.confirm()
    settle(qtbot, desk)
    desk.next_article()
    qtbot.waitUntil(lambda: desk.article_id != first)
    desk.undo()
    settle(qtbot, desk)
    assert desk.article_id == first
    assert desk.items[VISIT].verdict is None
    desk.redo()
    settle(qtbot, desk)
    assert desk.items[VISIT].verdict is Verdict.CONFIRMED


def test_undo_with_nothing_to_undo_says_so(qtbot: QtBot, path: Path) -> None:
    with desk_on(path) as desk:
        told = Told(desk)
        desk.redo()
        assert told.last == "Nothing to redo"


def test_a_decided_item_is_reopened(qtbot: QtBot, desk: Desk) -> None:
    desk.confirm()
    desk.reopen()
    settle(qtbot, desk)
    assert desk.chosen is not None
    assert desk.chosen.verdict is None
    assert desk.chosen.event_id is None


def test_why_a_field_is_empty_is_kept_and_its_evidence_goes(qtbot: QtBot, desk: Desk) -> None:
    desk.choose_next()
    desk.set_missing("date", Missing.AMBIGUOUS)
    settle(qtbot, desk)
    assert desk.chosen is not None
    assert desk.chosen.values.date is None
    assert desk.chosen.values.why_empty(Field.DATE) is Missing.AMBIGUOUS
    assert not form_state.evidence_of(desk.chosen.evidence, "date")
    assert form_state.evidence_of(desk.chosen.evidence, "type")


def test_an_event_added_from_words_takes_who_and_when_from_them(qtbot: QtBot, desk: Desk) -> None:
    assert desk.article is not None
    text = desk.article.article.text
    start = text.index("Minister Ivo")
    end = text.index(", during")
    with qtbot.waitSignal(desk.type_requested, timeout=10_000):
        desk.add((start, end))
    settle(qtbot, desk)
    added = desk.chosen
    assert added is not None
    assert (added.kind, added.suggestion_id, added.verdict) == ("report", None, None)
    assert added.values.date == "2021-05-03"
    assert [e.quote for e in added.evidence if e.field == "type"] == [text[start:end]]
    desk.confirm()
    settle(qtbot, desk)
    assert desk.chosen is not None
    assert desk.chosen.verdict is Verdict.ADDED
    desk.delete()
    settle(qtbot, desk)
    assert len(desk.items) == 3


def test_words_of_the_article_become_a_date_with_evidence(qtbot: QtBot, desk: Desk) -> None:
    assert desk.article is not None
    start = desk.article.article.text.index("3 May 2021")
    desk.take_selection("date", start - 1, start + len("3 May 2021"))
    qtbot.waitUntil(lambda: desk.chosen is not None and desk.chosen.values.date == "2021-05-03", timeout=10_000)
    settle(qtbot, desk)
    assert desk.chosen is not None
    assert [e.quote for e in form_state.evidence_of(desk.chosen.evidence, "date")] == ["3 May 2021"]


def test_words_that_are_no_date_change_nothing_and_say_why(qtbot: QtBot, desk: Desk) -> None:
    told, before = Told(desk), desk.chosen
    assert desk.article is not None
    start = desk.article.article.text.index("colleague")
    desk.take_selection("date", start, start + len("colleague"))
    qtbot.waitUntil(lambda: bool(told.messages), timeout=10_000)
    assert "colleague" in told.last
    assert desk.chosen == before


def test_no_event_here_decides_the_article(qtbot: QtBot, desk: Desk) -> None:
    first = desk.article_id
    desk.no_event()
    settle(qtbot, desk)
    assert first is not None
    show(desk, first)  # the desk may hold it still as it was, until the change has been told
    qtbot.waitUntil(lambda: desk.article is not None and desk.article.article.state is ArticleState.NO_EVENT)


def test_an_edit_by_someone_else_is_shown(qtbot: QtBot, desk: Desk) -> None:
    item = desk.chosen
    assert item is not None
    values = replace(item.values, summary="Written elsewhere")
    desk._session.review.edit(item.id, values, field="summary").result(timeout=5)
    qtbot.waitUntil(lambda: desk.chosen is not None and desk.chosen.values.summary == "Written elsewhere")


def test_a_refused_write_shows_the_file_again_and_says_why(qtbot: QtBot, desk: Desk) -> None:
    told = Told(desk)
    desk.reject("no such reason")
    settle(qtbot, desk)
    assert "no reason of the codebook" in told.last
    assert desk.items[VISIT].verdict is None


def test_everything_is_in_the_file(qtbot: QtBot, path: Path) -> None:
    with desk_on(path) as desk:
        _date(desk, "2021-05-01")
        desk.confirm_and_next()
        desk.reject("background")
        settle(qtbot, desk)
    items = stored(path)
    assert [item.verdict for item in items] == [Verdict.CORRECTED, Verdict.REJECTED, None]
    assert items[VISIT].values.date == "2021-05-01"


def test_a_project_for_reading_only_refuses_in_words(qtbot: QtBot, path: Path) -> None:
    with desk_on(path):
        pass
    from q7x2_gui.services.session import Session
    from q7x2_gui.viewmodels.bridge import Bridge

    with Session.open(path, analyst="Ann", read_only=True) as session:
        bridge = Bridge(session)
        desk = Desk(bridge)
        told = Told(desk)
        show(desk, session.catalogue.articles()[0].id)
        assert not desk.confirm()
        assert "reading only" in told.last
        bridge.close()
