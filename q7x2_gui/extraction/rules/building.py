"""From a finished draft to a suggestion: values, evidence, confidence and reasons for each field."""

from __future__ import annotations

from collections.abc import Sequence

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.domain.article import Span
from q7x2_gui.domain.event import EventValues, Evidence, Participant
from q7x2_gui.domain.suggestion import Suggestion
from q7x2_gui.domain.vocabulary import Field, Kind, Missing, Role, Status
from q7x2_gui.extraction.rules.draft import ENCOUNTERS, Draft, Party
from q7x2_gui.extraction.rules.explaining import reasons_of
from q7x2_gui.extraction.rules.lexicon import topic_matcher
from q7x2_gui.extraction.rules.naming import best_mention
from q7x2_gui.extraction.rules.scene import Scene
from q7x2_gui.extraction.rules.scoring import confidence_of, has_two_sides, party_confidence, reasons_for
from q7x2_gui.extraction.rules.wording import summary

_MODES = {"meeting": "in_person", "phone_call": "phone", "visit": "in_person", "statement": "media"}
_TWO, _THREE = 2, 3


def build(scene: Scene, draft: Draft, order: Sequence[Draft]) -> Suggestion:
    """The suggestion of one draft; ``order`` is the list that ``part_of`` counts in."""
    shown = [best_mention(scene, draft, party) for party in draft.parties]
    people = [_participant(party, best.quote) for party, best in zip(draft.parties, shown, strict=True)]
    topics, topic_spans = _topics(scene, draft)
    parent = order.index(draft.parent) if draft.parent in order else None
    values = EventValues(
        type=draft.type,
        kind=Kind.STATE if draft.type == "restriction" and draft.dated.edtf is None else Kind.EVENT,
        mode=draft.mode or _MODES.get(draft.type),
        format=_format(draft),
        status=draft.status,
        date=draft.dated.edtf,
        when=draft.dated.when,
        participants=tuple(people),
        place=draft.place,
        voice=draft.voices[0] if draft.voices else None,
        part_of=None if parent is None else str(parent),
        topics=topics,
        summary=summary(draft.type, draft.status, people, draft.place),
        missing=_missing(draft),
    )
    return Suggestion(
        values=values,
        evidence=_evidence(scene, draft, shown, topic_spans),
        confidence=confidence_of(reasons_for(scene, draft)),
        confidences=_confidences(draft),
        reasons=reasons_of(scene, draft),
        voices=tuple(draft.voices),
        part_of=parent,
        main=draft.main,
        background=draft.background,
    )


def _participant(party: Party, as_written: str) -> Participant:
    mention = party.mention
    return Participant(
        name=mention.name,
        as_written=as_written,
        country=mention.countries[0] if mention.countries else None,
        office=mention.office,
        role=party.role,
        inferred=party.inferred,
    )


def _format(draft: Draft) -> str | None:
    if draft.type not in ENCOUNTERS or draft.type == "visit":
        return None
    sides = len(draft.countries)
    return {_TWO: "bilateral", _THREE: "trilateral"}.get(sides, "multilateral" if sides > _THREE else None)


def _missing(draft: Draft) -> dict[str, Missing]:
    empty = {
        Field.DATE: draft.dated.edtf is None,
        Field.PLACE: draft.place is None,
        Field.PARTICIPANTS: not draft.parties,
    }
    missing = {name.value: Missing.NOT_STATED for name, is_empty in empty.items() if is_empty}
    if draft.place is None and draft.type == "phone_call":
        missing[Field.PLACE.value] = Missing.NOT_APPLICABLE
    return missing


def _topics(scene: Scene, draft: Draft) -> tuple[tuple[str, ...], list[Span]]:
    matcher = topic_matcher(scene.lexicon.language)
    found: dict[str, Span] = {}
    for sentence in draft.sentences:
        for match in matcher.find(scene.text, sentence.start, sentence.end):
            found.setdefault(match.what, (match.start, match.end))
    return tuple(found), list(found.values())


def _evidence(
    scene: Scene, draft: Draft, shown: Sequence[ActorMention], topic_spans: Sequence[Span]
) -> tuple[Evidence, ...]:
    spans: list[tuple[str, Span | None]] = [("type", span) for span in draft.spans]
    spans.append(("status", draft.status_span))
    spans.append(("date", draft.dated.span))
    for n, (party, best) in enumerate(zip(draft.parties, shown, strict=True)):
        spans.extend((f"participants.{n}", (m.start, m.end)) for m in (best, party.mention))
    spans.append(("place", draft.place_span))
    spans.extend(("voice", span) for span in draft.voice_spans)
    spans.extend(("topics", span) for span in topic_spans)
    unique = dict.fromkeys((name, span) for name, span in spans if span is not None and span[0] < span[1])
    return tuple(
        Evidence(field=name, start=start, end=end, quote=scene.text[start:end]) for name, (start, end) in unique
    )


def _confidences(draft: Draft) -> dict[str, float]:
    known = {"type": 0.7 if draft.weak else 0.92, "status": 0.9 if draft.status is Status.OCCURRED else 0.85}
    known["date"] = draft.dated.confidence
    if draft.place is not None:
        known["place"] = 0.85 if draft.place.country else 0.6
    return known | {f"participants.{n}": party_confidence(party) for n, party in enumerate(draft.parties)}


def has_sides(draft: Draft) -> bool:
    """Whether enough is known of who takes part for an analyst to want to see it."""
    if draft.type == "visit":
        return any(p.role is Role.VISITOR for p in draft.parties)
    if draft.type in ENCOUNTERS:
        return has_two_sides(draft) or len(draft.people) >= _TWO
    return bool(draft.parties)
