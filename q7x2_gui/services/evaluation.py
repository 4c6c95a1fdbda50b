"""Figures of an extractor against hand-coded gold: events found, fields right, precision, calibration, causes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from q7x2_gui.services import answers, matching
from q7x2_gui.services.answers import exact_day
from q7x2_gui.services.scores import Calibration, Figures, Miss, Share

__all__ = ["ENCOUNTERS", "SURE", "Calibration", "Figures", "Miss", "Share", "evaluate", "exact_day"]

Json = Mapping[str, Any]
ENCOUNTERS = frozenset({"meeting", "phone_call", "visit"})
SURE = 0.5
"""Confidence from which a suggestion counts for precision."""


@dataclass(frozen=True, slots=True)
class _Answered:
    """One article: its gold, its suggestions and the text that their spans count in."""

    name: str
    language: str
    gold: Sequence[Json]
    events: Sequence[Json]
    text: str


def evaluate(gold: Sequence[Json], outputs: Sequence[Json]) -> Figures:
    """Figures of ``outputs`` (objects of `extract --json`) against ``gold``; a missing article has no suggestions."""
    figures = Figures()
    by_id = {output["id"]: output for output in outputs}
    for row in gold:
        output = by_id.get(row["article"], {})
        language = f"language {row['language']}"
        events, text = output.get("events") or [], output.get("text") or ""
        article = _Answered(row["article"], language, row["events"], events, text)
        _recall(figures, article)
        _precision(figures, article)
    return figures


def _recall(figures: Figures, article: _Answered) -> None:
    pairs = matching.assign(article.gold, article.events)
    for event, place in zip(article.gold, pairs, strict=True):
        groups = (article.language, f"type {event['type']}")
        for name in _recalls(event):
            figures.count(name, place is not None, *groups)
        if place is not None:
            _fields(figures, article, event, article.events[place], groups)
            continue
        measure = "main recall" if event.get("main") else "other recall"
        cause, nearest = matching.cause(event, article.events)
        got = "nothing" if nearest is None else _words(nearest)
        figures.misses.append(_miss(article, event, measure, got, cause))


def _recalls(event: Json) -> list[str]:
    if event.get("main"):
        return ["recall", "main recall"]
    return ["recall", "background recall" if event.get("background") else "other recall"]


def _fields(figures: Figures, article: _Answered, event: Json, got: Json, groups: tuple[str, ...]) -> None:
    prefix = "main " if event.get("main") else "other "
    for name, right in answers.fields(event, got, article.text).items():
        if right is None:
            continue
        figures.count(prefix + name, right, *groups)
        if not right:
            figures.misses.append(_miss(article, event, prefix + name, _words(got), name))
    for actor, right in answers.names(event, got):
        figures.count(prefix + "names", right, *groups)
        if not right:
            figures.misses.append(_miss(article, event, prefix + "names", f"{actor}: {_words(got)}", "name"))


def _precision(figures: Figures, article: _Answered) -> None:
    for place, event in enumerate(article.events):
        if event["type"] not in ENCOUNTERS or event.get("background"):
            continue
        right = any(matching.matches(gold, event) for gold in article.gold)
        figures.believe(event["confidence"], right, article.language)
        if event["confidence"] < SURE:
            continue
        figures.count("precision", right, article.language, f"type {event['type']}")
        if not right:
            figures.misses.append(_false_alarm(article, place, event))
    if not article.gold:
        contacts = [e for e in article.events if e["type"] in {*ENCOUNTERS, "agreement"} and not e.get("background")]
        figures.count("quiet on articles without events", not contacts, article.language)


def _miss(article: _Answered, event: Json, measure: str, got: str, cause: str) -> Miss:
    at = article.text.find(event["evidence"]) if event.get("evidence") else -1
    line = answers.line_of(article.text, at) if at >= 0 else None
    return Miss(article.name, event["id"], measure, _words(event), got, cause, line)


def _false_alarm(article: _Answered, place: int, event: Json) -> Miss:
    starts = [span["start"] for span in event.get("evidence") or ()]
    line = answers.line_of(article.text, min(starts)) if starts and article.text else None
    cause, nearest = matching.cause_of_false_alarm(event, article.gold)
    wanted = "no gold event" if nearest is None else _words(nearest)
    return Miss(article.name, str(place), "precision", wanted, _words(event), cause, line)


def _words(event: Json) -> str:
    who = ", ".join(f"{p.get('actor') or p.get('name') or '?'} ({p.get('country')})" for p in event["participants"])
    return f"{event['type']} {event.get('date')} {event.get('status')} {who}"
