"""Who held which office when: people with their names in four languages, and their terms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from q7x2_gui import resources
from q7x2_gui.domain.actor import TermOfOffice
from q7x2_gui.domain.edtf import Bounds
from q7x2_gui.language.actors.lexicon import languages
from q7x2_gui.language.tables import rows, several

_CHECKED = re.compile(r"\[(\w+ checked|checked)\]")
_COLUMNS = ("person_id", "name_en", "aliases_en", "name_zh", "name_ja", "name_vi", "country", "office", "start", "end")
FAMILY_NAME_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "VNM", "KHM", "HKG", "MAC", "SGP", "HUN"})
"""Countries whose people are written family name first in English (Hungarian names only at home)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of the office table; ``names`` by language, the usual one first; ``country`` that of the first term."""

    id: str
    name: str
    country: str
    names: Mapping[str, tuple[str, ...]]
    terms: tuple[TermOfOffice, ...]

    @property
    def surname(self) -> str:
        """Family name in English, by the order that the country's names are written in."""
        parts = self.name.split()
        if self.country in FAMILY_NAME_FIRST and self.country != "HUN":
            return parts[0]
        return parts[-1]


class OfficeTable:
    """The office table: people by id, terms by person, office, country and day."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        self.people = people

    @classmethod
    def read(cls, name: str = "actors/office_holders.csv") -> OfficeTable:
        """Read a table in the form of office_holders.csv; raises `ResourceError` that names file and line."""
        by_person: dict[str, list[dict[str, str]]] = defaultdict(list)
        for row in rows(name, (*_COLUMNS, "note")):
            by_person[row["person_id"]].append(row)
        return cls({person_id: _person(person_id, its_rows) for person_id, its_rows in by_person.items()})

    @cached_property
    def _by_post(self) -> dict[tuple[str, str], list[TermOfOffice]]:
        posts: dict[tuple[str, str], list[TermOfOffice]] = defaultdict(list)
        for person in self.people.values():
            for term in person.terms:
                posts[term.office, term.country].append(term)
        return posts

    def terms_of(self, person_id: str, office: str | None = None) -> tuple[TermOfOffice, ...]:
        """Terms of a person in time order, only those in ``office`` where one is given."""
        person = self.people.get(person_id)
        terms = person.terms if person else ()
        return tuple(term for term in terms if office in (None, term.office))

    def holders(self, office: str, country: str, on: Bounds | None = None) -> tuple[TermOfOffice, ...]:
        """Terms in one office of one country, only those that touch the days ``on`` where these are given."""
        terms = self._by_post.get((office, country), ())
        return tuple(term for term in terms if on is None or touches(term, on))

    def holder(self, office: str, country: str, on: Bounds) -> Person | None:
        """The one person who held an office on the days ``on``; None when nobody or more than one is known."""
        found = {term.person_id for term in self.holders(office, country, on)}
        return self.people[found.pop()] if len(found) == 1 else None

    def known_people(self, prefix: str, limit: int = 20) -> list[Person]:
        """People one of whose names, or a word of it, begins with ``prefix`` (any case), for completion."""
        wanted = prefix.casefold().strip()
        if not wanted:
            return []
        found = (person for person in self.people.values() if _begins(person, wanted))
        return sorted(found, key=lambda person: person.name)[:limit]


@resources.cached(1)
def office_table() -> OfficeTable:
    """The table in use: the shipped one, or the project's own."""
    return OfficeTable.read()


def known_people(prefix: str, limit: int = 20) -> list[Person]:
    """People of the shipped table whose name begins with ``prefix``, for completion in a form."""
    return office_table().known_people(prefix, limit)


@lru_cache(maxsize=4096)
def term_bounds(term: TermOfOffice) -> tuple[int | None, int | None]:
    """First and last day number that a term may cover; a coarse start or end is taken at its widest."""
    from q7x2_gui.domain.days import day_number, last_day  # noqa: PLC0415 - keeps the table usable while it loads

    year, month, day = _parts(term.start)
    first = day_number(year, month or 1, day or 1)
    if term.end is None:
        return first, None
    year, month, day = _parts(term.end)
    month = month or 12
    return first, day_number(year, month, day or last_day(year, month))


def touches(term: TermOfOffice, on: Bounds) -> bool:
    """Whether a term may have run on one of the days ``on``."""
    first, last = term_bounds(term)
    after = on.latest is None or first is None or first <= on.latest
    before = on.earliest is None or last is None or last >= on.earliest
    return after and before


def _parts(date: str) -> tuple[int, int | None, int | None]:
    year, month, day = (*date.split("-"), "", "")[:3]
    return int(year), int(month) if month else None, int(day) if day else None


def _person(person_id: str, its_rows: list[dict[str, str]]) -> Person:
    first = its_rows[0]
    name = first["name_en"]
    return Person(
        id=person_id,
        name=name,
        country=first["country"],
        names={
            language: (name, *several(first["aliases_en"]))
            if language == "en"
            else several(first.get(f"name_{language}", ""))
            for language in languages()
        },
        terms=tuple(sorted((_term(person_id, name, row) for row in its_rows), key=lambda term: term.start)),
    )


def _term(person_id: str, name: str, row: dict[str, str]) -> TermOfOffice:
    mark = _CHECKED.search(row["note"])
    return TermOfOffice(
        person_id=person_id,
        name=name,
        country=row["country"],
        office=row["office"],
        start=row["start"],
        end=row["end"] or None,
        checked=mark.group(1) if mark else "",
    )


def _begins(person: Person, wanted: str) -> bool:
    for names in person.names.values():
        for name in names:
            folded = name.casefold()
            if folded.startswith(wanted) or f" {wanted}" in f" {folded}":
                return True
    return False
