"""Whether the fields of a suggestion are those of the gold event that it answers; None where gold does not ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from q7x2_gui.domain import edtf
from q7x2_gui.domain.days import iso
from q7x2_gui.domain.vocabulary import Precision
from q7x2_gui.errors import DateError
from q7x2_gui.language.actors import country_name
from q7x2_gui.language.fold import fold
from q7x2_gui.services import matching

Json = Mapping[str, Any]
_STATUS = {"proposed": "planned", "postponed": "planned", "ongoing": "occurred"}
_WORD = re.compile(r"\w+")


def fields(gold: Json, got: Json, text: str) -> dict[str, bool | None]:
    """Each field's answer by its name; participants' names are asked one by one, see ``names``."""
    return {
        "exact day": exact_day(gold, got),
        "countries": matching.countries_equal(gold, got),
        "status": status(gold.get("status")) == status(got.get("status")),
        "type": got["type"] in {gold["type"], *(gold.get("also_type") or ())},
        "place": place_country(gold, got),
        "place name": place_name(gold, got),
        "evidence": evidence(gold, got, text),
    }


def exact_day(gold: Json, got: Json) -> bool | None:
    """Whether both outer bounds are those of the gold or of one of its ``also``; None where gold gives no day."""
    if not gold.get("date") or not _is_days(gold["date"]):
        return None
    wanted = [gold["date"], *(gold.get("also") or ())]
    return (got.get("earliest"), got.get("latest")) in {_outer(date) for date in wanted}


def status(value: str | None) -> str | None:
    """A status as it is compared: proposed and postponed as planned, ongoing as occurred."""
    return _STATUS.get(value or "", value)


def place_country(gold: Json, got: Json) -> bool | None:
    """Whether it took place in the same country."""
    wanted = (gold.get("place") or {}).get("country")
    return None if wanted is None else (got.get("place") or {}).get("country") == wanted


def place_name(gold: Json, got: Json) -> bool | None:
    """Whether the places are called alike; one name within the other counts ("Busan" in "Busan, South Korea")."""
    wanted = _plain((gold.get("place") or {}).get("name"))
    found = _plain((got.get("place") or {}).get("name"))
    return None if not wanted else bool(found) and (found in wanted or wanted in found)


def names(gold: Json, got: Json) -> Iterator[tuple[str, bool]]:
    """Each actor of the gold that is more than its country's name, and whether the suggestion names it."""
    for person in gold["participants"]:
        name, country = person.get("actor") or "", person.get("country")
        if name and _plain(name) not in {_plain(country), _plain(country and country_name(country))}:
            yield name, any(_same_actor(person, other) for other in got["participants"])


def evidence(gold: Json, got: Json, text: str) -> bool | None:
    """Whether some span of the suggestion overlaps the words that the gold relies on, wherever they stand."""
    quote = gold.get("evidence")
    if not quote or quote not in text:
        return None
    spans = [(e["start"], e["end"]) for e in got.get("evidence") or ()]
    return any(start < first + len(quote) and first < end for first in _places(quote, text) for start, end in spans)


def line_of(text: str, offset: int) -> int:
    """The line, from 1, in which a code point of the text stands."""
    return text.count("\n", 0, offset) + 1


def _same_actor(gold: Json, got: Json) -> bool:
    wanted, found = set(_WORD.findall(_plain(gold["actor"]))), set(_WORD.findall(_plain(got.get("name"))))
    if found and (found <= wanted or wanted <= found or _last(gold["actor"]) == _last(got.get("name"))):
        return True
    same_office = gold.get("country") == got.get("country") and gold.get("office") == got.get("office")
    comparable = all(word.isascii() for word in found)  # a name kept as written, in Chinese letters, is not
    return same_office and (gold.get("office") is not None or not comparable)


def _last(name: str | None) -> str:
    return (_plain(name).split() or [""])[-1]


def _plain(name: str | None) -> str:
    return fold(name or "").strip()


def _places(quote: str, text: str) -> Sequence[int]:
    found, at = [], text.find(quote)
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    return found


def _is_days(date: str) -> bool:
    try:
        found = edtf.bounds(date)
    except DateError:
        return False
    single = edtf.precision(date) is Precision.DAY
    return single and found.earliest is not None and found.latest is not None


def _outer(date: str) -> tuple[str | None, str | None]:
    found = edtf.bounds(date)
    return (
        None if found.earliest is None else iso(found.earliest),
        None if found.latest is None else iso(found.latest),
    )
