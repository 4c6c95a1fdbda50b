"""The codebooks that ship, those of the user's own, and the one that a project was coded by."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from q7x2_gui import resources
from q7x2_gui.domain.codebook import Codebook, from_toml
from q7x2_gui.domain.ids import new_id
from q7x2_gui.domain.vocabulary import Status
from q7x2_gui.errors import ResourceError, StorageError
from q7x2_gui.storage.recorder import Recorder

DEFAULT = "diplomacy"
"""The codebook of a new project for which none is named."""


def shipped(name: str = DEFAULT) -> Codebook:
    """A codebook that comes with the program; raises `ResourceError` when the installation is incomplete."""
    file = f"codebooks/{name}.toml"
    return parse(resources.text(file), resources.place(file))


def names() -> tuple[str, ...]:
    """The codebooks that come with the program, the default first."""
    found = [Path(name).stem for name in resources.names("codebooks/*.toml")]
    return tuple(sorted(found, key=lambda name: name != DEFAULT))


def named(name: str) -> Codebook:
    """The shipped codebook of that name, or the one in the TOML file of that path; raises `ResourceError`."""
    if name in names():
        return shipped(name)
    path = Path(name)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        hint = f"Name one of {', '.join(names())}, or a TOML file in UTF-8"
        raise ResourceError(f"the codebook cannot be read ({error})", hint=hint, path=path) from error
    return parse(text, path)


def parse(text: str, path: Path) -> Codebook:
    """A codebook from its TOML; raises `ResourceError`."""
    table = resources.toml(text, path, "codebook")
    try:
        return from_toml(table, text)
    except ResourceError as error:
        raise ResourceError(error.message, hint=error.hint, path=path) from error


def store(recorder: Recorder, codebook: Codebook) -> None:
    """Write a codebook with its types and statuses into a project."""
    recorder.put(
        "codebook", {"id": new_id(), "version": codebook.version, "title": codebook.title, "text": codebook.text}
    )
    titles = {term.key: term.title for term in codebook.statuses}
    for number, kind in enumerate(codebook.types, start=1):
        recorder.put("event_type", {"n": number, "id": kind.key, "title": kind.title})
    for number, status in enumerate(Status, start=1):
        recorder.put("event_status", {"n": number, "id": status.value, "title": titles.get(status.value, status.value)})


def of_project(connection: sqlite3.Connection, path: Path) -> Codebook:
    """The codebook that a project holds; raises `StorageError` when it holds none."""
    found = connection.execute("select text from codebook order by n desc limit 1").fetchone()
    if found is None:
        raise StorageError("the project holds no codebook", hint="Open a backup of it", path=path)
    return parse(found[0], path)
