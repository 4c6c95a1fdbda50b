"""Who tells an event: a spokesperson, remarks to the press, a ministry's readout, an agency, or the author."""

from __future__ import annotations

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.domain.article import Span
from q7x2_gui.domain.event import Voice
from q7x2_gui.domain.vocabulary import Role, Stance, VoiceKind
from q7x2_gui.extraction.rules.draft import Draft
from q7x2_gui.extraction.rules.scene import Scene, Sentence


def voices_in(scene: Scene, sentence: Sentence, speaker: ActorMention | None) -> tuple[list[Voice], list[Span]]:
    """Voices that a sentence names, with their spans; ``speaker`` is the subject of its verb of saying."""
    found = list(scene.lexicon.voices.longest(scene.text, sentence.start, sentence.end))
    kinds = {match.what: match for match in reversed(found)}
    if speaker is not None:
        return [Voice(actor=speaker.name, kind=_kind(speaker, set(kinds)))], [(speaker.start, speaker.end)]
    if "agency" in kinds:
        match = kinds["agency"]
        return [Voice(actor=scene.text[match.start : match.end], kind=VoiceKind.AGENCY)], [(match.start, match.end)]
    return [], []


def speaker_of(drafts: list[Draft]) -> ActorMention | None:
    """The speaker of a sentence, from its statements."""
    for draft in drafts:
        if draft.type == "statement":
            return next((p.mention for p in draft.parties if p.role is Role.INITIATOR), None)
    return None


def add_voices(scene: Scene, drafts: list[Draft]) -> None:
    """Give the drafts of one sentence its voices; a speaker asserts what is told, and may only guess at it."""
    if not drafts:
        return
    voices, spans = voices_in(scene, drafts[0].sentence, speaker_of(drafts))
    for draft in drafts:
        draft.voices = list(voices) or [Voice(kind=VoiceKind.AUTHOR, stance=Stance.ASSERTS)]
        draft.voice_spans = list(spans)


def _kind(speaker: ActorMention, found: set[str]) -> VoiceKind:
    if (speaker.office or "").endswith("spokesperson") or "spokesperson" in found:
        return VoiceKind.SPOKESPERSON
    if speaker.kind == "organisation" or "readout" in found:
        return VoiceKind.READOUT
    return VoiceKind.PRESS_REMARKS
