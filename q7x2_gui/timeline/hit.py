"""What lies under the pointer: a mark of the frame, or the shortest event of a lane drawn as density."""

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


def mark_at(marks: Marks, x: float, y: float, height: float) -> int | None:
    """The mark at a place in pixels: the one whose edge is nearest, of those the narrowest."""
    if not len(marks):
        return None
    beside = np.maximum(np.maximum(marks.x0 - x, x - marks.x1), 0.0)
    above = np.maximum(np.abs(marks.y - y) - height / 2, 0.0)
    near = np.flatnonzero((beside <= SLACK) & (above <= SLACK))
    if not len(near):
        return None
    distance = np.hypot(beside[near], above[near])
    return int(near[np.lexsort((marks.x1[near] - marks.x0[near], distance))[0]])


def events_at(scene: Scene, stack: Stack, shown: Shown, x: float, y: float) -> list[int]:
    """The events under the pointer, first the one that a click opens; empty where there is none."""
    mark = mark_at(shown.frame.marks, x, y, float(stack.glyph))
    if mark is not None:
        return [int(event) for event in shown.frame.marks.held(mark)]
    lane = stack.lane_at(y)
    if lane is None or not any(density.lane == lane for density in shown.frame.densities):
        return []
    index, slack = scene.indexes[lane], SLACK / shown.width * shown.view.span
    day = shown.view.first + x / shown.width * shown.view.span
    places = index.within(day - slack, day + slack)
    places = places[np.argsort(index.hi[places] - index.lo[places], kind="stable")]
    return [int(event) for event in index.members[places[:MOST]]]
