"""How a language's date tables are written: rules with named groups, and the words that those groups hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

_NEVER = re.compile(r"(?!)")
_NAMES = re.compile(r"\(\?P<[a-z0-9]+>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A date phrase as understood before it is placed in time; see `resolve` for what each shape comes to.

    ``shift`` counts ``unit`` (day, week, month, year, weekend, decade) from the base: the anchor, or the focus (the
    day spoken of last). ``toward`` is -1 for a strictly earlier one (last Friday), 1 for a later one (next Friday).
    ``back`` is the number of an anniversary, ``length`` a duration in days.
    """

    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    year2: int | None = None
    month2: int | None = None
    day2: int | None = None
    weekday: int | None = None
    weekday2: int | None = None
    part: str | None = None
    season: int | None = None
    unit: str | None = None
    shift: int | None = None
    focus: bool = False
    toward: int = 0
    either: bool = False
    swapped: bool = False
    event: bool = True
    back: int | None = None
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern with the fields that it fixes; groups named as `Spec` fields fill the others.

    The group ``q`` marks the quote when the pattern also reads words around it.
    """

    name: str
    pattern: re.Pattern[str]
    fixed: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The date tables of one language.

    ``trigger`` finds the places where a phrase can start, ``gate`` whether any rule matches there. ``tables`` map the
    text of a group (casefolded) to its value; ``phrases`` map a whole phrase to the fields it fixes. ``cues`` finds
    words that put a date before the anchor (group ``past``), after it (``future``), or after it where no other word
    speaks (``weak``); ``breaks`` the ends of clauses. ``starts_before`` (at its end), ``starts_after`` and
    ``starts_through`` (all between day and duration) are the words that make a day the first of several.
    ``topic`` stands before the day of the news itself, whatever month its clause spoke of before.
    ``main_last`` tells after a date that the sentence's last verb governs it, for languages that end with the verb;
    ``left_first`` is for languages whose verb stands before the date.
    """

    language: str
    trigger: re.Pattern[str]
    gate: re.Pattern[str] = field(init=False)
    rules: tuple[Rule, ...]
    phrases: Mapping[str, Mapping[str, Any]]
    tables: Mapping[str, Mapping[str, Any]]
    number: Callable[[str], int | None]
    cues: re.Pattern[str]
    breaks: re.Pattern[str]
    sentence_ends: re.Pattern[str]
    starts_before: re.Pattern[str] = _NEVER
    starts_after: re.Pattern[str] = _NEVER
    starts_through: re.Pattern[str] = _NEVER
    main_last: re.Pattern[str] = _NEVER
    topic: re.Pattern[str] = _NEVER
    left_first: bool = False

    def __post_init__(self) -> None:
        """Join the rules into one pattern: most triggers start no phrase, and one failed match costs least."""
        joined = "|".join(rule.pattern.pattern for rule in self.rules)
        object.__setattr__(self, "gate", re.compile(_NAMES.sub("(?:", joined), re.IGNORECASE))


_NUMBERS = {"d": "day", "d2": "day2", "y": "year", "y2": "year2", "n": "n", "back": "back", "length": "length"}
_WORDS = {
    "m": "month", "m2": "month2", "wd": "weekday", "wd2": "weekday2", "part": "part", "mod": "shift", "unit": "unit",
    "season": "season", "era": "era",
}  # fmt: skip


def normal(text: str) -> str:
    """A word as the tables write it: casefolded, one space between words, no full stop at its end."""
    return " ".join(text.casefold().split()).rstrip(".")


def build(grammar: Grammar, rule: Rule, match: re.Match[str]) -> Spec | None:
    """The phrase that a match stands for; None when a number or word in it is out of range."""
    values: dict[str, Any] = dict(rule.fixed)
    for name, text in match.groupdict().items():
        if text is None or name == "q":
            continue
        found = _value(grammar, name, text)
        if found is None:
            return None
        values.update(found)
    return _checked(rule.name, values)


def _value(grammar: Grammar, name: str, text: str) -> Mapping[str, Any] | None:
    if name == "word":
        return grammar.phrases.get(normal(text))
    if name in _NUMBERS:
        number = grammar.number(text)
        return None if number is None else {_NUMBERS[name]: number}
    value = grammar.tables[_WORDS[name].rstrip("2")].get(normal(text))
    if value is None and name in {"m", "m2"}:
        value = grammar.number(text)
    if value is None:
        return None
    return value if isinstance(value, Mapping) else {_WORDS[name]: value}


def _checked(rule: str, values: dict[str, Any]) -> Spec | None:
    count, sign, era = values.pop("n", None), values.pop("sign", 1), values.pop("era", 0)
    if count is not None:
        values["shift"] = sign * count
    if era and values.get("year") is not None:
        values["year"] += era
    spec = Spec(rule=rule, **values)
    if spec.swapped:
        spec = _numeric(spec)
    return spec if _in_range(spec) else None


def _numeric(spec: Spec) -> Spec:
    """``25/11/2023`` and ``11/25/2023``: which number is the month shows only where one of them is above 12."""
    day, month = spec.day or 0, spec.month or 0
    if month > 12 >= day:
        return replace(spec, day=month, month=day, swapped=False)
    return replace(spec, swapped=month <= 12 and day <= 12 and month != day)


def _in_range(spec: Spec) -> bool:
    months = (n for n in (spec.month, spec.month2) if n is not None)
    numbers = (n for n in (spec.day, spec.day2) if n is not None)
    years = (n for n in (spec.year, spec.year2) if n is not None)
    return (
        all(1 <= n <= 12 for n in months)
        and all(1 <= n <= 31 for n in numbers)
        and all(1 <= n <= 9999 for n in years)
        and abs(spec.shift or 0) <= 3000
    )


def rules(*entries: tuple[str, str] | tuple[str, str, Mapping[str, Any]], **fragments: str) -> tuple[Rule, ...]:
    """Compiled rules from (name, pattern, fixed fields); ``<name>`` in a pattern stands for a fragment."""
    return tuple(Rule(e[0], compiled(e[1], **fragments), e[2] if len(e) > 2 else {}) for e in entries)


def compiled(pattern: str, **fragments: str) -> re.Pattern[str]:
    """A pattern with its ``<name>`` fragments filled in, case ignored."""
    for _ in range(3):  # fragments may hold fragments
        for name, text in fragments.items():
            pattern = pattern.replace(f"<{name}>", text)
    return re.compile(pattern, re.IGNORECASE)


def alternatives(words: Mapping[str, Any] | tuple[str, ...]) -> str:
    """A group that matches any of the words, longest first, with any blank for a space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s{1,2}") for word in ordered) + ")"
