"""Who takes part, in Japanese: the particle behind an actor says what it does, and the verb stands last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.domain.vocabulary import Role
from q7x2_gui.extraction.rules.casting import cast, codes_of, named_in, state_of
from q7x2_gui.extraction.rules.draft import Party
from q7x2_gui.extraction.rules.marks import TOPICS, mark_end, mark_of
from q7x2_gui.extraction.rules.merging import joined_parties
from q7x2_gui.extraction.rules.reading import OFFICIAL, Reading
from q7x2_gui.extraction.rules.scene import Scene, Sentence, Trigger
from q7x2_gui.language.actors import countries

_NEAR = 30
"""Code points between a country and the verb of travel that takes it, or between a pair and the noun of a talk."""
_ATTRIBUTIVE = re.compile(r"(?:中|し(?:た|ている)|する|予定の|の)*")
_BETWEEN_LISTED = re.compile(r"[、，・と両や及びおよび各のら\s]{0,4}")
_AGREED_ON = re.compile("た[「『\u3400-\u9fff\u30a1-\u30fa]")
_TO_PARTNER = ("面会", "会い", "会った", "会う", "表敬", "と会")
"""Verbs whose partner に or を may mark."""


def joint(scene: Scene, sentence: Sentence, trigger: Trigger, _until: int, reading: Reading) -> list[Party]:
    """Who は or が marks, and whom と marks; a pair right before the noun; else who talked in the sentence before."""
    before = _before(sentence, trigger)
    if _following(scene, sentence, trigger) and trigger.what.form == "verb":
        return []  # "…と会談した韓国の首相は": told about somebody who does something else
    if trigger.what.type == "agreement" and _AGREED_ON.match(scene.text, trigger.end):
        return []  # "…が一致した「…」を踏まえ": named, not told
    pair = _pair(scene, before, trigger)
    if pair is not None and trigger.what.type == "agreement" and mark_of(scene, pair) not in {*TOPICS, "with"}:
        pair = None
    subjects, partners = _subjects(scene, before), _partners(scene, before, trigger, reading)
    found = _unique([*subjects, *partners])
    if pair is not None and not (len(codes_of(found)) > 1 and codes_of(found) <= codes_of([pair])):
        bodies = [m for m in before if m.kind == "organisation" and 0 <= pair.start - m.end <= _NEAR]
        bodies = [m for m in bodies if countries()[m.countries[0]].is_organisation]
        found = [m for m in found if partners and set(m.countries) <= set(pair.countries)] + [*bodies, pair]
    reading.carried = not found
    if not subjects and (len(codes_of(found)) < 2 or all(m.kind == "pair" and m is not pair for m in found)):
        stranger = found and "が" in scene.text[found[-1].end : trigger.start]  # marked, but nobody known
        carried = [] if stranger else reading.subject or reading.topic
        carried = [m for m in carried if not set(m.countries) & codes_of(found)]
        found = [*carried, *found] if found else list(reading.talk)
    if len(codes_of(found)) < 2 and trigger.what.type == "agreement":
        found = _each_of_two(scene, before) or found
    if len(codes_of(found)) < 2 and trigger.what.type == "agreement":
        found = reading.talk if codes_of(found) <= codes_of(reading.talk) else found
    if subjects:
        reading.subject = subjects
    if len(codes_of(found)) < 2:
        return []
    if trigger.what.type != "agreement":
        reading.talk = found
    return joined_parties([], cast(found, Role.PARTICIPANT, "before {0}", scene, trigger))


def attends(scene: Scene, sentence: Sentence, trigger: Trigger, _until: int, reading: Reading) -> list[Party]:
    """The subject at a conference, with the organisation or the states that its name holds."""
    before = _before(sentence, trigger)
    subjects = [m for m in _subjects(scene, before) if m.kind in OFFICIAL]
    subjects = subjects or [m for m in reading.subject or reading.topic if m.kind in OFFICIAL]
    near = [m for m in before if trigger.start - m.end <= _NEAR]
    conference = [m for m in near if m.kind == "organisation" or len(m.countries) > 1]
    if not subjects or not set(codes_of(conference)) - codes_of(subjects):
        return []
    reading.subject = subjects
    return joined_parties([], cast([*subjects, *conference], Role.PARTICIPANT, "at {0}", scene, trigger))


def host(scene: Scene, sentence: Sentence, trigger: Trigger, _until: int, reading: Reading) -> list[Party]:
    """The traveller by は or が, or right behind the verb ("訪米中の…"); the country by を or に, or in the verb."""
    before = _before(sentence, trigger)
    targets = [] if trigger.what.host else _targets(scene, before, trigger)
    hosts = [named_in(trigger, trigger.what.host, scene)] if trigger.what.host else [state_of(m) for m in targets]
    if not hosts:
        return []
    visitors = _following(scene, sentence, trigger) or _travellers(scene, before, hosts)
    carried = not visitors
    visitors = visitors or [m for m in reading.subject or reading.topic if m.kind in OFFICIAL]
    visitors = [m for m in visitors if not set(m.countries) & codes_of(hosts)]
    if not visitors:
        return []
    if not carried and visitors[0].end <= trigger.start:
        reading.subject = visitors
    return [
        *cast(visitors, Role.VISITOR, "the traveller of {0}", scene, trigger),
        *cast(hosts, Role.HOST, "the country of {0}", scene, trigger),
    ]


def speaks(scene: Scene, sentence: Sentence, trigger: Trigger, _until: int, reading: Reading) -> list[Party]:
    """Who は, が or から marks; else whom the sentence before spoke of."""
    before = _before(sentence, trigger)
    speakers = [m for m in _topic(scene, before) if m.kind != "pair"][-1:]
    speakers = speakers or [m for m in before if mark_of(scene, m) == "from" and m.kind in OFFICIAL][-1:]
    speakers = speakers or [m for m in reading.subject or reading.topic if m.kind == "person"][:1]
    if not speakers:
        return []
    reading.subject = speakers
    others = [m for m in sentence.actors if m.kind in {"country", "organisation"}]
    about = [m for m in others if not set(m.countries) & codes_of(speakers)][:1]
    return [
        *cast(speakers, Role.INITIATOR, "the speaker of {0}", scene, trigger),
        *cast(about, Role.ABOUT, "spoken of beside {0}", scene, trigger, inferred=True),
    ]


def acts_on(scene: Scene, sentence: Sentence, trigger: Trigger, _until: int, reading: Reading) -> list[Party]:
    """Who は or が marks acts on whom に, を or at least の marks."""
    before = _before(sentence, trigger)
    initiators = _topic(scene, before)[-1:] or _state_of_actor(scene, before)
    initiators = initiators or [m for m in reading.subject or reading.topic if m.countries][:1]
    if not initiators:
        return []
    reading.subject = initiators
    others = [m for m in before if m.countries and not set(m.countries) & codes_of(initiators)]
    marked = {kind: [m for m in others if mark_of(scene, m) == kind] for kind in ("to", "object", "of")}
    targets = marked["to"] or marked["object"] or marked["of"]
    if not targets and trigger.what.type != "restriction":
        targets = [m for m in reading.talk if not set(m.countries) & codes_of(initiators)]
    targets = targets or [m for m in others if mark_of(scene, m) in TOPICS]
    return [
        *cast(initiators, Role.INITIATOR, "before {0}", scene, trigger),
        *cast(targets[-1:], Role.TARGET, "before {0}", scene, trigger),
    ]


def _state_of_actor(scene: Scene, before: Sequence[ActorMention]) -> list[ActorMention]:
    """The state whose ships or forces, no mention themselves, は or が marks ("中国の監視船が…に侵入")."""
    owners = [m for m in before if m.kind == "country" and mark_of(scene, m) in {"of", ""}]
    behind = scene.text[owners[0].end : owners[0].end + _NEAR] if owners else ""
    return owners[:1] if "が" in behind or "は" in behind else []


def _before(sentence: Sentence, trigger: Trigger) -> list[ActorMention]:
    quoted = sentence.is_quoted(trigger.start)
    return [m for m in sentence.actors if m.end <= trigger.end and (quoted or not sentence.is_quoted(m.start))]


def _subjects(scene: Scene, before: Sequence[ActorMention]) -> list[ActorMention]:
    """The group that は or が marks nearest to the verb, with all that are listed before its last member."""
    for place in range(len(before) - 1, -1, -1):
        if mark_of(scene, before[place]) in TOPICS:
            return _listed(scene, before, place)
    return []


def _topic(scene: Scene, before: Sequence[ActorMention]) -> list[ActorMention]:
    """The last that は marks, whatever clauses stand behind it; else the last that が marks."""
    topics = [place for place, m in enumerate(before) if mark_of(scene, m) == "topic"]
    return _listed(scene, before, topics[-1]) if topics else _subjects(scene, before)


def _partners(scene: Scene, before: Sequence[ActorMention], trigger: Trigger, reading: Reading) -> list[ActorMention]:
    """Whom と marks since the verb before, with all that are listed before them."""
    found: list[ActorMention] = []
    for place in range(len(before) - 1, -1, -1):
        mention = before[place]
        if mention.start < reading.done or mention in found:
            continue
        mark = mark_of(scene, mention)
        last = not found and mark in {"to", "object"} and mention.kind in OFFICIAL
        if mark == "with" or (last and scene.text[trigger.start : trigger.end].startswith(_TO_PARTNER)):
            found = _unique([*_listed(scene, before, place), *_paired(scene, before, place), *found])
    return found


def _each_of_two(scene: Scene, before: Sequence[ActorMention]) -> list[ActorMention]:
    """Two states of which each is told to do its part ("日本が…、韓国が…ことで合意")."""
    acting = [m for m in before if mark_of(scene, m) in TOPICS]
    return acting if len(codes_of(acting)) == 2 else []


def _paired(scene: Scene, before: Sequence[ActorMention], place: int) -> list[ActorMention]:
    """The country after と that の marks: "米国と北朝鮮の協議"."""
    rest = before[place + 1 : place + 2]
    close = rest and rest[0].start - before[place].end <= 2
    return [m for m in rest if close and mark_of(scene, m) in {"of", "with"} and m.kind == "country"]


def _listed(scene: Scene, before: Sequence[ActorMention], place: int) -> list[ActorMention]:
    group = [before[place]]
    for mention in reversed(before[:place]):
        between = scene.text[mark_end(scene, mention) : group[0].start]
        if mark_of(scene, mention) not in {"list", "with"} or not _BETWEEN_LISTED.fullmatch(between):
            break
        group.insert(0, mention)
    return group


def _pair(scene: Scene, before: Sequence[ActorMention], trigger: Trigger) -> ActorMention | None:
    """Two or more states in one word right before a talk, or the last such word where nothing else is named."""
    pairs = [m for m in before if len(m.countries) > 1]
    if not pairs:
        return None
    gap = scene.text[pairs[-1].end : trigger.start]
    return pairs[-1] if gap in {"", "の", "間の", "両国の", "3カ国", "三カ国", "3か国"} or len(gap) <= _NEAR else None


def _targets(scene: Scene, before: Sequence[ActorMention], trigger: Trigger) -> list[ActorMention]:
    for place in range(len(before) - 1, -1, -1):
        mention = before[place]
        if trigger.start - mention.end > _NEAR:
            return []
        if mention.kind == "country" and mark_of(scene, mention) in {"object", "to", "of", ""}:
            return [m for m in _listed(scene, before, place) if m.kind == "country"]
    return []


def _following(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[ActorMention]:
    """The traveller whom the verb describes: right behind it, with only its ending between."""
    after = next((m for m in sentence.actors if m.start >= trigger.end), None)
    if after is None or after.kind not in {"person", "office"}:
        return []
    return [after] if _ATTRIBUTIVE.fullmatch(scene.text, trigger.end, after.start) else []


def _travellers(scene: Scene, before: Sequence[ActorMention], hosts: Sequence[ActorMention]) -> list[ActorMention]:
    others = [m for m in before if m.kind != "country" or not set(m.countries) <= codes_of(hosts)]
    owners = [m for m in others[-1:] if m.kind in {"person", "office"} and mark_of(scene, m) == "of"]
    subjects = [m for m in owners or _subjects(scene, before) if m.kind in OFFICIAL]
    return [m for m in subjects if not set(m.countries) & codes_of(hosts)]


def _unique(found: Sequence[ActorMention]) -> list[ActorMention]:
    return sorted({m.start: m for m in found}.values(), key=lambda m: m.start)
