"""Start-up: first paint and filled timeline of the real program, against a bare QMainWindow, in turn.

All start from cached bytecode, as an installed program does from its second start on.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from tests.bench.__main__ import Figure

ROUNDS = 15

_WINDOW = """
import os, sys, time
from PySide6 import QtCore, QtWidgets

def mark(name):
    with open(os.environ["Q7X2_TRACE"], "a") as file:
        file.write(f"{name} {time.time_ns()}\\n")

class Window(QtWidgets.QMainWindow):
    done = False

    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.done:
            self.done = True
            QtCore.QTimer.singleShot(0, self.painted)

    def painted(self):
        mark("first_paint")
        after(self)

app = QtWidgets.QApplication(sys.argv)
window = Window()
window.setCentralWidget(QtWidgets.QTextBrowser())
window.resize(1280, 800)
window.show()
"""
BARE = _WINDOW + "\ndef after(window): os._exit(0)\napp.exec()\n"
"""The floor: what any window of PySide6 costs."""
PLOT = (
    _WINDOW
    + """
def after(window):
    import pyqtgraph

    class Plot(pyqtgraph.PlotWidget):
        def paintEvent(self, event):
            super().paintEvent(event)
            mark("plot")
            os._exit(0)

    plot = Plot()
    plot.plot([1, 2, 3], [1, 3, 2])
    window.setCentralWidget(plot)

app.exec()
"""
)
"""The bare window, and then pyqtgraph with three points: what a plot of pyqtgraph costs at least."""


def marks_of(command: list[str], folder: Path) -> dict[str, float]:
    """Start a program and read its marks: milliseconds from the start of the process, by name."""
    trace = folder / "trace.txt"
    trace.unlink(missing_ok=True)
    env = os.environ | {
        "Q7X2_TRACE": str(trace),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_STATE_HOME": str(folder / "state"),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }
    for name in ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE"):
        env.pop(name, None)
    started = time.time_ns()
    done = subprocess.run(command, env=env, check=False, timeout=60, capture_output=True, text=True)
    if done.returncode != 0 or not trace.exists():
        raise RuntimeError(f"{command[:3]} ended with {done.returncode}: {done.stderr[-2000:]}")
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
    """First paint and filled plot as ratios to the bare window, medians of rounds run in turn.

    Beside them: a bare window with a plot of pyqtgraph, and when our own plot can be moved.
    """
    times: defaultdict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="q7x2-bench-") as name:
        folder = Path(name)
        program = ["-m", "q7x2_gui", str(sample_project(folder)), "--quit-when-ready"]
        peers = {"bare": ["-c", BARE], "ours": program, "pyqtgraph": ["-c", PLOT]}
        for turn in range(ROUNDS + 1):
            for peer, arguments in peers.items():
                marks = marks_of([sys.executable, *arguments], folder)
                if turn > 0:  # the first round fills the caches of disk and bytecode
                    for mark, at in marks.items():
                        times[f"{peer}_{mark}"].append(at)
    medians = {name: statistics.median(found) for name, found in times.items()}
    floor, first, filled = (medians[name] for name in ("bare_first_paint", "ours_first_paint", "ours_timeline_filled"))
    beside = {f"{name}_ms": at for name, at in medians.items()}
    beside["pyqtgraph_plot / bare"] = medians["pyqtgraph_plot"] / floor
    beside["plot filled / pyqtgraph_plot"] = filled / medians["pyqtgraph_plot"]
    return [
        Figure("first paint / bare QMainWindow", first / floor, "ratio", 1.3, beside=beside),
        Figure("plot filled / bare QMainWindow", filled / floor, "ratio", 3.5, beside=beside),
    ]
