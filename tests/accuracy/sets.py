"""The sets of coded articles: seeds, own halves A and B, and halves of the development articles where they are."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from q7x2_gui import paths
from q7x2_gui.domain.article import Article
from q7x2_gui.extraction import extract
from q7x2_gui.reading import read_path
from q7x2_gui.services.evaluation import Figures, evaluate
from q7x2_gui.services.records import article_record

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"
DEVELOPMENT = "Q7X2_DEVELOPMENT_ARTICLES"
"""Environment variable: the folder with ``articles.jsonl`` and ``gold.jsonl`` of the development articles."""
LANGUAGES = ("en", "vi", "zh", "ja")


@dataclass(frozen=True, slots=True, eq=False)
class Set:
    """Coded articles with a name; ``tuned`` says whether rules may be improved by looking at them."""

    name: str
    tuned: bool
    gold: tuple[dict[str, Any], ...]
    articles: Path

    def measure(self) -> Figures:
        """Read, extract and compare."""
        wanted = {row["article"] for row in self.gold}
        read = [article for article in articles(self.articles) if article.source_id in wanted]
        return evaluate(self.gold, [article_record(article, extract(article)) for article in read])


def articles(path: Path) -> Iterator[Article]:
    """Articles of a folder or of one file, read as the program reads them."""
    for each in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
        yield from read_path(each)


def rows(path: Path) -> tuple[dict[str, Any], ...]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        return tuple(json.loads(line) for line in lines if line.strip())


def own_half(article: str) -> str:
    """Half of an own article: odd numbers are A, even ones B."""
    return "A" if _number(article) % 2 else "B"


def development_half(article: str) -> str:
    """Half of a development article by half its number, for all numbers are odd: odd is A, even B."""
    return "A" if _number(article) // 2 % 2 else "B"


def own() -> list[Set]:
    """The sets that travel with the project."""
    made = [
        Set(f"own half {half}", half == "A", rows(GOLD / "made" / f"gold-{half}.jsonl"), _made(half)) for half in "AB"
    ]
    return [Set("seeds", True, rows(GOLD / "seeds.jsonl"), paths.seeds()), *made]


def development_folder() -> Path:
    """Where the development articles are looked for: the environment says, else beside the checkout."""
    return Path(os.environ.get(DEVELOPMENT) or ROOT.parent / "shared" / "gold" / "dev")


def development(folder: Path) -> tuple[list[Set], str | None]:
    """Halves of the development articles; where they are absent, none and the reason."""
    texts, coded = folder / "articles.jsonl", folder / "gold.jsonl"
    if not (texts.is_file() and coded.is_file()):
        return [], f"development articles left out: there is no articles.jsonl with gold.jsonl in {folder}"
    gold = rows(coded)
    halves = {half: tuple(g for g in gold if development_half(g["article"]) == half) for half in "AB"}
    return [Set(f"development half {half}", half == "A", halves[half], texts) for half in "AB"], None


def _made(half: str) -> Path:
    return GOLD / "made" / f"articles-{half}.jsonl"


def _number(article: str) -> int:
    digits = re.findall(r"\d+", article)
    return int(digits[-1]) if digits else 0
