"""Reading and extraction: articles a second on one core, and how time grows with length, also on hostile text."""

from __future__ import annotations

import json
import time
from pathlib import Path

from q7x2_gui.extraction import extract
from q7x2_gui.reading import read_text
from tests.bench.__main__ import Figure

MADE = Path(__file__).resolve().parent.parent / "gold" / "made"
HOSTILE = {
    "en": ("a", "met ", "said on Friday that ", "Foreign Minister ", "China and Japan. Both sides met. ", "\t \u00a0"),
    "vi": ("ông ", "Bộ trưởng Ngoại giao ", "Trung Quốc và ", "ngày 1/2 "),
    "zh": ("中日", "王毅", "外长", "25日"),
    "ja": ("ア", "外相", "日中、", "25日"),
}
SHORT, LONG = 25_000, 100_000


def texts() -> list[str]:
    """The invented articles of the own gold, each brought to about 3 kB by repeating its paragraphs."""
    found = []
    for path in sorted(MADE.glob("articles-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text = json.loads(line)["text"]
            found.append((text + "\n\n") * max(1, round(3000 / len(text.encode()))))
    return found


def seconds(text: str) -> float:
    """Time of all stages on one text; the better of two runs."""
    taken = []
    for _ in range(2):
        start = time.perf_counter()
        article = read_text(text, source_id="bench.txt", today="2026-01-01")
        extract(article)
        taken.append(time.perf_counter() - start)
    return min(taken)


def figures() -> list[Figure]:
    """Articles a second over the own gold; the steepest growth of time when a text gets four times as long."""
    articles = texts()
    for text in articles[::16]:
        seconds(text)  # loads the lexicons of each language
    start = time.perf_counter()
    for text in articles:
        extract(read_text(text, source_id="bench.txt", today="2026-01-01"))
    rate = len(articles) / (time.perf_counter() - start)
    growth: dict[str, float] = {}
    for language, pieces in HOSTILE.items():
        for piece in pieces:
            short, long = (seconds((piece * size)[:size]) for size in (SHORT, LONG))
            growth[f"{language} {piece.strip() or 'blanks'}"] = long / max(short, 0.002)
    steepest = dict(sorted(growth.items(), key=lambda one: -one[1])[:5])
    return [
        Figure("articles of 3 kB, all stages, one core", rate, "1/s", 100, better="higher"),
        Figure("time for 4 times the text (4 = linear), steepest", max(growth.values()), "ratio", 6, beside=steepest),
    ]
