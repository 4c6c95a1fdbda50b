"""Confidence from countable reasons, each written down, field by field and for the whole event."""

from __future__ import annotations

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.domain.vocabulary import Role, Status, VoiceKind
from q7x2_gui.extraction.rules.draft import ACTS, ENCOUNTERS, ONE_SIDED, Draft, Party
from q7x2_gui.extraction.rules.ranking import in_lead
from q7x2_gui.extraction.rules.scene import Scene
from q7x2_gui.language.actors.countries import countries

_START = 0.5
_SIDES = 2
_DECIDED = frozenset({Status.OCCURRED, Status.PLANNED, Status.ONGOING})
_SPEAKING = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "foreign_ministry_spokesperson", "organisation_head"}
)
BLOCS = frozenset({"ASEAN", "APEC", "EU", "G7", "NATO", "SCO"})
"""Organisations that are named for their members when these meet ("the ASEAN summit")."""


def reasons_for(scene: Scene, draft: Draft) -> list[tuple[str, float]]:
    """What speaks for and against an event, in words, with what it adds."""
    off = draft.status in {Status.POSTPONED, Status.CANCELLED}
    asked = {
        "told in the headline or the lead": (in_lead(scene, draft), 0.15, 0.0),
        "told by a verb": (not draft.weak or draft.type in ONE_SIDED, 0.05, -0.25),
        "its own date is stated": (draft.dated.own and draft.dated.edtf is not None, 0.08, -0.03),
        "told more than once": (draft.tellings > 1, 0.05, 0.0),
        "people are named": (bool(draft.people), 0.08, -0.2 if draft.weak else -0.1),
        "its date is known": (draft.dated.edtf is not None or draft.type == "restriction" or off, 0.02, -0.2),
        "told as done or agreed": (off or draft.status in _DECIDED, 0.0, -0.27),
    }
    if draft.type in ACTS:
        asked["spoken for a state or of another one"] = (speaks_abroad(draft) or _abroad(draft), 0.0, -0.25)
    if draft.type in ENCOUNTERS:
        unset = not off and draft.status is not Status.OCCURRED and draft.dated.edtf is None and draft.type != "visit"
        asked["a day is set for what lies ahead"] = (not unset, 0.0, -0.25)
        asked["two sides take part"] = (_two_sides(draft), 0.1, -0.4)
        asked["its sides are named"] = (_abroad(draft) or draft.type == "visit" or in_lead(scene, draft), 0.0, -0.25)
    found = [
        (words if right else f"not: {words}", plus if right else minus) for words, (right, plus, minus) in asked.items()
    ]
    return [(words, value) for words, value in found if value]


def confidence_of(reasons: list[tuple[str, float]]) -> float:
    """The sum of reasons within [0.05, 0.97]."""
    return min(0.97, max(0.05, _START + sum(value for _, value in reasons)))


def party_confidence(party: Party) -> float:
    """How sure a participant is: the mention's own confidence, less when inferred."""
    return round(party.mention.confidence * (0.85 if party.inferred else 1.0), 3)


def _two_sides(draft: Draft) -> bool:
    if draft.type == "visit":
        visitors = [p for p in draft.parties if p.role is Role.VISITOR]
        return bool(visitors) and len(draft.countries) >= _SIDES
    return has_two_sides(draft)


def has_two_sides(draft: Draft) -> bool:
    """Whether two states or organisations take part, or one organisation whose members meet."""
    return _abroad(draft) or bool(draft.countries & BLOCS)


def _abroad(draft: Draft) -> bool:
    return len(draft.countries) >= _SIDES


def speaks_for_state(draft: Draft) -> bool:
    """Whether a foreign ministry, its minister or spokesperson, a head of state or government, or a body speaks."""
    speakers = [p.mention for p in draft.parties if p.role is Role.INITIATOR and p.mention.countries]
    if any(voice.kind is VoiceKind.SPOKESPERSON for voice in draft.voices) and speakers:
        return True
    return any(m.office in _SPEAKING or _is_body(m) for m in speakers)


def speaks_abroad(draft: Draft) -> bool:
    """Whether somebody speaks whose office is a state's affairs with others; what heads say may be for their own."""
    return speaks_for_state(draft) and not any(
        p.role is Role.INITIATOR and p.mention.office in {"head_of_state", "head_of_government"} for p in draft.parties
    )


def _is_body(mention: ActorMention) -> bool:
    """A foreign ministry, or an organisation of states."""
    return mention.kind == "organisation" and (
        "Foreign Ministry" in mention.name or countries()[mention.countries[0]].is_organisation
    )
