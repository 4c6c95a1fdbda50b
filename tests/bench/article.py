"""The article pane: opening and scrolling a text of 300,000 characters, beside one of 3,000, in turn in one process."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from q7x2_gui.domain.article import Article
from q7x2_gui.viewmodels.article_layout import ArticleLayout
from q7x2_gui.widgets.article_text import ArticleText
from q7x2_gui.widgets.theme import Theme
from tests.bench.__main__ import Figure

LONG, SHORT = 300_000, 3_000
ROUNDS, FRAMES = 7, 120
ENGLISH = "The two sides agreed to keep up timely strategic communication, Wang Yi said on Tuesday. "
CHINESE = "王毅表示，中日互为近邻，双方应保持沟通，推动两国关系持续改善。"


def _text(sentence: str, size: int, between: str = "") -> str:
    return (sentence * 6 + between) * (size // (6 * len(sentence) + len(between)) + 1)


SHAPES: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda size: _text(ENGLISH, size, "\n\n"),
    "one paragraph": lambda size: _text(ENGLISH, size),
    "short lines": lambda size: "\n".join(f"Line {n} of many" for n in range(size // 15)),
    "Chinese": lambda size: _text(CHINESE, size, "\n"),
    "Chinese, one paragraph": lambda size: _text(CHINESE, size),
    "one word": lambda size: "x" * size,
}
"""Texts by shape, since what is slow in one is not in another."""


def figures() -> list[Figure]:
    """Milliseconds until the first screen is painted, and a frame of scrolling through all of it."""
    return list(_figures())


def _figures() -> Iterator[Figure]:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    view = ArticleText(Theme("light"))
    view.resize(640, 700)
    view.show()
    for shape, made in SHAPES.items():
        texts = {size: Article(text=made(size)[:size], source_id=shape, language="en") for size in (LONG, SHORT)}
        opened: dict[int, list[float]] = {LONG: [], SHORT: []}
        for _ in range(ROUNDS):
            for size, article in texts.items():
                opened[size].append(_timed(lambda article=article: _open(app, view, article)))
        long, short = (statistics.quantiles(opened[size], n=20)[-1] for size in (LONG, SHORT))
        yield Figure(f"open 300,000 characters, p95 ({shape})", long, "ms", 300, beside={"3,000 characters": short})
        view.show_layout(ArticleLayout(texts[LONG]))
        pieces = []
        while not view.filler.done:
            pieces.append(_timed(lambda: (app.processEvents(), view.viewport().repaint())))
        frames = _scrolled(view)
        yield Figure(
            f"frame while scrolling, p95 ({shape})", statistics.quantiles(frames, n=20)[-1], "ms", 16.7,
            beside={"worst": max(frames), "longest piece laid out meanwhile": max(pieces, default=0.0)},
        )  # fmt: skip
    view.close()


def _open(app: QApplication, view: ArticleText, article: Article) -> None:
    view.show_layout(ArticleLayout(article))
    view.viewport().repaint()


def _scrolled(view: ArticleText) -> list[float]:
    """Frames of going through the text a screen at a time and by leaps."""
    bar = view.verticalScrollBar()
    places = [n * bar.pageStep() // 4 for n in range(FRAMES // 2)]
    places += [bar.maximum() * n // (FRAMES // 2) for n in range(FRAMES // 2)]

    def frame(place: int) -> None:
        bar.setValue(place)
        view.viewport().repaint()

    return [_timed(lambda place=place: frame(place)) for place in places]


def _timed(act: Callable[[], object]) -> float:
    before = time.perf_counter()
    act()
    return (time.perf_counter() - before) * 1000
