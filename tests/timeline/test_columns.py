from __future__ import annotations

from q7x2_gui.domain.edtf import Bounds, bounds
from q7x2_gui.timeline.columns import OPEN_END, OPEN_START, UNKNOWN, Pattern, Review, Row, build


def test_sentinels_tell_open_from_unknown() -> None:
    dates = ["2020-11-24/..", "2020-11-24/", "../2020-11-24", "/2020-11-24"]
    table = build([Row(bounds(d), d, "visit", "occurred", None) for d in dates])
    assert table.end_latest[0] == OPEN_END
    assert table.end_latest[1] == UNKNOWN
    assert table.start_earliest[2] == OPEN_START
    assert table.start_earliest[3] == UNKNOWN
    assert table.dated.all()


def test_review_and_pattern_come_from_verdict_and_status() -> None:
    pairs = [(None, "planned"), ("auto", "occurred"), ("corrected", "cancelled"), ("added", "unconfirmed")]
    table = build([Row(Bounds(), None, "visit", status, verdict) for verdict, status in pairs])
    assert table.review.tolist() == [Review.SUGGESTED, Review.AUTO, Review.CONFIRMED, Review.CONFIRMED]
    assert table.pattern.tolist() == [Pattern.DASHED, Pattern.SOLID, Pattern.STRUCK, Pattern.DOTTED]
    assert table.planned == 1
    assert not table.dated.any()


def test_no_rows_make_empty_columns() -> None:
    table = build([])
    assert len(table) == 0
    assert table.countries.offsets.tolist() == [0]
