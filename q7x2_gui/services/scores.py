"""What an evaluation counts: shares with intervals, calibration, and misses with cause and line."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

BINS = 10
"""Confidence is told in so many classes of equal width."""
_Z = 1.959964  # 97.5 % quantile of the normal distribution


@dataclass(slots=True)
class Share:
    """So many right out of so many asked."""

    right: int = 0
    asked: int = 0

    def count(self, right: bool) -> None:
        """One more asked, and right or not."""
        self.asked += 1
        self.right += right

    @property
    def value(self) -> float | None:
        """The share, None where nothing was asked."""
        return self.right / self.asked if self.asked else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95 % interval of the share."""
        if not self.asked:
            return None
        share, n, z = self.right / self.asked, self.asked, _Z
        middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(0.0, middle - half), min(1.0, middle + half)

    def record(self) -> dict[str, Any]:
        """As JSON."""
        return {"right": self.right, "asked": self.asked, "value": self.value, "interval": self.interval}


@dataclass(frozen=True, slots=True)
class Bin:
    """Suggestions of about the same confidence: their number, mean confidence, and how many were right."""

    low: float
    high: float
    asked: int
    confidence: float
    right: int

    @property
    def gap(self) -> float:
        """How far the mean confidence is above the share that was right; below it where negative."""
        return self.confidence - self.right / self.asked


@dataclass(slots=True)
class Calibration:
    """Confidences beside what was right, to see whether eight in ten are right at 0.8."""

    answers: list[tuple[float, bool]] = field(default_factory=list)

    def count(self, confidence: float, right: bool) -> None:
        """One suggestion more."""
        self.answers.append((confidence, right))

    def bins(self) -> list[Bin]:
        """The reliability table: classes that hold anything, least confident first."""
        rows: dict[int, list[tuple[float, bool]]] = defaultdict(list)
        for confidence, right in self.answers:
            rows[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
        return [
            Bin(n / BINS, (n + 1) / BINS, len(row), sum(c for c, _ in row) / len(row), sum(r for _, r in row))
            for n, row in sorted(rows.items())
        ]

    @property
    def error(self) -> float | None:
        """Expected calibration error: the gaps' sizes, weighted by the number of suggestions."""
        total = len(self.answers)
        return sum(b.asked * abs(b.gap) for b in self.bins()) / total if total else None

    def record(self) -> dict[str, Any]:
        """As JSON."""
        return {"ece": self.error, "asked": len(self.answers), "reliability": [asdict(b) for b in self.bins()]}


@dataclass(frozen=True, slots=True)
class Miss:
    """What went wrong: article, line, gold event (or the suggestion's place), measure, cause, both sides in words."""

    article: str
    event: str
    measure: str
    wanted: str
    got: str
    cause: str = ""
    line: int | None = None

    @property
    def link(self) -> str:
        """Article and line of its text, as editors take them."""
        return self.article if self.line is None else f"{self.article}:{self.line}"


@dataclass(slots=True)
class Figures:
    """Shares by measure, for all and by language and type; ``misses`` lists each thing that was not right."""

    measures: dict[str, dict[str, Share]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Share)))
    misses: list[Miss] = field(default_factory=list)
    calibrations: dict[str, Calibration] = field(default_factory=lambda: defaultdict(Calibration))

    def count(self, measure: str, right: bool, *groups: str) -> None:
        """Count one answer for all and for each group."""
        for group in ("all", *groups):
            self.measures[measure][group].count(right)

    def believe(self, confidence: float, right: bool, *groups: str) -> None:
        """Count one suggestion's confidence for all and for each group."""
        for group in ("all", *groups):
            self.calibrations[group].count(confidence, right)

    def share(self, measure: str, group: str = "all") -> Share:
        """The share of one measure in one group."""
        return self.measures.get(measure, {}).get(group, Share())

    def calibration(self, group: str = "all") -> Calibration:
        """Calibration of one group."""
        return self.calibrations.get(group, Calibration())

    def causes(self) -> Iterator[tuple[str, str, int]]:
        """Measure, cause and number of misses, most frequent first."""
        numbers: dict[tuple[str, str], int] = defaultdict(int)
        for miss in self.misses:
            numbers[miss.measure, miss.cause] += 1
        for (measure, cause), number in sorted(numbers.items(), key=lambda item: (-item[1], item[0])):
            yield measure, cause, number

    def record(self) -> dict[str, Any]:
        """As JSON: measure, group, share; calibration by group; and the misses."""
        return {
            "figures": {
                measure: {group: share.record() for group, share in sorted(groups.items())}
                for measure, groups in sorted(self.measures.items())
            },
            "calibration": {group: c.record() for group, c in sorted(self.calibrations.items())},
            "misses": [asdict(miss) for miss in self.misses],
        }
