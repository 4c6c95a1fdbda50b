"""Figures of all sets as a table, as JSON and as a list of misses by cause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from q7x2_gui.cli.figures import as_record, calibration_lines
from q7x2_gui.services.scores import Figures, Miss, Share
from tests.accuracy.sets import LANGUAGES, Set

COLUMNS = {
    "main recall": "main found",
    "main exact day": "exact day",
    "main status": "status",
    "main countries": "countries",
    "main place": "place",
    "main names": "names",
    "main evidence": "evidence",
    "other recall": "other found",
    "precision": "precision",
    "quiet on articles without events": "quiet",
}
"""Measures of the table and the heads of their columns."""


def table(name: str, figures: Figures) -> str:
    """One set: a row for all and for each language; right/asked and per cent."""
    lines = [f"{name}", f"  {'':<4}" + "".join(f"{head:>15}" for head in COLUMNS.values()) + f"{'ECE':>8}"]
    for group in ("all", *(f"language {language}" for language in LANGUAGES)):
        error = figures.calibration(group).error
        cells = "".join(f"{_cell(figures.share(measure, group)):>15}" for measure in COLUMNS)
        lines.append(f"  {group.split()[-1]:<4}{cells}{'' if error is None else f'{error:8.3f}'}")
    return "\n".join(lines)


def causes(figures: Figures) -> str:
    """How many misses have which cause."""
    return "\n".join(f"  {number:>4}  {measure}: {cause}" for measure, cause, number in figures.causes())


def reliability(figures: Figures) -> str:
    """The reliability table of one set."""
    return "\n".join(calibration_lines(figures))


def record(measured: Mapping[Set, Figures], skipped: list[str]) -> dict[str, Any]:
    """Everything as JSON; each figure with its interval, each miss with cause and line."""
    sets = {
        one.name: {
            "tuned": one.tuned,
            "articles": len(one.gold),
            **as_record(figures),
            "causes": list(figures.causes()),
        }
        for one, figures in measured.items()
    }
    return {"sets": sets, "skipped": skipped}


def misses(one: Set, figures: Figures) -> str:
    """The misses of one set in Markdown: main events first, then false alarms, with the words that gold relies on."""
    quotes = {event["id"]: event.get("evidence") or "" for row in one.gold for event in row["events"]}
    lines = [f"# Misses: {one.name}", ""]
    for measure, cause, number in sorted(figures.causes(), key=lambda found: (_rank(found[0]), -found[2])):
        lines += [f"## {measure}: {cause} ({number})", ""]
        found = [miss for miss in figures.misses if (miss.measure, miss.cause) == (measure, cause)]
        lines += [_line(miss, quotes.get(miss.event, "")) for miss in found]
        lines.append("")
    return "\n".join(lines)


def intervals(measured: Mapping[Set, Figures]) -> Iterator[str]:
    """What is measured wherever a half must not be tuned on, in one line each."""
    for one, figures in measured.items():
        share = figures.share("main recall")
        if not one.tuned and share.interval:
            yield f"{one.name}: main event found {share.value:.0%}, 95 % interval {_range(share)}"


def _rank(measure: str) -> int:
    order = ("main recall", "precision", "main", "quiet", "other recall")
    return next((n for n, head in enumerate(order) if measure.startswith(head)), len(order))


def _line(miss: Miss, quote: str) -> str:
    told = f"\n  - told as: {quote}" if quote else ""
    return f"- `{miss.link}` {miss.event}: wanted {miss.wanted}; got {miss.got}{told}"


def _cell(share: Share) -> str:
    return "-" if share.value is None else f"{share.right}/{share.asked} {share.value:4.0%}"


def _range(share: Share) -> str:
    low, high = share.interval or (0.0, 1.0)
    return f"{low:.0%} to {high:.0%}"
