"""``python -m tests.bench [NAME...]``: run the benches and say which figures reach their bar.

Each bench is a module here with a function ``figures()``; each figure is a ratio of two things measured in turn in one
run on one machine, with the absolute values beside it. Results go to ``build/bench/NAME.json``. Exit 1 when a figure
misses its bar.
"""

from __future__ import annotations

import importlib
import json
import os
import platform
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BENCHES = ("start", "extraction", "article", "keystrokes")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure against its bar; ``beside`` holds what it was measured against, in the same run."""

    name: str
    value: float
    unit: str
    bar: float
    better: str = "lower"
    beside: dict[str, float] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether the figure reaches its bar."""
        return self.value <= self.bar if self.better == "lower" else self.value >= self.bar


def machine() -> dict[str, object]:
    """What the figures were measured on."""
    return {"python": platform.python_version(), "system": platform.platform(), "cores": os.cpu_count()}


def run(name: str) -> bool:
    """Run one bench, write its file, print its figures; True when all reach their bars."""
    figures = importlib.import_module(f"tests.bench.{name}").figures()
    folder = ROOT / "build" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    rows = [asdict(f) | {"ok": f.ok} for f in figures]
    text = json.dumps({"machine": machine(), "figures": rows}, indent=2) + "\n"
    (folder / f"{name}.json").write_text(text, encoding="utf-8")
    for f in figures:
        beside = ", ".join(f"{k} {v:.3g}" for k, v in f.beside.items())
        sign = "<=" if f.better == "lower" else ">="
        print(f"{'ok  ' if f.ok else 'MISS'} {f.name}: {f.value:.3g} {f.unit} ({sign} {f.bar:g}; {beside})")
    return all(f.ok for f in figures)


if __name__ == "__main__":
    names = sys.argv[1:] or BENCHES
    results = [run(name) for name in names]  # all run, whatever the first one says
    sys.exit(0 if all(results) else 1)
