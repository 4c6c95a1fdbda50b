"""What an analyst types as a date, checked while it is typed and said back in words."""

from __future__ import annotations

from dataclasses import dataclass

from q7x2_gui.domain import days
from q7x2_gui.domain.edtf import bounds, in_words, precision
from q7x2_gui.domain.vocabulary import Precision
from q7x2_gui.errors import DateError

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class DateCheck:
    """What was understood: ``edtf`` None and a ``problem`` when it is no date; neither when nothing is typed."""

    edtf: str | None = None
    words: str = ""
    problem: str = ""
    hint: str = ""


def check_date(typed: str, *, language: str | None = None, anchor: str | None = None) -> DateCheck:
    """Understand a typed date; never raises."""
    typed = typed.strip()
    if not typed:
        return DateCheck()
    from q7x2_gui.language.dates import understand  # noqa: PLC0415 - grammars load at first use

    try:
        edtf = understand(typed, language=language or "en", anchor=anchor)
        return DateCheck(edtf, in_words(edtf))
    except DateError as error:
        return DateCheck(problem=error.message, hint=error.hint)


def bounds_in_words(edtf: str | None) -> str:
    """Precision and bounds, ``month · earliest 1 Feb 2019, latest …``; empty for plain days and without a date."""
    if not edtf:
        return ""
    try:
        found, fine = bounds(edtf), precision(edtf)
    except DateError:
        return ""
    if found.start_earliest == found.start_latest and found.end_earliest == found.end_latest:
        return "" if fine is Precision.DAY else fine.value
    word = "bounded" if fine is Precision.BOUNDED else fine.value
    first, last = found.start_earliest, found.end_latest
    if first is not None and last is not None and (first, last) == (found.end_earliest, found.start_latest):
        return f"{word} · earliest {_day(first)}, latest {_day(last)}"
    starts = _limits("starts", found.start_earliest, found.start_latest)
    return f"{word} · {starts} · {_limits('ends', found.end_earliest, found.end_latest)}"


def _limits(verb: str, first: int | None, last: int | None) -> str:
    if first is not None and last is not None:
        return f"{verb} {_day(first) if first == last else _range(first, last)}"
    if first is not None:
        return f"{verb} {_day(first)} or later"
    return f"{verb} unknown" if last is None else f"{verb} {_day(last)} or earlier"


def short_date(edtf: str | None) -> str:
    """A date for a narrow column: ``24 Nov 2020``, ``Feb 2019``, ``1–2 Apr 2023``; doubt over days ends in ``?``."""
    if not edtf:
        return ""
    try:
        found = bounds(edtf)
    except DateError:
        return edtf
    if found.earliest is None or found.latest is None:
        return _open(found.earliest, found.latest)
    text = _range(found.earliest, found.latest)
    doubt = found.start_earliest != found.start_latest and "–" in text
    return f"{text}?" if doubt else text


def _open(first: int | None, last: int | None) -> str:
    if first is not None:
        return f"{_day(first)} –"
    return f"– {_day(last)}" if last is not None else "unknown"


def _day(number: int) -> str:
    year, month, day = days.civil(number)
    return f"{day} {MONTHS[month - 1]} {year}"


def _range(first: int, last: int) -> str:
    (y1, m1, d1), (y2, m2, d2) = days.civil(first), days.civil(last)
    if first == last:
        return _day(first)
    whole = d1 == 1 and d2 == days.last_day(y2, m2)
    if whole and (y1, m1) == (y2, m2):
        return f"{MONTHS[m1 - 1]} {y1}"
    if whole and (m1, m2) == (1, 12):
        return str(y1) if y1 == y2 else f"{y1}–{y2}"
    if (y1, m1) == (y2, m2):
        return f"{d1}–{d2} {MONTHS[m1 - 1]} {y1}"
    if y1 == y2:
        return f"{d1} {MONTHS[m1 - 1]} – {d2} {MONTHS[m2 - 1]} {y1}"
    return f"{_day(first)} – {_day(last)}"
