"""The lexicons, tables and lists that a project has in its own words, kept in the project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING

from q7x2_gui import resources
from q7x2_gui.errors import ResourceError
from q7x2_gui.resources import OwnFiles
from q7x2_gui.services.changes import Committed
from q7x2_gui.storage.project import Project
from q7x2_gui.storage.recorder import Recorder

if TYPE_CHECKING:
    from q7x2_gui.services.session import Session

BEFORE = "resource:"
"""What the ids of these settings begin with, before the name below ``resources``."""


def of_project(project: Project) -> OwnFiles:
    """The own files of a project; raises `ResourceError` when one bears a name that no resource can have."""
    with project.reading() as connection:
        found = connection.execute(
            "select substr(id, ?), value from setting where id like ? order by id", (len(BEFORE) + 1, f"{BEFORE}%")
        ).fetchall()
    return resources.own_files({str(name): str(text) for name, text in found})


def use(session: Session, texts: Mapping[str, str]) -> Future[Committed[int]]:
    """Let texts stand in the place of the shipped resources of these names, as one step; how many are new or changed.

    Raises `ResourceError` for a name that no resource can have. What is in them is not looked at here: see
    `services.checking_resources`.
    """
    for name in texts:
        resources.check_name(name)

    def edit(recorder: Recorder) -> int:
        changed = 0
        for name, text in sorted(texts.items()):
            old = recorder.get("setting", BEFORE + name)
            if old is None or old["value"] != text:
                recorder.put("setting", {"id": BEFORE + name, "value": text})
                changed += 1
        recorder.label = f"Use own {', '.join(sorted(texts))}"
        return changed

    return session.editor.run("Use own resources", edit)


def drop(session: Session, names: Iterable[str]) -> Future[Committed[int]]:
    """Go back to the shipped resources of these names, as one step; raises `ResourceError` for one not in use."""
    names = sorted(names)
    known = of_project(session.project).texts
    for name in names:
        if name not in known:
            hint = f"In use: {', '.join(sorted(known)) or 'none'}"
            raise ResourceError(f"the project has no {name} of its own", hint=hint, path=session.path)

    def edit(recorder: Recorder) -> int:
        for name in names:
            recorder.remove("setting", BEFORE + name)
        recorder.label = f"Use the shipped {', '.join(names)}"
        return len(names)

    return session.editor.run("Use shipped resources", edit)
