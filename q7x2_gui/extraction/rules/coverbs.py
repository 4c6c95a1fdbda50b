"""Who takes part, in Chinese: the word before an actor (同, 与, 对, 向, 应) says what it does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.domain.vocabulary import Role
from q7x2_gui.extraction.rules.acting import appoints as acting_appoints
from q7x2_gui.extraction.rules.casting import cast, codes_of, named_in, state_of
from q7x2_gui.extraction.rules.coverb_groups import (
    acting,
    before_of,
    described,
    guests_of,
    hosts_of,
    inherited,
    nearest_group,
    next_subject,
    partners_of,
)
from q7x2_gui.extraction.rules.draft import Party
from q7x2_gui.extraction.rules.marks import mark_of
from q7x2_gui.extraction.rules.merging import joined_parties
from q7x2_gui.extraction.rules.reading import OFFICIAL, Reading
from q7x2_gui.extraction.rules.scene import Scene, Sentence, Trigger

_OF_SEVERAL = re.compile(
    "(?:[两兩二三四五六七八九十]|等)[国國]?(?:外[长長]|[领領][导導]人|[总總][统統理]|首[脑腦]|防[长長]|元首)"
)
"""Behind a list of states, the office whose holders are meant."""
_PRESENT = frozenset({"与会", "與會"})
_OCCASIONS = ("式", "之际", "之際")
"""Behind "opens" or "closes": a ceremony or an occasion, not the session."""
_TRADE = re.compile(
    "企业家|企業家|博览|博覽|商务与投资|商务峰会|商務峰會|开幕式|開幕式|青年|校长|研讨会|论坛年会|文化节"
)
_THEME = 10
"""Code points before a session in which its name tells that no states meet there."""
_SINCE = ("后", "後", "以来", "以來", "前")
_TARGET_REACH = 40
"""Code points after a verb in which the country it is aimed at is looked for."""


def joint(scene: Scene, sentence: Sentence, trigger: Trigger, _until: int, reading: Reading) -> list[Party]:
    """The subject and whom 同 or 与 joins to it; a pair or list; else the subject of what was told before."""
    if trigger.what.type == "agreement" and _described_by(scene, trigger):
        return []
    if scene.text.startswith(_OCCASIONS, trigger.end) or _TRADE.search(
        scene.text, max(sentence.start, trigger.start - _THEME), trigger.end
    ):
        return []
    before = acting(scene, sentence, trigger)
    partners = partners_of(scene, before)
    left = [m for m in before if not partners or m.end <= partners[0].start]
    subjects = nearest_group(scene, left)
    while partners and subjects and codes_of(subjects) <= codes_of(partners) and not _pair_named(subjects):
        left = [m for m in left if m.end <= subjects[0].start]  # more of the same side ("与A、B和C举行会谈")
        partners, subjects = [*subjects, *partners], nearest_group(scene, left)
    pairs = [m for m in before if len(m.countries) > 1]
    if not partners and len(codes_of(subjects)) < 2 and pairs:
        subjects = pairs[-1:]
    if partners and not subjects:
        subjects = inherited(reading, codes_of(partners)) or next_subject(scene, sentence, trigger)
    stated = all(m.kind in {"country", "pair"} for m in subjects)
    if stated and len(codes_of(partners)) > 1 and not codes_of(subjects) - codes_of(partners):
        subjects = []
    if scene.text[trigger.start : trigger.end] in _PRESENT:
        hosts = [m for m in reading.subject if m not in subjects]  # whom the clause before named
        subjects = [*hosts, *subjects]
    reading.subject = subjects or reading.subject
    found = _settled([*subjects, *partners])
    if len(codes_of(found)) < 2 and trigger.what.type == "agreement" and codes_of(found) <= codes_of(reading.talk):
        found = reading.talk
    return _shared(scene, trigger, found, reading)


def _pair_named(found: Sequence[ActorMention]) -> bool:
    return any(len(m.countries) > 1 for m in found)


def meets(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    """The subject before 会见 and whom it received behind it; where nobody stands behind, as after 同 … 会晤."""
    guests = guests_of(scene, sentence, trigger, until)
    if not guests:
        return joint(scene, sentence, trigger, until, reading)
    reading.taken.update(m.start for m in guests)
    hosts = nearest_group(scene, acting(scene, sentence, trigger))
    hosts = hosts or inherited(reading, codes_of(guests))
    reading.subject = hosts or reading.subject
    return _shared(scene, trigger, _settled([*hosts, *guests]), reading)


def attends(scene: Scene, sentence: Sentence, trigger: Trigger, _until: int, reading: Reading) -> list[Party]:
    """The subject at a conference, with whom 同 joins to it and the organisation or states that the name holds."""
    if "，" in scene.text[trigger.start : trigger.end]:
        return []
    before = acting(scene, sentence, trigger)
    inside = [m for m in before if m.start >= trigger.start]
    before = [m for m in before if m.end <= trigger.start]
    partners = partners_of(scene, before)
    subjects = nearest_group(scene, [m for m in before if not partners or m.end <= partners[0].start])
    if scene.text.startswith("的", trigger.end):
        subjects, partners = [m for m in sentence.actors if m.start == trigger.end + 1], []
    subjects = [m for m in subjects if m.kind in OFFICIAL] or reading.subject or reading.topic
    conference = [m for m in inside if m.kind == "organisation" or len(m.countries) > 1]
    reading.subject = subjects
    return _shared(scene, trigger, _settled([*subjects, *partners, *conference]), reading) if subjects else []


def host(scene: Scene, sentence: Sentence, trigger: Trigger, _until: int, reading: Reading) -> list[Party]:
    """The traveller before the verb, or behind it ("访华的…"); the country in, inside or behind the verb."""
    hosts = hosts_of(scene, sentence, trigger)
    visitors = described(scene, sentence, trigger)
    if not visitors:
        before = [m for m in acting(scene, sentence, trigger) if m.end <= trigger.start]
        group = nearest_group(scene, before)
        titled = bool(group) and _OF_SEVERAL.match(scene.text, group[-1].end)
        visitors = [m for m in group if titled or m.kind in OFFICIAL]
        visitors = visitors or [m for m in inherited(reading, codes_of(hosts)) if m.kind in OFFICIAL]
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
    group = nearest_group(scene, acting(scene, sentence, trigger))
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


def appoints(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    """The person before the verb, unless it only dates something else ("就任外长后首次")."""
    after = scene.text[trigger.end : trigger.end + 8]
    return [] if any(word in after for word in _SINCE) else acting_appoints(scene, sentence, trigger, until, reading)


def acts_on(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    """The subject acts on whom 对 or 向 marks before the verb, or who stands inside or behind it."""
    before = [m for m in acting(scene, sentence, trigger) if m.end <= trigger.start]
    initiators = nearest_group(scene, before)[-1:] or reading.subject[-1:]
    if not initiators:
        return []
    reading.subject = initiators
    marked = [m for m in before_of(scene, sentence, trigger) if mark_of(scene, m) == "to"][-1:]
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


def _settled(found: Sequence[ActorMention]) -> list[ActorMention]:
    return sorted({m.start: m for m in found}.values(), key=lambda m: m.start)


def _shared(scene: Scene, trigger: Trigger, found: list[ActorMention], reading: Reading) -> list[Party]:
    if len(codes_of(found)) < 2:
        return []
    if trigger.what.type != "agreement":
        reading.talk = found
    return joined_parties([], cast(found, Role.PARTICIPANT, "beside {0}", scene, trigger))
