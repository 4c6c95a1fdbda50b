"""What is worth a second look in coded values: problems shown in place that never block saving."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from q7x2_gui.domain.actor import TermOfOffice
from q7x2_gui.domain.custom import CustomField, problem_of
from q7x2_gui.domain.edtf import Bounds, in_words, known_bounds
from q7x2_gui.domain.event import EventValues, Participant
from q7x2_gui.domain.vocabulary import Field, Role, Status

TermsOf = Callable[[Participant], Sequence[TermOfOffice]]
"""The known terms of a participant, in any office; empty when the person is not known."""

_TWO_SIDED = frozenset({"meeting", "phone_call", "agreement"})
_DONE = frozenset({Status.OCCURRED, Status.ONGOING})


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in one field (`Field` value or ``participants.N``) that may be wrong; ``message`` is one sentence."""

    field: str
    message: str


def problems(
    values: EventValues,
    article_published: str | None = None,
    terms_of: TermsOf | None = None,
    declared: Sequence[CustomField] = (),
) -> list[Problem]:
    """All problems of the values, in the order of the form; ``article_published`` is EDTF or None.

    ``declared`` are the fields that the codebook declares.
    """
    when = known_bounds(values.date)
    found = [*_bad_date(values, when), *_after_report(values, when, known_bounds(article_published), article_published)]
    found += [*_sides(values), *_hosts(values)]
    if terms_of is not None and when is not None:
        found += _out_of_office(values, when, terms_of)
    found += [*_old_anchor(values, article_published), *_declared(values, declared)]
    order = [*(field.value for field in Field), *(field.key for field in declared)]
    return sorted(found, key=lambda problem: order.index(problem.field.partition(".")[0]))


def _old_anchor(values: EventValues, published: str | None) -> Iterator[Problem]:
    """A date in doubt that was counted from another day than the article's, whose own date was corrected since."""
    when = values.when
    if Field.DATE in values.unsure and when is not None and when.anchor and published and when.anchor != published:
        yield Problem(
            Field.DATE.value,
            f"Counted from {in_words(when.anchor)}, and the article is now dated {in_words(published)}: look again",
        )


def _declared(values: EventValues, declared: Sequence[CustomField]) -> Iterator[Problem]:
    for field in declared:
        wrong = problem_of(field, values.custom.get(field.key))
        if wrong:
            yield Problem(field.key, wrong)


def _bad_date(values: EventValues, when: Bounds | None) -> Iterator[Problem]:
    if values.date and when is None:
        yield Problem(Field.DATE.value, f"“{values.date}” is no date of the calendar")
    elif when and when.latest is not None and when.earliest is not None and when.latest < when.earliest:
        yield Problem(Field.DATE.value, "The end is before the start")


def _after_report(
    values: EventValues, when: Bounds | None, published: Bounds | None, written: str | None
) -> Iterator[Problem]:
    """A thing that is told as done cannot begin after the last day on which it can have been told."""
    if values.status not in _DONE or when is None or when.earliest is None:
        return
    if published is not None and published.latest is not None and when.earliest > published.latest and written:
        yield Problem(
            Field.DATE.value,
            f"Later than the article, which was published {in_words(written)}: another date, or planned?",
        )


def _sides(values: EventValues) -> Iterator[Problem]:
    if values.type not in _TWO_SIDED:
        return
    if len(values.participants) == 1:
        yield Problem(Field.PARTICIPANTS.value, "Only one side is named: with whom?")


def _hosts(values: EventValues) -> Iterator[Problem]:
    roles = {row.role for row in values.participants}
    placed = values.place is not None and values.place.country is not None
    if values.type == "visit" and Role.VISITOR not in roles and values.participants:
        yield Problem(Field.PARTICIPANTS.value, "A visit needs a visitor")
    elif Role.VISITOR in roles and Role.HOST not in roles and not placed:
        yield Problem(Field.PARTICIPANTS.value, "A visitor without a host: who was visited, or which country?")


def _out_of_office(values: EventValues, when: Bounds, terms_of: TermsOf) -> Iterator[Problem]:
    for place, row in enumerate(values.participants):
        if row.office is None:
            continue
        terms = [term for term in terms_of(row) if term.office == row.office]
        if terms and not any(_overlap(term, when) for term in terms):
            spells = ", ".join(f"{term.start} to {term.end or 'now'}" for term in terms)
            office = row.office.replace("_", " ")
            yield Problem(f"{Field.PARTICIPANTS}.{place}", f"{row.name} was {office} {spells}")


def _overlap(term: TermOfOffice, when: Bounds) -> bool:
    """Whether a term and a date can have a day in common; a date that is no date is given the benefit of the doubt."""
    start, end = known_bounds(term.start), known_bounds(term.end)
    begins_after = start and start.earliest is not None and when.latest is not None and start.earliest > when.latest
    ends_before = end and end.latest is not None and when.earliest is not None and end.latest < when.earliest
    return not (begins_after or ends_before)
