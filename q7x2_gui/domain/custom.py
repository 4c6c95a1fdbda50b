"""Fields that a codebook declares beside the program's own: what they hold and how that is checked."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from q7x2_gui.domain import edtf
from q7x2_gui.domain.event import CustomValue, Participant
from q7x2_gui.domain.terms import Term
from q7x2_gui.domain.vocabulary import Field
from q7x2_gui.errors import ResourceError

_KEY = re.compile(r"[a-z][a-z0-9_]*")


class Holds(StrEnum):
    """What a custom field can hold."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    MANY = "many"
    ACTOR = "actor"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomField(Term):
    """One declared field: what it holds, its word list, the event types it is asked for (all when empty), its limits.

    ``least`` and ``most`` bound numbers, ``unit`` is shown behind them.
    """

    holds: Holds = Holds.TEXT
    choices: tuple[Term, ...] = ()
    types: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    unit: str = ""

    def asked_of(self, type_key: str) -> bool:
        """Whether events of a type have this field."""
        return not self.types or type_key in self.types


def is_custom(entry: dict[str, Any]) -> bool:
    """Whether an entry of a codebook's fields declares a field of its own."""
    return "holds" in entry


def custom_field(entry: dict[str, Any], known_types: frozenset[str]) -> CustomField:
    """A declared field from its TOML table; raises `ResourceError` that names the field and what is wrong with it."""
    key, title = entry.get("key"), entry.get("title")
    if not isinstance(key, str) or not _KEY.fullmatch(key) or not isinstance(title, str):
        raise ResourceError(
            f"codebook: a field has no key of small letters, digits and _, or no title: {entry!r}",
            hint='Write key = "venue_kind" and title = "Kind of venue"',
        )
    if key in {field.value for field in Field} or key in ("when", "custom", "unsure", "missing"):
        raise ResourceError(f"codebook: the field {key!r} is one of the program's own", hint="Give it another key")
    try:
        holds = Holds(entry["holds"])
    except ValueError:
        kinds = ", ".join(Holds)
        raise ResourceError(f"codebook: the field {key!r} holds {entry['holds']!r}", hint=f"Known: {kinds}") from None
    choices = tuple(_choice(key, one) for one in entry.get("choices", ()))
    if bool(choices) != (holds in (Holds.CHOICE, Holds.MANY)):
        raise ResourceError(
            f"codebook: the field {key!r} of {holds.value} {'has' if choices else 'has no'} choices",
            hint="Fields of choice and many have choices, no others",
        )
    if len({choice.key for choice in choices}) != len(choices):
        raise ResourceError(f"codebook: the field {key!r} has a choice twice")
    types = tuple(entry.get("types", ()))
    for one in types:
        if one not in known_types:
            raise ResourceError(f"codebook: the field {key!r} names the unknown type {one!r}")
    return CustomField(
        key=key,
        title=title,
        definition=entry.get("definition", ""),
        shortcut=entry.get("shortcut", ""),
        holds=holds,
        choices=choices,
        types=types,
        least=_number(key, entry.get("least")),
        most=_number(key, entry.get("most")),
        unit=str(entry.get("unit", "")),
    )


def _choice(field: str, entry: Any) -> Term:
    if isinstance(entry, str):
        return Term(key=entry, title=entry[:1].upper() + entry[1:].replace("_", " "))
    if not isinstance(entry, dict) or not isinstance(entry.get("key"), str):
        raise ResourceError(f"codebook: a choice of the field {field!r} has no key: {entry!r}")
    return Term(
        key=entry["key"],
        title=str(entry.get("title", entry["key"])),
        definition=entry.get("definition", ""),
        shortcut=entry.get("shortcut", ""),
    )


def _number(key: str, value: Any) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ResourceError(f"codebook: a limit of the field {key!r} is no number: {value!r}")
    return value


def number_of(typed: str) -> int | float | None:
    """The number that is typed, with a point or a comma before its decimals; None when it is none."""
    plain = typed.strip().replace("\u00a0", "").replace(" ", "").replace("−", "-")
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    plain = plain.replace(",", ".")
    if re.fullmatch(r"[+-]?\d{1,18}", plain):
        return int(plain)
    return float(plain) if re.fullmatch(r"[+-]?\d{1,300}\.\d{1,300}", plain) else None


_FORMS: dict[Holds, type | tuple[type, ...]] = {
    Holds.TEXT: str,
    Holds.NUMBER: (int, float),
    Holds.DATE: str,
    Holds.CHOICE: str,
    Holds.MANY: tuple,
    Holds.ACTOR: Participant,
}


def problem_of(field: CustomField, value: CustomValue | None) -> str:
    """What is wrong with a value of a field, in one sentence; empty when it is right or there is none."""
    if value is None or value in ("", ()):
        return ""
    if not isinstance(value, _FORMS[field.holds]):
        return f"“{words_of(field, value)}” is no {field.holds.value}: the codebook has changed"
    if isinstance(value, int | float):
        return _outside(field, value)
    if field.holds is Holds.DATE and isinstance(value, str):
        return "" if edtf.is_edtf(value) else f"“{value}” is no date of the calendar"
    if field.choices and isinstance(value, str | tuple):
        return _unknown(field, (value,) if isinstance(value, str) else value)
    return ""


def _outside(field: CustomField, value: int | float) -> str:
    if field.least is not None and value < field.least:
        return f"{value:g} is less than {field.least:g}"
    return f"{value:g} is more than {field.most:g}" if field.most is not None and value > field.most else ""


def _unknown(field: CustomField, keys: tuple[str, ...]) -> str:
    known = {choice.key for choice in field.choices}
    unknown = [key for key in keys if key not in known]
    return f"The codebook has no choice {', '.join(unknown)}" if unknown else ""


def words_of(field: CustomField | None, value: CustomValue | None) -> str:
    """A value as people read it."""
    titles = {choice.key: choice.title for choice in field.choices} if field is not None else {}
    match value:
        case None:
            return ""
        case Participant():
            return value.name
        case tuple():
            return ", ".join(titles.get(key, key) for key in value)
        case str():
            return titles.get(value, value)
    number = f"{value:,}" if isinstance(value, int) else f"{value:g}"
    return f"{number} {field.unit}".rstrip() if field is not None else number
