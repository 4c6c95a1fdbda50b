"""``python -m tests.accuracy``: figures of all sets into build/accuracy.json and onto the screen.

With GOLD and ARTICLES it measures just these; ``--misses SET`` lists what went wrong in one set, by cause.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from q7x2_gui.services.scores import Figures
from tests.accuracy import readme, report, sets


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, write; 2 where an unknown set is named."""
    options = _options(arguments)
    chosen, skipped = _chosen(options)
    names = {one.name: one for one in chosen}
    if options.misses and options.misses not in names:
        print(f"no set is called {options.misses!r}; there are: {', '.join(names)}", file=sys.stderr)
        return 2
    if options.misses:
        print(report.misses(names[options.misses], names[options.misses].measure()))
        return 0
    start = time.perf_counter()
    measured = {one: one.measure() for one in chosen}
    _show(measured, skipped, time.perf_counter() - start)
    if not options.gold:
        _write(options.out, measured, skipped)
    if options.readme:
        readme.write(measured)
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description=__doc__)
    parser.add_argument("gold", type=Path, nargs="?", help="a gold file of your own")
    parser.add_argument("articles", type=Path, nargs="?", help="its articles: a JSONL file or a folder of texts")
    parser.add_argument("--misses", metavar="SET", help='list the misses of one set, for example "own half A"')
    parser.add_argument("--out", type=Path, default=sets.ROOT / "build" / "accuracy.json", help="where figures go")
    parser.add_argument("--readme", action="store_true", help="bring the README's table up to date")
    options = parser.parse_args(arguments)
    if options.gold and not options.articles:
        parser.error("GOLD needs ARTICLES beside it")
    return options


def _chosen(options: argparse.Namespace) -> tuple[list[sets.Set], list[str]]:
    if options.gold:
        return [sets.Set(options.gold.name, True, sets.rows(options.gold), options.articles)], []
    found, reason = sets.development(sets.development_folder())
    return [*sets.own(), *found], [reason] if reason else []


def _show(measured: dict[sets.Set, Figures], skipped: list[str], seconds: float) -> None:
    for one, figures in measured.items():
        tuned = "may be tuned on" if one.tuned else "not tuned on"
        print(report.table(f"{one.name}: {len(one.gold)} articles, {tuned}", figures))
        print(report.causes(figures))
        print(report.reliability(figures))
    print("\n".join([*report.intervals(measured), *skipped]))
    number = sum(len(one.gold) for one in measured)
    print(f"{number} articles in {seconds:.1f} s")


def _write(path: Path, measured: dict[sets.Set, Figures], skipped: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(report.record(measured, skipped), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
