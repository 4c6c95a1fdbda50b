"""Words that bound the day an article speaks of: new cabinets, offices just taken, years told as past."""

# ruff: noqa: E501 - a pattern a line reads better than one broken up
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from q7x2_gui.domain import days
from q7x2_gui.domain.actor import ActorMention, TermOfOffice
from q7x2_gui.domain.edtf import bounds
from q7x2_gui.domain.vocabulary import Basis
from q7x2_gui.errors import DateError
from q7x2_gui.language.dates.model import DateMention

NEW_FOR = 200
"""Days for which news still calls a cabinet or a minister new."""
SINCE_FOR = 365
"""Days after which "since X took office in September" would need the year."""
_NEAR = 70
"""Code points between a cue and the person it speaks of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that bound the day an article speaks of: half-open span of code points, first and last day as ISO days."""

    start: int
    end: int
    quote: str
    kind: str
    first: str | None
    last: str | None
    reason: str


_NEW = {
    "en": r"\bnew\s{1,2}(?:[a-z]{3,12}\s{1,2})?(?:cabinet|government|administration|premiership)\b|\bnewly[\s-]{1,2}(?:appointed|elected|installed|formed)\b|"
    r"\bnew\s{1,2}(?=(?:[a-z]{3,12}\s{1,2}){0,2}(?:prime|foreign|defen[cs]e|president|premier|chancellor|secretary|minister))|"
    r"\b(?:incoming|inaugurated|sworn\s{1,2}in)\b",
    "vi": r"(?:nội\s{1,2}các|chính\s{1,2}phủ|chính\s{1,2}quyền)\s{1,2}mới|(?<!\w)tân\s{1,2}(?=thủ|ngoại|tổng|bộ|chủ|nội)|mới\s{1,2}(?:nhậm\s{1,2}chức|được\s{1,2}bổ\s{1,2}nhiệm|đắc\s{1,2}cử)|vừa\s{1,2}nhậm\s{1,2}chức",
    "zh": r"新内阁|新內閣|新政府|新任|新首相|新总统|新總統|新外长|新外長|新外相|刚上任|剛上任|刚刚上任|履新",
    "ja": r"新内閣|新政権|新首相|新外相|新大統領|新任",
}
_TOOK = {
    "en": r"\b(?:took|taking|assumed|assuming|entered)\s{1,2}(?:the\s{1,2})?(?:office|power|up\s{1,2}(?:the|his|her)\s{1,2}post|the\s{1,2}post)\b|\b(?:was|were)\s{1,2}(?:appointed|inaugurated|sworn\s{1,2}in)\b",
    "vi": r"nhậm\s{1,2}chức|lên\s{1,2}nắm\s{1,2}quyền|được\s{1,2}bổ\s{1,2}nhiệm",
    "zh": r"就任|上任|就职|就職|上台",
    "ja": r"就任|発足",
}


def find_cues(
    text: str, language: str | None, mentions: Sequence[ActorMention], dates: Sequence[DateMention] = ()
) -> list[Cue]:
    """Cues in a text, the strongest kind first: an office taken in a month, a new office, then the newest past year.

    ``mentions`` are the actors found in the text (those with terms count), ``dates`` the dates found in it.
    """
    base = (language or "en").lower().split("-")[0]
    people = [mention for mention in mentions if mention.terms]
    cues = [*_took_office(text, base, people, dates), *_new_office(text, base, people)]
    past = _stated_past(dates)
    return [*cues, past] if past else cues


def _took_office(
    text: str, language: str, people: Sequence[ActorMention], dates: Sequence[DateMention]
) -> Iterator[Cue]:
    """ "Since X took office in September": the term that began then, and the year that followed."""
    for match in _matches(_TOOK, language, text):
        person = _nearest(people, match, text, before=True)
        month = _month_beside(match, dates)
        if person is None or month is None:
            continue
        begun = [term for term in person.terms if term.start[5:7] == f"{month:02d}"]
        yield from _windows(match, text, "took_office", begun, SINCE_FOR)


def _new_office(text: str, language: str, people: Sequence[ActorMention]) -> Iterator[Cue]:
    for match in _matches(_NEW, language, text):
        person = _nearest(people, match, text, before=False)
        if person is not None:
            newest = sorted(person.terms, key=lambda term: term.start)
            yield from _windows(match, text, "new_office", newest, NEW_FOR)


def _matches(patterns: dict[str, str], language: str, text: str) -> Iterator[re.Match[str]]:
    pattern = patterns.get(language)
    return re.finditer(pattern, text, re.IGNORECASE) if pattern else iter(())


def _nearest(people: Sequence[ActorMention], match: re.Match[str], text: str, *, before: bool) -> ActorMention | None:
    """The person a cue speaks of: the next one after it ("new cabinet of X") or the last before it ("X took office")."""
    after = [p for p in people if p.end > match.start() and p.start - match.end() <= _NEAR]
    ahead = [p for p in people if p.start < match.end() and match.start() - p.end <= _NEAR]
    ordered = [*ahead[-1:], *after[:1]] if before else [*after[:1], *ahead[-1:]]
    return next((p for p in ordered if not _cut(text, p, match)), None)


def _cut(text: str, person: ActorMention, match: re.Match[str]) -> bool:
    """Whether a sentence ends between the two."""
    between = text[min(person.end, match.end()) : max(person.start, match.start())]
    return any(mark in between for mark in ("\n", "。", ". ", "!", "?"))


def _month_beside(match: re.Match[str], dates: Sequence[DateMention]) -> int | None:
    for date in dates:
        if 0 <= date.start - match.end() <= _NEAR // 2 or 0 <= match.start() - date.end <= _NEAR // 2:
            month = date.partial.month if date.partial else None
            if month is not None and date.when.basis is not Basis.STATED:
                return month
    return None


def _windows(match: re.Match[str], text: str, kind: str, terms: Sequence[TermOfOffice], length: int) -> Iterator[Cue]:
    """One cue a term that it may mean; `narrow` sets aside those that fit no year left, and takes the newest first."""
    for term in reversed(terms):
        first = _day(term.start, last=False)
        latest = _day(term.start, last=True)
        if first is None or latest is None:
            continue
        quote = text[match.start() : match.end()]
        office = term.office.replace("_", " ")
        yield Cue(
            start=match.start(),
            end=match.end(),
            quote=quote,
            kind=kind,
            first=days.iso(first),
            last=days.iso(latest + length),
            reason=f"“{quote}”: {term.name} has been {office} since {term.start} ({term.checked or 'not checked'})",
        )


def _day(text: str, *, last: bool) -> int | None:
    try:
        found = bounds(text)
    except DateError:
        return None
    return found.latest if last else found.earliest


def _stated_past(dates: Sequence[DateMention]) -> Cue | None:
    """The newest year that the text states as past: the article is not older than that."""
    told = [d for d in dates if d.is_event_date and d.edtf and d.direction < 0 and d.when.basis is Basis.STATED]
    known = [(first, d) for d in told if (first := bounds(d.edtf or "").earliest) is not None]
    if not known:
        return None
    first, date = max(known, key=lambda pair: pair[0])
    reason = f"“{date.quote}” is told as past"
    return Cue(
        start=date.start,
        end=date.end,
        quote=date.quote,
        kind="stated_past",
        first=days.iso(first),
        last=None,
        reason=reason,
    )
