"""Known people, countries and offices as the form offers them; the tables load at the first question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from q7x2_gui.domain.actor import TermOfOffice
from q7x2_gui.domain.edtf import Bounds
from q7x2_gui.domain.event import Participant, Place
from q7x2_gui.domain.vocabulary import Role
from q7x2_gui.viewmodels.choices import Choice

if TYPE_CHECKING:
    from q7x2_gui.language.actors import Person

_WEIGHTY = ("foreign_minister", "head_of_government", "head_of_state")
"""Offices that a person is named by although other ones were held beside them, the weightiest last."""


@lru_cache(maxsize=1)
def country_choices() -> tuple[Choice, ...]:
    """All countries and organisations by name."""
    from q7x2_gui.language import actors  # noqa: PLC0415 - tables load at first use

    return tuple(Choice(code, name, code) for code, name in actors.country_choices())


def country_name(code: str | None) -> str:
    """Usual English name of a country code; empty for None."""
    if code is None:
        return ""
    from q7x2_gui.language import actors  # noqa: PLC0415 - tables load at first use

    return actors.country_name(code)


def office_title(key: str | None) -> str:
    """Title of an office key: ``foreign_minister`` is "Foreign minister"."""
    return (key or "").replace("_", " ").capitalize()


@lru_cache(maxsize=1)
def office_choices() -> tuple[Choice, ...]:
    """All offices of the office table, by title."""
    from q7x2_gui.language.tables import rows  # noqa: PLC0415 - tables load at first use

    keys = {row["office"] for row in rows("actors/offices.csv", ("office",))}
    return tuple(sorted((Choice(key, office_title(key)) for key in keys), key=lambda choice: choice.title))


def completions(typed: str, on: Bounds | None = None, limit: int = 8) -> list[Participant]:
    """Who may be meant by the beginning of a name in any of four languages, with the office held then."""
    from q7x2_gui.language import actors  # noqa: PLC0415 - tables load at first use

    wanted = typed.strip().casefold()
    if not wanted:
        return []
    people = [_participant(person, on) for person in actors.known_people(typed, limit)]
    lands = [
        Participant(name=country.name, country=country.code)
        for country in actors.countries().values()
        if any(name.casefold().startswith(wanted) for names in country.names.values() for name in names)
    ]
    return [*people, *sorted(lands, key=lambda row: (len(row.name), row.name))][:limit]


def exact(typed: str, on: Bounds | None = None) -> Participant:
    """The participant that a typed name stands for: a known person or country by any of its names, else as typed."""
    from q7x2_gui.language import actors  # noqa: PLC0415 - tables load at first use

    name = " ".join(typed.split())
    person = _people_by_name().get(name.casefold())
    if person is not None:
        return _participant(person, on)
    for country in actors.countries().values():
        known = {written.casefold() for names in country.names.values() for written in names}
        if name == country.code or name.casefold() in known:
            return Participant(name=country.name, country=country.code)
    return Participant(name=name, as_written=name)


def place(typed: str) -> Place:
    """The place that a typed name stands for: a country by any of its names, a capital by its English name with its
    country, else as typed, whose country nobody knows."""
    name = " ".join(typed.split())
    country = exact(name).country
    if country is not None:
        return Place(name=country_name(country) or name, country=country)
    return _capitals().get(name.casefold(), Place(name=name))


@lru_cache(maxsize=1)
def _capitals() -> dict[str, Place]:
    from q7x2_gui.language import actors  # noqa: PLC0415 - tables load at first use

    found: dict[str, Place] = {}
    for country in actors.countries().values():
        for language, seats in country.seats.items():
            for n, seat in enumerate(seats):
                same = country.seats.get("en", ())
                usual = same[n] if language != "en" and len(same) == len(seats) else seat
                found.setdefault(seat.casefold(), Place(name=usual, as_written="", country=country.code))
    return found


def terms_of(participant: Participant) -> Sequence[TermOfOffice]:
    """Known terms of a participant, for the rules."""
    person = _people_by_name().get(participant.name.casefold())
    return person.terms if person else ()


@lru_cache(maxsize=1)
def _people_by_name() -> dict[str, Person]:
    from q7x2_gui.language import actors  # noqa: PLC0415 - tables load at first use

    found: dict[str, Person] = {}
    for person in actors.office_table().people.values():
        for names in person.names.values():
            for name in names:
                found.setdefault(name.casefold(), person)
    return found


def _rank(office: str) -> int:
    return _WEIGHTY.index(office) if office in _WEIGHTY else -1


def _participant(person: Person, on: Bounds | None) -> Participant:
    """A known person with the office held on those days, else with the weightiest that is known."""
    from q7x2_gui.language.actors.office_table import touches  # noqa: PLC0415 - tables load at first use

    then = [term for term in person.terms if on is not None and touches(term, on)]
    ranked = sorted(then or person.terms, key=lambda term: (_rank(term.office), term.start))
    term = ranked[-1] if ranked else None
    return Participant(
        name=person.name,
        country=term.country if term else person.country,
        office=term.office if term else None,
        role=Role.PARTICIPANT,
    )
