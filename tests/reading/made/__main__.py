"""Prints the figures of the made pages: ``python -m tests.reading.made``."""

from __future__ import annotations

from statistics import mean

from q7x2_gui.reading import read_text
from q7x2_gui.reading.html_article import read_html
from tests.reading.made.measure import body_of, f1
from tests.reading.made.pages import HALVES, LANGUAGES, Page, pages

EACH = 25


def _figures(found: list[Page]) -> str:
    texts = [f1(body_of(read_text(page.text, source_id="x")), "\n".join(page.body)) for page in found]
    articles = [read_html(page.html, source_id="x") for page in found]
    html = [f1(body_of(one), "\n".join(page.body)) for one, page in zip(articles, found, strict=True) if one]
    everything = [f1(page.text, "\n".join(page.body)) for page in found]
    return f"text {mean(texts):.3f}   HTML {mean(html):.3f}   all text {mean(everything):.3f}   ({len(found)} pages)"


def main() -> None:
    """F1 of 4-grams of the body, for each half and language."""
    for half in HALVES:
        made = list(pages(half, EACH))
        print(f"{half:8} all  {_figures(made)}")
        for language in LANGUAGES:
            print(f"{half:8} {language:4} {_figures([page for page in made if page.language == language])}")


if __name__ == "__main__":
    main()
