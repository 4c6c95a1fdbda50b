"""When a suggestion answers a gold event: type, countries and dates, and who answers for whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from q7x2_gui.domain import edtf
from q7x2_gui.domain.days import from_iso
from q7x2_gui.errors import DateError

Json = Mapping[str, Any]
_SAME = {"request": "statement", "criticism": "statement", "visit": "meeting"}
_TALKS = frozenset({"meeting", "phone_call", "visit"})
_ONE_SIDED = frozenset({"visit", "statement", "request", "criticism"})
_MORE = frozenset({"host", "target", "addressee", "about"})
_ORDER: tuple[tuple[str, ...], ...] = ((), ("date",), ("countries",), ("wrong type",))
"""Near misses, nearest first."""


def assign(gold: Sequence[Json], events: Sequence[Json]) -> list[int | None]:
    """For each gold event the place of its suggestion, main events first; one suggestion answers for one event.

    The closest pairs are joined first; then whoever is left may take a suggestion whose holder has another one.
    """
    fits = [[n for n, event in enumerate(events) if matches(wanted, event)] for wanted in gold]
    held: dict[int, int] = {}  # suggestion to gold event
    for main in (True, False):
        tier = [place for place, wanted in enumerate(gold) if bool(wanted.get("main")) is main]
        pairs = [(place, n) for place in tier for n in fits[place]]
        for place, n in sorted(pairs, key=lambda pair: _closeness(gold[pair[0]], events[pair[1]]), reverse=True):
            if n not in held and place not in held.values():
                held[n] = place
        for place in tier:
            if place not in held.values():
                _make_room(place, fits, held, set())
    found = {place: n for n, place in held.items()}
    return [found.get(place) for place in range(len(gold))]


def _make_room(place: int, fits: Sequence[Sequence[int]], held: dict[int, int], tried: set[int]) -> bool:
    """Give a gold event a suggestion, moving holders to others that fit them; False where none can be had."""
    for n in fits[place]:
        if n in tried:
            continue
        tried.add(n)
        if n not in held or _make_room(held[n], fits, held, tried):
            held[n] = place
            return True
    return False


def matches(gold: Json, event: Json) -> bool:
    """Whether type, countries and dates agree (not whether they are equal)."""
    return not disagreement(gold, event)


def disagreement(gold: Json, event: Json) -> tuple[str, ...]:
    """What keeps a suggestion from answering a gold event: of wrong type, countries, date."""
    agreed = {
        "wrong type": _types_agree(gold, event),
        "countries": _countries_agree(gold, event),
        "date": _dates_agree(gold, event),
    }
    return tuple(name for name, right in agreed.items() if not right)


def cause(gold: Json, events: Sequence[Json]) -> tuple[str, Json | None]:
    """Why a gold event was not found, and the suggestion that came nearest; a near one fails in one thing only."""
    return _nearest([(disagreement(gold, event), event) for event in events], nothing="not proposed")


def cause_of_false_alarm(event: Json, gold: Sequence[Json]) -> tuple[str, Json | None]:
    """Why a suggestion answers no gold event, and the gold event that came nearest."""
    return _nearest([(disagreement(wanted, event), wanted) for wanted in gold], nothing="no such event")


def _nearest(candidates: Sequence[tuple[tuple[str, ...], Json]], nothing: str) -> tuple[str, Json | None]:
    near = [(failed, other) for failed, other in candidates if len(failed) <= 1]
    if not near:
        return nothing, None
    failed, other = min(near, key=lambda one: _ORDER.index(one[0]))
    return (failed[0] if failed else "answers another event"), other


def countries(event: Json) -> set[str]:
    """Countries and organisations of all participants."""
    return {p["country"] for p in event["participants"] if p.get("country")}


def countries_equal(gold: Json, event: Json) -> bool:
    """Equal sets; in visits and statements host, target, addressee and about may add more."""
    wanted, got = countries(gold), countries(event)
    if gold["type"] not in _ONE_SIDED:
        return wanted == got
    more = {p["country"] for p in event["participants"] if p.get("role") in _MORE and p.get("country")}
    more |= {p["country"] for p in gold["participants"] if p.get("role") in _MORE and p.get("country")}
    return wanted - more <= got <= wanted | more


def _types_agree(gold: Json, event: Json) -> bool:
    wanted = {_SAME.get(kind, kind) for kind in (gold["type"], *(gold.get("also_type") or ()))}
    return _SAME.get(event["type"], event["type"]) in wanted


def _countries_agree(gold: Json, event: Json) -> bool:
    wanted, got = countries(gold), countries(event)
    common = wanted & got
    if not wanted:
        return True
    if gold["type"] in _TALKS and len(wanted) > 1:
        return 2 * len(common) >= len(wanted | got)
    return bool(common)


def _dates_agree(gold: Json, event: Json) -> bool:
    if not gold.get("date"):
        return True
    return any(_overlap(date, event) for date in (gold["date"], *(gold.get("also") or ())))


def _overlap(date: str, event: Json) -> bool:
    try:
        wanted = edtf.bounds(date)
    except DateError:
        return False
    if not event.get("date"):
        return False
    earliest, latest = _day(event.get("earliest")), _day(event.get("latest"))
    after = wanted.latest is None or earliest is None or earliest <= wanted.latest
    before = wanted.earliest is None or latest is None or latest >= wanted.earliest
    return after and before


def _day(text: str | None) -> int | None:
    return None if text is None else from_iso(text)


def _closeness(gold: Json, event: Json) -> tuple[bool, bool, bool, float]:
    same_date = gold.get("date") == event.get("date")
    return gold["type"] == event["type"], countries(gold) == countries(event), same_date, event.get("confidence", 0.0)
