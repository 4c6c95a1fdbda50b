"""Marks decided reports whose date was counted from a publication date that has been corrected since."""

from __future__ import annotations

from dataclasses import replace

from q7x2_gui.domain.records import values_record
from q7x2_gui.domain.vocabulary import Field, Verdict
from q7x2_gui.services.rows import report_values
from q7x2_gui.storage.recorder import Recorder
from q7x2_gui.storage.tables import Cell, Row, to_json


def doubt_dates(recorder: Recorder, article: Cell, before: Cell) -> int:
    """Mark the date of each decided report of an article (its number) that leans on the old publication date as one
    that is not sure; how many there were. What was decided stays, open suggestions are made anew by the extractor.
    """
    if before is None:
        return 0
    marked = 0
    decided = recorder.select("select * from report where article = ? and verdict is not null", (article,))
    for report in decided:
        values = report_values(report)
        leans = values.when is not None and values.when.anchor == before
        if report["verdict"] == Verdict.REJECTED.value or not leans or Field.DATE.value in values.unsure:
            continue
        values = replace(values, unsure=values.unsure | {Field.DATE.value})
        changed: Row = {"values": to_json(values_record(values)), "revision": recorder.step}
        recorder.put("report", {"id": report["id"], **changed})
        for event in recorder.select("select id from event where n = ?", (report["event"],)):
            recorder.put(
                "event", {"id": event["id"], "unsure": to_json(sorted(values.unsure)), "revision": recorder.step}
            )
        marked += 1
    return marked
