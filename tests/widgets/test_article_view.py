"""The article pane: plain text, marks where the words are, selection in code points, find, furniture, size."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from q7x2_gui.domain.article import Article
from q7x2_gui.viewmodels.article_layout import ArticleLayout
from q7x2_gui.widgets.article_text import ArticleText
from q7x2_gui.widgets.article_view import ArticleView, trimmed
from q7x2_gui.widgets.main_window import MainWindow
from q7x2_gui.widgets.theme import Theme

EVIL = 'Before <img src="file:///etc/passwd"> <a href="file:///etc/passwd">go</a> <script>x</script> after 😀 end'


def plain(qtbot: QtBot, text: str) -> ArticleText:
    view = ArticleText(Theme())
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show_layout(ArticleLayout(Article(text=text, source_id="a")))
    view.show()
    return view


def select(view: ArticleView, words: str) -> None:
    cursor = view.text.document().find(words)
    assert not cursor.isNull(), words
    view.text.setTextCursor(cursor)


def test_markup_is_shown_as_text_and_nothing_is_loaded(qtbot: QtBot) -> None:
    view = plain(qtbot, EVIL)
    assert EVIL in view.toPlainText()
    assert "root:" not in view.toPlainText()
    assert view.loadResource(2, QUrl("file:///etc/passwd")) == ""
    assert view.isReadOnly()


def test_typing_changes_nothing(qtbot: QtBot) -> None:
    view = plain(qtbot, "Some words.")
    before = view.toPlainText()
    qtbot.keyClicks(view, "xyz")
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert view.toPlainText() == before


def test_copying_gives_plain_text_only(qtbot: QtBot) -> None:
    view = plain(qtbot, "Some words.")
    view.selectAll()
    data = view.createMimeDataFromSelection()
    assert data.hasText()
    assert not data.hasHtml()


def test_an_endless_word_is_laid_out_in_time(qtbot: QtBot) -> None:
    view = plain(qtbot, "x" * 200_000)
    qtbot.waitUntil(lambda: view.filler.done)
    assert view.document().characterCount() > 200_000


LONG = "\n\n".join(f"Paragraph {n} 😀 with some words of its own." for n in range(6_000))


def test_a_long_article_is_laid_out_in_pieces_and_in_the_end_whole(qtbot: QtBot) -> None:
    view = plain(qtbot, LONG)
    assert 0 < view.document().characterCount() < 20_000
    assert view.toPlainText().startswith("Without a title")
    with qtbot.waitSignal(view.filler.filled):
        pass
    assert view._layout is not None
    assert view.toPlainText() == view._layout.text


def test_a_place_beyond_the_pieces_so_far_is_reached_at_once(qtbot: QtBot) -> None:
    view = plain(qtbot, LONG)
    assert view._layout is not None
    ((start, end),) = view._layout.find("Paragraph 4321 😀", 5)
    view.select(start, end)
    assert view.textCursor().selectedText() == "Paragraph 4321 😀"
    assert view.verticalScrollBar().value() > 0
    assert not view.filler.done
    view.restyle()  # another text size or theme keeps the place
    assert view.textCursor().selectedText() == "Paragraph 4321 😀"


def test_ctrl_end_goes_to_the_end_of_the_article_and_not_of_what_is_laid_out(qtbot: QtBot) -> None:
    view = plain(qtbot, LONG)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.filler.done
    assert view.textCursor().block().text().startswith("Paragraph 5999")


def test_another_article_stops_the_filling_of_the_one_before(qtbot: QtBot) -> None:
    view = plain(qtbot, LONG)
    view.show_layout(ArticleLayout(Article(text="Short.", source_id="b")))
    qtbot.wait(1)
    assert view.filler.done
    assert view.toPlainText().endswith("Short.")
    view.show_layout(None)
    assert view.toPlainText() == ""


def test_the_column_keeps_its_measure_in_a_wide_pane(qtbot: QtBot) -> None:
    view = plain(qtbot, "the two sides agreed to talk more often on trade and the sea " * 20)
    view.resize(1600, 600)
    QApplication.processEvents()
    block = view.document().findBlockByNumber(view.document().blockCount() - 1)
    lengths = [block.layout().lineAt(n).textLength() for n in range(block.layout().lineCount() - 1)]
    assert 60 <= sum(lengths) / len(lengths) <= 76


def test_evidence_of_the_chosen_item_is_marked_at_its_words(window: MainWindow) -> None:
    desk, view = window.workspace.desk, window.article_view
    assert desk is not None
    assert desk.chosen is not None
    shown = view.text.document().toRawText()
    marked = {shown[m.start : m.end] for m in view._marks if m.chosen}
    assert marked
    assert marked <= {e.quote for e in desk.chosen.evidence}


def test_a_selection_is_given_in_code_points_of_the_article(window: MainWindow) -> None:
    desk = window.workspace.desk
    assert desk is not None
    assert desk.article is not None
    select(window.article_view, " Mao Ning ")
    span = window.article_view.selection()
    assert span is not None
    assert desk.article.article.text[span[0] : span[1]] == "Mao Ning"


def test_words_of_the_program_cannot_be_selected_as_evidence(window: MainWindow) -> None:
    select(window.article_view, "of page furniture")
    assert window.article_view.selection() is None


def test_furniture_is_folded_and_b_shows_it(window: MainWindow, qtbot: QtBot) -> None:
    text = window.article_view.text
    assert "Recent Stories" not in text.toPlainText()
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_B)
    assert "Recent Stories" in text.toPlainText()
    assert window.commands["article.furniture"].isChecked()
    qtbot.keyClick(text, Qt.Key.Key_B)
    assert "Recent Stories" not in text.toPlainText()


def test_a_click_on_the_fold_line_shows_furniture(window: MainWindow, qtbot: QtBot) -> None:
    text = window.article_view.text
    text.moveCursor(QTextCursor.MoveOperation.End)
    text.ensureCursorVisible()
    place = text.cursorRect(text.document().find("of page furniture")).center()
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "Recent Stories" in text.toPlainText()


def test_a_click_on_a_trigger_chooses_its_item(window: MainWindow, qtbot: QtBot) -> None:
    desk, view = window.workspace.desk, window.article_view
    assert desk is not None
    other = next(m for m in view._marks if not m.chosen)
    view.text.reveal(other.start)
    cursor = QTextCursor(view.text.document())
    cursor.setPosition(other.start + 1)
    qtbot.mouseClick(view.text.viewport(), Qt.MouseButton.LeftButton, pos=view.text.cursorRect(cursor).center())
    assert desk.chosen is not None
    assert desk.chosen.id == other.item_id


def test_find_counts_steps_and_closes(window: MainWindow, qtbot: QtBot) -> None:
    view = window.article_view
    view.text.setFocus()
    qtbot.keyClick(view.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = view.find_bar._field
    assert field.hasFocus()
    qtbot.keyClicks(field, "japan")
    total = len(view.text._found)
    assert total > 3
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert view.text.textCursor().selectedText().casefold() == "japan"
    assert view.find_bar._count.text() == f"1 of {total}"
    qtbot.keyClick(field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert view.find_bar._count.text() == f"{total} of {total}"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert view.find_bar.isHidden()
    assert view.text.hasFocus()
    assert view.text._found == ()


def test_text_size_is_kept_with_the_user(window: MainWindow, qtbot: QtBot) -> None:
    usual = window.article_view.text.document().lastBlock().charFormat().font().pixelSize()
    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert window.article_view.text.document().lastBlock().charFormat().font().pixelSize() > usual
    assert window.settings.text_scale > 1
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert window.settings.text_scale == 1


def test_an_edit_leaves_the_text_where_it_was(window: MainWindow, settled) -> None:
    bar = window.article_view.text.verticalScrollBar()
    desk = window.workspace.desk
    assert desk is not None
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    desk.confirm()
    settled()
    assert bar.value() == place


def test_blanks_are_trimmed_from_a_span() -> None:
    assert trimmed(" a b ", 0, 5) == (1, 4)
    assert trimmed("   ", 0, 3) is None
