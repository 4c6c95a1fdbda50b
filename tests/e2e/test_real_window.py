"""A confirm with real key events: an X server, the program's own window, and keys pressed from outside the program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from q7x2_gui.domain.vocabulary import Verdict
from q7x2_gui.services.session import Session

pytestmark = [
    pytest.mark.x11,
    pytest.mark.skipif(
        not (shutil.which("Xvfb") and shutil.which("xdotool")),
        reason="needs Xvfb and xdotool, which make test installs where it may",
    ),
]
PATIENCE = 40.0


@pytest.fixture
def display() -> Iterator[str]:
    """An X server of its own on a free display.

    It must not start anew whenever its last client goes: the program could meet it between two lives.
    """
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(timeout=10)


def xdotool(display: str, *arguments: str) -> str:
    env = os.environ | {"DISPLAY": display}
    return subprocess.run(["xdotool", *arguments], env=env, capture_output=True, text=True, check=False).stdout.strip()


def wait_for(holds, what: str, told=lambda: ""):
    """Poll the outside world, which sends no signals, until a condition holds."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := holds():
            return found
        subprocess.run(["true"], check=True)  # gives the processor away without a fixed pause
    raise AssertionError(f"did not come: {what}; {told()}")


def verdicts(path: Path) -> list[Verdict]:
    with Session.open(path, analyst="Reader", read_only=True) as session:
        first = session.catalogue.articles()[0]
        return [i.verdict for i in session.catalogue.article(first.id).items if i.verdict]


def test_a_confirm_by_a_real_key_reaches_the_file(display: str, tmp_path: Path, root: Path) -> None:
    project = tmp_path / "ministers.q7x2"
    program = [sys.executable, "-m", "q7x2_gui"]
    for command in (["import", project, root / "seeds"], ["extract", project, "--json"]):
        subprocess.run([*program, *map(str, command)], check=True, capture_output=True)
    assert verdicts(project) == []
    env = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "XDG_CONFIG_HOME": str(tmp_path)}
    said = tmp_path / "stderr.txt"
    with said.open("w") as errors:
        window = subprocess.Popen([*program, str(project)], env=env, stderr=errors)

    def shown() -> str:
        """What stands on the screen and what the program has said, for a failure's message."""
        names = [xdotool(display, "getwindowname", one) for one in xdotool(display, "search", "--name", ".").split()]
        return f"exit {window.poll()}, windows {names}, said {said.read_text(encoding='utf-8')!r}"

    try:
        title = f"^{project.stem}"
        found = wait_for(
            lambda: xdotool(display, "search", "--name", title), "the window with the project's name", shown
        )
        xdotool(display, "windowfocus", "--sync", found.split()[0])

        def confirmed() -> list[Verdict]:
            xdotool(display, "key", "ctrl+Return")
            return verdicts(project)

        assert wait_for(confirmed, "a verdict in the file")[0] is Verdict.CONFIRMED
        xdotool(display, "key", "ctrl+q")
        assert window.wait(timeout=PATIENCE) == 0
    finally:
        window.kill()
        window.wait()
