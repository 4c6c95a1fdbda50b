"""When a page was published, and how that is known: metadata, dateline, header, address, or terms of office."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from q7x2_gui.domain import days, edtf
from q7x2_gui.domain.actor import ActorMention, TermOfOffice
from q7x2_gui.domain.article import Span
from q7x2_gui.domain.vocabulary import PublishedHow
from q7x2_gui.language.actors import find_actors
from q7x2_gui.language.dates import DateMention, find_dates
from q7x2_gui.language.dates.years import find_cues, narrow
from q7x2_gui.reading.cues import Cues
from q7x2_gui.reading.lines import Line

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
_MONTH = rf"({'|'.join(_NAMES)})[a-z]*\.?"
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d(?!\d:))日?")
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}\s*,?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_FORMS = {"year first": _YEAR_FIRST, "month first": _MONTH_FIRST, "day first": _DAY_FIRST, "numbers": _NUMBERS}
_COMPACT_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_DATELINE = re.compile(r"^[^a-z()]{2,60}?[(（]([^()（）]{4,80})[)）]")
_ENDS_DATELINE = re.compile(r"\s*(?:[-–—]{1,3}\s|\(|（|[电電讯訊])")
_SENTENCE = re.compile(r"[a-z]{3,} [a-z]{3,}|[。，]")
_PLACE = 45
"""Code points that place and agency may take in a dateline before the date."""
_HEADER_WEIGHT, _HEAD, _FOOT = 90, 14, 3
_MIN_LEAD = 3
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_MOST_YEARS = 3
"""Years up to which those that terms leave say something."""
_OUT_WITHIN = 3
"""Days within which news is out, where the month ends sooner."""
_TERMS_OF = 12
"""People whose terms are used at most."""


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date as EDTF (None while unknown), how it is known, why, and where the text says so."""

    edtf: str | None
    how: PublishedHow
    reason: str
    span: Span | None = None


UNKNOWN = Published(None, PublishedHow.UNKNOWN, "the text gives no publication date")


def from_metadata(written: str) -> Published | None:
    """The date that the source gives with the article (ISO day, month, year or time stamp, or a date in words)."""
    found = next(_written(written), None)
    if found:
        return Published(found[0], PublishedHow.METADATA, "given with the article")
    if edtf.is_edtf(written.strip()):
        return Published(written.strip(), PublishedHow.METADATA, "given with the article")
    return None


def from_url(url: str) -> Published | None:
    """The day that a web address holds."""
    for match in _COMPACT_URL.finditer(url):
        day = _iso(match.group(1), match.group(2), match.group(3))
        if day:
            return Published(day, PublishedHow.URL, f"{match.group()} in the address")
    return None


def from_page(page: Sequence[Line], body: Sequence[int], cues: Cues) -> Published | None:
    """The date of the dateline or of a header line before the article, else of a line right behind it."""
    first = body[0] if body else len(page)
    for n in body[:_MIN_LEAD]:
        found = _in_dateline(page[n])
        if found:
            return found
    header = [_in_header(line, cues) for line in page[max(0, first - _HEAD) : first]]
    behind = body[-1] + 1 if body else len(page)
    footer = [_in_header(line, cues) for line in page[behind : behind + _FOOT] if not line.is_legal]
    return next((found for found in (*header, *footer) if found), None)


def from_terms(text: str, language: str | None, spans: Sequence[Span], today: str) -> Published | None:
    """Month or days that the terms of office of the people named leave for the dates without a year.

    ``today`` (ISO day) bounds terms that still run.
    """
    dates = [one for one in find_dates(text, language or "en", anchor=None, spans=list(spans)) if one.is_event_date]
    mentions = find_actors(text, language, spans=spans)
    told = _main_partial(dates)
    people = {one.person_id: one.terms for one in mentions if one.person_id and _is_titled(one)}
    if told is None or told.partial is None or not _is_enough(list(people.values())):
        return None
    cue_list = find_cues(text, language, mentions, dates)
    found = narrow(told.partial, list(people.values())[:_TERMS_OF], cue_list, today=today)
    if found.edtf is None or len(found.years) > _MOST_YEARS:
        return None
    coarse = _soon_after(found.edtf, past=told.direction <= 0) if len(found.years) == 1 else found.edtf
    return Published(coarse, PublishedHow.OFFICE_TERMS, f"“{told.quote}” + {found.reason}", (told.start, told.end))


def _soon_after(day: str, *, past: bool) -> str:
    """When the news of a day was out: from that day, if it is told as past, to the end of its month or three days."""
    told = edtf.bounds(day)
    if told.earliest is None or told.latest is None:
        return day
    year, month, _ = days.civil(told.latest)
    if not past or told.earliest != told.latest:
        return f"{days.year_text(year)}-{month:02d}"
    end = max(days.day_number(year, month, days.last_day(year, month)), told.latest + _OUT_WITHIN)
    return f"[{days.iso(told.earliest)}..{days.iso(end)}]"


def _is_titled(mention: ActorMention) -> bool:
    """Whether the text itself names someone in an office that the table has: other terms may be lacking there."""
    return bool(mention.terms) and not mention.resolved and all(term.office == mention.office for term in mention.terms)


def _is_enough(terms: Sequence[tuple[TermOfOffice, ...]]) -> bool:
    """Two people, or one whose terms are all checked: the table may lack a term that nobody checked."""
    return len(terms) > 1 or (len(terms) == 1 and all(term.checked for term in terms[0]))


def _main_partial(dates: Sequence[DateMention]) -> DateMention | None:
    """The day without a year that the text gives most often; None when the text gives that day with its year too."""
    partial = [one for one in dates if one.partial and one.partial.month and one.partial.day]
    if not partial:
        return None
    counts = Counter((one.partial.month, one.partial.day) for one in partial if one.partial)
    told = max(partial, key=lambda one: counts[one.partial.month, one.partial.day] if one.partial else 0)
    stated = {one.edtf[5:10] for one in dates if one.edtf and _FULL_DAY.match(one.edtf)}
    return None if told.partial and f"{told.partial.month:02d}-{told.partial.day:02d}" in stated else told


def _in_dateline(line: Line) -> Published | None:
    """A full date in brackets behind the place, or before the dash or 电 that ends a dateline."""
    for day, start, end in _written(line.text[:90]):
        if start <= _PLACE and _ENDS_DATELINE.match(line.text, end) and not _SENTENCE.search(line.text[:start]):
            said = f"the dateline {line.text[:end]!r}"
            return Published(day, PublishedHow.DATELINE, said, (line.start + start, line.start + end))
    match = _DATELINE.match(line.text[:160])
    if not match:
        return None
    for day, start, end in _written(match.group(1)):
        at = line.start + match.start(1)
        return Published(
            day, PublishedHow.DATELINE, f"the dateline {line.text[: match.end()]!r}", (at + start, at + end)
        )
    return None


def _in_header(line: Line, cues: Cues) -> Published | None:
    if line.weight > 2 * _HEADER_WEIGHT or line.is_legal:
        return None
    for day, start, end in _written(line.text[:300]):
        rest = line.weight - (end - start)
        if rest <= _HEADER_WEIGHT / 2 or cues.header.search(line.text) or line.weight <= _HEADER_WEIGHT:
            span = (line.start + start, line.start + end)
            return Published(day, PublishedHow.HEADER, f"the header line {line.text[:80]!r}", span)
    return None


def _written(text: str) -> Iterator[tuple[str, int, int]]:
    """Full dates in a header, with their places: ISO day, start, end."""
    found = [(_of(kind, match), match.span()) for kind, pattern in _FORMS.items() for match in pattern.finditer(text)]
    for day, (start, end) in sorted(found, key=lambda one: one[1]):
        if day:
            yield day, start, end


def _of(kind: str, match: re.Match[str]) -> str | None:
    """ISO day of a date in one of the `_FORMS`."""
    if kind == "numbers":
        return _numbers(match)
    one, two, three = match.groups()
    if kind == "year first":
        return _iso(one, two, three)
    month, day = (one, two) if kind == "month first" else (two, one)
    return _iso(three, _MONTHS[month.lower()], day)


def _numbers(match: re.Match[str]) -> str | None:
    """28/10/2025: the day first, as most of the world writes, unless only the American order is a date."""
    first, second, year = match.group(1), match.group(3), match.group(4)
    return _iso(year, second, first) or _iso(year, first, second)


def _iso(year: str, month: str | int, day: str) -> str | None:
    y, m, d = int(year), int(month), int(day)
    return f"{y:04d}-{m:02d}-{d:02d}" if 1 <= m <= 12 and 1 <= d <= days.last_day(y, m) else None
