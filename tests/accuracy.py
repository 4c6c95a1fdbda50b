"""Accuracy on hand-coded articles kept outside: `python -m tests.accuracy GOLD.jsonl ARTICLES.jsonl|FOLDER`.

Prints figures for two halves of the articles (only the odd one is tuned on), then each miss with --misses.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from q7x2_gui.domain.article import Article
from q7x2_gui.extraction import extract
from q7x2_gui.reading import read_path
from q7x2_gui.services.evaluation import Figures, evaluate
from q7x2_gui.services.records import article_record


def articles(path: Path) -> Iterator[Article]:
    """Articles of a folder or of one file, read as the program reads them."""
    for each in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
        yield from read_path(each)


def half(gold: dict[str, Any]) -> str:
    """Even or odd by the number in an article's id; numbers of the development set are odd, so by their half."""
    digits = re.findall(r"\d+", gold["article"])
    return "even" if digits and (int(digits[0]) // 2) % 2 == 0 else "odd"


def table(figures: Figures, title: str) -> str:
    """The shares of one half as lines."""
    lines = [title]
    for measure, groups in sorted(figures.measures.items()):
        cells = [
            f"{group.split()[-1]} {s.right}/{s.asked}"
            for group, s in sorted(groups.items())
            if not group.startswith("type")
        ]
        lines.append(f"  {measure:40} " + "  ".join(cells))
    return "\n".join(lines)


def main() -> None:
    """Print figures for both halves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--half", choices=["even", "odd"])
    options = parser.parse_args()
    gold = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines()]
    read = list(articles(options.articles))
    extract(read[0])
    start = time.perf_counter()
    outputs = [article_record(article, extract(article)) for article in read]
    print(f"{len(read) / (time.perf_counter() - start):.0f} articles/s")
    for name in ("even", "odd"):
        figures = evaluate([g for g in gold if half(g) == name], outputs)
        print(table(figures, name))
        if options.misses and options.half in {None, name}:
            for miss in figures.misses:
                print(f"    {miss.measure}: {miss.article} {miss.event}: {miss.wanted} | {miss.got}")


if __name__ == "__main__":
    main()
