"""Years that a text does not name, narrowed by the terms of office of the people it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from q7x2_gui.domain import days
from q7x2_gui.domain.actor import TermOfOffice
from q7x2_gui.domain.edtf import Bounds, bounds, from_bounds, precision
from q7x2_gui.domain.vocabulary import Basis
from q7x2_gui.errors import DateError
from q7x2_gui.language.dates.cues import Cue, find_cues
from q7x2_gui.language.dates.model import DateMention, PartialDate

__all__ = ["Cue", "Narrowing", "find_cues", "narrow", "settle"]

MOST_YEARS = 24
"""Years that an EDTF set still lists; with more the terms have narrowed nothing worth writing down."""
_Span = tuple[int, int]
_Person = Sequence[tuple[_Span, TermOfOffice]]
"""The terms of one person with the days they cover."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """The years that remain, the EDTF they give (None when none or too many remain), and what narrowed and decided."""

    edtf: str | None
    years: tuple[int, ...]
    reason: str


def narrow(
    partial: PartialDate, terms: Sequence[Sequence[TermOfOffice]], cues: Sequence[Cue] = (), *, today: str | None = None
) -> Narrowing:
    """The years in which a partial date fits a term of each person named, and those that cues leave of them.

    ``terms`` has one inner sequence a person; a person without known terms narrows nothing. ``today`` (ISO day) is
    the last day that may be meant, such as the day of import; without it an open term reaches to the end of the year
    after the newest date among the terms. A date without a month (``Tuesday``) gets years but no EDTF.
    """
    people = [known for person in terms if (known := [span for term in person if (span := _span(term))])]
    limit = _limit(terms, today)
    starts = [days.from_iso(cue.first) for cue in cues if cue.first is not None]
    if limit is None or not (people or starts):
        return Narrowing(edtf=None, years=(), reason="no term of office is known of the people named")
    by_terms = _years_of(partial, people, limit, min(starts, default=limit))
    if not by_terms:
        return Narrowing(edtf=None, years=(), reason=f"no year fits all terms: {_told(people, None)}")
    left, decided = _apply_cues(partial, by_terms, cues)
    needed = _needed(partial, people, limit, by_terms)
    return _narrowing(partial, needed, by_terms, left, decided)


def _years_of(partial: PartialDate, people: Sequence[_Person], limit: int, otherwise: int) -> list[int]:
    """Years up to the limit in which the date fits a term of each person; without people, from the day given."""
    first = max((min(span[0] for span, _ in person) for person in people), default=otherwise)
    possible = range(days.civil(first)[0], days.civil(limit)[0] + 1)
    return [year for year in possible if _fits(partial, year, people, limit)]


def _needed(partial: PartialDate, people: Sequence[_Person], limit: int, years: list[int]) -> list[_Person]:
    """The people without whom more years would be left: one whose term shuts out nothing is no reason."""
    kept = list(people)
    for person in sorted(people, key=_length, reverse=True):
        rest = [one for one in kept if one is not person]
        if rest and _years_of(partial, rest, limit, limit) == years:
            kept = rest
    return kept


def _length(person: _Person) -> int:
    return sum(span[1] - span[0] for span, _ in person)


def _span(term: TermOfOffice) -> tuple[_Span, TermOfOffice] | None:
    """First and last day a term may have covered; an open end is the calendar's last day, cut by the limit later."""
    try:
        start = bounds(term.start).earliest
        end = bounds(term.end).latest if term.end else days.day_number(days.LAST_YEAR, 12, 31)
    except DateError:
        return None
    return None if start is None or end is None or start > end else ((start, end), term)


def _limit(terms: Sequence[Sequence[TermOfOffice]], today: str | None) -> int | None:
    if today is not None:
        return bounds(today).latest
    texts = [text for person in terms for term in person for text in (term.start, term.end) if text]
    known = [n for text in texts if (n := _latest(text)) is not None]
    return days.day_number(min(days.civil(max(known))[0] + 1, days.LAST_YEAR), 12, 31) if known else None


def _latest(text: str) -> int | None:
    try:
        return bounds(text).latest
    except DateError:
        return None


def _fits(partial: PartialDate, year: int, people: Sequence[_Person], limit: int) -> bool:
    """Whether a date in a year lies in a term of each person, on one day, and not after the limit."""
    span = _in_year(partial, year)
    if span is None:
        return False
    common = [(span[0], min(span[1], limit))]
    for person in people:
        both = ((max(a[0], b[0]), min(a[1], b[1])) for a in common for b, _ in person)
        common = [overlap for overlap in both if overlap[0] <= overlap[1]]
    return any(a <= b for a, b in common)


def _in_year(partial: PartialDate, year: int) -> _Span | None:
    edtf = partial.in_year(year) if partial.month is not None else days.year_text(year)
    found = bounds(edtf) if edtf is not None else Bounds()
    return None if found.earliest is None or found.latest is None else (found.earliest, found.latest)


def _apply_cues(partial: PartialDate, years: list[int], cues: Sequence[Cue]) -> tuple[list[int], list[str]]:
    """The years that each cue in turn leaves; one that would leave none is set aside, and that is said.

    Cues at one place are readings of the same words ("the new foreign minister" of one who held the office twice):
    a year that fits any of them stays.
    """
    decided = []
    for readings in _by_place(cues):
        fitting = [cue for cue in readings if any(_within(partial, year, cue) for year in years)]
        left = [year for year in years if any(_within(partial, year, cue) for cue in fitting)]
        if not left:
            decided.append(f"set aside, as it fits no year left: {readings[0].reason}")
        elif len(left) < len(years):
            decided.append(" or ".join(cue.reason for cue in fitting))
            years = left
    return years, decided


def _by_place(cues: Sequence[Cue]) -> list[list[Cue]]:
    places: dict[tuple[int, int, str], list[Cue]] = {}
    for cue in cues:
        places.setdefault((cue.start, cue.end, cue.kind), []).append(cue)
    return list(places.values())


def _within(partial: PartialDate, year: int, cue: Cue) -> bool:
    span = _in_year(partial, year)
    if span is None:
        return False
    after = cue.first is None or span[1] >= days.from_iso(cue.first)
    return after and (cue.last is None or span[0] <= days.from_iso(cue.last))


def _narrowing(
    partial: PartialDate,
    people: Sequence[_Person],
    by_terms: list[int],
    left: list[int],
    decided: list[str],
) -> Narrowing:
    narrowed = f"{_years(by_terms)}: {_told(people, (partial, by_terms)) or 'no terms known'}"
    reason = narrowed if not decided else f"{_years(left)}: terms leave {narrowed}; decided by {'; '.join(decided)}"
    if len(decided) and left == by_terms:
        reason = f"{narrowed}; {'; '.join(decided)}"
    edtf = _edtf(partial, left) if len(left) <= MOST_YEARS else None
    return Narrowing(edtf=edtf, years=tuple(left), reason=reason)


def _years(years: Sequence[int]) -> str:
    if len(years) > 3 and years[-1] - years[0] == len(years) - 1:
        return f"years {years[0]} to {years[-1]}"
    return f"{'year' if len(years) == 1 else 'years'} {' or '.join(map(str, years))}"


def _edtf(partial: PartialDate, years: Sequence[int]) -> str | None:
    texts = [text for year in years if (text := partial.in_year(year)) is not None]
    if len(texts) <= 1:
        return texts[0] if texts else None
    if any("/" in text or "[" in text for text in texts):
        spans = [bounds(text) for text in texts]
        return from_bounds(_outer(spans))
    return f"[{','.join(texts)}]"


def _outer(spans: Sequence[Bounds]) -> Bounds:
    """One of several ranges: EDTF sets hold no intervals, so only the outer bounds can be written."""
    first = min(span.earliest or 0 for span in spans)
    last = max(span.latest or 0 for span in spans)
    return Bounds(start_earliest=first, start_latest=last, end_earliest=first, end_latest=last)


def _told(people: Sequence[_Person], used: tuple[PartialDate, list[int]] | None) -> str:
    """The terms that narrowed, in words, with how well each is known."""
    told = dict.fromkeys(
        _term(term) for person in people for span, term in person if used is None or _touches(span, *used)
    )
    return "; ".join(told)


def _touches(term: _Span, partial: PartialDate, years: list[int]) -> bool:
    spans = (_in_year(partial, year) for year in years)
    return any(span is not None and term[0] <= span[1] and span[0] <= term[1] for span in spans)


def _term(term: TermOfOffice) -> str:
    office = term.office.replace("_", " ")
    until = f"{term.start} to {term.end}" if term.end else f"since {term.start}"
    return f"{term.name} was {office} {until} ({term.checked or 'not checked'})"


def settle(mention: DateMention, narrowing: Narrowing) -> DateMention:
    """The mention with the date that a narrowing gives it; unchanged where it gives none."""
    if narrowing.edtf is None:
        return mention
    return replace(
        mention,
        edtf=narrowing.edtf,
        when=replace(mention.when, basis=Basis.OFFICE_TERM),
        reason=f"“{mention.quote}” + {narrowing.reason}",
        precision=precision(narrowing.edtf),
    )
