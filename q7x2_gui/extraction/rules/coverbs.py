"""Who takes part, in Chinese: the word before an actor (同, 与, 对, 向, 应) says what it does, and lists stand together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.domain.vocabulary import Role
from q7x2_gui.extraction.rules.casting import cast, codes_of, named_in, state_of
from q7x2_gui.extraction.rules.draft import Party
from q7x2_gui.extraction.rules.groups import between_and, object_after, without_apposition
from q7x2_gui.extraction.rules.marks import mark_of
from q7x2_gui.extraction.rules.merging import joined_parties
from q7x2_gui.extraction.rules.reading import OFFICIAL, Reading
from q7x2_gui.extraction.rules.scene import Scene, Sentence, Trigger

_HARD = re.compile(r"[；;。！？!?]")
_ASIDE = frozenset({"to", "by", "at", "from", "object", "of"})
"""Marks of actors who do not act: addressed, inviting, named as a place or a source, or taken along."""
_COMMA = re.compile("[，,]")
_AFTER = re.compile(r"(?:时|時|期间|期間|后|後|中|的)?[，,]?")
_DESCRIBES = re.compile(r"(?:了|的|期间的)+")
_DESCRIPTION = 24
"""Code points of the longest description between a verb of receiving and the guest."""
_TARGET_REACH = 40
"""Code points after a verb in which the country it is aimed at is looked for."""


def joint(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    """The subject and whom 同 or 与 joins to it; a pair or list; else the subject of what was told before."""
    if trigger.what.type == "agreement" and _described_by(scene, trigger):
        return []
    before = _acting(scene, sentence, trigger)
    partners = _partners(scene, before)
    left = [m for m in before if not partners or m.end <= partners[0].start]
    subjects = _nearest_group(scene, left)
    pairs = [m for m in before if len(m.countries) > 1]
    if not partners and len(codes_of(subjects)) < 2 and pairs:
        subjects = pairs[-1:]
    if partners and not subjects:
        subjects = _inherited(reading, codes_of(partners)) or _next(scene, sentence, trigger)
    stated = all(m.kind in {"country", "pair"} for m in subjects)
    if stated and len(codes_of(partners)) > 1 and not codes_of(subjects) - codes_of(partners):
        subjects = []
    reading.subject = subjects or reading.subject
    found = _settled([*subjects, *partners])
    if len(codes_of(found)) < 2 and trigger.what.type == "agreement" and codes_of(found) <= codes_of(reading.talk):
        found = reading.talk
    return _shared(scene, trigger, found, reading)


def meets(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    """The subject before 会见 and whom it received behind it; where nobody stands behind, as after 同 … 会晤."""
    guests = _guests(scene, sentence, trigger, until)
    if not guests:
        return joint(scene, sentence, trigger, until, reading)
    reading.taken.update(m.start for m in guests)
    hosts = _nearest_group(scene, _acting(scene, sentence, trigger))
    hosts = hosts or _inherited(reading, codes_of(guests))
    reading.subject = hosts or reading.subject
    return _shared(scene, trigger, _settled([*hosts, *guests]), reading)


def attends(scene: Scene, sentence: Sentence, trigger: Trigger, _until: int, reading: Reading) -> list[Party]:
    """The subject at a conference, with whom 同 joins to it and the organisation or states that the name holds."""
    before = _acting(scene, sentence, trigger)
    inside = [m for m in before if m.start >= trigger.start]
    before = [m for m in before if m.end <= trigger.start]
    partners = _partners(scene, before)
    subjects = _nearest_group(scene, [m for m in before if not partners or m.end <= partners[0].start])
    if scene.text.startswith("的", trigger.end):
        subjects, partners = [m for m in sentence.actors if m.start == trigger.end + 1], []
    subjects = [m for m in subjects if m.kind in OFFICIAL] or reading.subject or reading.topic
    conference = [m for m in inside if m.kind == "organisation" or len(m.countries) > 1]
    reading.subject = subjects
    return _shared(scene, trigger, _settled([*subjects, *partners, *conference]), reading) if subjects else []


def host(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    """The traveller before the verb, or behind it ("访华的…"); the country in the verb, behind it, or inside 对…进行访问."""
    hosts = _hosts(scene, sentence, trigger, until)
    visitors = _described(scene, sentence, trigger)
    if not visitors:
        before = [m for m in _acting(scene, sentence, trigger) if m.end <= trigger.start]
        visitors = [m for m in _nearest_group(scene, before) if m.kind in OFFICIAL]
        visitors = visitors or [m for m in _inherited(reading, codes_of(hosts)) if m.kind in OFFICIAL]
        reading.subject = visitors or reading.subject
    received = codes_of(reading.subject) - codes_of(visitors)
    if not hosts and trigger.what.form == "noun" and len(received) == 1 and visitors:
        hosts = [named_in(trigger, next(iter(received)), scene)]
    visitors = [m for m in visitors if not set(m.countries) <= codes_of(hosts)]
    if not hosts or not visitors:
        return []
    reading.taken.update(m.start for m in hosts)
    return [
        *cast(visitors, Role.VISITOR, "the traveller of {0}", scene, trigger),
        *cast([state_of(m) for m in hosts], Role.HOST, "the country of {0}", scene, trigger),
    ]


def speaks(scene: Scene, sentence: Sentence, trigger: Trigger, _until: int, reading: Reading) -> list[Party]:
    """The subject before the verb of saying, an official rather than a state; else who spoke before."""
    group = _nearest_group(scene, _acting(scene, sentence, trigger))
    speakers = [m for m in group if m.kind in OFFICIAL][-1:] or [m for m in group if m.kind == "country"][-1:]
    speakers = speakers or [m for m in reading.subject or reading.topic if m.kind in {"person", "office"}][:1]
    if not speakers:
        return []
    reading.subject = speakers
    others = [m for m in sentence.actors if m.kind in {"country", "organisation"} and m.start > trigger.end]
    about = [m for m in others if not set(m.countries) & codes_of(speakers)][:1]
    return [
        *cast(speakers, Role.INITIATOR, "the speaker of {0}", scene, trigger),
        *cast(about, Role.ABOUT, "spoken of beside {0}", scene, trigger, inferred=True),
    ]


def acts_on(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    """The subject acts on whom 对 or 向 marks before the verb, or who stands inside or behind it."""
    before = [m for m in _acting(scene, sentence, trigger) if m.end <= trigger.start]
    initiators = _nearest_group(scene, before)[-1:] or reading.subject[-1:]
    if not initiators:
        return []
    reading.subject = initiators
    marked = [m for m in _before(scene, sentence, trigger) if mark_of(scene, m) == "to"][-1:]
    inside = [m for m in sentence.actors if trigger.start < m.start and m.end <= trigger.end]
    near = [m for m in sentence.actors if trigger.end <= m.start < min(until, trigger.end + _TARGET_REACH)]
    targets = [m for m in [*marked, *inside, *near] if m.countries and not set(m.countries) & codes_of(initiators)]
    reading.taken.update(m.start for m in targets[:1])
    return [
        *cast(initiators, Role.INITIATOR, "before {0}", scene, trigger),
        *cast(targets[:1], Role.TARGET, "the one that {0} is aimed at", scene, trigger),
    ]


def _described_by(scene: Scene, trigger: Trigger) -> bool:
    """Whether an agreement is only spoken of ("落实…达成的共识", "签署的协议")."""
    words = scene.text[trigger.start : trigger.end]
    return words.startswith(("达成的", "達成的")) or scene.text.startswith("的", trigger.end)


def _guests(scene: Scene, sentence: Sentence, trigger: Trigger, until: int) -> list[ActorMention]:
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


def _before(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[ActorMention]:
    """Mentions before a verb in its own clauses: behind the last semicolon, outside of quotation marks."""
    quoted = sentence.is_quoted(trigger.start)
    before = [m for m in sentence.actors if m.end <= trigger.start and (quoted or not sentence.is_quoted(m.start))]
    for place in range(len(before) - 1, -1, -1):
        following = before[place + 1].start if place + 1 < len(before) else trigger.start
        if _HARD.search(scene.text, before[place].end, following):
            return before[place + 1 :]
    return before


def _acting(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[ActorMention]:
    """Mentions before a verb, or inside it, that can take part: who only reports gives way to whom the report names."""
    inside = [m for m in sentence.actors if trigger.start <= m.start and m.end <= trigger.end]
    inside = [m for m in inside if not _in_theme(scene, trigger, m)]
    found = [m for m in _before(scene, sentence, trigger) if not m.place and mark_of(scene, m) not in _ASIDE]
    told = max(
        (t.end for t in sentence.triggers if t.end <= trigger.start and t.what.frame in {"speaks", "report"}), default=0
    )
    behind = [m for m in found if m.start >= told]
    return [*(behind or found), *(m for m in inside if not m.place and mark_of(scene, m) not in _ASIDE)]


def _in_theme(scene: Scene, trigger: Trigger, mention: ActorMention) -> bool:
    """Whether a mention stands in the theme of a conference, in quotation marks inside the words of the trigger."""
    before = scene.text[trigger.start : mention.start]
    return before.count("“") + before.count("「") > before.count("”") + before.count("」")


def _partners(scene: Scene, before: Sequence[ActorMention]) -> list[ActorMention]:
    """The last mention that 同 or 与 joins to another, with those listed behind it."""
    for place in range(len(before) - 1, -1, -1):
        if mark_of(scene, before[place]) == "with":
            group = [before[place]]
            for mention in before[place + 1 :]:
                if not between_and(scene, group[-1].end, mention.start):
                    break
                group.append(mention)
            return without_apposition(group)
    return []


def _nearest_group(scene: Scene, before: Sequence[ActorMention]) -> list[ActorMention]:
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


def _inherited(reading: Reading, others: set[str]) -> list[ActorMention]:
    carried = reading.subject or reading.topic
    return [m for m in carried if not set(m.countries) & others]


def _next(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[ActorMention]:
    """The subject that follows "同…会谈时，"."""
    after = next((m for m in sentence.actors if m.start >= trigger.end), None)
    if after is None or after.kind not in {"person", "office"}:
        return []
    return [after] if _AFTER.fullmatch(scene.text, trigger.end, after.start) else []


def _hosts(scene: Scene, sentence: Sentence, trigger: Trigger, until: int) -> list[ActorMention]:
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


def _described(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[ActorMention]:
    """Whom the verb describes: "访华的新西兰外长", "来访的…"."""
    end = next((m.end for m in sentence.actors if trigger.end <= m.start <= trigger.end + 1 and m.kind == "country"), 0)
    for at in (trigger.end, end):
        match = _DESCRIBES.match(scene.text, at) if at else None
        after = next((m for m in sentence.actors if match and m.start == match.end()), None)
        if after is not None and after.kind in {"person", "office"}:
            return [after]
    return []


def _settled(found: Sequence[ActorMention]) -> list[ActorMention]:
    return sorted({m.start: m for m in found}.values(), key=lambda m: m.start)


def _shared(scene: Scene, trigger: Trigger, found: list[ActorMention], reading: Reading) -> list[Party]:
    if len(codes_of(found)) < 2:
        return []
    if trigger.what.type != "agreement":
        reading.talk = found
    return joined_parties([], cast(found, Role.PARTICIPANT, "beside {0}", scene, trigger))
