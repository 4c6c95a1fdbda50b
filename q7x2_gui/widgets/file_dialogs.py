"""The questions that need a dialog: which file, and whether to close although something is not saved."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6 import QtWidgets  # its classes are made when they are first named: not before a dialog is asked for

from q7x2_gui import paths

PROJECTS = "Projects (*.q7x2)"
SUFFIX = ".q7x2"


def new_project(parent: QtWidgets.QWidget) -> Path | None:
    """Where to make a new project; None when the user thinks better of it."""
    start = str(paths.user_documents_dir() / f"project{SUFFIX}")
    name, _ = QtWidgets.QFileDialog.getSaveFileName(parent, "New project", start, PROJECTS)
    return None if not name else with_suffix(Path(name), SUFFIX)


def open_project(parent: QtWidgets.QWidget, start: Path | None) -> Path | None:
    """Which project to open."""
    folder = str(start.parent if start else paths.user_documents_dir())
    name, _ = QtWidgets.QFileDialog.getOpenFileName(parent, "Open project", folder, PROJECTS + ";;All files (*)")
    return Path(name) if name else None


def import_files(parent: QtWidgets.QWidget) -> list[Path]:
    """Which files to import."""
    from q7x2_gui.reading.formats import dialog_filter  # noqa: PLC0415 - reading is not for the first paint

    start = str(paths.user_documents_dir())
    names, _ = QtWidgets.QFileDialog.getOpenFileNames(parent, "Import articles", start, dialog_filter())
    return [Path(name) for name in names]


def import_folder(parent: QtWidgets.QWidget) -> list[Path]:
    """Which folder to import."""
    name = QtWidgets.QFileDialog.getExistingDirectory(parent, "Import a folder", str(paths.user_documents_dir()))
    return [Path(name)] if name else []


def export_folder(parent: QtWidgets.QWidget, project: Path) -> Path | None:
    """Where to write the CSV files: a folder named after the project, made in the one chosen or replaced there."""
    own = f"{project.stem} csv"
    title = f"Choose where the folder “{own}” goes"
    chosen = QtWidgets.QFileDialog.getExistingDirectory(parent, title, str(project.parent))
    if not chosen:
        return None
    return Path(chosen) if Path(chosen).name == own else Path(chosen) / own


def export_file(parent: QtWidgets.QWidget, project: Path) -> Path | None:
    """Where to write the JSON lines."""
    start = str(project.with_suffix(".jsonl"))
    name, _ = QtWidgets.QFileDialog.getSaveFileName(parent, "Export as JSON lines", start, "JSON lines (*.jsonl)")
    return None if not name else with_suffix(Path(name), ".jsonl")


def copy_file(parent: QtWidgets.QWidget, project: Path) -> Path | None:
    """Where to write a copy of the project."""
    start = str(project.with_name(f"{project.stem} copy{SUFFIX}"))
    name, _ = QtWidgets.QFileDialog.getSaveFileName(parent, "Save a copy", start, PROJECTS)
    return None if not name else with_suffix(Path(name), SUFFIX)


def may_close(parent: QtWidgets.QWidget, unsaved: Sequence[str]) -> str:
    """Ask what to do with edits that are not saved: "retry", "drop" or "stay"."""
    box = QtWidgets.QMessageBox(QtWidgets.QMessageBox.Icon.Warning, "Not saved", _question(unsaved), parent=parent)
    box.setTextFormat(box.textFormat().PlainText)
    retry = box.addButton("Try again", QtWidgets.QMessageBox.ButtonRole.AcceptRole)
    drop = box.addButton("Close without them", QtWidgets.QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton("Stay", QtWidgets.QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(retry)
    box.setEscapeButton(stay)
    box.exec()
    clicked = box.clickedButton()
    return "retry" if clicked is retry else "drop" if clicked is drop else "stay"


def may_give_up(parent: QtWidgets.QWidget, unsaved: Sequence[str]) -> bool:
    """Ask whether edits that are not saved are to be given up for good."""
    question = _question(unsaved).replace("Close anyway?", "Give them up? What the file says stays.")
    box = QtWidgets.QMessageBox(QtWidgets.QMessageBox.Icon.Warning, "Give up", question, parent=parent)
    box.setTextFormat(box.textFormat().PlainText)
    drop = box.addButton("Give up", QtWidgets.QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton("Keep them", QtWidgets.QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is drop


def _question(unsaved: Sequence[str]) -> str:
    n = len(unsaved)
    listed = "\n".join(f"  {label}" for label in unsaved[:8]) + ("\n  …" if n > 8 else "")
    return f"{n} edit{' is' if n == 1 else 's are'} not in the file yet:\n{listed}\n\nClose anyway?"


def with_suffix(path: Path, suffix: str) -> Path:
    """The path with a suffix, which is added where the user gave none."""
    return path if path.suffix == suffix else path.with_name(path.name + suffix)
