"""How far a sentence has been read, and the groups beside a trigger that this leaves."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.extraction.rules.groups import object_after, subject
from q7x2_gui.extraction.rules.scene import Scene, Sentence, Trigger

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Ôô]ng|[Bb]à)\b(?! [A-Z\u00c0-\u00de\u0110])")
_NEAR = 25
"""Code points before a verb within which a pronoun is its subject."""
OFFICIAL = frozenset({"person", "office", "organisation"})
"""Kinds of mentions that can travel and speak."""


@dataclass(slots=True)
class Reading:
    """How far a sentence has been read: mentions used as objects, and the last subject, which later verbs inherit.

    ``topic`` is the subject of the sentences before and ``talk`` the sides of the last talk, for languages that leave
    out what is understood; ``carried`` whether the last verb's sides were all understood, ``done`` where it ended,
    ``named_after`` whether its first side was found in the clause after it.
    """

    taken: set[int] = field(default_factory=set)
    subject: list[ActorMention] = field(default_factory=list)
    topic: list[ActorMention] = field(default_factory=list)
    talk: list[ActorMention] = field(default_factory=list)
    carried: bool = False
    named_after: bool = False
    done: int = 0

    def next_sentence(self) -> Reading:
        """Reading of the sentence after this one, which knows what this one was about."""
        return Reading(topic=self.subject or self.topic, talk=self.talk)


def group_before(scene: Scene, sentence: Sentence, trigger: Trigger, reading: Reading) -> list[ActorMention]:
    group = subject(scene, sentence, trigger.start, reading.taken) or reading.subject
    group = group or [m for m in reading.topic if m.kind == "person" and stands_for_him(scene, sentence, trigger)]
    if group:
        reading.subject = group
    return group


def stands_for_him(scene: Scene, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a pronoun stands right before a verb, for the one whom the sentence before was about."""
    return _PRONOUN.search(scene.text, max(sentence.start, trigger.start - _NEAR), trigger.start) is not None


def group_after(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[ActorMention]:
    if trigger.what.parties_before:
        return []
    group = object_after(scene, sentence, trigger.end, until)
    reading.taken.update(mention.start for mention in group)
    return group
