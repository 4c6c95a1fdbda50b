"""Anchors coarser than a day: a phrase is placed for each day one may be, and all that may come of it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from q7x2_gui.domain import days
from q7x2_gui.domain.edtf import bounds
from q7x2_gui.domain.edtf_parse import parse
from q7x2_gui.language.dates import values
from q7x2_gui.language.dates.placed import Placed

_FULL = 62
"""Days up to which each day of an anchor is tried; beyond it the first and last days of its months."""
_LISTED = 4
"""Outcomes that are listed one by one; more are given as a range."""


def anchor_days(anchor: str | None) -> list[int]:
    """Day numbers that an anchor (EDTF) may be, enough of them to see each outcome; empty when it bounds nothing."""
    if anchor is None:
        return []
    found: set[int] = set()
    for start, end in parse(anchor).parts:
        first = start.first if start else (end.first if end else None)
        last = end.last if end else (start.last if start else None)
        if first is None or last is None:
            return []
        found.update(_sampled(first, last))
    return sorted(found)


def _sampled(first: int, last: int) -> Sequence[int]:
    if last - first <= _FULL:
        return range(first, last + 1)
    year, month, _ = days.civil(first)
    end_year, end_month, _ = days.civil(last)
    count = (end_year - year) * 12 + end_month - month
    if count > 24:
        return ()  # several years: too coarse to count from
    starts = [days.day_number(*values.shifted_month(first, n), 1) for n in range(1, count + 1)]
    return [first, *(n - 1 for n in starts), *starts, last]


def place_over(anchors: Sequence[int], written: str | None, placing: Callable[[int | None], Placed]) -> Placed:
    """What a phrase comes to over all days of an anchor: one date, some of a few, or a day within a range.

    Reasons name the anchor as it is ``written``, not the day that was tried.
    """
    if not anchors:
        return placing(None)
    outcomes = [placing(anchor) for anchor in anchors]
    known = [outcome for outcome in outcomes if outcome.edtf is not None]
    texts = list(dict.fromkeys(outcome.edtf for outcome in known if outcome.edtf is not None))
    first = known[0] if known else outcomes[0]
    tried = days.iso(anchors[outcomes.index(first)])
    told = first.reason if written is None else first.reason.replace(tried, written)
    if len(texts) <= 1:
        return replace(first, reason=told)
    reason = f"the publication date is not known to the day; {told}, and so on"
    return replace(known[0], edtf=_joined(texts), reason=reason, implied=None)


def _joined(texts: list[str]) -> str | None:
    spans = [bounds(text) for text in texts]
    if any(span.earliest is None or span.latest is None for span in spans):
        return None
    if len(texts) <= _LISTED and not any("/" in text or "[" in text for text in texts):
        return f"[{','.join(sorted(texts))}]"
    return values.one_of(min(s.earliest or 0 for s in spans), max(s.latest or 0 for s in spans))
