"""Start-up: first paint and filled timeline of the real program, against a bare QMainWindow, in turn."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.__main__ import Figure

ROUNDS = 15

BARE = """
import os, sys, time
from PySide6 import QtCore, QtWidgets

class Window(QtWidgets.QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QtCore.QTimer.singleShot(0, self.painted)

    def painted(self):
        with open(os.environ["Q7X2_TRACE"], "a") as file:
            file.write(f"first_paint {time.time_ns()}\\n")
        os._exit(0)

app = QtWidgets.QApplication(sys.argv)
window = Window()
window.setCentralWidget(QtWidgets.QTextBrowser())
window.resize(1280, 800)
window.show()
app.exec()
"""


def marks_of(command: list[str], folder: Path) -> dict[str, float]:
    """Start a program and read its marks: milliseconds from the start of the process, by name."""
    trace = folder / "trace.txt"
    trace.unlink(missing_ok=True)
    env = os.environ | {
        "Q7X2_TRACE": str(trace),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(folder / "config"),
    }
    env.pop("PYTHONPATH", None)
    started = time.time_ns()
    subprocess.run(command, env=env, check=True, timeout=60, stdout=subprocess.DEVNULL)
    rows = (line.split() for line in trace.read_text(encoding="utf-8").splitlines())
    return {name: (int(at) - started) / 1e6 for name, at in rows}


def sample_project(folder: Path) -> Path:
    """A project of the five starter articles with their suggestions, made by the command line."""
    project = folder / "sample.q7x2"
    program = [sys.executable, "-m", "q7x2_gui"]
    seeds = Path(__file__).resolve().parent.parent.parent / "seeds"
    subprocess.run([*program, "import", str(project), str(seeds)], check=True, capture_output=True)
    subprocess.run([*program, "extract", str(project), "--json"], check=True, capture_output=True)
    return project


def figures() -> list[Figure]:
    """First paint and filled plot as ratios to the bare window, medians of rounds run in turn."""
    bare, first, plot = [], [], []
    with tempfile.TemporaryDirectory(prefix="q7x2-bench-") as name:
        folder = Path(name)
        project = sample_project(folder)
        program = [sys.executable, "-m", "q7x2_gui", str(project), "--quit-when-ready"]
        for turn in range(ROUNDS + 1):
            alone = marks_of([sys.executable, "-c", BARE], folder)
            ours = marks_of(program, folder)
            if turn == 0:  # the first round warms the disk cache
                continue
            bare.append(alone["first_paint"])
            first.append(ours["first_paint"])
            plot.append(ours["timeline_filled"])
    floor = statistics.median(bare)
    beside = {"bare_ms": floor, "first_paint_ms": statistics.median(first), "plot_filled_ms": statistics.median(plot)}
    return [
        Figure("first paint / bare QMainWindow", statistics.median(first) / floor, "ratio", 1.3, beside=beside),
        Figure("plot filled / bare QMainWindow", statistics.median(plot) / floor, "ratio", 3.5, beside=beside),
    ]
