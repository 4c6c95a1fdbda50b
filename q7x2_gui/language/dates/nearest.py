"""Which year, month or week news means when it does not say: the nearest one, bent by words of past and future."""

from __future__ import annotations

from dataclasses import replace

from q7x2_gui.domain import days
from q7x2_gui.domain.edtf import bounds
from q7x2_gui.language.dates.model import PartialDate

_REACH = 330
"""Days within which a word of past or future decides; beyond it news would name the year."""
_FUTURE_WEIGHT = 3
"""News looks back more often than ahead, so a day ahead counts as farther without a word of future."""
_SLACK = 1
"""Days by which a past event can lie after the publication date: pages are dated in other time zones."""


def day_near(partial: PartialDate, anchor: int, toward: int) -> tuple[int | None, str]:
    """The year of a month and day near an anchor, and why; None when no year near has such a day."""
    year = days.civil(anchor)[0]
    found = _spans(partial, range(year - 1, year + 2))
    if not found:
        # Either a 29 February, or a weekday that fits none of the years: the page has one of the two wrong.
        found = _spans(replace(partial, weekday=None), range(year - 8, year + 9))
    if not found:
        return None, "no year near the publication date has such a day"
    published = f"the publication date {days.iso(anchor)}"
    ahead = [(span[0] - anchor, y) for y, span in found if span[1] >= anchor]
    back = [(anchor - span[0], y) for y, span in found if span[0] <= anchor + _SLACK]
    if toward > 0 and ahead and min(ahead)[0] <= _REACH:
        return min(ahead)[1], f"year {min(ahead)[1]}: ahead of {published}"
    if toward < 0 and back and min(back)[0] <= _REACH:
        return min(back)[1], f"year {min(back)[1]}: before {published}"
    best = min(found, key=lambda pair: _distance(pair[1], anchor))
    return best[0], f"year {best[0]}: nearest to {published}"


def _spans(partial: PartialDate, years: range) -> list[tuple[int, tuple[int, int]]]:
    return [(year, span) for year in years if (span := _span(partial, year)) is not None]


def _span(partial: PartialDate, year: int) -> tuple[int, int] | None:
    if not days.FIRST_YEAR < year < days.LAST_YEAR:
        return None
    edtf = partial.in_year(year)
    if edtf is None:
        return None
    found = bounds(edtf)
    return None if found.earliest is None or found.latest is None else (found.earliest, found.latest)


def _distance(span: tuple[int, int], anchor: int) -> float:
    if span[0] <= anchor <= span[1]:
        return 0
    return (span[0] - anchor) * _FUTURE_WEIGHT if span[0] > anchor else anchor - span[1]


def month_near(month: int, anchor: int, toward: int, *, strict: bool = False) -> tuple[int, str]:
    """The year of a month near an anchor, and why; ``strict`` leaves the anchor's own month out."""
    year, now, _ = days.civil(anchor)
    published = f"the publication date {days.iso(anchor)}"
    behind = (now - month) % 12 or (12 if strict and toward < 0 else 0)
    ahead = (month - now) % 12 or (12 if strict and toward > 0 else 0)
    if toward < 0 or (toward == 0 and behind <= ahead * _FUTURE_WEIGHT):
        found = year + (now - behind - 1) // 12
        return found, f"year {found}: the latest such month up to {published}"
    found = year + (now + ahead - 1) // 12
    return found, f"year {found}: the next such month from {published}"


def season_near(season: int, anchor: int, toward: int, *, strict: bool = False) -> tuple[str, str]:
    """The season near an anchor as EDTF, and why; ``strict`` leaves one that is under way out."""
    year = days.civil(anchor)[0]
    spans = {}
    for each in range(year - 2, year + 3):
        edtf = f"{days.year_text(each)}-{season}"
        found = bounds(edtf)
        if found.earliest is not None and found.latest is not None:
            spans[edtf] = (found.earliest, found.latest)
    published = f"the publication date {days.iso(anchor)}"
    ahead = [edtf for edtf, span in spans.items() if (span[0] > anchor if strict else span[1] >= anchor)]
    back = [edtf for edtf, span in spans.items() if (span[1] < anchor if strict else span[0] <= anchor)]
    if toward > 0 and ahead:
        return ahead[0], f"the first such season from {published}"
    if toward < 0 and back:
        return back[-1], f"the latest such season up to {published}"
    best = min(spans, key=lambda edtf: _distance(spans[edtf], anchor))
    return best, f"the season nearest to {published}"


def weekday_near(weekday: int, anchor: int, toward: int, *, strict: bool = False) -> tuple[int, str]:
    """The day number of a weekday near an anchor, and why; ``strict`` leaves the anchor itself out."""
    published = f"the publication date {days.iso(anchor)}"
    behind = (days.weekday(anchor) - weekday) % 7
    ahead = (weekday - days.weekday(anchor)) % 7
    if toward > 0:
        return anchor + (ahead or (7 if strict else 0)), f"the first such day from {published}"
    return anchor - (behind or (7 if strict else 0)), f"the latest such day up to {published}"
