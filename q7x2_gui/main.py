"""Chooses between the window and a command; imports Qt only when a window is wanted."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from q7x2_gui.cli.table import COMMANDS

_FOR_COMMANDS = frozenset({"--help", "-h", "--version"})


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``q7x2-gui`` with its arguments (without the program's name); returns the exit code."""
    args = list(sys.argv[1:] if argv is None else argv)
    if wants_command(args):
        from q7x2_gui.cli.run import run  # noqa: PLC0415 - click is not for the window

        return run(args)
    gc.disable()  # an eighth of the start; `app.run` has it on again once the timeline is filled
    from q7x2_gui.app.run import run as window  # noqa: PLC0415 - Qt is not for commands

    return window(args)


def wants_command(args: Sequence[str]) -> bool:
    """Whether the arguments ask for a command, for help, or for something that is neither a command nor a project."""
    if not args:
        return False
    if _FOR_COMMANDS & set(args) or args[0] in COMMANDS:
        return True
    return not args[0].startswith("-") and not _looks_like_a_path(args[0])


def _looks_like_a_path(word: str) -> bool:
    return Path(word).suffix != "" or "/" in word or "\\" in word or Path(word).exists()


if __name__ == "__main__":
    sys.exit(main())
