"""Groups of actors beside a Chinese verb: who can act, whom 同 joins to it, who is received, visited or described."""

from __future__ import annotations

import re
from collections.abc import Sequence

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.extraction.rules.casting import named_in
from q7x2_gui.extraction.rules.groups import between_and, object_after, without_apposition
from q7x2_gui.extraction.rules.marks import mark_of
from q7x2_gui.extraction.rules.reading import OFFICIAL, Reading
from q7x2_gui.extraction.rules.scene import Scene, Sentence, Trigger

_HARD = re.compile(r"[；;。！？!?]")
_ASIDE = frozenset({"to", "by", "at", "from", "object", "of"})
"""Marks of actors who do not act: addressed, inviting, named as a place or a source, or taken along."""
_ENVOYS = ("特别代表", "特別代表", "特使", "私人代表")
"""Titles behind a name that mean somebody who comes in its place."""
_COMMA = re.compile("[，,]")
_AFTER = re.compile(r"(?:时|時|期间|期間|后|後|中|的)?[，,]?")
_DESCRIBES = re.compile(r"(?:了|的|期间的)+")
_DESCRIPTION = 24
"""Code points of the longest description between a verb of receiving and the guest."""


def guests_of(scene: Scene, sentence: Sentence, trigger: Trigger, until: int) -> list[ActorMention]:
    """Who stands behind a verb of receiving, right behind or behind a description ("来华访问的")."""
    after = [m for m in sentence.actors if m.start >= trigger.end]
    for place, mention in enumerate(after):
        between = scene.text[trigger.end : mention.start]
        if len(between) > _DESCRIPTION or _HARD.search(between) or "，" in between:
            break
        described = between.endswith("的") and any(word in between for word in scene.lexicon.describing)
        if described and mention.kind in OFFICIAL:
            return _grown_right(scene, after[place:])
    found = object_after(scene, sentence, trigger.end, until)
    if found and _COMMA.search(scene.text, trigger.end, found[0].start):
        return []
    return [m for m in found if m.kind != "country" or not m.capital]


def _grown_right(scene: Scene, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    group = [mentions[0]]
    for mention in mentions[1:]:
        if not between_and(scene, group[-1].end, mention.start) or _comma_apart(scene, group[-1], mention):
            break
        group.append(mention)
    return without_apposition(group)


def before_of(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[ActorMention]:
    """Mentions before a verb in its own clauses: behind the last semicolon, outside of quotation marks."""
    quoted = sentence.is_quoted(trigger.start)
    reached = [m for m in sentence.actors if m.start < trigger.start and m.end <= trigger.end]
    before = [m for m in reached if quoted or not sentence.is_quoted(m.start)]
    for place in range(len(before) - 1, -1, -1):
        following = before[place + 1].start if place + 1 < len(before) else trigger.start
        if _HARD.search(scene.text, before[place].end, following):
            return before[place + 1 :]
    return before


def acting(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[ActorMention]:
    """Mentions before a verb, or inside it, that can take part: who only reports gives way to whom the report names."""
    inside = [m for m in sentence.actors if trigger.start <= m.start and m.end <= trigger.end]
    inside = [m for m in inside if not _in_theme(scene, trigger, m)]
    found = [m for m in before_of(scene, sentence, trigger) if not m.place and mark_of(scene, m) not in _ASIDE]
    found = [m for m in found if m.kind != "person" or not m.quote.endswith(_ENVOYS)]
    told = max(
        (t.end for t in sentence.triggers if t.end <= trigger.start and t.what.frame in {"speaks", "report"}), default=0
    )
    behind = [m for m in found if m.start >= told]
    return [*(behind or found), *(m for m in inside if not m.place and mark_of(scene, m) not in _ASIDE)]


def _in_theme(scene: Scene, trigger: Trigger, mention: ActorMention) -> bool:
    """Whether a mention stands in the theme of a conference, in quotation marks inside the words of the trigger."""
    before = scene.text[trigger.start : mention.start]
    return before.count("“") + before.count("「") > before.count("”") + before.count("」")


def partners_of(scene: Scene, before: Sequence[ActorMention]) -> list[ActorMention]:
    """The last mention that 同 or 与 joins to another, with those listed behind it."""
    for place in range(len(before) - 1, -1, -1):
        if mark_of(scene, before[place]) == "with":
            group = [before[place]]
            for mention in reversed(before[:place]):
                if mark_of(scene, mention) != "with" or not between_and(scene, mention.end, group[0].start):
                    break
                group.insert(0, mention)
            for mention in before[place + 1 :]:
                if not between_and(scene, group[-1].end, mention.start):
                    break
                group.append(mention)
            return without_apposition(group)
    return []


def nearest_group(scene: Scene, before: Sequence[ActorMention]) -> list[ActorMention]:
    """The last mention with those listed before it; a country only describes the person behind it."""
    if not before:
        return []
    group = [before[-1]]
    for mention in reversed(before[:-1]):
        if not between_and(scene, mention.end, group[0].start) or _comma_apart(scene, mention, group[0]):
            break
        group.insert(0, mention)
    return without_apposition(group)


def _comma_apart(scene: Scene, left: ActorMention, right: ActorMention) -> bool:
    return scene.text[left.end : right.start].strip() in {"，", ","} or not scene.text[left.end : right.start].strip()


def inherited(reading: Reading, others: set[str]) -> list[ActorMention]:
    carried = reading.subject or reading.topic
    return [m for m in carried if not set(m.countries) & others]


def next_subject(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[ActorMention]:
    """The subject that follows "同…会谈时，"."""
    after = next((m for m in sentence.actors if m.start >= trigger.end), None)
    if after is None or after.kind not in {"person", "office"}:
        return []
    return [after] if _AFTER.fullmatch(scene.text, trigger.end, after.start) else []


def hosts_of(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[ActorMention]:
    if trigger.what.host:
        return [named_in(trigger, trigger.what.host, scene)]
    inside = [m for m in sentence.actors if trigger.start <= m.start and m.end <= trigger.end and m.kind == "country"]
    if inside:
        return inside
    at = [m for m in sentence.actors if m.kind == "country" and 0 <= trigger.start - m.end <= 1]
    if at and mark_of(scene, at[-1]) == "at":
        return at[-1:]
    found: list[ActorMention] = []
    position = trigger.end
    for mention in sentence.actors:
        if mention.start < trigger.end:
            continue
        close = between_and(scene, position, mention.start) if found else mention.start - position <= 1
        if mention.kind != "country" or not close:
            break
        found.append(mention)
        position = mention.end
    return found


def described(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[ActorMention]:
    """Whom the verb describes: "访华的新西兰外长", "来访的…"."""
    end = next((m.end for m in sentence.actors if trigger.end <= m.start <= trigger.end + 1 and m.kind == "country"), 0)
    for at in (trigger.end, end):
        match = _DESCRIBES.match(scene.text, at) if at else None
        after = next((m for m in sentence.actors if match and m.start == match.end()), None)
        if after is not None and after.kind in {"person", "office"}:
            return [after]
    return []
