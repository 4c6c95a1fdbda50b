"""A project of the five starter articles with hand-coded suggestions, for tests that need no extractor."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from q7x2_gui import paths
from q7x2_gui.domain.article import Article
from q7x2_gui.domain.event import EventValues, Evidence, Participant, Place
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.domain.vocabulary import Kind, Role, Status
from q7x2_gui.services.importing import import_paths
from q7x2_gui.services.session import Session
from q7x2_gui.services.storing import add_suggestions

GOLD = Path(__file__).resolve().parent.parent / "gold" / "seeds.jsonl"


def make(path: Path, *, analyst: str = "Ada") -> Path:
    """Write the project and close it; its path."""
    with Session.create(path, analyst=analyst) as session:
        import_paths(session, [paths.seeds()])
        found = {}
        gold = {row["article"]: row for row in map(json.loads, GOLD.read_text(encoding="utf-8").splitlines())}
        for row in session.catalogue.articles():
            article = session.catalogue.article(row.id).article
            events = gold[row.source_id]["events"]
            places = {event["id"]: n for n, event in enumerate(events)}
            found[row.id] = ("gold", "1", tuple(suggestion(event, article, places) for event in events))
        add_suggestions(session, found).result(timeout=10)
    return path


def suggestion(event: dict[str, Any], article: Article, places: dict[str, int]) -> Suggestion:
    """One hand-coded event as an extractor would propose it."""
    people = tuple(
        Participant(
            name=p["actor"], as_written=p["actor"], country=p["country"], office=p["office"], role=Role(p["role"])
        )
        for p in event["participants"]
    )
    place = event["place"]
    where = None if place is None else Place(name=place["name"], as_written=place["name"], country=place["country"])
    return Suggestion(
        values=EventValues(
            type=event["type"],
            kind=Kind(event["kind"]),
            status=Status(event["status"]),
            date=event["date"],
            participants=people,
            place=where,
        ),
        evidence=tuple(evidence(event, article)),
        confidence=0.9 if event["main"] else 0.6,
        confidences={"type": 0.9, "date": 0.8},
        reasons={"date": "the day that the sentence names"},
        main=event["main"],
        part_of=places.get(event["part_of"]) if event["part_of"] else None,
    )


def evidence(event: dict[str, Any], article: Article) -> list[Evidence]:
    """The phrase that the coder noted, and the first mentions of the participants near it."""
    phrase = event["evidence"]
    start = article.text.find(phrase)
    if start < 0:
        return []
    last = phrase.rsplit(" ", 1)[-1]
    at = start + len(phrase) - len(last)
    found = [Evidence(field="type", start=at, end=at + len(last), quote=last)]
    for n, person in enumerate(event["participants"]):
        at = article.text.find(person["actor"], max(start - 200, 0), start + 400)
        if at >= 0:
            name = person["actor"]
            found.append(Evidence(field=f"participants.{n}", start=at, end=at + len(name), quote=name))
    return found
