"""The parts of the README that are made from the program: ``python -m tests.contracts.readme`` writes them.

Between ``<!-- keys -->`` and ``<!-- end -->`` stands the key table, made from the action table; between
``<!-- commands -->`` and ``<!-- end -->`` the command line, made from the commands' own first lines.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.contracts.modules import ROOT

README = ROOT / "README.md"


def keys() -> str:
    """One row an action that has a key."""
    from q7x2_gui.widgets.action_table import ACTIONS

    rows = [f"| {' or '.join(f'`{k}`' for k in a.keys)} | {a.title} | {a.help} |" for a in ACTIONS if a.keys]
    return "\n".join(["| key | action | what it does |", "|---|---|---|", *rows])


def commands() -> str:
    """One row a command."""
    from q7x2_gui.cli.table import COMMANDS

    return "\n".join(f"    q7x2-gui {name:<10} {row.help}" for name, row in COMMANDS.items())


PARTS: dict[str, Callable[[], str]] = {"keys": keys, "commands": commands}


def filled(text: str) -> str:
    """The README with its made parts brought up to date."""
    for name, make in PARTS.items():
        head, tail = f"<!-- {name} -->\n", "\n<!-- end -->"
        before, found, rest = text.partition(head)
        assert found, f"the README has no place for {name}"
        text = before + head + make() + tail + rest.partition(tail)[2]
    return text


if __name__ == "__main__":
    README.write_text(filled(README.read_text(encoding="utf-8")), encoding="utf-8")
