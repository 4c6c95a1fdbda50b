"""One event told several times in an article becomes one draft that keeps all its tellings."""

from __future__ import annotations

from q7x2_gui.domain.vocabulary import Status
from q7x2_gui.extraction.rules.date_bounds import may_be_same, width
from q7x2_gui.extraction.rules.draft import ACTS, ENCOUNTERS, ONE_SIDED, Dated, Draft, Party
from q7x2_gui.extraction.rules.stays import stay

_HEADLINE_TENSES = frozenset({"told as done", "“to”", "“将”"})
_COMPARED = 60
"""Events of an article that a further telling is compared with."""
_BOTH = 2
_SEEN = 8
"""First and last tellings of an event that a further one is measured from, so that the time stays linear."""
_VAGUE = 62
"""Days of doubt above which a date does not tell which event is meant."""
_OPEN = frozenset({Status.PLANNED, Status.PROPOSED})


def merged(drafts: list[Draft]) -> list[Draft]:
    """Drafts with equal events joined: full tellings first, then those that only refer to an event."""
    events: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.weak, d.weak and len(d.countries) < _BOTH, d.sentence.place)):
        alike = (event for event in _candidates(events) if same(event, draft))
        other = min(alike, key=lambda event: _apart(event, draft), default=None) if draft.weak else next(alike, None)
        if other is None:
            events.append(draft)
        else:
            _absorb(other, draft)
    return sorted(events, key=lambda d: min(d.spans))


def _apart(event: Draft, draft: Draft) -> int:
    """Sentences between a telling and the nearest of an event's others."""
    told = (*event.sentences[:_SEEN], *event.sentences[-_SEEN:])
    return min(abs(s.place - draft.sentence.place) for s in told)


def _candidates(events: list[Draft]) -> list[Draft]:
    """The events of the lead and those told last, so that the time stays linear in any text."""
    return events if len(events) <= _COMPARED else [*events[: _COMPARED // 2], *events[-_COMPARED // 2 :]]


def same(event: Draft, draft: Draft) -> bool:
    """Whether two drafts can tell the same event."""
    if event.type == draft.type == "visit" and stay(event, draft) is not None:
        return _visitors_agree(event, draft)
    if not _types_agree(event, draft) or not _statuses_agree(event, draft) or not _days_agree(event, draft):
        return False
    if draft.type in ACTS:
        headed = all(s.title for s in draft.sentences) or all(s.title for s in event.sentences)
        people = event.people == draft.people or (headed and not (event.people and draft.people))
        return people and event.acting == draft.acting and _same_telling(event, draft)
    if draft.type in ONE_SIDED and draft.parties and event.acting != draft.acting:
        return False
    if draft.weak and not draft.parties:
        return draft.sentence.place - event.sentence.place <= 2 or event.main
    return _parties_agree(event, draft)


def _types_agree(event: Draft, draft: Draft) -> bool:
    """A noun for a talk ("the talks", "this meeting") may refer to a call as well."""
    return event.type == draft.type or (draft.weak and (event.type, draft.type) == ("phone_call", "meeting"))


def _days_agree(event: Draft, draft: Draft) -> bool:
    """An undated telling is not taken for one of long ago, nor for one of which only the year is known."""
    if event.sentence is not draft.sentence and (event.dated.edtf is None) != (draft.dated.edtf is None):
        dated = event if event.dated.edtf else draft
        if dated.old or width(dated.dated) > _VAGUE:
            return False
    return may_be_same(event.dated, draft.dated)


def _same_telling(event: Draft, draft: Draft) -> bool:
    return event.type == "statement" or event.countries == draft.countries


def _statuses_agree(event: Draft, draft: Draft) -> bool:
    if event.status is draft.status:
        return True
    if draft.weak:  # "the upcoming talks" are not those of last month
        return draft.status is Status.OCCURRED or draft.status_span is None or event.status is not Status.OCCURRED
    if {event.status, draft.status} <= _OPEN:
        return True
    known = event.dated.edtf is not None and event.dated.edtf == draft.dated.edtf
    return known or (_headline(event, draft) and bool(event.people & draft.people))


def _headline(event: Draft, draft: Draft) -> bool:
    """Whether one of two is a headline with the tense of headlines ("to meet"), which the body overrules."""
    titled = next((d for d in (event, draft) if all(s.title for s in d.sentences)), None)
    return titled is not None and titled.status_reason in _HEADLINE_TENSES


def _parties_agree(event: Draft, draft: Draft) -> bool:
    """One side's countries lie within the other's, and people of one country are the same where both name some."""
    small, large = sorted((event.countries, draft.countries), key=len)
    if draft.type == "visit":
        return _visitors_agree(event, draft)
    if not small or not small <= large or (draft.weak and not draft.countries <= event.countries):
        return False
    if event.people and draft.people and not _people_agree(event, draft):
        return False
    return bool(len(small) > 1 or event.people & draft.people or draft.type not in ENCOUNTERS or draft.weak)


def _visitors_agree(event: Draft, draft: Draft) -> bool:
    if draft.weak and not draft.acting and draft.countries:  # "it was his first visit to Peru"
        return _hosts_agree(event, draft) and not draft.countries & event.acting and _apart(event, draft) <= 1
    if event.people and draft.people:
        return bool(event.people & draft.people) and _hosts_agree(event, draft)
    return bool(event.acting & draft.acting) and _hosts_agree(event, draft)


def _hosts_agree(event: Draft, draft: Draft) -> bool:
    mine, theirs = event.countries - event.acting, draft.countries - draft.acting
    return not mine or not theirs or bool(mine & theirs)


def _people_agree(event: Draft, draft: Draft) -> bool:
    """No country is spoken for by different people in the two."""
    mine, theirs = _by_country(event), _by_country(draft)
    return all(mine[code] & theirs[code] for code in mine.keys() & theirs.keys())


def _by_country(draft: Draft) -> dict[str, set[tuple[str, ...]]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for party in draft.parties:
        if party.key[0] == "person":
            for code in party.mention.countries:
                found.setdefault(code, set()).add(party.key)
    return found


def _absorb(event: Draft, draft: Draft) -> None:
    """Take over what the other telling knows better."""
    whole = stay(event, draft) if event.type == draft.type == "visit" else None
    event.dated = whole or _finer(event, draft)
    event.stage = "" if whole else event.stage or draft.stage
    event.parties = joined_parties(event.parties, draft.parties)
    if event.place is None or (event.place.country is None and draft.place is not None and not draft.weak):
        event.place, event.place_span, event.place_reason = draft.place, draft.place_span, draft.place_reason
    titled = all(s.title for s in event.sentences)
    event.spans.extend(draft.spans)
    event.sentences.extend(draft.sentences)
    event.tellings += 1
    event.mode = event.mode or (draft.mode if event.type == draft.type else None)
    event.voices.extend(v for v in draft.voices if v not in event.voices)
    event.voice_spans.extend(draft.voice_spans)
    if event.weak and draft.weak and event.status is Status.OCCURRED and event.dated.edtf is None:
        event.status, event.status_reason, event.status_span = draft.status, draft.status_reason, draft.status_span
    if whole is not None:
        event.status = min((event, draft), key=lambda d: d.status is not Status.OCCURRED).status
        return
    if event.status is not draft.status and Status.OCCURRED in {event.status, draft.status} and not draft.weak:
        body = draft if titled else event
        event.status, event.status_reason, event.status_span = body.status, body.status_reason, body.status_span


def _finer(event: Draft, draft: Draft) -> Dated:
    mine, theirs = event.dated, draft.dated
    if theirs.edtf is None:
        return mine
    if draft.weak and mine.edtf is not None and mine.own and not (theirs.own and width(mine) > 0 == width(theirs)):
        return mine
    if mine.edtf is None or (theirs.own and not mine.own):
        return theirs
    if mine.own and not theirs.own:
        return mine
    if event.type == "visit" and _lasts(mine) != _lasts(theirs):
        return mine if _lasts(mine) else theirs
    return theirs if width(theirs) < width(mine) else mine


def _lasts(dated: Dated) -> bool:
    """Whether a date gives a visit's first and last day, which says more than one day of it."""
    return dated.edtf is not None and "/" in dated.edtf


def joined_parties(mine: list[Party], theirs: list[Party]) -> list[Party]:
    """Parties of both, each once; a country gives way to people who speak for it."""
    found = {party.key: party for party in mine}
    for party in theirs:
        found.setdefault(party.key, party)
    people = {code for p in found.values() if p.key[0] == "person" for code in p.mention.countries}
    named = {code for p in found.values() if p.key[0] in {"office", "organisation"} for code in p.mention.countries}
    names = {p.mention.name for p in found.values() if p.key[0] == "organisation"}
    plain = [p.key for p in found.values() if p.key[0] == "country" and not _distinct(p)]
    for key in plain:
        if set(found[key].mention.countries) <= named or found[key].mention.name in names:
            del found[key]
    return [p for p in found.values() if p.key[0] == "person" or not set(p.mention.countries) <= people or _distinct(p)]


def _distinct(party: Party) -> bool:
    return party.role.value not in {"participant", "visitor", "initiator"}
