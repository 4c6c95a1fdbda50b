"""Figures of an evaluation as JSON for scripts and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from q7x2_gui.services.evaluation import Figures, Share

HEADLINES = {
    "main_event_recall": "main recall",
    "exact_day": "main exact day",
    "countries": "main countries",
    "type": "main type",
    "status": "main status",
    "recall": "recall",
    "precision": "precision",
}
"""Top-level keys of the JSON and the measures they show; None where nothing was asked."""

_ALL = "all"


def as_record(figures: Figures) -> dict[str, Any]:
    """Headline figures first, then every measure for all, by language and by type, then what was missed."""
    record = figures.record()
    groups = sorted({group for shares in record["figures"].values() for group in shares})
    return {
        **{key: figures.share(measure).value for key, measure in HEADLINES.items()},
        "all": _of(record["figures"], _ALL),
        "languages": _by(record["figures"], groups, "language "),
        "types": _by(record["figures"], groups, "type "),
        "misses": record["misses"],
    }


def _by(measures: dict[str, Any], groups: list[str], prefix: str) -> dict[str, Any]:
    return {group.removeprefix(prefix): _of(measures, group) for group in groups if group.startswith(prefix)}


def _of(measures: dict[str, Any], group: str) -> dict[str, Any]:
    return {_key(measure): shares[group] for measure, shares in measures.items() if group in shares}


def _key(measure: str) -> str:
    return measure.replace(" ", "_")


def in_words(figures: Figures) -> str:
    """The same as a table, with the misses below."""
    return "\n".join(_lines(figures))


def _lines(figures: Figures) -> Iterator[str]:
    groups = sorted({group for shares in figures.measures.values() for group in shares} - {_ALL})
    for group in (_ALL, *groups):
        yield group
        for measure, shares in sorted(figures.measures.items()):
            if group in shares:
                yield f"  {measure:<36} {_share(shares[group])}"
        yield ""
    yield f"{len(figures.misses)} misses" if figures.misses else "no misses"
    for miss in figures.misses:
        yield f"  {miss.article} {miss.event}  {miss.measure}: wanted {miss.wanted}; got {miss.got}"


def _share(share: Share) -> str:
    if share.value is None or share.interval is None:
        return "nothing asked"
    low, high = share.interval
    return f"{share.value:6.1%}  {share.right:>4} of {share.asked:<4}  95 % interval {low:.1%} to {high:.1%}"
