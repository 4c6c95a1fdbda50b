"""What each action of the table does, in terms of the window's parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from q7x2_gui.domain.vocabulary import Missing
from q7x2_gui.viewmodels import leaving
from q7x2_gui.widgets import evidence_commands, file_dialogs, notices

if TYPE_CHECKING:
    from q7x2_gui.viewmodels.desk import Desk
    from q7x2_gui.widgets.event_form.form import EventForm
    from q7x2_gui.widgets.frame import Frame
    from q7x2_gui.widgets.palette import Entry

MISSING = {
    "not_stated": Missing.NOT_STATED,
    "not_applicable": Missing.NOT_APPLICABLE,
    "ambiguous": Missing.AMBIGUOUS,
    "not_coded": Missing.NOT_YET_CODED,
}
FIELDS = ("type", "date", "participants", "place", "mode", "status", "voice", "topics", "summary", "note", "certainty")


def handlers(window: Frame) -> Mapping[str, Callable[[], object]]:
    """Handlers by action id, complete."""
    return {
        **_files(window),
        **_review(window),
        **_view(window),
        **{f"field.{field}": partial(take_field, window, field) for field in FIELDS},
    }


def conditions(window: Frame) -> Mapping[str, Callable[[], bool]]:
    """The conditions that the table names."""
    work = window.workspace
    return {
        "project": lambda: work.session is not None,
        "writable": lambda: work.writable,
        "article": lambda: work.desk is not None and work.desk.article is not None,
        "chosen": lambda: work.desk is not None and work.desk.chosen is not None,
        "undo": lambda: work.session is not None and work.session.editor.can_undo,
        "redo": lambda: work.session is not None and work.session.editor.can_redo,
        "job": lambda: work.jobs.running,
        "unsaved": lambda: bool(leaving.unsaved_labels(work.bridge, work.desk)),
    }


def _files(window: Frame) -> dict[str, Callable[[], object]]:
    work, settings = window.workspace, window.settings

    def last() -> Path | None:
        return next(iter(settings.recent), None)

    return {
        "project.new": lambda: _with(file_dialogs.new_project(window), work.create),
        "project.open": lambda: _with(file_dialogs.open_project(window, last()), work.open),
        "project.sample": lambda: work.open_sample(window.sample_path),
        "project.copy": lambda: save_copy(window),
        "project.close": work.close,
        "program.quit": window.close,
        "articles.import": lambda: _with(file_dialogs.import_files(window), work.import_paths),
        "articles.import_folder": lambda: _with(file_dialogs.import_folder(window), work.import_paths),
        "dataset.export_csv": lambda: export(window, "csv"),
        "dataset.export_jsonl": lambda: export(window, "jsonl"),
        "dataset.export_auto": lambda: export(window, "csv", auto=True),
        "events.extract": work.extract,
        "job.cancel": work.jobs.cancel,
        "save.retry": lambda: notices.retry(window),
        "save.give_up": lambda: notices.give_up(window),
        "analyst.rename": lambda: notices.ask_analyst(window),
    }


def _review(window: Frame) -> dict[str, Callable[[], object]]:
    def do(act: Callable[[Desk], object]) -> Callable[[], object]:
        def run() -> object:
            desk = window.workspace.desk
            return None if desk is None else act(desk)

        return run

    return {
        "step.undo": do(lambda desk: desk.undo()),
        "step.redo": do(lambda desk: desk.redo()),
        "event.confirm": do(lambda desk: desk.confirm()),
        "event.confirm_next": do(lambda desk: desk.confirm_and_next()),
        "event.reject": do(lambda desk: desk.reject()),
        "event.add": do(lambda desk: add_event(window, desk)),
        "event.add_inside": do(lambda desk: desk.add_inside()),
        "event.duplicate": do(lambda desk: desk.duplicate()),
        "event.split": do(lambda desk: desk.split()),
        "event.merge": do(lambda desk: desk.merge()),
        "event.separate": do(lambda desk: desk.separate()),
        "event.reopen": do(lambda desk: desk.reopen()),
        "event.delete": do(lambda desk: desk.delete()),
        "event.next": do(lambda desk: desk.choose_next()),
        "event.previous": do(lambda desk: desk.choose_previous()),
        "article.next": do(lambda desk: desk.next_article()),
        "article.previous": do(lambda desk: desk.previous_article()),
        "article.no_event": do(lambda desk: desk.no_event()),
        "article.edit": window.article_view.edit_article,
        "field.menu": lambda: with_form(window, lambda form: form.at_hand.open_menu()),
        "alternative.next": lambda: with_form(window, lambda form: form.at_hand.walk(1)),
        "alternative.previous": lambda: with_form(window, lambda form: form.at_hand.walk(-1)),
        "alternative.take": lambda: with_form(window, lambda form: form.at_hand.take()),
        "sentence.next": lambda: window.article_view.step_sentence(1),
        "sentence.previous": lambda: window.article_view.step_sentence(-1),
        "evidence.next": lambda: window.article_view.evidence.step(1),
        "evidence.previous": lambda: window.article_view.evidence.step(-1),
        "evidence.add": do(lambda desk: evidence_commands.add(window, desk)),
        "evidence.move": do(lambda desk: evidence_commands.move(window, desk)),
        "evidence.remove": do(lambda desk: evidence_commands.remove(window, desk)),
        "type.explain": lambda: with_form(window, lambda form: form.at_hand.explain()),
        "field.go": lambda: with_form(window, lambda form: form.go_to_field()),
        "field.unsure": lambda: with_form(window, lambda form: form.at_hand.doubt()),
        **{f"field.{name}": partial(set_missing, window, why) for name, why in MISSING.items()},
    }


def _view(window: Frame) -> dict[str, Callable[[], object]]:
    view, panes, made = window.article_view, window.panes, window.commands

    def toggle(pane: str) -> Callable[[], object]:
        return lambda: panes.show_pane(pane, not panes.shown(pane))

    return {
        "article.find": view.open_find,
        "article.find_next": lambda: view.find_step(1),
        "article.find_previous": lambda: view.find_step(-1),
        "article.furniture": lambda: view.show_furniture(made["article.furniture"].isChecked()),
        "queue.search": lambda: search(window),
        "text.larger": lambda: view.resize_text(1),
        "text.smaller": lambda: view.resize_text(-1),
        "text.normal": lambda: view.resize_text(0),
        "theme.switch": window.switch_theme,
        "pane.queue": toggle("queue"),
        "pane.form": toggle("form"),
        "pane.timeline": toggle("timeline"),
        "timeline.undated": lambda: undated(window),
        "field.more": lambda: with_form(window, lambda form: form.toggle_more()),
        "pane.next": lambda: panes.focus_next(1),
        "pane.previous": lambda: panes.focus_next(-1),
        "palette.open": lambda: notices.open_palette(window),
        "keys.show": lambda: notices.show_keys(window),
        "program.about": lambda: notices.show_about(window),
    }


def with_form(window: Frame, act: Callable[[EventForm], object]) -> None:
    """Do something with the event form, once there is one."""
    if window.form is not None:
        act(window.form)


def set_missing(window: Frame, why: Missing) -> None:
    """Empty the field at hand and say why."""
    with_form(window, lambda form: form.at_hand.set_missing(why))


def take_field(window: Frame, field: str) -> None:
    """Put the selected words into a field of the chosen item, or go to the field when nothing is selected."""
    desk, span = window.workspace.desk, window.article_view.selection()
    if desk is None:
        return
    window.panes.show_pane("form", True)
    if span is None:
        desk.focus_field(field)
        return
    window.article_view.clear_selection()
    desk.take_selection(field, *span)


def add_event(window: Frame, desk: Desk) -> None:
    """Add an event by hand, from the selected words if there are any."""
    span = window.article_view.selection()
    window.panes.show_pane("form", True)
    window.article_view.clear_selection()
    desk.add(span)


def undated(window: Frame) -> None:
    """Open the list of events without a date."""
    if window.timeline_view is not None:
        window.panes.show_pane("timeline", True)
        window.timeline_view.header.open_undated()


def search(window: Frame) -> None:
    """Put the keyboard into the queue's search box."""
    window.panes.show_pane("queue", True)
    window.queue_view.open_search()


def export(window: Frame, format_name: str, *, auto: bool = False) -> None:
    """Ask where to, and write the dataset there."""
    session = window.workspace.session
    if session is None:
        return
    ask = file_dialogs.export_folder if format_name == "csv" else file_dialogs.export_file
    _with(ask(window, session.path), lambda path: window.workspace.export(path, format_name, auto=auto))


def save_copy(window: Frame) -> None:
    """Ask where to, and write the whole project there."""
    session = window.workspace.session
    if session is not None:
        _with(file_dialogs.copy_file(window, session.path), window.workspace.save_copy)


def palette_entries(window: Frame) -> Iterator[Entry]:
    """All actions that can be done now, then all articles."""
    from q7x2_gui.viewmodels.queue_table import origin  # noqa: PLC0415 - only when the palette opens
    from q7x2_gui.widgets.actions import key_text  # noqa: PLC0415 - not before it is needed
    from q7x2_gui.widgets.palette import Entry  # noqa: PLC0415 - not before it is needed

    for action in window.commands:
        if action.id != "palette.open" and window.commands.enabled(action.id):
            run = partial(window.commands.run, action.id)
            yield Entry(action.title, action.menu, key_text(action.keys), run)
    for row in window.workspace.queue.rows():
        yield Entry(row.title or row.source_id, origin(row), "", partial(window.open_article, row.id))


def _with(answer: object, act: Callable[..., object]) -> None:
    """Do something with an answer, unless the user gave none."""
    if answer:
        act(answer)
