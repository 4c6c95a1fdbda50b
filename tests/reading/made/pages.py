"""Makes pages of invented articles among invented furniture, in four languages, the same ones every time."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "vi", "zh", "ja")
HALVES = ("tuned", "untuned")
"""Each list of furniture is split in two. Rules were mended by the errors on the first half alone, but one hand wrote
the lists of both and the rules, and made pages are tidier than real ones: take the figures for an upper bound."""
LAYOUTS = ("article", "divs", "breaks", "table", "sidebar first")
_FURNITURE = (
    "menu", "crumbs", "headers", "asides", "notes", "bios", "tails", "other_titles", "teasers", "comment_heads",
    "comments", "users", "legal", "footer",
)  # fmt: skip
_DATES = {"en": "February {d}, 2031", "vi": "{d}/02/2031", "zh": "2031年2月{d}日", "ja": "2031年2月{d}日"}


@dataclass(frozen=True)
class Block:
    """A block of a page: its part of the page, its lines, and the HTML element around each."""

    part: str
    lines: tuple[str, ...]
    tag: str = "div"


@dataclass(frozen=True)
class Page:
    """A made page; ``body`` is the article without headline, byline, captions and all else."""

    language: str
    half: str
    layout: str
    title: str
    day: str
    body: tuple[str, ...]
    text: str
    html: str


@cache
def _words(language: str) -> dict[str, list[str]]:
    return tomllib.loads((Path(__file__).parent / f"{language}.toml").read_text(encoding="utf-8"))


def pages(half: str, each: int = 10) -> Iterator[Page]:
    """``each`` pages a language."""
    for language in LANGUAGES:
        for number in range(each):
            yield page(language, half, number)


def page(language: str, half: str, number: int) -> Page:
    """One page: which furniture it has, and where, goes by its number."""
    rng = random.Random(f"{language} {half} {number}")
    own = HALVES.index(half)
    words: dict[str, Any] = dict(_words(language))
    words |= {key: [one for n, one in enumerate(words[key]) if n % 2 == own] for key in _FURNITURE}
    day = rng.randint(1, 28)
    filling = _filling(words, rng, _DATES[language].format(d=day))
    words = {key: [_filled(one, filling) for one in value] for key, value in words.items()}
    title = rng.choice(words["titles"])
    body, story = _story(words, rng)
    blocks = [*_head(words, rng, title, number), *story, *_tail(words, rng)]
    layout = LAYOUTS[number % len(LAYOUTS)]
    text = _stripped(blocks, rng)
    html = _html(blocks, layout, language, title, f"2031-02-{day:02d}" if rng.random() < 0.6 else None)
    return Page(language, half, layout, title, f"2031-02-{day:02d}", tuple(body), text, html)


def _filling(words: dict[str, Any], rng: random.Random, date: str) -> dict[str, str]:
    (a, b), (p, q) = rng.sample(words["countries"], 2), rng.sample(words["people"], 2)
    return {"a": a, "b": b, "p": p, "q": q, "date": date}


def _filled(text: str, filling: dict[str, str]) -> str:
    for key, value in filling.items():
        text = text.replace("{" + key + "}", value)
    return text


def _story(words: dict[str, Any], rng: random.Random) -> tuple[list[str], list[Block]]:
    """Paragraphs of the article, and the blocks in which they stand with what interrupts them."""
    sentences = rng.sample(words["sentences"], rng.randint(4, 9))
    joint = "" if words["sentences"][0][-1] in "。" else " "
    paragraphs = [rng.choice(words["leads"])]
    while sentences:
        taken = rng.choice((1, 1, 2))
        paragraphs.append(joint.join(sentences[:taken]))
        sentences = sentences[taken:]
    if rng.random() < 0.5:
        paragraphs.append(rng.choice(words["closers"]))
    if len(paragraphs) > 4 and rng.random() < 0.35:
        paragraphs.insert(rng.randint(2, len(paragraphs) - 2), rng.choice(words["subheads"]))
    blocks = [Block("body", (one,), "h2" if one in words["subheads"] else "p") for one in paragraphs]
    for kind, chance in (("asides", 0.6), ("notes", 0.3), ("asides", 0.2)):
        if rng.random() < chance:
            blocks.insert(rng.randint(1, len(blocks) - 1), Block("aside", (rng.choice(words[kind]),)))
    return paragraphs, blocks


def _head(words: dict[str, Any], rng: random.Random, title: str, number: int) -> list[Block]:
    made = [Block("nav", tuple(rng.sample(words["menu"], rng.randint(3, len(words["menu"])))), "li")]
    if rng.random() < 0.3:
        made.append(Block("banner", (rng.choice(words["notes"]),)))
    if rng.random() < 0.4:
        made.append(Block("ticker", tuple(rng.sample(words["other_titles"], rng.randint(1, 4))), "li"))
    if rng.random() < 0.5:
        made.append(Block("crumbs", (rng.choice(words["crumbs"]),)))
    made.append(Block("title", (title,), "h1"))
    made.append(Block("meta", tuple(rng.sample(words["headers"], rng.randint(1, 4)))))
    return made


def _tail(words: dict[str, Any], rng: random.Random) -> list[Block]:
    made = []
    if rng.random() < 0.5:
        made.append(Block("bio", (rng.choice(words["bios"]),)))
    for _ in range(rng.randint(1, 3)):
        head = rng.choice(words["tails"])
        titles = rng.sample(words["other_titles"], rng.randint(2, 5))
        if rng.random() < 0.5:
            titles = [line for one in titles for line in (one, rng.choice(words["teasers"]))]
        made.append(Block("related", (head, *titles), "li"))
    if rng.random() < 0.5:
        said = rng.sample(words["comments"], rng.randint(1, 2))
        lines = [line for one in said for line in (rng.choice(words["users"]), one)]
        made.append(Block("comments", (rng.choice(words["comment_heads"]), *lines)))
    made.append(Block("legal", tuple(rng.sample(words["legal"], rng.randint(1, len(words["legal"]))))))
    made.append(Block("footer", tuple(rng.sample(words["footer"], rng.randint(2, len(words["footer"])))), "li"))
    return made


def _stripped(blocks: Sequence[Block], rng: random.Random) -> str:
    """The page as scrapers leave it that take the tags away: a line a block, menus here and there on one line."""
    gap = rng.choice(("\n", "\n\n"))
    joint = rng.choice((" ", " | ", "\n", "\n"))
    made = []
    for block in blocks:
        loose = block.part in {"nav", "footer"} and joint != "\n"
        made.append(joint.join(block.lines) if loose else "\n".join(block.lines))
    return gap.join(made) + "\n"


def _html(blocks: Sequence[Block], layout: str, language: str, title: str, day: str | None) -> str:
    meta = f'<meta property="article:published_time" content="{day}T08:00:00+07:00">' if day else ""
    head = f'<meta charset="utf-8"><title>{escape(title)} | Lorn</title>{meta}<style>p {{ margin: 0 }}</style>'
    before = [one for one in blocks if one.part in {"nav", "banner", "ticker", "crumbs"}]
    story = [one for one in blocks if one.part in {"title", "meta", "body", "aside", "bio"}]
    after = [one for one in blocks if one.part not in {"nav", "banner", "ticker", "crumbs"} and one not in story]
    if layout == "sidebar first":
        before, after = before + after[:-2], after[-2:]
    around = {
        "article": '<main><article class="story">{}</article></main>',
        "divs": '<div class="content"><div>{}</div></div>',
        "breaks": '<div id="article-body">{}</div>', "sidebar first": '<div class="main-column">{}</div>',
        "table": '<table><tr><td class="text">{}</td></tr></table>',
    }[layout]  # fmt: skip
    inner = "".join(_element(one, layout == "breaks") for one in story)
    outer = "".join(map(_element, before)), around.format(inner), "".join(map(_element, after))
    script = '<script>var t = "Breaking: the script is no article text.";</script>'
    return f'<!DOCTYPE html><html lang="{language}"><head>{head}</head><body>{script}{"".join(outer)}</body></html>'


def _element(block: Block, breaks: bool = False) -> str:
    lines = [escape(line) for line in block.lines]
    if block.part == "body":
        return f"{lines[0]}<br><br>" if breaks else f"<{block.tag}>{lines[0]}</{block.tag}>"
    if block.part == "title":
        return f"<h1>{lines[0]}</h1>"
    names = {"nav": "nav", "footer": "footer"}
    tag = names.get(block.part, "div")
    if block.tag == "li":
        inner = "<ul>" + "".join(f'<li><a href="/x">{line}</a></li>' for line in lines) + "</ul>"
    else:
        inner = "".join(f"<div>{line}</div>" for line in lines)
    return f'<{tag} class="{block.part}">{inner}</{tag}>'
