"""Where the value of each field comes from: what the form says in one line below it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from q7x2_gui.domain import edtf
from q7x2_gui.domain.vocabulary import Field, Verdict
from q7x2_gui.viewmodels.choices import words_of
from q7x2_gui.viewmodels.form_state import evidence_of
from q7x2_gui.viewmodels.refusals import LOST

if TYPE_CHECKING:
    from q7x2_gui.services.catalogue import Item


@dataclass(frozen=True, slots=True)
class Origin:
    """``source`` is suggestion, analyst or none; ``quote`` the words of the article, ``confidence`` in [0, 1]."""

    source: str = "none"
    quote: str = ""
    reason: str = ""
    confidence: float | None = None
    analyst: str = ""


_QUOTE = 40
"""Characters of the article's words that a line shows."""


def in_line(origin: Origin, date: str | None = None) -> tuple[str, str]:
    """The article's words in quotation marks, and the reason without them and without the date's own words."""
    quote = f"“{cut(origin.quote, _QUOTE)}”" if origin.quote else ""
    if origin.source == "analyst":
        by = f"entered by {origin.analyst}" if origin.analyst else "entered by hand"
        return quote, by if quote else f"{by}; no words in the text"
    return quote, _brief(origin, date)


def _brief(origin: Origin, date: str | None) -> str:
    reason = origin.reason
    said = edtf.in_words(date) if date and edtf.is_edtf(date) else ""
    for again in (f"“{origin.quote}”", f"`{origin.quote}`") if origin.quote else ():
        reason = reason.replace(f"{again} = {said}", "") if said else reason
        reason = reason.removeprefix(again).replace(f"{again}, ", "").replace(f"{again} + ", "")
    reason = reason.replace(f"= {said}", "") if said else reason
    reason = re.sub(r"\s*([:,;])(\s*[:,;])*", r"\1", reason)
    return re.sub(r":\s*$", "", " ".join(reason.strip(" :,;=+").split()))


def cut(text: str, most: int) -> str:
    """At most so many characters, ended between words where there are any."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    words = head.rpartition(" ")[0]
    return f"{(words if len(words) > most // 2 else head).rstrip(' ,;:')}…"


def origin_of(item: Item, field: str) -> Origin:
    """Origin of one field (or ``participants.N``) of an item; none for a field nobody has said anything about."""
    name = field.partition(".")[0]
    quote = next((" ".join(e.quote.split()) for e in evidence_of(item.evidence, field)), "")
    if item.suggestion_id is None or name in item.changed_fields:
        source = "analyst" if quote or not item.values.is_empty(name) or name in item.values.missing else "none"
        return Origin(source, quote, analyst=item.analyst or "")
    reason, confidence = item.reasons.get(field, ""), item.confidences.get(field)
    if not (quote or reason or confidence is not None):
        return Origin()
    return Origin("suggestion", quote, reason, confidence)


_SURE = 0.8


def row_origin(item: Item, field: str) -> Origin:
    """Origin that a row shows by itself: among participants only that of the least certain, when it is in doubt."""
    if field != Field.PARTICIPANTS or field in item.changed_fields:
        return origin_of(item, field)
    names = [f"participants.{place}" for place in range(len(item.values.participants))]
    doubtful = [name for name in names if item.confidences.get(name, 1.0) < _SURE]
    return origin_of(item, min(doubtful, key=lambda name: item.confidences[name])) if doubtful else Origin()


def state_of(item: Item) -> str:
    """The state of an item in the words of the form."""
    if item.kind == LOST:
        return "no longer in the project"
    if item.verdict is None:
        return "draft" if item.kind == "report" else "suggested"
    return "accepted unseen" if item.verdict is Verdict.AUTO else item.verdict.value


def why_empty(item: Item, field: str) -> str:
    """What stands in place of a value that is not there, such as "not stated"; empty when there is a value."""
    why = item.values.why_empty(field)
    return words_of(why) if why else ""
