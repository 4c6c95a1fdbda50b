"""F1 of 4-grams between the body that was found and the body of a made page: words, or Han and kana characters."""

from __future__ import annotations

import re
from collections import Counter

from q7x2_gui.domain.article import Article

_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_N = 4


def grams(text: str) -> Counter[tuple[str, ...]]:
    """All runs of four words, with how often each stands there."""
    tokens = _TOKEN.findall(text)
    return Counter(tuple(tokens[n : n + _N]) for n in range(max(1, len(tokens) - _N + 1)))


def f1(found: str, true: str) -> float:
    """Harmonic mean of precision and recall of the 4-grams."""
    one, other = grams(found), grams(true)
    both = sum((one & other).values())
    return 2 * both / (sum(one.values()) + sum(other.values()))


def body_of(article: Article) -> str:
    """The text of the body spans."""
    return "\n".join(article.text[start:end] for start, end in article.body)
