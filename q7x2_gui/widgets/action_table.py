"""Every action of the program, declared once: menus, palette, cheat sheet, key table and tests loop over this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MENUS: Final = ("File", "Edit", "Review", "View", "Tools", "Help")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the user can do: ``id`` is noun.verb, ``keys`` its shortcuts (portable text, the first is shown),
    ``needs`` the conditions that must hold (see `Conditions` in actions), ``help`` one sentence in plain words."""

    id: str
    title: str
    keys: tuple[str, ...] = ()
    menu: str = ""
    help: str = ""
    needs: tuple[str, ...] = ()
    checkable: bool = False
    section: bool = False
    """Whether a separator stands before it in its menu."""


# Conditions that must hold, by the names that `ActionSet.conditions` is given.
_PROJECT, _WRITE, _ARTICLE, _CHOSEN = ("project",), ("project", "writable"), ("article",), ("chosen",)
_EDIT_ARTICLE, _EDIT_CHOSEN = ("article", "writable"), ("chosen", "writable")

# fmt: off
ACTIONS: Final = (
    Action("project.new", "New project…", ("Ctrl+N",), "File",
           "Make an empty project file and open it."),
    Action("project.open", "Open project…", ("Ctrl+O",), "File",
           "Open a project file."),
    Action("project.sample", "Open the sample project", (), "File",
           "Open a project made from the five articles that come with the program."),
    Action("articles.import", "Import articles…", ("Ctrl+I",), "File",
           "Read articles from files in any of the formats into the project.", _WRITE, section=True),
    Action("articles.import_folder", "Import a folder…", ("Ctrl+Shift+I",), "File",
           "Read all articles of a folder into the project.", _WRITE),
    Action("dataset.export_csv", "Export as CSV…", ("Ctrl+E",), "File",
           "Write events, participants, evidence and codebook as CSV files into a folder.", _PROJECT, section=True),
    Action("dataset.export_jsonl", "Export as JSON lines…", ("Ctrl+Shift+E",), "File",
           "Write one file with an event a line, evidence included.", _PROJECT),
    Action("dataset.export_auto", "Export all, also unseen…", (), "File",
           "Write CSV with what a script accepted and nobody has looked at, marked as such.", _PROJECT),
    Action("project.copy", "Save a copy…", ("Ctrl+Shift+S",), "File",
           "Write the whole project as it stands to another file.", _PROJECT, section=True),
    Action("project.close", "Close project", ("Ctrl+W",), "File",
           "Close the project file, once all that waits to be saved is in it.", _PROJECT),
    Action("program.quit", "Quit", ("Ctrl+Q",), "File",
           "Close the window and end the program."),
    Action("step.undo", "Undo", ("Ctrl+Z",), "Edit",
           "Take back the last step, whatever article it was in.", ("project", "writable", "undo")),
    Action("step.redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Edit",
           "Do again the step that was taken back.", ("project", "writable", "redo")),
    Action("article.find", "Find in article", ("Ctrl+F",), "Edit",
           "Look for words in the article on screen.", _ARTICLE, section=True),
    Action("article.find_next", "Find next", ("F3",), "Edit",
           "Go to the next place found.", _ARTICLE),
    Action("article.find_previous", "Find previous", ("Shift+F3",), "Edit",
           "Go to the place found before.", _ARTICLE),
    Action("queue.search", "Search articles", ("Ctrl+Shift+F",), "Edit",
           "Show only articles that hold these words.", _PROJECT),
    Action("event.confirm_next", "Confirm, next", ("Ctrl+Return", "Ctrl+Enter"), "Review",
           "Confirm the chosen event as the form shows it and go on.", _EDIT_CHOSEN),
    Action("event.confirm", "Confirm and stay", ("Ctrl+Shift+Return",), "Review",
           "Confirm the chosen event as the form shows it.", _EDIT_CHOSEN),
    Action("event.reject", "Reject…", ("Ctrl+Backspace",), "Review",
           "Reject the chosen suggestion and say why.", _EDIT_CHOSEN),
    Action("event.add", "Add event", ("A",), "Review",
           "Add an event by hand, from the selected words if there are any.", _EDIT_ARTICLE),
    Action("event.reopen", "Reopen", ("Ctrl+R",), "Review",
           "Open a decided event again.", _EDIT_CHOSEN),
    Action("event.delete", "Delete report", ("Ctrl+Delete",), "Review",
           "Delete the chosen report; undo brings it back.", _EDIT_CHOSEN),
    Action("event.next", "Next suggestion", ("J", "Alt+Down"), "Review",
           "Choose the next suggestion or report of this article.", _ARTICLE, section=True),
    Action("event.previous", "Previous suggestion", ("K", "Alt+Up"), "Review",
           "Choose the suggestion or report before.", _ARTICLE),
    Action("article.next", "Next article", ("]", "Alt+Right"), "Review",
           "Open the next article of the queue.", _PROJECT),
    Action("article.previous", "Previous article", ("[", "Alt+Left"), "Review",
           "Open the article before in the queue.", _PROJECT),
    Action("article.no_event", "No event here", ("Ctrl+Shift+N",), "Review",
           "Say that this article tells of no event.", _EDIT_ARTICLE),
    Action("article.edit", "Edit article…", ("E",), "Review",
           "Correct title, outlet, language and publication date of the article.", _EDIT_ARTICLE),
    Action("field.type", "What", ("T",), "Review",
           "Go to the type, or put the selected words there.", _CHOSEN, section=True),
    Action("field.date", "When", ("D",), "Review",
           "Go to the date, or put the selected words there.", _CHOSEN),
    Action("field.participants", "Who", ("W",), "Review",
           "Go to the participants, or put the selected words there.", _CHOSEN),
    Action("field.place", "Where", ("P",), "Review",
           "Go to the place, or put the selected words there.", _CHOSEN),
    Action("field.mode", "Mode", ("O",), "Review",
           "Go to how the parties were in touch.", _CHOSEN),
    Action("field.status", "Status", ("S",), "Review",
           "Go to how far the event had come.", _CHOSEN),
    Action("field.voice", "Voice", ("V",), "Review",
           "Go to who says so, or put the selected words there.", _CHOSEN),
    Action("field.topics", "Topics", ("C",), "Review",
           "Go to the topics.", _CHOSEN),
    Action("field.summary", "Summary", ("Y",), "Review",
           "Go to the summary, or put the selected words there.", _CHOSEN),
    Action("field.note", "Note", ("N",), "Review",
           "Go to the note.", _CHOSEN),
    Action("field.menu", "Field menu", ("F4",), "Review",
           "Say that the field is not stated, not applicable or ambiguous.", _EDIT_CHOSEN),
    Action("field.not_stated", "Not stated", ("Ctrl+1",), "Review",
           "Empty the field at hand: the article does not say.", _EDIT_CHOSEN),
    Action("field.not_applicable", "Not applicable", ("Ctrl+2",), "Review",
           "Empty the field at hand: it makes no sense for this event.", _EDIT_CHOSEN),
    Action("field.ambiguous", "Ambiguous", ("Ctrl+3",), "Review",
           "Empty the field at hand: the article can be read in more than one way.", _EDIT_CHOSEN),
    Action("field.not_coded", "Not yet coded", ("Ctrl+4",), "Review",
           "Empty the field at hand and decide later.", _EDIT_CHOSEN),
    Action("field.unsure", "Not sure", ("Ctrl+5",), "Review",
           "Say that you are not sure of the field at hand, or take that back.", _EDIT_CHOSEN),
    Action("field.certainty", "Certainty", ("L",), "Review",
           "Say how sure you are of the whole event, 1 to 3.", _CHOSEN),
    Action("field.go", "Go to field…", ("G",), "Review",
           "Go to any field, also those that the codebook declares, by one more key.", _CHOSEN),
    Action("field.more", "More fields", ("M",), "Review",
           "Show the fields that are empty and folded, or fold them again.", _CHOSEN),
    Action("article.furniture", "Show page furniture", ("B",), "View",
           "Show or fold the lines that are not part of the article.", _ARTICLE, checkable=True),
    Action("text.larger", "Larger text", ("Ctrl++", "Ctrl+="), "View",
           "Make the article's text larger.", section=True),
    Action("text.smaller", "Smaller text", ("Ctrl+-",), "View",
           "Make the article's text smaller."),
    Action("text.normal", "Normal text size", ("Ctrl+0",), "View",
           "Bring the article's text back to its usual size."),
    Action("theme.switch", "Dark theme", ("Ctrl+Shift+D",), "View",
           "Switch between light and dark.", checkable=True),
    Action("pane.queue", "Queue", ("Alt+1",), "View",
           "Show or hide the queue.", checkable=True, section=True),
    Action("pane.form", "Event form", ("Alt+2",), "View",
           "Show or hide the event form.", checkable=True),
    Action("pane.timeline", "Timeline", ("Alt+3",), "View",
           "Show or hide the timeline.", checkable=True),
    Action("timeline.undated", "Undated events", ("U",), "View",
           "Open the list of events that have no place on the timeline.", _PROJECT),
    Action("pane.next", "Next pane", ("F6",), "View",
           "Move the keyboard to the next pane.", section=True),
    Action("pane.previous", "Previous pane", ("Shift+F6",), "View",
           "Move the keyboard to the pane before."),
    Action("events.extract", "Extract events", ("Ctrl+Shift+X",), "Tools",
           "Propose events for all articles that have no suggestions yet.", _WRITE),
    Action("job.cancel", "Stop the running work", ("Ctrl+.",), "Tools",
           "Stop what is running; what is not finished is not kept.", ("job",)),
    Action("save.retry", "Save again", ("Ctrl+S",), "Tools",
           "Try again to save edits that could not be saved or were refused.", ("unsaved",)),
    Action("save.give_up", "Give up unsaved edits…", (), "Tools",
           "Give up edits that could not be saved or were refused.", ("unsaved",)),
    Action("analyst.rename", "Analyst's name…", (), "Tools",
           "Change the name that stands in each step you make.", section=True),
    Action("palette.open", "Search or do anything…", ("Ctrl+K",), "Help",
           "Find any action or article by typing."),
    Action("keys.show", "Keys", ("F1",), "Help",
           "Show all keys on one sheet."),
    Action("program.about", "About Q7X2", (), "Help",
           "What this program is, its version, and where its data lies."),
)
# fmt: on
