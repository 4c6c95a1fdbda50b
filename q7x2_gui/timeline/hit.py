"""What lies under the pointer: a mark of the frame, or the shortest events of a lane drawn as density."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from q7x2_gui.timeline.frame import Frame, Marks
from q7x2_gui.timeline.scene import Scene
from q7x2_gui.timeline.stack import Stack
from q7x2_gui.timeline.view_range import ViewRange

SLACK = 4.0
"""Pixels around a mark that still count as on it."""
MOST = 50
"""Events that a density lane hands over at one place."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A frame with the range of days and the width in pixels that it was composed for."""

    frame: Frame
    view: ViewRange
    width: float


def mark_at(marks: Marks, x: float, y: float, height: float, lanes: tuple[int, int] | None = None) -> int | None:
    """The mark at a place in pixels: the one whose edge is nearest, of those the narrowest.

    ``lanes`` are the first and last lane to look in; None for all.
    """
    a, b = 0, len(marks)
    if lanes is not None:
        a = int(marks.lane.searchsorted(np.int32(lanes[0])))
        b = int(marks.lane.searchsorted(np.int32(lanes[1]), "right"))
    x0, x1 = marks.x0[a:b], marks.x1[a:b]
    near = np.flatnonzero((x0 <= x + SLACK) & (x1 >= x - SLACK))
    if not len(near):
        return None
    above = np.maximum(np.abs(marks.y[a:b][near] - y) - height / 2, 0.0)
    beside = np.maximum(np.maximum(x0[near] - x, x - x1[near]), 0.0)
    distance = np.where(above <= SLACK, np.hypot(beside, above), np.inf)
    best = distance.min()
    if not np.isfinite(best):
        return None
    nearest = near[distance == best]
    return int(a + nearest[np.argmin(x1[nearest] - x0[nearest])])


def events_at(scene: Scene, stack: Stack, shown: Shown, x: float, y: float) -> list[int]:
    """The events under the pointer, first the one that a click opens; empty where there is none."""
    mark = mark_under(stack, shown, x, y)
    if mark is not None:
        return [int(event) for event in shown.frame.marks.held(mark)]
    lane = stack.lane_at(y)
    if lane is None or not any(density.lane == lane for density in shown.frame.densities):
        return []
    slack = SLACK / shown.width * shown.view.span
    day = shown.view.first + x / shown.width * shown.view.span
    return [int(event) for event in scene.index(lane).shortest(day - slack, day + slack, MOST)]


def mark_under(stack: Stack, shown: Shown, x: float, y: float) -> int | None:
    """The mark at a place in pixels, looked for in the lanes there."""
    last = len(stack) - 1
    if last < 0:
        return None
    lanes = (stack.lane_at(max(y - SLACK, 0.0)), stack.lane_at(min(y + SLACK, stack.total - 1.0)))
    low, high = (last if lane is None else lane for lane in lanes)
    return mark_at(shown.frame.marks, x, y, float(stack.glyph), (low, high))
