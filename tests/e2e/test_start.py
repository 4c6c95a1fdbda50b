"""What the program does when it is started: options, the demo without a display, and what it leaves."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from q7x2_gui.app.options import Options, parse
from q7x2_gui.app.run import collect_garbage
from q7x2_gui.services.checking import check

ROOT = Path(__file__).resolve().parent.parent.parent


def test_options_name_a_project_or_the_sample() -> None:
    assert parse(["a.q7x2", "--read-only"]) == Options(project=Path("a.q7x2"), read_only=True)
    assert parse(["--sample=x/y.q7x2"]) == Options(sample=True, sample_path=Path("x/y.q7x2"))
    assert parse(["--sample"]) == Options(sample=True)
    assert parse([]) == Options()


@pytest.mark.parametrize("argv", [["--colour"], ["a.q7x2", "b.q7x2"], ["a.q7x2", "--sample"]])
def test_wrong_options_are_told(argv: list[str]) -> None:
    assert isinstance(parse(argv), str)


def started(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = dict(os.environ, QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=str(folder), XDG_STATE_HOME=str(folder))
    env["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), env.get("PYTHONPATH"))))
    env.pop("DISPLAY", None)
    env.pop("WAYLAND_DISPLAY", None)
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=env, capture_output=True, text=True, timeout=110, check=False
    )


def test_wrong_options_end_with_2_and_the_usage(tmp_path: Path) -> None:
    done = started(tmp_path, "-m", "q7x2_gui", "--colour")
    assert done.returncode == 2
    assert "usage" in done.stderr.lower()


def test_a_window_without_a_display_is_refused_in_words(tmp_path: Path) -> None:
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    env["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), env.get("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, "-m", "q7x2_gui"], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    if sys.platform not in ("win32", "darwin"):
        assert done.returncode == 1
        assert "no display" in done.stderr
        assert len(done.stderr.splitlines()) == 1


def test_without_a_display_the_main_job_is_done_and_left_to_look_at(tmp_path: Path) -> None:
    done = started(tmp_path, "-m", "q7x2_gui.app.start")
    assert done.returncode == 0, done.stderr
    demo = tmp_path / "build" / "demo"
    assert "nobody has looked at them" in done.stdout
    assert check(demo / "China-Japan ministers.q7x2") == []
    assert len(list(demo.glob("window-*.png"))) == 4
    rows = [json.loads(line) for line in (demo / "events.jsonl").read_text(encoding="utf-8").splitlines()]
    events = [row for row in rows if row.get("type")]
    assert events
    assert "auto" in (demo / "events.jsonl").read_text(encoding="utf-8")
    assert (demo / "csv" / "events.csv").exists()
    assert not list(demo.glob("*-wal"))


def test_garbage_is_collected_again_once_the_window_has_started() -> None:
    gc.disable()
    try:
        collect_garbage()
        assert gc.isenabled()
    finally:
        gc.enable()
        gc.unfreeze()
