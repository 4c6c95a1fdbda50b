"""The timeline: frames, hit-tests, edits and memory up to five million events, beside an empty plot of pyqtgraph.

Made events: bursts over ten years, 70 % days, 15 % durations and 15 % doubt, heavy-tailed lengths; views zoom in and
then pan. A frame is a new range of days and the widget drawn into a picture, 1600x400, with the same views for both.
"""

from __future__ import annotations

import os
import resource
import statistics
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np

from q7x2_gui.timeline import columns, scene
from q7x2_gui.timeline.columns import Columns, Row
from q7x2_gui.timeline.hit import events_at
from tests.bench.__main__ import Figure

WIDTH, HEIGHT, ROUNDS, PROBES = 1600, 400, 5, 200
FIRST, SPAN = 17_000.0, 3652.0
TYPES = ("meeting", "phone_call", "visit", "agreement", "statement", "request", "criticism", "restriction",
         "military", "cooperation", "appointment", "other")  # fmt: skip
STATUSES = ("occurred", "planned", "unconfirmed", "cancelled")


def table(count: int, lanes: int = 12, seed: int = 3) -> Columns:
    """Columns of so many made events, with so many types."""
    dice = np.random.default_rng(seed)
    where = dice.random(count)
    bursts, inside = dice.random(60), dice.random(count) < 0.5
    where[inside] = np.clip(bursts[dice.integers(0, 60, inside.sum())] + dice.normal(0, 0.004, inside.sum()), 0, 1)
    start = np.sort(FIRST + where * SPAN).astype(np.int32)
    kind = dice.random(count)
    end = start + np.where(kind < 0.3, np.minimum(np.exp(dice.normal(1, 1.6, count)), 400), 0).astype(np.int32)
    doubt = kind < 0.15
    share = 0.22 if lanes <= len(TYPES) else 0.03
    empty = columns.build(())
    arrays: dict[str, Any] = {name: np.zeros(count, a.dtype) for name, a in empty.arrays().items()}
    arrays |= {
        "ident": np.arange(1, count + 1, dtype=np.int64), "start_earliest": start,
        "start_latest": np.where(doubt, end, start), "end_earliest": np.where(doubt, start, end), "end_latest": end,
        "type": np.minimum(dice.geometric(share, count) - 1, lanes - 1).astype(np.int16),
        "status": np.where(dice.random(count) < 0.7, 0, dice.integers(0, 4, count)).astype(np.int16),
        "review": dice.integers(0, 3, count).astype(np.uint8),
    }  # fmt: skip
    types = TYPES[:lanes] if lanes <= len(TYPES) else tuple(f"type {n}" for n in range(lanes))
    return Columns(**arrays, types=types, statuses=STATUSES)


def views() -> list[tuple[float, float]]:
    """Zooming in a thousandfold, then panning half a year and twenty days wide."""
    centre = FIRST + 0.43 * SPAN
    zoom = [(centre - f * 0.43 * SPAN, centre + f * 0.57 * SPAN) for f in np.geomspace(1, 1e-3, 50)]
    wide = [(FIRST + x * SPAN, FIRST + (x + 0.05) * SPAN) for x in np.linspace(0, 0.2, 25)]
    close = [(centre + x, centre + x + 20) for x in np.linspace(0, 60, 25)]
    return [*zoom, *wide, *close]


def frames(show: Callable[[float, float], None], widget: Any) -> list[float]:
    """Milliseconds of each frame."""
    taken = []
    for first, last in views():
        start = time.perf_counter()
        show(first, last)
        widget.grab()
        taken.append((time.perf_counter() - start) * 1e3)
    return taken


def resident() -> float:
    """Bytes of memory that this process holds."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return float(int(file.read().split()[1]) * resource.getpagesize())


class Desk:
    """The canvas on made scenes, and an empty plot with the same axes."""

    def __init__(self) -> None:
        import pyqtgraph as pg
        from PySide6.QtWidgets import QApplication

        from q7x2_gui.widgets.theme import Theme
        from q7x2_gui.widgets.timeline.canvas import Canvas

        self.app = QApplication.instance() or QApplication([])
        self.canvas = Canvas(Theme("light"))
        self.plot = pg.PlotWidget(axisItems={"bottom": pg.DateAxisItem(utcOffset=0)})
        self.plot.setYRange(-0.6, 11.4, padding=0)
        for widget in (self.canvas, self.plot):
            widget.resize(WIDTH, HEIGHT)
            widget.show()
        self.app.processEvents()

    def show(self, made: scene.Scene) -> None:
        """Put a scene on the canvas."""
        state = SimpleNamespace(entries=range(made.columns.size), scene=made, chosen_index=lambda: None)
        self.canvas.show_state(state)

    def ours(self, first: float, last: float) -> None:
        """Show these days on the canvas."""
        self.canvas.box.setXRange(first, last, padding=0)

    def empty(self, first: float, last: float) -> None:
        """Show these days on the empty plot."""
        self.plot.setXRange(first * 86_400, last * 86_400, padding=0)


def hits(desk: Desk) -> float:
    """95th percentile of looks under the pointer, in milliseconds, over places of events at three zooms."""
    made, canvas = desk.canvas.data, desk.canvas
    dice, taken = np.random.default_rng(5), []
    for share in (1.0, 0.05, 0.005):
        middle = FIRST + 0.5 * SPAN
        desk.ours(middle - share * SPAN / 2, middle + share * SPAN / 2)
        shown = canvas.frame()
        for x, y in zip(dice.random(PROBES) * shown.width, dice.random(PROBES) * canvas.stack.total, strict=True):
            start = time.perf_counter()
            events_at(made, canvas.stack, shown, float(x), float(y))
            taken.append((time.perf_counter() - start) * 1e3)
    return float(np.percentile(taken, 95))


def edits(desk: Desk) -> float:
    """Median milliseconds for moving one event to another day: arrays mended and the frame drawn."""
    made, taken = desk.canvas.data, []
    desk.ours(FIRST, FIRST + SPAN)
    desk.canvas.grab()
    for n in range(20):
        place = np.array([(n * 7919 + 13) % made.columns.size], np.intp)
        ident, day = int(made.columns.ident[place[0]]), int(FIRST) + 40 + 30 * n
        from q7x2_gui.domain.edtf import Bounds

        row = Row(Bounds(start_earliest=day, start_latest=day, end_earliest=day, end_latest=day), None, "visit",
                  "occurred", "confirmed", ident=ident or n + 1)  # fmt: skip
        new = columns.build([row])
        start = time.perf_counter()
        made.change(place, lambda new=new: made.columns.put(new))
        desk.canvas.refresh()
        desk.canvas.grab()
        taken.append((time.perf_counter() - start) * 1e3)
    return statistics.median(taken)


def measured(desk: Desk, count: int, lanes: int = 12) -> dict[str, float]:
    """Frames of one size and of the empty plot, in turn."""
    before = resident()
    source = table(count, lanes)
    arrays = resident()
    made = scene.build(source)
    desk.show(made)
    ours: list[float] = []
    empty: list[float] = []
    for turn in range(ROUNDS + 1):
        pair = frames(desk.ours, desk.canvas), frames(desk.empty, desk.plot)
        if turn:
            ours += pair[0]
            empty += pair[1]
    after = resident()
    return {
        "median": statistics.median(ours), "p95": float(np.percentile(ours, 95)),
        "empty": statistics.median(empty), "empty_p95": float(np.percentile(empty, 95)),
        "bytes": (after - arrays) / count, "source_bytes": (arrays - before) / count,
    }  # fmt: skip


def figures() -> list[Figure]:
    """Frames at four sizes, hit-tests, an edit, memory."""
    desk = Desk()
    small = measured(desk, 100_000)
    million = measured(desk, 1_000_000)
    edit = edits(desk)
    many = measured(desk, 1_000_000, 100)
    huge = measured(desk, 5_000_000)
    hit = hits(desk)
    beside = {f"{name}_{key}_ms": found[key] for name, found in
              (("100k", small), ("1M", million), ("1M_100_lanes", many), ("5M", huge))
              for key in ("median", "p95", "empty", "empty_p95")}  # fmt: skip
    return [
        Figure("frame at 1M / empty plot", million["median"] / million["empty"], "ratio", 3, beside=beside),
        Figure("frame at 5M / at 100k", huge["median"] / small["median"], "ratio", 1.5),
        Figure("frame with 100 lanes / with 12, 1M", many["median"] / million["median"], "ratio", 2),
        Figure("frame at 100k, p95", small["p95"], "ms", 16.7),
        Figure("frame at 1M, p95", million["p95"], "ms", 16.7),
        Figure("frame at 5M, p95", huge["p95"], "ms", 16.7),
        Figure("hit-test at 5M, p95", hit, "ms", 0.1),
        Figure("one event moved at 1M, arrays and frame", edit, "ms", 16.7),
        Figure("memory at 5M over the source arrays", huge["bytes"], "bytes/event", 60,
               beside={"source_bytes": huge["source_bytes"]}),
    ]  # fmt: skip
