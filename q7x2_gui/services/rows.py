"""Turns stored rows into domain records and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from q7x2_gui.domain import edtf
from q7x2_gui.domain.article import Article, Span
from q7x2_gui.domain.event import EventValues, Evidence, Participant, Place, Voice, When
from q7x2_gui.domain.records import custom_from, custom_record, from_record, values_from
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.domain.vocabulary import (
    ArticleState,
    Basis,
    Kind,
    Missing,
    PublishedHow,
    Role,
    Status,
)
from q7x2_gui.services.stored import understood
from q7x2_gui.storage.recorder import Recorder
from q7x2_gui.storage.tables import Cell, Row, to_json

BOUNDS = ("start_earliest", "start_latest", "end_earliest", "end_latest")


def article_row(article: Article, *, batch: Cell, at: str) -> Row:
    """A new article as a row; raises `DateError` when its publication date is not EDTF."""
    return {
        "source_id": article.source_id,
        "sha256": article.sha256,
        "batch": batch,
        "source_path": article.path,
        "url": article.url,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        **published_columns(article.published),
        "published_how": article.published_how.value,
        "published_reason": article.published_reason,
        "language": article.language,
        "state": ArticleState.NEW.value,
        "title_span": _span_text(article.title_span),
        "outlet_span": _span_text(article.outlet_span),
        "published_span": _span_text(article.published_span),
        "body": to_json([list(span) for span in article.body]),
        "imported_at": at,
        "original": article.original,
        "position_map": to_json([list(p) for p in article.position_map]) if article.position_map else None,
        "text": article.text,
    }


def published_columns(published: str | None) -> Row:
    """A publication date with its outer bounds as day numbers."""
    limits = edtf.Bounds() if published is None else edtf.bounds(published)
    return {
        "published": published,
        "published_earliest": limits.earliest,
        "published_latest": limits.latest,
    }


def article_from(row: Mapping[str, Any]) -> Article:
    """The article that a row holds; raises `DamagedError`."""
    return understood("article", row, _article_from)


def _article_from(row: Mapping[str, Any]) -> Article:
    return Article(
        text=row["text"],
        source_id=row["source_id"],
        id=row["id"],
        path=row["source_path"],
        url=row["url"],
        language=row["language"],
        title=row["title"],
        outlet=row["outlet"],
        author=row["author"],
        published=row["published"],
        published_how=PublishedHow(row["published_how"]),
        published_reason=row["published_reason"],
        body=tuple((start, end) for start, end in json.loads(row["body"])),
        title_span=_span_from(row["title_span"]),
        outlet_span=_span_from(row["outlet_span"]),
        published_span=_span_from(row["published_span"]),
        original=row["original"],
        position_map=tuple((a, b) for a, b in json.loads(row["position_map"] or "[]")),
        state=ArticleState(row["state"]),
    )


def coded_columns(recorder: Recorder, values: EventValues) -> Row:
    """Type and status as numbers, the date and its bounds: what report, suggestion and event share for the timeline."""
    limits = edtf.Bounds() if values.date is None else edtf.bounds(values.date)
    return {
        "type": _number(recorder, "event_type", values.type),
        "status": None if values.status is None else _number(recorder, "event_status", values.status.value),
        "date": values.date,
        **{name: getattr(limits, name) for name in BOUNDS},
    }


def _number(recorder: Recorder, table: str, key: str) -> Cell:
    # A codebook may have grown since the project was made: a word that is not there yet is added with the edit.
    row = recorder.get(table, key) or recorder.put(table, {"id": key, "title": key.replace("_", " ").capitalize()})
    return row["n"]


def event_row(recorder: Recorder, values: EventValues, *, part_of: Cell, type_title: str) -> Row:
    """The columns of an event that come from coded values."""
    place, when = values.place, values.when
    return {
        "title": values.summary or f"{type_title} {values.date or 'without date'}",
        "kind": values.kind.value,
        **coded_columns(recorder, values),
        "mode": values.mode,
        "format": values.format,
        "date_phrase": when.phrase if when else None,
        "date_anchor": when.anchor if when else None,
        "date_basis": when.basis.value if when else None,
        "date_rule": when.rule if when else None,
        "place": place.name if place else None,
        "place_as_written": place.as_written if place else None,
        "place_country": place.country if place else None,
        "part_of": part_of,
        "topics": to_json(list(values.topics)),
        "summary": values.summary,
        "note": values.note,
        "missing": to_json({key: why.value for key, why in sorted(values.missing.items())}),
        "custom": to_json({key: custom_record(value) for key, value in sorted(values.custom.items())}),
        "unsure": to_json(sorted(values.unsure)),
    }


def event_values(row: Mapping[str, Any], participants: tuple[Participant, ...]) -> EventValues:
    """The values of an event row; ``type``, ``status`` and ``part_of`` as ids. The voice stands in its reports."""
    return EventValues(
        type=row["type"],
        kind=Kind(row["kind"]),
        mode=row["mode"],
        format=row["format"],
        status=None if row["status"] is None else Status(row["status"]),
        date=row["date"],
        when=_when_from(row),
        participants=participants,
        place=_place_from(row),
        part_of=row["part_of"],
        topics=tuple(json.loads(row["topics"])),
        summary=row["summary"],
        note=row["note"],
        missing={key: Missing(why) for key, why in json.loads(row["missing"]).items()},
        custom={key: custom_from(value) for key, value in json.loads(row["custom"]).items()},
        unsure=frozenset(json.loads(row["unsure"])),
    )


def _when_from(row: Mapping[str, Any]) -> When | None:
    if row["date_basis"] is None:
        return None
    return When(
        phrase=row["date_phrase"] or "",
        anchor=row["date_anchor"],
        basis=Basis(row["date_basis"]),
        rule=row["date_rule"] or "",
    )


def _place_from(row: Mapping[str, Any]) -> Place | None:
    if row["place"] is None:
        return None
    return Place(name=row["place"], as_written=row["place_as_written"] or "", country=row["place_country"])


def participant_row(participant: Participant, *, event: Cell, place: int) -> Row:
    """One participant of an event as a row; ``place`` counts from 0."""
    return {
        "event": event,
        "place": place,
        "name": participant.name,
        "as_written": participant.as_written,
        "role": participant.role.value,
        "country": participant.country,
        "office": participant.office,
        "represents": participant.represents,
        "inferred": int(participant.inferred),
    }


def participant_of(row: Mapping[str, Any]) -> Participant:
    """The participant that a row holds."""
    return Participant(
        name=row["name"],
        as_written=row["as_written"],
        country=row["country"],
        office=row["office"],
        role=Role(row["role"]),
        represents=row["represents"],
        inferred=bool(row["inferred"]),
    )


def evidence_from(row: Mapping[str, Any]) -> Evidence:
    """The piece of evidence that a row holds."""
    return Evidence(field=row["field"], start=row["start"], end=row["end"], quote=row["quote"])


def suggestion_of(row: Mapping[str, Any]) -> Suggestion:
    """The suggestion in a row's ``record``, as it was proposed; raises `DamagedError`."""
    return understood("suggestion", row, lambda row: from_record(json.loads(row["record"])))


def suggested_values(suggestion: Suggestion, parent: Cell) -> EventValues:
    """The values to show of a suggestion; ``parent`` is the id of the suggestion it is part of."""
    return values_with(suggestion.values, part_of=None if parent is None else str(parent))


def values_with(values: EventValues, *, part_of: str | None) -> EventValues:
    """The same values within another parent."""
    return EventValues(
        **{name: getattr(values, name) for name in EventValues.__dataclass_fields__ if name != "part_of"},
        part_of=part_of,
    )


def report_values(row: Mapping[str, Any]) -> EventValues:
    """The coded values of a report's row; raises `DamagedError`."""
    return understood("report", row, lambda row: values_from(json.loads(row["values"])))


def voice_columns(voice: Voice | None) -> Row:
    """A report's voice as columns."""
    return {
        "voice_actor": voice.actor if voice else None,
        "voice_kind": voice.kind.value if voice else None,
        "voice_stance": voice.stance.value if voice else None,
    }


def _span_text(span: Span | None) -> str | None:
    return None if span is None else to_json(list(span))


def _span_from(text: str | None) -> Span | None:
    if text is None:
        return None
    start, end = json.loads(text)
    return start, end
