"""Keys an event over the gold: a scripted analyst reviews all coded articles in the real window, by key events alone.

Written to ``build/keystrokes.json`` besides the figures. Every key counts: confirming, correcting, rejecting what the
gold does not have, adding what was not suggested. Corrected are type, date, status, participants with their roles, and
place.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from q7x2_gui import paths
from q7x2_gui.app.options import Options
from q7x2_gui.app.run import application, finish, make_window, quiet_qt
from q7x2_gui.app.shots import wait_until
from q7x2_gui.services import matching
from q7x2_gui.services.catalogue import Item
from q7x2_gui.services.extracting import extract_project
from q7x2_gui.services.importing import import_paths
from q7x2_gui.services.records import article_record
from q7x2_gui.services.session import Session
from q7x2_gui.viewmodels.settings import Settings
from q7x2_gui.widgets.actions import ALWAYS, TypingGuard
from q7x2_gui.widgets.main_window import MainWindow
from tests.accuracy import sets
from tests.bench.__main__ import ROOT, Figure
from tests.bench.analyst import Analyst, CountingHand

Gold = dict[str, Any]
RIGHT, CORRECTED, ADDED, FALSE = "right", "corrected", "added", "rejected"


class Tally:
    """Keys by what was done, and what could not be brought to the gold value."""

    def __init__(self) -> None:
        self.keys: defaultdict[str, list[int]] = defaultdict(list)
        self.left: defaultdict[str, int] = defaultdict(int)

    def note(self, what: str, keys: int, left: Sequence[str] = ()) -> None:
        """Note one act."""
        self.keys[what].append(keys)
        for field in left:
            self.left[field] += 1

    def mean(self, *what: str) -> float:
        """Keys an act."""
        found = [keys for name in what for keys in self.keys[name]]
        return sum(found) / max(1, len(found))

    @property
    def events(self) -> int:
        """Gold events that were brought into the dataset."""
        return sum(len(self.keys[name]) for name in (RIGHT, CORRECTED, ADDED))

    @property
    def over_all(self) -> float:
        """All keys, rejections included, an event of the gold."""
        return sum(sum(keys) for keys in self.keys.values()) / max(1, self.events)

    def record(self) -> dict[str, Any]:
        """As JSON."""
        acts = {name: {"times": len(keys), "keys": sum(keys)} for name, keys in sorted(self.keys.items())}
        return {
            "events": self.events,
            "keys_an_event": round(self.over_all, 2),
            "keys_where_right": round(self.mean(RIGHT), 2),
            "acts": acts,
            "fields_not_as_gold": dict(self.left),
        }


@contextmanager
def window_on(sources: Sequence[Path]) -> Iterator[MainWindow]:
    """The real window on a project of coded articles with their suggestions."""
    with tempfile.TemporaryDirectory(prefix="q7x2-keys-") as name:
        folder, project = Path(name), Path(name) / "gold.q7x2"
        with Session.create(project, analyst="Script") as session:
            import_paths(session, list(sources))
            extract_project(session)
        application()
        quiet_qt()
        settings = Settings(folder / "window.ini")
        settings.analyst, settings.theme = "Script", "light"
        window = make_window(Options(project=project), settings)
        guard = TypingGuard(ALWAYS)
        window.show()
        finish(window)
        window.compose()
        window.activateWindow()
        window.workspace.open(project)
        wait_until(
            lambda: window.form is not None and window.workspace.desk.article is not None, "the window is filled"
        )
        try:
            yield window
        finally:
            guard.remove()
            window.close()


def review(window: MainWindow, gold: Gold, tally: Tally) -> None:
    """Review one article as its gold has it."""
    hand = CountingHand()
    analyst, desk = Analyst(hand), window.workspace.desk
    assert desk is not None
    row = next(r for r in window.workspace.session.catalogue.articles() if r.source_id == gold["article"])
    window.open_article(row.id)
    hand.wait(lambda: desk.article_id == row.id and desk.settled, "the article is open")
    window.panes.focus("article")
    wanted = _wanted(gold["events"], desk.items, desk.article)
    if not gold["events"] and desk.items:
        tally.note(FALSE, _keys(hand, lambda: (hand.press("Ctrl+Shift+N"), hand.settled())))
        return
    for event, suggestion in wanted:
        if suggestion is None:
            left: list[str] = []
            tally.note(ADDED, _keys(hand, lambda event=event, left=left: left.extend(analyst.add(event))), left)
    by_key = {suggestion: event for event, suggestion in wanted if suggestion is not None}
    if not desk.items:
        tally.note(FALSE, _keys(hand, lambda: hand.press("]")))
    for _ in range(len(desk.items)):
        item = desk.chosen
        if desk.article_id != row.id or item is None or not item.open:
            break
        event = by_key.get(item.suggestion_id or "")
        if event is None:
            tally.note(FALSE, _keys(hand, analyst.reject))
            continue
        left = []
        what = CORRECTED if analyst.wrong(event) else RIGHT
        tally.note(what, _keys(hand, lambda event=event, left=left: left.extend(analyst.confirm(event))), left)


def _keys(hand: CountingHand, act: Any) -> int:
    before = hand.keys
    act()
    return hand.keys - before


def _wanted(gold: Sequence[Gold], items: Sequence[Item], detail: Any) -> list[tuple[Gold, str | None]]:
    """Each gold event with the id of the suggestion that answers it."""
    proposed = [item for item in items if item.suggestion_id]
    events = article_record(detail.article, [_suggestion(item) for item in proposed])["events"]
    places = matching.assign(gold, events)
    return [
        (event, None if place is None else proposed[place].suggestion_id)
        for event, place in zip(gold, places, strict=True)
    ]


def _suggestion(item: Item) -> Any:
    from q7x2_gui.domain.suggestion import Suggestion

    return Suggestion(values=item.values, confidence=item.confidence or 0.0, evidence=item.evidence)


def measure() -> dict[str, Tally]:
    """The tally of each set of coded articles, and of all together."""
    own = sets.own()
    tallies = {one.name: Tally() for one in own}
    everything = Tally()
    sources = [paths.seeds(), *sorted((sets.GOLD / "made").glob("articles-*.jsonl"))]
    with window_on(sources) as window:
        for one in own:
            for gold in one.gold:
                review(window, gold, tallies[one.name])
    for tally in tallies.values():
        for what, keys in tally.keys.items():
            everything.keys[what] += keys
        for field, times in tally.left.items():
            everything.left[field] += times
    return tallies | {"all": everything}


def figures() -> list[Figure]:
    """Keys where the suggestion is right, and over all."""
    tallies = measure()
    path = ROOT / "build" / "keystrokes.json"
    path.parent.mkdir(exist_ok=True)
    text = json.dumps({name: tally.record() for name, tally in tallies.items()}, indent=2)
    path.write_text(text + "\n", encoding="utf-8")
    total = tallies["all"]
    beside = {
        "corrected": total.mean(CORRECTED),
        "added": total.mean(ADDED),
        "rejected": total.mean(FALSE),
        "events": float(total.events),
        "fields not as gold": float(sum(total.left.values())),
    }
    return [
        Figure("keys an event where the suggestion is right", total.mean(RIGHT), "keys", 2.5),
        Figure("keys an event over all, rejections included", total.over_all, "keys", 12, beside=beside),
    ]
