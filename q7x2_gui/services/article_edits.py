"""Edits of an article itself: its head, and that it tells no event."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from q7x2_gui.domain.vocabulary import CURATED, ArticleState, PublishedHow, Verdict
from q7x2_gui.errors import Q7X2Error
from q7x2_gui.services.article_state import refresh_state
from q7x2_gui.services.doubting import doubt_dates
from q7x2_gui.services.rows import published_columns
from q7x2_gui.storage.recorder import Recorder
from q7x2_gui.storage.tables import Image, Row

NOT_AN_EVENT = "not_an_event"
"""The codebook's reason with which all that is open is rejected when an article tells no event."""
_FIELDS = ("title", "outlet", "author", "language", "url", "published")


def known_article(recorder: Recorder, article_id: str) -> Row:
    """The article of that id; raises `Q7X2Error`."""
    article = recorder.get("article", article_id)
    if article is None:
        raise Q7X2Error("the article is no longer in the project", hint="Undo brings a removed import back")
    return article


def correct(recorder: Recorder, article_id: str, values: Mapping[str, str | None]) -> None:
    """Write new title, outlet and the like; another date or language makes the article due for extraction again.

    Decided reports whose dates were counted from the old date are marked as not sure of it.
    """
    unknown = sorted(set(values) - set(_FIELDS))
    if unknown:
        raise Q7X2Error(f"{unknown[0]!r} is nothing that can be corrected", hint=", ".join(_FIELDS))
    article = known_article(recorder, article_id)
    recorder.put("article", {"id": article_id, **_columns(article, values)})
    if any(name in values and (values[name] or None) != article[name] for name in ("published", "language")):
        for row in recorder.select("select id from extraction where article = ?", (article["n"],)):
            recorder.remove("extraction", str(row["id"]))
    if "published" in values and (values["published"] or None) != article["published"]:
        doubt_dates(recorder, article["n"], article["published"])


def _columns(article: Row, values: Mapping[str, str | None]) -> Row:
    columns: Row = {name: (value or None) for name, value in values.items() if name != "published"}
    published = values.get("published") or None
    if "published" in values and published != article["published"]:
        columns.update(published_columns(published))
        columns["published_how"] = (PublishedHow.ANALYST if published else PublishedHow.UNKNOWN).value
        columns["published_reason"] = ""
    return columns


def tells_nothing(recorder: Recorder, article_id: str, reject: Callable[[str], object]) -> None:
    """Record that an article tells no event; ``reject`` is called with the id of each item that is open in it."""
    article = known_article(recorder, article_id)
    reports = recorder.select("select id, verdict from report where article = ?", (article["n"],))
    if any(row["verdict"] in CURATED for row in reports):
        raise Q7X2Error("the article has confirmed events", hint="Reject or delete them first")
    untouched = recorder.select(
        "select id from suggestion where article = ? "
        "and not exists (select 1 from report where report.suggestion = suggestion.n)",
        (article["n"],),
    )
    for row in [*(row for row in reports if row["verdict"] != Verdict.REJECTED), *untouched]:
        reject(str(row["id"]))
    recorder.put("article", {"id": article_id, "state": ArticleState.NO_EVENT.value})


def may_tell_events(recorder: Recorder, article_id: str, put_back: Callable[[str, Image | None], object]) -> None:
    """Take `tells_nothing` back.

    ``put_back`` is called with the id of each report that it rejected and nobody touched since, and the report's row
    from before; None where there was no report yet.
    """
    article = known_article(recorder, article_id)
    recorder.put("article", {"id": article_id, "state": ArticleState.NEW.value})
    if article["state"] == ArticleState.NO_EVENT:
        for row_id, before, after in _rejected_by_it(recorder, article_id):
            if recorder.image("report", row_id) == after:
                put_back(row_id, before)
    refresh_state(recorder, article["n"])


def _rejected_by_it(recorder: Recorder, article_id: str) -> list[tuple[str, Image | None, Image]]:
    """Reports that the newest "no event" of an article rejected, each before and after."""
    steps = recorder.select(
        "select changes from ledger where instr(changes, ?) and instr(changes, ?) order by step desc",
        (article_id, ArticleState.NO_EVENT.value),
    )
    for step in steps:
        changes = json.loads(str(step["changes"]))
        if any(row_id == article_id and _is_no_event(after) for _, row_id, _, after in changes):
            return [(row_id, before, after) for table, row_id, before, after in changes if _is_rejection(table, after)]
    return []


def _is_no_event(article: Image | None) -> bool:
    return article is not None and article["state"] == ArticleState.NO_EVENT


def _is_rejection(table: str, after: Image | None) -> bool:
    return table == "report" and after is not None and after["reject_reason"] == NOT_AN_EVENT
