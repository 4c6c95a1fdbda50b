"""The ways in which one coded event can be taken apart into several: by its days, its sides or its participants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from q7x2_gui.domain import days
from q7x2_gui.domain.edtf import in_words
from q7x2_gui.domain.edtf_parse import Parsed, Unit, parse
from q7x2_gui.domain.event import EventValues, Evidence
from q7x2_gui.errors import DateError

MOST_DAYS = 31
"""Longest interval that is offered a day each: longer ones are stays and states, not several events of one kind."""
_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one of the new events holds; ``places`` are those its participants had before, in their new order."""

    values: EventValues
    places: tuple[int, ...]

    def evidence(self, whole: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """The evidence of the whole that belongs to this part, with participants counted anew."""
        return tuple(kept for one in whole if (kept := self._kept(one)) is not None)

    def _kept(self, one: Evidence) -> Evidence | None:
        root, _, place = one.field.partition(".")
        if not place:
            return one
        if int(place) not in self.places:
            return None
        return replace(one, field=f"{root}.{self.places.index(int(place))}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to split: its key, what it says to the analyst, and the parts in order; the first stays what it was."""

    key: str
    title: str
    parts: tuple[Part, ...]


def ways(values: EventValues) -> tuple[Way, ...]:
    """All ways that fit the values, days first; empty when there is nothing to take apart."""
    return (*_by_days(values), *_by_sides(values), *_one_each(values), *_one_apart(values))


def way(values: EventValues, key: str) -> Way | None:
    """The way of that key; None when the values do not offer it."""
    return next((one for one in ways(values) if one.key == key), None)


def _by_days(values: EventValues) -> Iterator[Way]:
    dates = _dates(values.date) if values.date else ()
    if len(dates) < 2:
        return
    everyone = tuple(range(len(values.participants)))
    told = _listed([in_words(date) for date in dates])
    parts = tuple(Part(values=replace(values, date=date), places=everyone) for date in dates)
    yield Way(key="dates", title=f"By dates: {told}", parts=parts)


def _dates(date: str) -> tuple[str, ...]:
    """The dates that a set of all its members names, or the days of a short interval."""
    try:
        parsed = parse(date)
    except DateError:
        return ()
    if parsed.form == "all_of":
        return tuple(_member(*texts) for texts in _texts(parsed))
    if parsed.form != "interval":
        return ()
    ((start, end),) = parsed.parts
    if start is None or end is None or Unit.DAY not in (start.unit, end.unit) or start.unit != end.unit:
        return ()
    if start.first is None or end.last is None or end.last - start.first >= MOST_DAYS:
        return ()
    return tuple(days.iso(day) for day in range(start.first, end.last + 1))


def _texts(parsed: Parsed) -> Iterator[tuple[str, str]]:
    for start, end in parsed.parts:
        yield (start.text if start else ""), (end.text if end else "")


def _member(start: str, end: str) -> str:
    return start if start == end else f"[{start}..{end}]"


def _by_sides(values: EventValues) -> Iterator[Way]:
    """The first country with each of the others, as a round of separate talks is told in one sentence."""
    countries = list(dict.fromkeys(who.country for who in values.participants if who.country))
    if len(countries) < 3:
        return
    first, *others = countries
    parts = tuple(_with(values, (first, other)) for other in others)
    yield Way(key="sides", title=f"By sides: {_listed([f'{first}–{other}' for other in others])}", parts=parts)


def _with(values: EventValues, countries: tuple[str | None, ...]) -> Part:
    return _of(values, tuple(n for n, who in enumerate(values.participants) if who.country in countries))


def _one_each(values: EventValues) -> Iterator[Way]:
    names = [who.name for who in values.participants]
    if len(names) > 1:
        parts = tuple(_of(values, (n,)) for n in range(len(names)))
        yield Way(key="each", title=f"One each: {_listed(names)}", parts=parts)


def _one_apart(values: EventValues) -> Iterator[Way]:
    people = values.participants
    if len(people) < 3:
        return
    for n, who in enumerate(people):
        others = tuple(place for place in range(len(people)) if place != n)
        yield Way(key=f"apart.{n}", title=f"{who.name} apart", parts=(_of(values, others), _of(values, (n,))))


def _of(values: EventValues, places: tuple[int, ...]) -> Part:
    return Part(values=replace(values, participants=tuple(values.participants[n] for n in places)), places=places)


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:_NAMED])
    return shown if len(names) <= _NAMED else f"{shown} and {len(names) - _NAMED} more"
