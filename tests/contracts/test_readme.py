"""The README tells the truth: keys and commands as the program has them, targets that exist, a screenshot."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.contracts import readme


def test_keys_and_commands_are_those_of_the_program() -> None:
    text = readme.README.read_text(encoding="utf-8")
    assert text == readme.filled(text), "run: make index"


def test_a_stale_table_is_seen() -> None:
    text = readme.README.read_text(encoding="utf-8")
    assert readme.filled(text.replace("| Undo |", "| Take back |")) == text


def test_the_make_targets_it_names_exist(root: Path) -> None:
    named = set(re.findall(r"make ([a-z-]+)", readme.README.read_text(encoding="utf-8"))) - {"without"}
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert named
    assert named - targets == set()


def test_make_help_has_a_line_for_each_target(root: Path) -> None:
    shown = subprocess.run(["make", "-s", "help"], cwd=root, capture_output=True, text=True, check=True).stdout
    for target in ("run", "test", "lint", "bench", "screenshots", "crashtest"):
        assert re.search(rf"^  make {target} ", shown, re.MULTILINE), target


def test_the_screenshot_is_a_picture_of_a_usable_size(root: Path) -> None:
    names = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", readme.README.read_text(encoding="utf-8"))
    assert names == ["resources/screenshot.png"]
    head = (root / names[0]).read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    assert int.from_bytes(head[16:20], "big") >= 1280
