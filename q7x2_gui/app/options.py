"""What the window is asked for on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

USAGE = "usage: q7x2-gui [PROJECT | --sample[=PATH]] [--read-only] [--safe-mode] [--quit-when-ready]"


@dataclass(frozen=True, slots=True)
class Options:
    """The project to open, or where the sample project is; ``quit_when_ready`` ends once the timeline is alive."""

    project: Path | None = None
    sample: bool = False
    sample_path: Path | None = None
    read_only: bool = False
    safe_mode: bool = False
    quit_when_ready: bool = False


def parse(argv: Sequence[str]) -> Options | str:
    """The options, or in one sentence what is wrong with them."""
    flags: dict[str, bool] = {}
    projects: list[Path] = []
    sample_path: Path | None = None
    for word in argv:
        name, given, value = word.partition("=")
        if not word.startswith("-"):
            projects.append(Path(word))
        elif name == "--sample":
            flags["sample"] = True
            sample_path = Path(value) if given and value else None
        elif word in ("--read-only", "--safe-mode", "--quit-when-ready"):
            flags[word.removeprefix("--").replace("-", "_")] = True
        else:
            return f"unknown option {word}"
    if len(projects) + flags.get("sample", False) > 1:
        return "one project at a time"
    return Options(project=projects[0] if projects else None, sample_path=sample_path, **flags)
