"""Dates of events compared by their bounds, taken over from one to another, and what they say of an event's status."""

from __future__ import annotations

from dataclasses import replace

from q7x2_gui.domain.days import iso
from q7x2_gui.domain.edtf import Bounds, bounds
from q7x2_gui.domain.vocabulary import Basis, Status
from q7x2_gui.extraction.rules.draft import Dated, Draft
from q7x2_gui.extraction.rules.scene import Scene


def inherited(source: Dated, reason: str) -> Dated:
    """A date taken over from another event; a visit's days become doubt about the one day of what is part of it."""
    edtf = source.edtf
    if edtf and "/" in edtf:
        found = bounds(edtf)
        if found.earliest is not None and found.latest is not None:
            edtf = f"[{iso(found.earliest)}..{iso(found.latest)}]"
    when = None if source.when is None else replace(source.when, basis=Basis.INFERRED)
    told = source.reason.split(": ", 1)[1] if source.taken_over else source.reason
    return Dated(edtf, when, source.span, f"{reason}: {told}", min(source.confidence, 0.7), taken_over=True)


def days_of(dated: Dated) -> Bounds:
    """Bounds of a date; empty when there is none."""
    return bounds(dated.edtf) if dated.edtf else Bounds()


def may_be_same(left: Dated, right: Dated) -> bool:
    """Whether two dates can be the same day; an unknown date can be any."""
    a, b = days_of(left), days_of(right)
    after = a.latest is None or b.earliest is None or b.earliest <= a.latest
    before = a.earliest is None or b.latest is None or a.earliest <= b.latest
    return after and before


def width(dated: Dated) -> int:
    """Days between the outer bounds: how coarse a date is."""
    found = days_of(dated)
    if found.earliest is None or found.latest is None:
        return 10**6
    return found.latest - found.earliest


def corrected_status(scene: Scene, draft: Draft) -> Status:
    """A day after publication is not done yet; a day before it is no longer planned when the words were weak."""
    published, found = scene.published, days_of(draft.dated)
    if published.latest is None or found.earliest is None or found.latest is None:
        return draft.status
    if draft.status is Status.OCCURRED and found.earliest > published.latest:
        return Status.PLANNED
    passed = published.earliest is not None and found.latest < published.earliest
    return Status.OCCURRED if draft.status is Status.PLANNED and passed and draft.dated.own else draft.status
