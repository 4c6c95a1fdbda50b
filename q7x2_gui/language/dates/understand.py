"""What an analyst types into a date field, understood as EDTF or refused with the way out."""

from __future__ import annotations

import re

from q7x2_gui.domain.edtf import bounds, is_edtf
from q7x2_gui.errors import DateError
from q7x2_gui.language.dates.find import find_dates
from q7x2_gui.language.dates.grammars import LANGUAGES
from q7x2_gui.language.dates.model import DateMention

_HINT = "Write 25 Nov 2023, Nov 2023, 2023, 2023-04-01/2023-04-02 or any EDTF"
_LONGEST = 200
_LEADS = frozenset({"on", "in", "the", "vào", "ngày", "hôm"})
_ABOUT = re.compile(r"(?:about|around|circa|ca\.|khoảng|约|約|およそ)\s*", re.IGNORECASE)
_SHORT = re.compile(r"([0-9]{1,2})\s?[/.-]\s?([0-9]{1,2})(?:\s?[/.-]\s?([0-9]{4}))?")
_ALMOST_EDTF = re.compile(r"(-?[0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")


def understand(typed: str, *, language: str = "en", anchor: str | None = None) -> str:
    """The EDTF of a date as typed; raises `DateError` with the way out.

    EDTF is taken as it is; else the phrase is read in ``language``, then in the other languages; ``anchor`` (EDTF)
    gives the year where none is typed. ``28/10`` is a day and a month, ``10/11/2023`` in English either.
    """
    text = typed.strip()[:_LONGEST]
    if not text:
        raise DateError("no date is given", hint=_HINT)
    if is_edtf(text):
        return text
    padded = _padded(text)
    if padded is not None:
        return padded
    return _phrase(text, language, anchor)


def _padded(text: str) -> str | None:
    """``2023-4-1`` with its zeros; an impossible day or month is refused with its own message."""
    match = _ALMOST_EDTF.fullmatch(text)
    if match is None:
        return None
    edtf = "-".join([match[1], *(part.zfill(2) for part in match.groups()[1:] if part)])
    bounds(edtf)
    return edtf


def _phrase(text: str, language: str, anchor: str | None) -> str:
    about = _ABOUT.match(text)
    if about:
        return _about(_phrase(text[about.end() :], language, anchor))
    short = _SHORT.fullmatch(text)
    phrase = _spelled(short, language) if short else text
    first = language if language in LANGUAGES else "en"
    unknown: DateMention | None = None
    for tried in (first, *(other for other in LANGUAGES if other != first)):
        mention = _whole(phrase, tried, anchor) or _whole(f"on {phrase}", tried, anchor)
        if mention is not None and mention.edtf is not None:
            return mention.edtf
        unknown = unknown or mention
    if short and unknown is None:
        bounds(f"{short[3] or '2024'}-{short[2].zfill(2)}-{short[1].zfill(2)}")  # says which part is impossible
    raise _refused(text, unknown)


def _about(edtf: str) -> str:
    """The approximate form of a date; sets and intervals say their doubt themselves."""
    return edtf if edtf[-1] in "]~?%" or "/" in edtf else f"{edtf}~"


def _spelled(short: re.Match[str], language: str) -> str:
    """``28/10`` in the form that the Vietnamese tables read: day before month, as most of the world writes it."""
    day, month, year = short.groups()
    if language == "en" and year:
        return f"{day}/{month}/{year}"
    if int(month) > 12 >= int(day):
        day, month = month, day
    return f"ngày {day}/{month}" + (f"/{year}" if year else "")


def _whole(text: str, language: str, anchor: str | None) -> DateMention | None:
    """The mention that is the whole text but for small words and marks around it."""
    mentions = [m for m in find_dates(text, language, anchor=anchor) if m.edtf or m.is_event_date]
    if len(mentions) != 1:
        return None
    mention = mentions[0]
    rest = f"{text[: mention.start]} {text[mention.end :]}".casefold()
    return mention if all(word in _LEADS for word in re.split(r"[\s,.;]+", rest) if word) else None


def _refused(text: str, mention: DateMention | None) -> DateError:
    if mention is None:
        return DateError(f"{text!r} is not understood as a date", hint=_HINT)
    if mention.partial is None:
        return DateError(f"{text!r} is no day of the calendar", hint="Check the day and the month")
    if mention.when.rule in {"month_day", "day_range", "month", "month_part"}:
        return DateError(f"{text!r} has no year", hint="Add the year; the article's publication date is not known")
    return DateError(f"{text!r} depends on the publication date", hint="Give the article's publication date first")
