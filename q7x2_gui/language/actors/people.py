"""Who a name means: people that the article has named, then the office table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from q7x2_gui import resources
from q7x2_gui.domain.edtf import Bounds
from q7x2_gui.language.actors.gazetteer import is_cjk
from q7x2_gui.language.actors.office_table import OfficeTable, Person, office_table, touches

_RANK = (
    "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "politburo_foreign_affairs_director",
    "national_security_adviser", "chief_cabinet_secretary", "organisation_head", "trade_minister", "vice_president",
    "deputy_foreign_minister", "foreign_ministry_spokesperson", "ambassador", "party_leader", "state_councilor",
)  # fmt: skip
LEADING = frozenset(_RANK[:3])
_SPLIT = re.compile(r"[\s\-‐]+")


@dataclass(slots=True)
class Named:
    """A person as one article names them; ``spoken`` are the names it uses, ``at`` the last place.

    ``assumed`` is a leader of the day who is never named in full.
    """

    name: str
    country: str | None
    office: str | None
    person_id: str | None = None
    spoken: set[str] = field(default_factory=set)
    at: int = -1
    assumed: bool = False


@resources.cached(1)
def _by_name_part() -> dict[str, tuple[str, ...]]:
    """Ids of the table's people by each part of each name, in small letters (by whole name in Han and kana)."""
    found: dict[str, set[str]] = defaultdict(set)
    for person in office_table().people.values():
        for names in person.names.values():
            for name in names:
                for part in parts(name):
                    found[part].add(person.id)
                if is_cjk(name[0]):
                    for length in range(1, min(4, len(name))):
                        found[name[:length]].add(person.id)
    return {part: tuple(sorted(ids)) for part, ids in found.items()}


def parts(name: str) -> list[str]:
    """The parts of a name in small letters, hyphens and dots closed up."""
    if is_cjk(name[0]):
        return [part for part in re.split("[・·•]", name) if part]
    return [part for part in _SPLIT.split(name.casefold().replace(".", "")) if part]


def from_table(name: str, country: str | None, office: str | None, on: Bounds | None) -> Person | None:
    """The one person of the table that a title with a name can mean; None when nobody or several fit."""
    if country is None and office is None:
        return None
    table, wanted = office_table(), parts(name)
    ids = {person_id for part in {wanted[0], wanted[-1]} for person_id in _by_name_part().get(part, ())}
    fitting = [table.people[person_id] for person_id in ids]
    fitting = [person for person in fitting if _fits(table, person, wanted, country, office)]
    if len(fitting) > 1 and on is not None:
        fitting = [person for person in fitting if any(touches(term, on) for term in table.terms_of(person.id, office))]
    return fitting[0] if len(fitting) == 1 else None


def spelled_otherwise(
    name: str, country: str | None, office: str | None, on: Bounds | None, language: str
) -> Person | None:
    """The holder of an office on a day whose name in Han or kana has at least half of the characters of this one."""
    if country is None or office is None or on is None or not is_cjk(name[0]):
        return None
    person = office_table().holder(office, country, on)
    if person is None:
        return None
    wanted = set(parts(name)[-1])
    spelled = [set(part) for known in person.names[language] for part in parts(known)]
    return person if any(2 * len(wanted & part) >= max(2, min(len(wanted), len(part))) for part in spelled) else None


def leader_called(name: str, on: Bounds | None) -> Person | None:
    """The one head or foreign minister of a day whom a family name alone means ("Mr. Putin"); None when several fit."""
    if on is None:
        return None
    table, wanted = office_table(), parts(name)
    people = [table.people[person_id] for person_id in _by_name_part().get(wanted[-1], ())]
    fitting = [p for p in people if any(t.office in LEADING and touches(t, on) for t in table.terms_of(p.id))]
    return fitting[0] if len(fitting) == 1 and len(wanted) == 1 else None


def _fits(table: OfficeTable, person: Person, wanted: Sequence[str], country: str | None, office: str | None) -> bool:
    if country is not None and all(term.country != country for term in person.terms) and person.country != country:
        return False
    if office is not None and not table.terms_of(person.id, office):
        return False
    return any(_same_name(wanted, parts(form)) for names in person.names.values() for form in names)


def _same_name(wanted: Sequence[str], known: Sequence[str]) -> bool:
    """Whether one name is part of the other: a family name alone, or more parts that agree in spite of middle names."""
    if len(wanted) == 1:
        return wanted[0] in (known[0], known[-1]) or (is_cjk(wanted[0][0]) and known[0].startswith(wanted[0]))
    if set(wanted) <= set(known) or set(known) <= set(wanted):
        return True
    joined = "".join(sorted(wanted)), "".join(sorted(known))
    return joined[0] == joined[1] or "".join(wanted) == "".join(known)


def choose(ids: Iterable[str], country: str | None, office: str | None, on: Bounds | None) -> Person | None:
    """Of several people with one name the one that country, office and day leave; the first when all fit alike."""
    table = office_table()
    people = [table.people[person_id] for person_id in dict.fromkeys(ids)]
    tests: tuple[Callable[[Person], bool], ...] = (
        lambda person: country is None or any(term.country == country for term in person.terms),
        lambda person: office is None or bool(table.terms_of(person.id, office)),
        lambda person: on is None or any(touches(term, on) for term in person.terms),
    )
    for place, test in enumerate(tests):
        left = [person for person in people if test(person)]
        if place == 0 and not left:
            return None
        people = left or people
    return people[0] if people else None


def office_on(person_id: str, on: Bounds | None) -> str | None:
    """The highest office that a person may have held on the days ``on``; None without days."""
    if on is None:
        return None
    offices = {term.office for term in office_table().terms_of(person_id) if touches(term, on)}
    return min(offices, key=_rank, default=None)


def best_office(offices: Sequence[str]) -> str | None:
    """Of the offices in one title the one a report is coded by: foreign minister before state councillor."""
    return min(offices, key=_rank, default=None)


def _rank(office: str) -> int:
    return _RANK.index(office) if office in _RANK else len(_RANK)
