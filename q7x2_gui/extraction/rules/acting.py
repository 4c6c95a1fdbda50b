"""Who speaks, asks, blames, restricts or takes office, and to whom: frames with one side that acts."""

from __future__ import annotations

import re

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.domain.vocabulary import Role
from q7x2_gui.extraction.rules.casting import cast, codes_of, has_people
from q7x2_gui.extraction.rules.draft import Party
from q7x2_gui.extraction.rules.groups import object_after, subject
from q7x2_gui.extraction.rules.reading import OFFICIAL, Reading, group_after, group_before
from q7x2_gui.extraction.rules.scene import Scene, Sentence, Trigger
from q7x2_gui.language.actors import country_name

_PASSIVE = re.compile(r"\b(?:was|were|been|be|being|is|are)\s$")
_CONTINUES = re.compile(
    r"(?:\b(?:and|but|he|she|it|they|who|also|then|và|ông|bà|đồng thời|cũng|đã|nhưng|này|còn)|,)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""What joins a verb of saying to the subject of the verb before it."""


def speaks(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    before = _marked(scene, sentence, trigger) or _speaking(scene, sentence, trigger, reading)
    speakers = [m for m in before if m.kind in OFFICIAL and _subject_of(scene, m, trigger)][-1:]
    if not speakers and not trigger.what.parties_before:
        inverted = object_after(scene, sentence, trigger.end, until)
        speakers = [m for m in inverted if m.kind in OFFICIAL][:1]
    speakers = speakers or [m for m in before if m.kind == "country" and _subject_of(scene, m, trigger)][-1:]
    if not speakers:
        return []
    reading.subject = speakers
    about = _spoken_of(sentence, trigger, codes_of(speakers))
    return [
        *cast(speakers, Role.INITIATOR, "the speaker of {0}", scene, trigger),
        *cast(about, Role.ABOUT, "spoken of beside {0}", scene, trigger, inferred=True),
    ]


def _speaking(scene: Scene, sentence: Sentence, trigger: Trigger, reading: Reading) -> list[ActorMention]:
    """Who stands before a verb of saying; nobody right after a quotation, nor who was the subject a clause before."""
    if not scene.lexicon.by_word:
        return group_before(scene, sentence, trigger, reading)
    before = scene.text[max(sentence.start, trigger.start - 30) : trigger.start]
    if before.rstrip().endswith(("”", '"')) or _PASSIVE.search(before):
        return []
    if any(word in before[-24:].casefold() for word in scene.lexicon.hearsay):
        return []
    named = subject(scene, sentence, trigger.start, reading.taken)
    return named or (group_before(scene, sentence, trigger, reading) if _CONTINUES.search(before) else [])


def _subject_of(scene: Scene, mention: ActorMention, trigger: Trigger) -> bool:
    """Whether a state or body is itself the subject: between it and its verb stand only words of time and manner."""
    if not scene.lexicon.by_word or mention.kind not in {"country", "organisation"} or mention.start > trigger.start:
        return True
    if mention.kind == "organisation" and mention.name != country_name(mention.countries[0]):
        return True
    between = scene.text[mention.end : trigger.start].casefold()
    words = [word for word in between.split() if word not in scene.lexicon.adverbs and not word[0].isdigit()]
    return "," not in between and not words


def _spoken_of(sentence: Sentence, trigger: Trigger, own: set[str]) -> list[ActorMention]:
    """The first other state or organisation after the verb of saying, else before it, where what is said may stand."""
    others = [m for m in sentence.actors if m.kind in {"country", "organisation"} and not set(m.countries) & own]
    return ([m for m in others if m.start > trigger.end] or [m for m in others if m.end <= trigger.start])[:1]


def acts_on(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    if trigger.what.parties_before:
        return _acts_before(scene, sentence, trigger, reading)
    speaker = reading.subject
    initiators = _owner(scene, sentence, trigger) or group_before(scene, sentence, trigger, reading)
    if (
        codes_of(initiators)
        and not has_people(initiators)
        and has_people(speaker)
        and codes_of(initiators) == codes_of(speaker)
    ):
        initiators = reading.subject = speaker
    if trigger.what.form == "noun":
        initiators = _owner(scene, sentence, trigger) or _owning(scene, sentence, trigger)
    elif all(m.kind == "country" for m in initiators):
        before = scene.text[max(sentence.start, trigger.start - 30) : trigger.start]
        acting = initiators and (_subject_of(scene, initiators[-1], trigger) or _CONTINUES.search(before))
        initiators = initiators if acting else []
    inside = [m for m in sentence.actors if trigger.start < m.start < trigger.end]
    near = inside or group_after(scene, sentence, trigger, until, reading)
    targets = near or [m for m in sentence.actors if trigger.end <= m.start < trigger.end + 90 and m.start < until]
    targets = [m for m in targets if not set(m.countries) & codes_of(initiators)][:1]
    return [
        *cast(initiators, Role.INITIATOR, "before {0}", scene, trigger),
        *cast(targets, Role.TARGET, "after {0}", scene, trigger),
    ]


def _marked(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[ActorMention]:
    """In Japanese the actor nearest to its verb that は marks, else the one that が marks."""
    if not trigger.what.parties_before or scene.lexicon.language != "ja":
        return []
    before = [m for m in sentence.actors if m.end <= trigger.start + 1 and not sentence.is_quoted(m.start)]
    for marks in (("は", "も", "側は", "氏は"), ("が", "側が", "氏が")):
        found = [m for m in before if scene.text.startswith(marks, m.end) or _apposed(scene, m, marks)]
        if found:
            return found[-1:]
    return []


def _apposed(scene: Scene, mention: ActorMention, marks: tuple[str, ...]) -> bool:
    """Whether only a bracketed other name stands between an actor and its mark."""
    after = scene.text[mention.end : mention.end + 30]
    close = max(after.find(")"), after.find("）"))
    return after[:1] in {"(", "（"} and close > 0 and after.startswith(marks, close + 1)


def _owner(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[ActorMention]:
    """The state that "its" means right before a trigger: the country named last ("called on China to lift its ban")."""
    if scene.text[max(0, trigger.start - 4) : trigger.start].casefold() != "its ":
        return []
    return [m for m in sentence.actors if m.end <= trigger.start and m.kind == "country"][-1:]


def _owning(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[ActorMention]:
    """Whose a noun is: the actor right before it ("China's ban", "UN sanctions"), or after it in Vietnamese."""
    text = scene.text
    before = [m for m in sentence.actors if m.end <= trigger.start]
    if before and text[before[-1].end : trigger.start].strip() in {"", "'s", "’s"}:
        return before[-1:]
    after = [m for m in sentence.actors if m.start >= trigger.end]
    return after[:1] if after and text[trigger.end : after[0].start].strip() == "của" else []


def _acts_before(scene: Scene, sentence: Sentence, trigger: Trigger, reading: Reading) -> list[Party]:
    before = [m for m in sentence.actors if m.end <= trigger.start + 1 and not m.place]
    if not before:
        return []
    initiator = (_marked(scene, sentence, trigger) or before)[0]
    reading.subject = [initiator]
    targets = [m for m in before if not set(m.countries) & set(initiator.countries)][-1:]
    return [
        *cast([initiator], Role.INITIATOR, "before {0}", scene, trigger),
        *cast(targets, Role.TARGET, "before {0}", scene, trigger),
    ]


def acted_on(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    speaker = reading.subject
    targets = group_before(scene, sentence, trigger, reading)
    inside = [m for m in sentence.actors if trigger.start < m.start and m.end <= trigger.end]
    initiators = inside or group_after(scene, sentence, trigger, until, reading)
    if not initiators and not codes_of(speaker) & codes_of(targets):
        initiators = speaker
    targets = [m for m in targets if not set(m.countries) & codes_of(initiators)]
    return [
        *cast(initiators[:1], Role.INITIATOR, "who does it after {0}", scene, trigger),
        *cast(targets[:1], Role.TARGET, "before {0}", scene, trigger),
    ]


def appoints(scene: Scene, sentence: Sentence, trigger: Trigger, _until: int, reading: Reading) -> list[Party]:
    people = [m for m in group_before(scene, sentence, trigger, reading) if m.kind in {"person", "office"}]
    return cast(people[-1:], Role.APPOINTEE, "before {0}", scene, trigger)
