"""The window as a whole: projects come and go, messages and saving are told, panes and theme are remembered."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from q7x2_gui import paths
from q7x2_gui.services.session import Session
from q7x2_gui.viewmodels.leaving import unsaved_labels
from q7x2_gui.viewmodels.settings import Settings, login_name
from q7x2_gui.widgets import file_dialogs, notices
from q7x2_gui.widgets.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def drop(window: MainWindow, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    button, action = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    window.dropEvent(QDropEvent(QPointF(10, 10), action, data, button, Qt.KeyboardModifier.NoModifier))


def test_a_project_fills_all_panes(window: MainWindow, qtbot: QtBot) -> None:
    assert window.top.name.text() == "sample"
    assert window.queue_view.list.currentIndex().row() == 0
    assert "China Ready To Build" in window.article_view.text.toPlainText()
    assert window.form is not None
    assert window.form.isVisible()
    timeline = window.workspace.timeline
    assert timeline is not None
    qtbot.waitUntil(lambda: len(timeline.entries) > 20)


def test_the_status_bar_tells_progress_saving_and_language(window: MainWindow, qtbot: QtBot, settled) -> None:
    assert window.status.review.text() == "0 of 5 done · 0 events"
    assert window.status.language.text() == "English"
    before = window.workspace.session.editor.revision
    window.workspace.desk.confirm()
    settled()
    qtbot.waitUntil(lambda: "1 event" in window.status.review.text())
    assert window.status.saved.text().startswith("saved ")
    assert window.status.saved.text().endswith(f"revision {before + 1}")


def test_first_start_asks_the_name_in_place_and_opens_the_sample(bare_window: MainWindow, qtbot: QtBot) -> None:
    bare_window.settings.analyst = ""
    bare_window.start.refresh()
    name = bare_window.start.name
    assert name.text() == login_name()
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "Grace Hopper")
    bare_window.start.sample.setFocus()
    qtbot.keyClick(bare_window.start.sample, Qt.Key.Key_Return)
    desk = lambda: bare_window.workspace.desk  # noqa: E731 - it is None until the project is open
    qtbot.waitUntil(lambda: desk() is not None and desk().article is not None, timeout=60_000)
    assert bare_window.settings.analyst == "Grace Hopper"
    assert bare_window.sample_path.exists()
    assert bare_window.workspace.session.catalogue.ledger()[0].who == "Grace Hopper"
    assert bare_window.workspace.queue.total == 5


def test_without_a_name_the_bar_asks_for_it(bare_window: MainWindow, qtbot: QtBot, seeded_project, tmp_path) -> None:
    bare_window.settings.analyst = ""
    path = tmp_path / "other.q7x2"
    path.write_bytes(seeded_project.read_bytes())
    bare_window.workspace.open(path)
    qtbot.waitUntil(bare_window.bar.isVisible)
    field = bare_window.bar.field
    assert field.text() == login_name()
    field.selectAll()
    qtbot.keyClicks(field, "Ada L.")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert bare_window.settings.analyst == "Ada L."
    assert not bare_window.bar.isVisible()
    qtbot.waitUntil(lambda: bare_window.workspace.desk.chosen is not None)
    bare_window.workspace.desk.confirm()
    qtbot.waitUntil(lambda: not bare_window.workspace.desk.saving)
    assert bare_window.workspace.session.catalogue.ledger()[0].who == "Ada L."


def test_a_file_that_is_no_project_is_refused_in_the_bar(bare_window: MainWindow, qtbot: QtBot, tmp_path) -> None:
    wrong = tmp_path / "wrong.q7x2"
    wrong.write_text("not a database", encoding="utf-8")
    bare_window.workspace.open(wrong)
    qtbot.waitUntil(bare_window.bar.isVisible)
    assert bare_window.bar.level == "error"
    assert "wrong.q7x2" in bare_window.bar.text
    assert bare_window.start.isVisible()


def test_what_cannot_be_opened_leaves_the_open_project(window: MainWindow, qtbot: QtBot, tmp_path) -> None:
    window.workspace.open(tmp_path / "missing.q7x2")
    qtbot.waitUntil(lambda: window.bar.level == "error")
    assert window.workspace.session is not None
    assert window.top.name.text() == "sample"


def test_dropped_files_become_articles_with_suggestions(window: MainWindow, qtbot: QtBot, tmp_path) -> None:
    fresh = tmp_path / "new.txt"
    fresh.write_text(
        "Ministers meet in Oslo\n\nOSLO, 3 May 2024 - Foreign Minister Espen Barth Eide met his Swedish counterpart "
        "Tobias Billstrom in Oslo on Friday. The two sides agreed to hold talks on trade later this year.\n",
        encoding="utf-8",
    )
    drop(window, fresh)
    qtbot.waitUntil(lambda: window.workspace.queue.total == 6, timeout=30_000)
    qtbot.waitUntil(lambda: not window.workspace.jobs.running, timeout=30_000)


def test_what_is_dropped_without_a_project_says_what_to_do(bare_window: MainWindow, tmp_path) -> None:
    drop(bare_window, tmp_path / "a.txt")
    assert "Open or make a project first" in bare_window.bar.text


def test_a_dropped_project_is_opened(bare_window: MainWindow, qtbot: QtBot, seeded_project, tmp_path) -> None:
    path = tmp_path / "dropped.q7x2"
    path.write_bytes(seeded_project.read_bytes())
    drop(bare_window, path)
    qtbot.waitUntil(lambda: bare_window.top.name.text() == "dropped")


def test_an_unreadable_file_is_named(window: MainWindow, qtbot: QtBot, tmp_path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    window.workspace.import_paths([empty])
    qtbot.waitUntil(lambda: window.bar.level == "error")
    assert "empty.txt" in window.bar.text
    assert window.workspace.queue.total == 5


@pytest.mark.parametrize(("action", "name"), [("dataset.export_csv", "out"), ("dataset.export_jsonl", "out.jsonl")])
def test_export_writes_where_the_dialog_said(
    *, window: MainWindow, qtbot: QtBot, settled, tmp_path, monkeypatch: pytest.MonkeyPatch, action: str, name: str
) -> None:
    window.workspace.desk.confirm()
    settled()
    for dialog in ("export_folder", "export_file"):
        monkeypatch.setattr(file_dialogs, dialog, lambda *_: tmp_path / name)
    window.commands.run(action)
    qtbot.waitUntil(lambda: "1 event from 1 report" in window.status.passing.text(), timeout=20_000)
    assert (tmp_path / name).exists()


def test_a_read_only_project_says_so_and_takes_no_edits(
    bare_window: MainWindow, qtbot: QtBot, seeded_project, tmp_path
) -> None:
    path = tmp_path / "fixed.q7x2"
    path.write_bytes(seeded_project.read_bytes())
    bare_window.workspace.open(path, read_only=True)
    qtbot.waitUntil(lambda: bare_window.workspace.desk is not None and bare_window.workspace.desk.article is not None)
    assert bare_window.bar.isVisible()
    assert "reading only" in bare_window.bar.text
    assert not bare_window.commands["event.confirm"].isEnabled()
    assert "read-only" in bare_window.status.saved.text()


def test_an_edit_that_cannot_be_saved_stays_visible_and_is_saved_on_retry(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = window.workspace.session
    path, real = session.path, type(session.editor).run

    def broken(editor, label, edit, **more):
        def fails(recorder):
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR
            raise error

        return real(editor, label, (lambda r: fails(r) if broken.on else edit(r)), **more)

    broken.on = True
    monkeypatch.setattr(type(session.editor), "run", broken)
    window.workspace.desk.confirm()
    qtbot.waitUntil(lambda: bool(session.editor.unsaved))
    qtbot.waitUntil(lambda: "not saved" in window.status.saved.text())
    assert "not saved" in window.bar.text
    assert unsaved_labels(window.workspace.bridge, window.workspace.desk)
    broken.on = False
    qtbot.mouseClick(window.bar.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not session.editor.unsaved)
    qtbot.waitUntil(lambda: window.status.saved.text().startswith("saved "))
    with Session.open(path, analyst="reader", read_only=True) as again:
        assert sum(row.reports for row in again.catalogue.articles()) == 1


def test_closing_a_project_goes_back_to_the_start(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_W, CTRL)
    qtbot.waitUntil(lambda: window.workspace.session is None)
    assert window.start.isVisible()
    assert window.status.review.text() == ""
    path = window.settings.recent[0]
    window.workspace.open(path)
    qtbot.waitUntil(lambda: window.workspace.desk is not None and window.workspace.desk.article is not None)
    assert window.form.isVisible()
    assert window.workspace.writable  # the lock between windows was given back first


def test_panes_hide_by_their_keys_and_are_remembered(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_3, ALT)
    assert not window.panes.shown("timeline")
    assert not window.commands["pane.timeline"].isChecked()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    again = Settings(Path(window.settings._store.fileName()))
    assert again.hidden("timeline")
    assert not again.hidden("queue")


def test_f6_goes_round_the_panes(window: MainWindow, qtbot: QtBot) -> None:
    window.panes.focus("queue")
    assert window.queue_view.list.hasFocus()
    qtbot.keyClick(window.queue_view.list, Qt.Key.Key_F6)
    assert window.article_view.text.hasFocus()
    qtbot.keyClick(window.article_view.text, Qt.Key.Key_F6)
    assert window.form.isAncestorOf(window.focusWidget())
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6, SHIFT)
    assert window.article_view.text.hasFocus()


def test_the_theme_switches_and_is_remembered(window: MainWindow, qtbot: QtBot) -> None:
    assert window.settings.theme == "light"
    qtbot.keyClick(window, Qt.Key.Key_D, CTRL | SHIFT)
    assert window.theme.dark
    assert window.settings.theme == "dark"
    assert window.palette().window().color() == window.theme.color("window")
    qtbot.keyClick(window, Qt.Key.Key_D, CTRL | SHIFT)
    assert not window.theme.dark


def test_selected_words_and_a_field_key_fill_the_field(window: MainWindow, qtbot: QtBot, settled) -> None:
    desk, text = window.workspace.desk, window.article_view.text
    article = desk.article.article.text
    text.setTextCursor(text.document().find("December 2019"))
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: desk.chosen.values.date == "2019-12")
    settled()
    at = article.index("December 2019")
    assert any(e.field == "date" and e.start == at for e in desk.chosen.evidence)
    assert window.article_view.selection() is None


def test_a_adds_an_event_from_the_selected_words(window: MainWindow, qtbot: QtBot, settled) -> None:
    desk, text = window.workspace.desk, window.article_view.text
    before = len(desk.items)
    text.setTextCursor(text.document().find("Yoshimasa Hayashi would visit China"))
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: len(desk.items) == before + 1)
    settled()


def test_a_mark_on_the_timeline_opens_its_article(window: MainWindow, qtbot: QtBot) -> None:
    timeline = window.workspace.timeline
    qtbot.waitUntil(lambda: len(timeline.entries) > 20)
    entry = next(e for e in timeline.entries if e.article_id != window.workspace.desk.article_id)
    window.timeline_view.item_activated.emit(entry.article_id, entry.item_id)
    qtbot.waitUntil(lambda: window.workspace.desk.article_id == entry.article_id)
    assert window.workspace.desk.chosen.id == entry.item_id
    assert timeline.chosen_item == entry.item_id


def test_what_a_script_accepted_is_told(window: MainWindow, qtbot: QtBot) -> None:
    session = window.workspace.session
    session.review.accept_auto(session.catalogue.open_suggestions(main_only=True)).result(timeout=10)
    qtbot.waitUntil(lambda: "seen by nobody" in window.status.notice.text())
    assert window.status.review.text() == "0 of 5 done · 0 events"


def test_what_another_program_writes_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    with Session.open(window.workspace.session.path, analyst="script") as other:
        other.review.no_event(window.workspace.queue.rows()[4].id).result(timeout=10)
    window.workspace._look_outside()
    qtbot.waitUntil(lambda: window.workspace.queue.done == 1)


def test_notices_do_not_push_errors_aside(window: MainWindow, qtbot: QtBot) -> None:
    window.bar.say("error", "broken")
    window.bar.say("info", "fine")
    assert window.bar.text == "broken"
    window.bar.dismiss()
    window.bar.say("info", "<b>fine</b>")
    assert window.bar.text == "<b>fine</b>"


def test_all_labels_that_show_data_are_plain_text(window: MainWindow) -> None:
    parts = (window.top, window.bar, window.status, window.queue_view, window.article_view, window.start)
    ours = [label for part in parts for label in part.findChildren(QLabel) if label.text()]
    assert len(ours) > 5
    auto = [x.text() for x in ours if x.textFormat() is not Qt.TextFormat.PlainText]
    assert not [text for text in auto if text not in ("Ctrl+K",)]


def test_each_control_has_a_name_for_screen_readers(window: MainWindow) -> None:
    from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView

    parts = (window.top, window.bar, window.status, window.queue_view, window.article_view)
    controls: list[QWidget] = [w for part in parts for kind in (QAbstractButton, QLineEdit, QListView)
                               for w in part.findChildren(kind)]  # fmt: skip
    nameless = [
        w for w in controls
        if not w.accessibleName() and not (isinstance(w, QAbstractButton) and w.text()) and w is not window.bar.button
        and w is not window.bar.field and w is not window.queue_view.empty.button
        and w.objectName() not in ("qt_menubar_ext_button", "qt_toolbar_ext_button", "ScrollLeftButton")
        and w.parent() is not window.queue_view.search_box and not isinstance(w.parent(), QLineEdit)
        and w is not window.article_view.empty.button
    ]  # fmt: skip
    assert nameless == []


def test_the_sample_comes_from_the_shipped_articles() -> None:
    assert len(list(paths.seeds().glob("*.txt"))) == 5


def test_a_drag_over_the_window_takes_local_files_only(bare_window: MainWindow, tmp_path) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.txt"), QUrl.fromLocalFile(str(tmp_path / "b.txt"))])
    assert notices.dropped(data) == [tmp_path / "b.txt"]
