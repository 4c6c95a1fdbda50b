"""The article's own data corrected in place: by key or click, as one step, undone as one, and extracted anew."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from q7x2_gui.domain.vocabulary import PublishedHow
from q7x2_gui.viewmodels.article_layout import Part
from q7x2_gui.viewmodels.workspace import Workspace
from q7x2_gui.widgets.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def extracted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...] | None]:
    """Which articles events are proposed for, instead of doing it."""
    asked: list[tuple[str, ...] | None] = []
    monkeypatch.setattr(Workspace, "extract", lambda _self, article_ids=None: asked.append(article_ids))
    return asked


def opened(window: MainWindow, qtbot: QtBot) -> None:
    window.panes.focus("article")
    qtbot.keyClick(window.article_view.text, Key.Key_E)
    assert window.article_view.editor.isVisible()


def test_a_date_is_corrected_by_keys_saved_as_one_step_and_undone(
    window: MainWindow, qtbot: QtBot, settled, extracted: list
) -> None:
    desk, editor = window.workspace.desk, window.article_view.editor
    before, revision = desk.article.article, window.workspace.session.editor.revision
    opened(window, qtbot)
    assert editor.published.hasFocus()
    qtbot.keyClick(editor.published, Key.Key_A, CTRL)
    qtbot.keyClicks(editor.published, "30 Mar 2023")
    assert "30 Mar 2023" in editor.said.text()
    qtbot.keyClick(editor.published, Key.Key_Return)
    assert not editor.isVisible()
    assert window.article_view.text.hasFocus()
    settled()
    qtbot.waitUntil(lambda: desk.settled)
    article = desk.article.article
    assert (article.published, article.published_how) == ("2023-03-30", PublishedHow.ANALYST)
    assert (article.title, article.outlet, article.language) == (before.title, before.outlet, before.language)
    assert "30 Mar 2023 (analyst)" in window.article_view.text.toPlainText()
    assert window.workspace.session.editor.revision == revision + 1
    qtbot.waitUntil(lambda: extracted == [(article.id,)])
    qtbot.keyClick(window.article_view.text, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: desk.settled and desk.article.article.published == before.published)
    assert desk.article.article.published_how == before.published_how


def test_title_outlet_and_language_are_corrected_and_what_is_unknown_is_said(
    window: MainWindow, qtbot: QtBot, settled, extracted: list
) -> None:
    desk, editor = window.workspace.desk, window.article_view.editor
    opened(window, qtbot)
    editor.title.setText("Another title")
    editor.outlet.setText(" ")
    editor.published.setText("")
    assert editor.said.text() == "unknown"
    editor.language.setCurrentIndex(editor.language.findData("vi"))
    qtbot.keyClick(editor.title, Key.Key_Return)
    settled()
    qtbot.waitUntil(lambda: desk.settled)
    shown = window.article_view.text.toPlainText()
    assert shown.startswith("Another title")
    for words in ("outlet unknown", "publication date unknown", "Vietnamese"):
        assert words in shown
    assert desk.article.article.published_how is PublishedHow.UNKNOWN
    qtbot.waitUntil(lambda: len(extracted) == 1)


def test_a_wrong_date_is_told_and_saves_nothing(window: MainWindow, qtbot: QtBot, extracted: list) -> None:
    editor, revision = window.article_view.editor, window.workspace.session.editor.revision
    opened(window, qtbot)
    editor.published.setText("2023-02-31")
    qtbot.keyClick(editor.published, Key.Key_Return)
    assert editor.isVisible()
    assert editor.said.text().startswith("⚠")
    qtbot.keyClick(editor.published, Key.Key_Escape)
    assert not editor.isVisible()
    assert window.article_view.text.hasFocus()
    assert window.workspace.session.editor.revision == revision
    assert not extracted


def test_a_click_on_the_dateline_opens_it(window: MainWindow, qtbot: QtBot) -> None:
    text = window.article_view.text
    layout = window.article_view._layout
    block = text.document().findBlockByNumber([p.part for p in layout.paragraphs].index(Part.DATELINE))
    where: QPoint = text.cursorRect(QTextCursor(block)).center()
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=where + QPoint(4, 0))
    assert window.article_view.editor.isVisible()


def test_another_article_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    desk, first = window.workspace.desk, window.workspace.desk.article_id
    opened(window, qtbot)
    desk.next_article()
    qtbot.waitUntil(lambda: desk.article_id != first)
    assert not window.article_view.editor.isVisible()


def test_letters_typed_into_it_are_no_actions(window: MainWindow, qtbot: QtBot) -> None:
    editor, desk = window.article_view.editor, window.workspace.desk
    place = desk.place
    opened(window, qtbot)
    editor.title.setFocus()
    editor.title.clear()
    qtbot.keyClicks(editor.title, "jade")
    assert editor.title.text() == "jade"
    assert desk.place == place
