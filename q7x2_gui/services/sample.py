"""The sample project: made from the five articles that come with the program, extracted and ready for review."""

from __future__ import annotations

from pathlib import Path

from q7x2_gui import paths
from q7x2_gui.services.extracting import extract_project
from q7x2_gui.services.importing import import_paths, new_project
from q7x2_gui.services.jobs import Progress, Stopped

NAME = "China-Japan ministers.q7x2"
DESCRIPTION = "The five articles that come with the program"


def make_sample(path: Path, *, analyst: str, progress: Progress | None = None, stopped: Stopped | None = None) -> bool:
    """Make the sample project at ``path``, whole or not at all, unless there is a file; whether it was made."""
    if path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with new_project(path, analyst=analyst) as session:
        import_paths(session, [paths.seeds()], progress=progress, stopped=stopped, description=DESCRIPTION)
        extract_project(session, progress=progress, stopped=stopped)
    return True
