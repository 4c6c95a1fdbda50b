"""Figures of an evaluation as JSON for scripts and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from q7x2_gui.services.scores import Bin, Figures, Share

HEADLINES = {
    "main_event_recall": "main recall",
    "exact_day": "main exact day",
    "countries": "main countries",
    "type": "main type",
    "status": "main status",
    "place": "main place",
    "names": "main names",
    "evidence": "main evidence",
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
        "ece": figures.calibration().error,
        "all": _of(record["figures"], _ALL),
        "languages": _by(record["figures"], groups, "language "),
        "types": _by(record["figures"], groups, "type "),
        "calibration": record["calibration"],
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
    yield from calibration_lines(figures)
    yield f"{len(figures.misses)} misses" if figures.misses else "no misses"
    for miss in figures.misses:
        yield f"  {miss.link} {miss.event}  {miss.measure} ({miss.cause}): wanted {miss.wanted}; got {miss.got}"


def calibration_lines(figures: Figures) -> Iterator[str]:
    """The reliability table of meetings, calls and visits, and the error it comes to; nothing where none was made."""
    found = figures.calibration()
    if found.error is None:
        return
    yield "confidence of meetings, calls and visits"
    yield from (f"  {_bin(one)}" for one in found.bins())
    yield f"  expected calibration error           {found.error:.3f}"
    yield ""


def _bin(one: Bin) -> str:
    share = Share(one.right, one.asked)
    return f"{one.low:.1f} to {one.high:.1f}, mean {one.confidence:.2f}{'':<15} {_share(share)}"


def _share(share: Share) -> str:
    if share.value is None or share.interval is None:
        return "nothing asked"
    low, high = share.interval
    return f"{share.value:6.1%}  {share.right:>4} of {share.asked:<4}  95 % interval {low:.1%} to {high:.1%}"
