"""Figures of an extractor against hand-coded gold: events found, fields right, precision, with intervals."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from q7x2_gui.domain import edtf
from q7x2_gui.domain.days import from_iso, iso
from q7x2_gui.domain.vocabulary import Precision
from q7x2_gui.errors import DateError
from q7x2_gui.services import matching

Json = Mapping[str, Any]
ENCOUNTERS = frozenset({"meeting", "phone_call", "visit"})
SURE = 0.5
"""Confidence from which a suggestion counts for precision."""
_Z = 1.959964  # 97.5 % quantile of the normal distribution


@dataclass(slots=True)
class Share:
    """So many right out of so many asked."""

    right: int = 0
    asked: int = 0

    def count(self, right: bool) -> None:
        """One more asked, and right or not."""
        self.asked += 1
        self.right += right

    @property
    def value(self) -> float | None:
        """The share, None where nothing was asked."""
        return self.right / self.asked if self.asked else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95 % interval of the share."""
        if not self.asked:
            return None
        share, n, z = self.right / self.asked, self.asked, _Z
        middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(0.0, middle - half), min(1.0, middle + half)

    def record(self) -> dict[str, Any]:
        """As JSON."""
        return {"right": self.right, "asked": self.asked, "value": self.value, "interval": self.interval}


@dataclass(frozen=True, slots=True)
class Miss:
    """What went wrong: the article, the gold event (or the suggestion's place), the measure, both sides in words."""

    article: str
    event: str
    measure: str
    wanted: str
    got: str


@dataclass(slots=True)
class Figures:
    """Shares by measure, for all and by language and type; ``misses`` lists each thing that was not right."""

    measures: dict[str, dict[str, Share]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Share)))
    misses: list[Miss] = field(default_factory=list)

    def count(self, measure: str, right: bool, *groups: str) -> None:
        """Count one answer for all and for each group."""
        for group in ("all", *groups):
            self.measures[measure][group].count(right)

    def share(self, measure: str, group: str = "all") -> Share:
        """The share of one measure in one group."""
        return self.measures.get(measure, {}).get(group, Share())

    def record(self) -> dict[str, Any]:
        """As JSON: measure, group, share; and the misses."""
        return {
            "figures": {
                measure: {group: share.record() for group, share in sorted(groups.items())}
                for measure, groups in sorted(self.measures.items())
            },
            "misses": [
                {"article": m.article, "event": m.event, "measure": m.measure, "wanted": m.wanted, "got": m.got}
                for m in self.misses
            ],
        }


def evaluate(gold: Sequence[Json], outputs: Sequence[Json]) -> Figures:
    """Figures of ``outputs`` (objects of `extract --json`) against ``gold``; a missing article has no suggestions."""
    figures = Figures()
    by_id = {output["id"]: output for output in outputs}
    for article in gold:
        output = by_id.get(article["article"], {})
        _evaluate_article(figures, article, output.get("events") or [])
    return figures


def _evaluate_article(figures: Figures, article: Json, events: Sequence[Json]) -> None:
    language = f"language {article['language']}"
    pairs = matching.assign(article["events"], events)
    for place, event in enumerate(article["events"]):
        got = None if pairs[place] is None else events[pairs[place] or 0]
        groups = (language, f"type {event['type']}")
        names = [name for name, asked in _recalls(event).items() if asked]
        for name in names:
            figures.count(name, got is not None, *groups)
        if got is None:
            measure = "main recall" if event.get("main") else "other recall"
            figures.misses.append(Miss(article["article"], event["id"], measure, _words(event), "nothing"))
        else:
            _fields(figures, article["article"], event, got, groups)
    _precision(figures, article, events, language)


def _recalls(event: Json) -> dict[str, bool]:
    main, background = bool(event.get("main")), bool(event.get("background"))
    return {
        "recall": True,
        "main recall": main,
        "other recall": not main and not background,
        "background recall": background,
    }


def _fields(figures: Figures, article: str, event: Json, got: Json, groups: tuple[str, ...]) -> None:
    prefix = "main " if event.get("main") else "other "
    answers = {
        "exact day": exact_day(event, got),
        "countries": matching.countries_equal(event, got),
        "status": _status(event.get("status")) == _status(got.get("status")),
        "type": got["type"] in {event["type"], *(event.get("also_type") or ())},
    }
    for name, right in answers.items():
        if right is None:
            continue
        figures.count(prefix + name, right, *groups)
        if not right:
            figures.misses.append(Miss(article, event["id"], prefix + name, _words(event), _words(got)))


def _precision(figures: Figures, article: Json, events: Sequence[Json], language: str) -> None:
    encounters = [
        (place, event)
        for place, event in enumerate(events)
        if event["type"] in ENCOUNTERS and event["confidence"] >= SURE and not event.get("background")
    ]
    for place, event in encounters:
        right = any(matching.matches(gold, event) for gold in article["events"])
        figures.count("precision", right, language, f"type {event['type']}")
        if not right:
            figures.misses.append(Miss(article["article"], str(place), "precision", "no gold event", _words(event)))
    if not article["events"]:
        contacts = [e for e in events if e["type"] in {*ENCOUNTERS, "agreement"} and not e.get("background")]
        figures.count("quiet on articles without events", not contacts, language)


def exact_day(gold: Json, got: Json) -> bool | None:
    """Whether both outer bounds are those of the gold or of one of its ``also``; None where gold gives no day."""
    if not gold.get("date") or not _is_days(gold["date"]):
        return None
    wanted = [gold["date"], *(gold.get("also") or ())]
    return (got.get("earliest"), got.get("latest")) in {_outer(date) for date in wanted}


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


def day(text: str | None) -> int | None:
    """Day number of an ISO day."""
    return None if text is None else from_iso(text)


def _status(status: str | None) -> str | None:
    return {"proposed": "planned", "postponed": "planned", "ongoing": "occurred"}.get(status or "", status)


def _words(event: Json) -> str:
    who = ", ".join(f"{p.get('actor') or p.get('name') or '?'} ({p.get('country')})" for p in event["participants"])
    return f"{event['type']} {event.get('date')} {event.get('status')} {who}"
