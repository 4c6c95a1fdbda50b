"""Timeline entries made for tests: from the hand-coded events of the starter articles, or from bare dates."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from q7x2_gui.domain.edtf import Bounds, bounds
from q7x2_gui.domain.vocabulary import Kind, Status, Verdict
from q7x2_gui.services.listing import TimelineEntry


def entry(
    n: int, date: str | None, type_key: str = "meeting", *, status: str = "occurred", verdict: str | None = None
) -> TimelineEntry:
    """One entry of a date in EDTF."""
    return TimelineEntry(
        id=f"e{n}", item_id=f"i{n}", article_id=f"a{n % 3}", event_id=f"e{n}" if verdict else None, kind=Kind.EVENT,
        type=type_key, status=Status(status), verdict=None if verdict is None else Verdict(verdict),
        bounds=bounds(date) if date else Bounds(), date=date, countries=("CHN", "JPN"), actors=("Wang Yi",),
        summary="", main=True, background=False,
    )  # fmt: skip


def dated(dates: Iterable[str | None], type_key: str = "meeting") -> list[TimelineEntry]:
    """Entries of one type, a date each."""
    return [entry(n, date, type_key) for n, date in enumerate(dates)]


def from_gold(path: Path) -> list[TimelineEntry]:
    """The coded events; verdicts go round so that each review state is there."""
    verdicts = (None, Verdict.CONFIRMED, Verdict.AUTO, None, Verdict.CONFIRMED)
    entries = []
    for line in path.read_text("utf-8").splitlines():
        article = json.loads(line)
        for event in article["events"]:
            n = len(entries)
            verdict = verdicts[n % len(verdicts)]
            people = [p["actor"] for p in event["participants"]]
            entries.append(
                TimelineEntry(
                    id=event["id"], item_id=f"item-{event['id']}", article_id=article["article"],
                    event_id=event["id"] if verdict else None, kind=Kind(event["kind"]), type=event["type"],
                    status=Status(event["status"]), verdict=verdict,
                    bounds=bounds(event["date"]) if event["date"] else Bounds(), date=event["date"],
                    countries=tuple(dict.fromkeys(p["country"] for p in event["participants"] if p["country"])),
                    actors=tuple(people), summary=f"{' and '.join(people[:2])}", main=event["main"],
                    background=not event["main"] and bool(event["date"]) and event["date"] < "2020",
                )
            )  # fmt: skip
    return entries
