"""Leaders whom a paper calls by the family name alone: heads and foreign ministers in office on its day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from q7x2_gui import resources
from q7x2_gui.domain.edtf import Bounds
from q7x2_gui.language.actors.context import Context
from q7x2_gui.language.actors.lexicon import ActorLexicon
from q7x2_gui.language.actors.names import short_forms
from q7x2_gui.language.actors.office_table import FAMILY_NAME_FIRST, Person, office_table, touches
from q7x2_gui.language.actors.people import LEADING, Named

_WORD = re.compile(r"\b[A-Z][a-z]{4,}\b")
_SHORTEST = 5
"""Letters of a family name below which too many other people have it."""
_WIDEST = 62
"""Days of doubt about the day above which nobody is taken to be in office."""


def note_leaders(
    text: str, spans: Iterable[tuple[int, int]], context: Context, lexicon: ActorLexicon, on: Bounds | None
) -> None:
    """Add to the people of an article the leaders of its day whose family names stand in it and mean nobody else."""
    if on is None or on.earliest is None or on.latest is None or on.latest - on.earliest > _WIDEST:
        return
    if not lexicon.spaced:
        return
    words = {word for start, end in spans for word in _WORD.findall(text, start, end)}
    known = {form for one in context.people for name in one.spoken for form in short_forms(name, one.country)}
    avoided = {*lexicon.listed("common"), *lexicon.listed("name_stop"), *lexicon.listed("person_like"), *known}
    for word in sorted((words & leaders(on.earliest, on.latest).keys()) - avoided):
        person = leaders(on.earliest, on.latest)[word]
        context.people.append(Named(person.name, person.country, None, person.id, {person.name}, assumed=True))


@resources.cached(32)
def leaders(first: int, last: int) -> dict[str, Person]:
    """Heads and foreign ministers in office from day ``first`` to ``last``, by family names that only one has."""
    on = Bounds(start_earliest=first, start_latest=first, end_earliest=last, end_latest=last)
    found: dict[str, set[str]] = defaultdict(set)
    for person in office_table().people.values():
        if any(term.office in LEADING and touches(term, on) for term in person.terms):
            found[person.name.split()[-1]].add(person.id)
    people = office_table().people
    alone = {name: people[ids.copy().pop()] for name, ids in found.items() if len(ids) == 1 and len(name) >= _SHORTEST}
    return {name: person for name, person in alone.items() if person.country not in FAMILY_NAME_FIRST}
