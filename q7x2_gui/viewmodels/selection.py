"""Words selected in the article, normalised into a field and kept as its evidence; slow at first, so for a worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from q7x2_gui.domain.article import Article, Span
from q7x2_gui.domain.codebook import Codebook
from q7x2_gui.domain.custom import CustomField, Holds, number_of
from q7x2_gui.domain.event import CustomValue, EventValues, Evidence, Participant, Place, Voice, When
from q7x2_gui.domain.vocabulary import Field, Kind, Role, Status
from q7x2_gui.errors import DateError
from q7x2_gui.viewmodels import form_state

if TYPE_CHECKING:
    from q7x2_gui.domain.actor import ActorMention

_REACH = 2_000
"""Code points read on each side of a selection, so that "the 29th" or "Wang" are understood in their passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Values and evidence, before or after words were taken; None and the problem when they fit nowhere."""

    values: EventValues | None
    evidence: tuple[Evidence, ...] = ()
    problem: str = ""


def trimmed(text: str, span: Span) -> Span:
    """A span without the white space at its ends."""
    start, end = max(0, span[0]), min(len(text), span[1])
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def take(
    article: Article, coded: Taken, field: str, span: Span, codebook: Codebook, *, instead: int | None = None
) -> Taken:
    """Put the words at ``span`` into ``field`` of what is coded; fields with a word list only keep the evidence.

    ``instead`` is the place of a participant whom they stand for from now on.
    """
    assert coded.values is not None
    values, evidence = coded.values, coded.evidence
    start, end = trimmed(article.text, span)
    quote = article.text[start:end]
    if not quote:
        return Taken(values=None, problem="Select the words first, then press the key of the field")
    entry = Evidence(field=str(field), start=start, end=end, quote=quote)
    if field == Field.PARTICIPANTS:
        if instead is not None and instead < len(values.participants):
            return _exchange_actor(article, values, evidence, entry, instead)
        return _take_actors(article, values, evidence, entry)
    try:
        changed = _changed(article, values, field, entry, codebook)
    except DateError as error:
        return Taken(values=None, problem=f"“{quote}”: {error}")
    return Taken(values=changed, evidence=form_state.replace_evidence(evidence, field, [entry]))


def _changed(article: Article, values: EventValues, field: str, entry: Evidence, codebook: Codebook) -> EventValues:
    declared = codebook.custom_field(field)
    if declared is not None:
        return form_state.with_value(values, field, _declared(article, values, declared, entry))
    if field == Field.DATE:
        edtf, when = date_of(article, entry)
        return replace(form_state.with_date(values, edtf), when=when)
    made: dict[str, Callable[[], object]] = {
        Field.PLACE: lambda: _place(article, entry),
        Field.VOICE: lambda: _voice(article, values, entry),
        Field.TOPICS: lambda: _topics(values, entry.quote, codebook),
        Field.SUMMARY: lambda: " ".join(entry.quote.split()),
        Field.NOTE: lambda: " ".join(entry.quote.split()),
    }
    return form_state.with_value(values, field, made[field]()) if field in made else values


def _declared(article: Article, values: EventValues, field: CustomField, entry: Evidence) -> CustomValue | None:
    """The words at an entry as what a declared field holds; `DateError` where they are nothing of the kind."""
    words = " ".join(entry.quote.split())
    match field.holds:
        case Holds.DATE:
            return date_of(article, entry)[0]
        case Holds.NUMBER:
            number = number_of(words)
            if number is None:
                raise DateError(f"it is no number for {field.title}")
            return number
        case Holds.ACTOR:
            people = participants_of(actors_at(article, (entry.start, entry.end)))
            return people[0] if people else Participant(name=words, as_written=words)
        case Holds.CHOICE | Holds.MANY:
            named = [c.key for c in field.choices if words.casefold() in (c.key.casefold(), c.title.casefold())]
            held = values.held(field.key)
            if field.holds is Holds.CHOICE:
                return named[0] if named else held
            return tuple(dict.fromkeys((*(held or ()), *named)))
    return words


def date_of(article: Article, entry: Evidence) -> tuple[str, When]:
    """The EDTF of a selected phrase and how it was understood; raises `DateError` when it names no date."""
    from q7x2_gui.language.dates import find_dates, understand  # noqa: PLC0415 - grammars load at first use

    around = [(max(0, entry.start - _REACH), min(len(article.text), entry.end + _REACH))]
    for mention in find_dates(article.text, article.language, anchor=article.published, spans=around):
        if mention.start < entry.end and entry.start < mention.end and mention.edtf:
            return mention.edtf, mention.when
    edtf = understand(entry.quote, language=article.language or "en", anchor=article.published)
    return edtf, When(phrase=entry.quote, anchor=article.published)


def actors_at(article: Article, span: Span) -> list[ActorMention]:
    """The actors whose mentions touch a span, known from the passage around it."""
    from q7x2_gui.language.actors import find_actors  # noqa: PLC0415 - actor tables load at first use

    around = [(max(0, span[0] - _REACH), min(len(article.text), span[1] + _REACH))]
    found = find_actors(article.text, article.language, spans=around)
    return [mention for mention in found if mention.start < span[1] and span[0] < mention.end]


def _take_actors(article: Article, values: EventValues, evidence: tuple[Evidence, ...], entry: Evidence) -> Taken:
    people = participants_of(actors_at(article, (entry.start, entry.end)))
    changed = form_state.add_participants(values, people or [Participant(name=entry.quote, as_written=entry.quote)])
    new = [
        replace(entry, field=f"participants.{place}")
        for place in range(len(values.participants), len(changed.participants))
    ]
    if not new:
        return Taken(values=None, problem=f"“{entry.quote}” is among the participants already")
    return Taken(values=changed, evidence=(*evidence, *new))


def _exchange_actor(
    article: Article, values: EventValues, evidence: tuple[Evidence, ...], entry: Evidence, place: int
) -> Taken:
    """Another actor in the place and role of a participant."""
    people = participants_of(actors_at(article, (entry.start, entry.end)))
    new = people[0] if people else Participant(name=entry.quote, as_written=entry.quote)
    values, evidence = form_state.set_participant(
        values, evidence, place, replace(new, role=values.participants[place].role)
    )
    field = f"participants.{place}"
    return Taken(values=values, evidence=form_state.replace_evidence(evidence, field, [replace(entry, field=field)]))


def participants_of(mentions: list[ActorMention]) -> list[Participant]:
    """Participants from mentions; a pair of countries is two."""
    rows = []
    for mention in mentions:
        if mention.kind == "pair":
            rows += [_country_participant(code, mention) for code in mention.countries]
            continue
        country = mention.countries[0] if mention.countries else None
        rows.append(
            Participant(
                name=mention.name,
                as_written=mention.quote,
                country=country,
                office=mention.office,
                inferred=mention.resolved,
            )
        )
    return rows


def _country_participant(code: str, mention: ActorMention) -> Participant:
    from q7x2_gui.language.actors import country_name  # noqa: PLC0415 - actor tables load at first use

    return Participant(name=country_name(code) or code, as_written=mention.quote, country=code, inferred=True)


def _place(article: Article, entry: Evidence) -> Place:
    mentions = [m for m in actors_at(article, (entry.start, entry.end)) if m.kind == "country" and m.countries]
    country = mentions[0].countries[0] if mentions else None
    whole = mentions and (mentions[0].start, mentions[0].end) == (entry.start, entry.end)
    return Place(name=mentions[0].name if whole else entry.quote, as_written=entry.quote, country=country)


def _voice(article: Article, values: EventValues, entry: Evidence) -> Voice:
    mentions = actors_at(article, (entry.start, entry.end))
    return replace(values.voice or Voice(), actor=mentions[0].name if mentions else entry.quote)


def _topics(values: EventValues, quote: str, codebook: Codebook) -> tuple[str, ...]:
    words = {word for word in quote.casefold().replace("-", " ").split() if len(word) > 3}
    keys = [t.key for t in codebook.topics if words & set(f"{t.key.replace('-', ' ')} {t.title}".casefold().split())]
    return (*values.topics, *(key for key in keys if key not in values.topics))


def draft(article: Article, span: Span | None, type_key: str | None, codebook: Codebook) -> Taken:
    """Values of an event added by hand, with all that the selected words say of who and when."""
    found = codebook.type(type_key or "") or codebook.types[0]
    values = EventValues(type=found.key, kind=found.kind, mode=found.mode, status=Status.OCCURRED)
    start, end = trimmed(article.text, span or (0, 0))
    quote = article.text[start:end]
    if not quote:
        return Taken(values=values)
    entry = Evidence(field=Field.TYPE.value, start=start, end=end, quote=quote)
    values = replace(values, summary=" ".join(quote.split()))
    taken = _with_actors(article, Taken(values=values, evidence=(entry,)), (start, end))
    return _with_date(article, _with_place(article, taken, (start, end)), entry)


def _with_place(article: Article, taken: Taken, span: Span) -> Taken:
    """The first place that the words name as one ("in Tokyo"), with its evidence."""
    assert taken.values is not None
    place = next((m for m in actors_at(article, span) if m.place and m.countries), None)
    if place is None:
        return taken
    entry = Evidence(field=Field.PLACE.value, start=place.start, end=place.end, quote=place.quote)
    values = form_state.with_value(taken.values, Field.PLACE, _place(article, entry))
    return Taken(values=values, evidence=(*taken.evidence, entry))


def _with_actors(article: Article, taken: Taken, span: Span) -> Taken:
    assert taken.values is not None
    values, evidence = taken.values, list(taken.evidence)
    for mention in actors_at(article, span):
        if mention.place:
            continue  # where, not who
        more = form_state.add_participants(values, participants_of([mention]))
        evidence += [
            Evidence(field=f"participants.{n}", start=mention.start, end=mention.end, quote=mention.quote)
            for n in range(len(values.participants), len(more.participants))
        ]
        values = more
    return Taken(values=values, evidence=tuple(evidence))


def _with_date(article: Article, taken: Taken, whole: Evidence) -> Taken:
    from q7x2_gui.language.dates import find_dates  # noqa: PLC0415 - grammars load at first use

    assert taken.values is not None
    around = [(max(0, whole.start - _REACH), min(len(article.text), whole.end + _REACH))]
    for mention in find_dates(article.text, article.language, anchor=article.published, spans=around):
        if mention.edtf and whole.start <= mention.start and mention.end <= whole.end:
            values = replace(form_state.with_date(taken.values, mention.edtf), when=mention.when)
            entry = Evidence(field=Field.DATE.value, start=mention.start, end=mention.end, quote=mention.quote)
            return Taken(values=values, evidence=(*taken.evidence, entry))
    return taken


def default_role(kind: Kind, others: tuple[Participant, ...]) -> Role:
    """The role a participant added by hand starts with: that of the others where they share one."""
    roles = {row.role for row in others}
    if kind is Kind.STATE and not others:
        return Role.INITIATOR
    return roles.pop() if len(roles) == 1 else Role.PARTICIPANT
