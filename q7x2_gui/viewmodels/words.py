"""Screen words for what the project stores in codes: languages, dates, how a date is known, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from q7x2_gui.domain import edtf
from q7x2_gui.errors import DateError
from q7x2_gui.viewmodels.date_input import short_date

if TYPE_CHECKING:
    from q7x2_gui.domain.article import Article

LANGUAGES = {
    "en": "English", "vi": "Vietnamese", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "fr": "French",
    "de": "German", "es": "Spanish", "ru": "Russian", "pt": "Portuguese", "it": "Italian", "id": "Indonesian",
    "th": "Thai", "ar": "Arabic", "hi": "Hindi",
}  # fmt: skip
HOW = {
    "dateline": "dateline", "header": "header", "url": "address", "metadata": "metadata",
    "office_terms": "terms of office", "analyst": "analyst",
}  # fmt: skip
_WEEKDAYS = frozenset({"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"})


def language(code: str | None) -> str:
    """English name of a language; the code itself where it is not among the usual ones."""
    return "language unknown" if not code else LANGUAGES.get(code, code)


def date(value: str | None) -> str:
    """An EDTF date in words without its weekday; "date unknown" when there is none."""
    if not value:
        return "date unknown"
    try:
        words = edtf.in_words(value)
    except DateError:
        return value
    first, _, rest = words.partition(" ")
    return rest if first in _WEEKDAYS else words


def count(n: int, one: str, many: str = "") -> str:
    """A number with its noun: ``1 line``, ``14 lines``."""
    return f"{n} {one if n == 1 else many or one + 's'}"


def folded(lines: int, *, shown: bool) -> str:
    """The line under an article that says what is folded away."""
    return f"{'▾' if shown else '▸'} {count(lines, 'line')} of page furniture {'shown' if shown else 'folded'}"


def dateline(article: Article, furniture_lines: int, *, furniture: bool) -> str:
    """Outlet, publication date with how it is known, language and what is folded, on one line."""
    parts = [article.outlet or "outlet unknown", _published(article), language(article.language)]
    if furniture_lines and not furniture:
        parts.append(f"{count(furniture_lines, 'line')} folded")
    return " · ".join(parts)


def _published(article: Article) -> str:
    if not article.published:
        return "publication date unknown"
    how = HOW.get(article.published_how.value, "")
    if article.published_span is not None and article.published_how.value in ("dateline", "header"):
        how += f", line {article.text.count(chr(10), 0, article.published_span[0]) + 1}"
    day = date(article.published)
    if day.startswith("some day"):  # it came out on one day, so a range by itself says the doubt
        day = short_date(article.published).removesuffix("?")
    return f"published {day}" + (f" ({how})" if how else "")
