"""The commands by name: one table that the help, the choice of window or command, and the tests read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommandRow:
    """Where a command is defined (module and attribute) and what it does in one line."""

    module: str
    attribute: str
    help: str


_IN = "q7x2_gui.cli.commands"

COMMANDS: dict[str, CommandRow] = {
    "import": CommandRow(f"{_IN}.import_", "import_", "Bring files, folders and JSONL into a project."),
    "read": CommandRow(f"{_IN}.read", "read", "Read articles and show what was found around their text."),
    "extract": CommandRow(f"{_IN}.extract", "extract", "Suggest events, for a project or for plain files."),
    "dates": CommandRow(f"{_IN}.dates", "dates", "Show how date phrases are understood."),
    "evaluate": CommandRow(f"{_IN}.evaluate", "evaluate", "Compare suggestions with a gold file."),
    "export": CommandRow(f"{_IN}.export", "export", "Write the curated dataset as CSV or JSONL."),
    "check": CommandRow(f"{_IN}.check", "check", "Prove that a project is whole."),
    "check-resources": CommandRow(f"{_IN}.resources", "check_resources", "Check lexicons, tables and codebooks."),
    "resources": CommandRow(f"{_IN}.resources", "own", "List or change a project's own lexicons and tables."),
    "log": CommandRow(f"{_IN}.ledger", "log", "List the steps of a project, newest first."),
    "undo": CommandRow(f"{_IN}.ledger", "undo", "Take back the last step of a project."),
    "redo": CommandRow(f"{_IN}.ledger", "redo", "Do again what was undone last."),
}
