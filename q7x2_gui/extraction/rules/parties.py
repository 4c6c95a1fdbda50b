"""Who takes part in an event, and as what: one rule a frame of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Callable

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.domain.vocabulary import Role
from q7x2_gui.extraction.rules import coverbs, verb_final
from q7x2_gui.extraction.rules.acting import acted_on, acts_on, appoints, speaks
from q7x2_gui.extraction.rules.casting import cast, codes_of, has_people, named_in, state_of
from q7x2_gui.extraction.rules.draft import Party
from q7x2_gui.extraction.rules.groups import after_clause, countries_after, object_after, subject
from q7x2_gui.extraction.rules.reading import OFFICIAL, Reading, group_after, group_before, stands_for_him
from q7x2_gui.extraction.rules.scene import Scene, Sentence, Trigger
from q7x2_gui.extraction.rules.scoring import BLOCS
from q7x2_gui.extraction.rules.vietnamese_places import city_after

_CLOSE = 40
_HERE = re.compile(r"\bhere\b")
_AROUND = 20
_NEAR = 70
"""Code points after a verb of leaving within which its destination is named."""


def parties_of(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    """Participants of one trigger with their roles; ``until`` is where the next trigger begins."""
    frames = _FRAMES | _BY_LANGUAGE.get(scene.lexicon.language, {})
    return frames[trigger.what.frame](scene, sentence, trigger, until, reading)


def _with(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    inside = [m for m in sentence.actors if trigger.start < m.start and m.end <= trigger.end and not m.place]
    reading.taken.update(m.start for m in inside)
    noun = trigger.what.form == "noun"
    if noun and scene.text[max(0, trigger.start - 18) : trigger.start].casefold().endswith(scene.lexicon.whose):
        both = [m for m in sentence.actors if m.end <= trigger.start and m.kind in {*OFFICIAL, "pair"}][-2:]
        both = both[-1:] if both and both[-1].kind == "pair" else [m for m in both if m.kind != "pair"]
        reading.named_after = len(codes_of(both)) > 1
        if reading.named_after:
            return cast(both, Role.PARTICIPANT, "before {0}", scene, trigger)
    if len(codes_of(inside)) > 1:
        return cast(inside, Role.PARTICIPANT, "in {0}", scene, trigger)
    speaker = reading.subject
    before = [] if noun and _between(scene, trigger) else group_before(scene, sentence, trigger, reading)
    after = group_after(scene, sentence, trigger, until, reading)
    if noun and after and not _linked(scene, trigger, after):
        reading.taken.difference_update(m.start for m in after)
        after = []
    after = [] if _is_topic(scene, after) else after
    if trigger.what.needs_person and not has_people(after):
        return []
    if has_people(before) and (len(codes_of(before)) > 1 or has_people(after)):
        inside = [m for m in inside if m.kind != "country"]
    if noun and has_people(after) and not has_people(before) and has_people(speaker):
        before = reading.subject = speaker
        reading.named_after = bool(codes_of(before) - codes_of(after))
    if noun and len(codes_of(after)) > 1:
        before = []
    elif noun and after and not codes_of(before) - codes_of(after):
        later = after_clause(scene, sentence, after[-1].end)
        reading.named_after = bool(codes_of(later) - codes_of(after))
        before = later or before
    elif len(codes_of(before)) > 1 and not scene.text[trigger.start : trigger.end].casefold().endswith(("with", "với")):
        after = [m for m in after if m.kind != "country"]
    if codes_of(after) and codes_of(after) <= codes_of(before) and not has_people(after):
        after = []
    if has_people([*before, *after]) or len(codes_of([*before, *after]) - BLOCS) > 1:
        before, after = _without_venues(before), _without_venues(after)
    return [
        *cast(before, Role.PARTICIPANT, "before {0}", scene, trigger),
        *cast(inside, Role.PARTICIPANT, "in {0}", scene, trigger),
        *cast(after, Role.PARTICIPANT, "after {0}", scene, trigger),
    ]


def _linked(scene: Scene, trigger: Trigger, after: list[ActorMention]) -> bool:
    """Whether a word joins sides to a noun: "the talks with", not "during the talks on Friday the ministers agreed"."""
    words = scene.text[trigger.start : after[0].start].casefold().split()
    return not scene.lexicon.linking or not scene.lexicon.linking.isdisjoint(words)


def _is_topic(scene: Scene, after: list[ActorMention]) -> bool:
    """Whether the words before a group say that it is what is talked of ("to meet on Cyprus")."""
    if not after or has_people(after):
        return False
    return scene.text[max(0, after[0].start - 12) : after[0].start].casefold().endswith(scene.lexicon.topical)


def _without_venues(group: list[ActorMention]) -> list[ActorMention]:
    """Beside people, an organisation by its bare name is where they meet ("on the sidelines of APEC")."""
    return [m for m in group if m.kind != "organisation" or m.countries[0] not in BLOCS or "eader" in m.quote]


def _together(scene: Scene, sentence: Sentence, trigger: Trigger, _until: int, reading: Reading) -> list[Party]:
    """Verbs that tell a talk only when two sides stand before them together ("X and Y discussed trade")."""
    before = group_before(scene, sentence, trigger, reading)
    if len(codes_of(before)) == 1 or (trigger.what.type != "agreement" and not all(m.kind in OFFICIAL for m in before)):
        return []
    return cast(before, Role.PARTICIPANT, "before {0}", scene, trigger)


def _joint(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    """All who stand before the verb and are joined or marked as partners, in languages with the verb at the end."""
    if not trigger.what.parties_before:
        return _with(scene, sentence, trigger, until, reading)
    found = [
        m
        for m in sentence.actors
        if m.end <= trigger.end and not m.place and m.start not in reading.taken and m.kind != "country"
    ]
    found = found[-4:]
    if len(codes_of(found)) < 2:
        countries = [m for m in sentence.actors if m.end <= trigger.end and not m.place and m.kind == "country"]
        extra = [m for m in countries if m.start not in reading.taken and not set(m.countries) & codes_of(found)]
        found = sorted([*found, *extra[-2:]], key=lambda m: m.start)
    found = found or reading.subject
    reading.subject = found
    return cast(found, Role.PARTICIPANT, "before {0}", scene, trigger)


def _host(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    if trigger.what.parties_before:
        return _host_before(scene, sentence, trigger, reading)
    listed = countries_after(scene, sentence, trigger.end, until)
    host = next(iter(listed), None) or _destination(scene, sentence, trigger)
    if host is None and scene.lexicon.language == "vi":
        host = city_after(scene, sentence, trigger.end, until)
    around = scene.text[max(sentence.start, trigger.start - _AROUND) : trigger.end + _AROUND]
    if host is None and scene.home is not None and _HERE.search(around):
        host = scene.home
    elif host is not None:
        reading.taken.update({host.start, *(m.start for m in listed)})
    elif trigger.what.needs_host and not _arrives(scene, trigger):
        return []
    elif trigger.what.needs_host:
        reading.carried = True
    visitors = []
    if trigger.what.form == "noun":
        start = host.end if host else trigger.end
        visitors = [m for m in object_after(scene, sentence, start, until) if m.kind in OFFICIAL]
        visitors = [] if visitors and "," in scene.text[start : visitors[0].start] else visitors
        reading.taken.update(m.start for m in visitors)
    if trigger.what.needs_host and not _close(scene, sentence, trigger, reading):
        return []
    visitors = visitors or [m for m in group_before(scene, sentence, trigger, reading) if m.kind in OFFICIAL]
    if host is not None and scene.text[max(0, host.start - 6) : host.start].casefold().endswith(scene.lexicon.origin):
        return []
    named = listed or ([host] if host is not None else [])
    hosts = [m for m in named if not set(m.countries) & codes_of(visitors)]
    return [
        *cast(visitors, Role.VISITOR, "before {0}", scene, trigger),
        *cast([state_of(m) for m in hosts], Role.HOST, "after {0}", scene, trigger),
    ]


def _arrives(scene: Scene, trigger: Trigger) -> bool:
    """Whether somebody arrives somewhere that is no country: it may belong to a visit told elsewhere."""
    return scene.text[trigger.start : trigger.end].casefold().startswith(scene.lexicon.arrivals)


def _destination(scene: Scene, sentence: Sentence, trigger: Trigger) -> ActorMention | None:
    """The country of "left for a summit in Hanoi", past the noun for what is done there."""
    if not scene.text[trigger.start : trigger.end].casefold().endswith(" for"):
        return None
    found = [m for m in sentence.actors if trigger.end <= m.start <= trigger.end + _NEAR and m.kind == "country"]
    return next((m for m in found if m.place and scene.text[m.start - 7 : m.start].endswith(("in ", "in the "))), None)


def _close(scene: Scene, sentence: Sentence, trigger: Trigger, reading: Reading) -> bool:
    """Whether a bare verb of going has its traveller right before it: goods and demands "go to" a country too."""
    before = subject(scene, sentence, trigger.start, reading.taken)
    if not before and reading.topic and stands_for_him(scene, sentence, trigger):
        return True
    if not before:
        return bool(reading.subject) and scene.lexicon.by_word and trigger.start - sentence.start > _CLOSE
    return trigger.start - before[-1].end <= _CLOSE and before[-1].kind != "country"


def _host_before(scene: Scene, sentence: Sentence, trigger: Trigger, reading: Reading) -> list[Party]:
    """Japanese order: the traveller first, then the country, then the verb; or the country is in the verb."""
    before = [m for m in sentence.actors if m.end <= trigger.start + 1]
    target = [] if trigger.what.host else [m for m in before if m.kind == "country"][-1:]
    reading.taken.update(m.start for m in target)
    visitors = [m for m in subject(scene, sentence, trigger.start, reading.taken) if m.kind != "pair"]
    visitors = visitors or [m for m in reading.subject if m.kind != "pair"]
    if visitors:
        reading.subject = visitors
    hosts = [state_of(m) for m in target if not set(m.countries) & codes_of(visitors)]
    if trigger.what.host:
        hosts = [named_in(trigger, trigger.what.host, scene)]
    return [
        *cast(visitors, Role.VISITOR, "before {0}", scene, trigger),
        *cast(hosts, Role.HOST, "the country of {0}", scene, trigger),
    ]


def _guest(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    hosts = group_before(scene, sentence, trigger, reading)[-1:]
    visitors = group_after(scene, sentence, trigger, until, reading)
    return [
        *cast(visitors, Role.VISITOR, "after {0}", scene, trigger),
        *cast([state_of(m) for m in hosts], Role.HOST, "before {0}", scene, trigger),
    ]


def _visiting(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, _reading: Reading) -> list[Party]:
    visitors = [m for m in object_after(scene, sentence, trigger.end, until) if m.kind in {"person", "office"}][:1]
    return cast(visitors, Role.VISITOR, "after {0}", scene, trigger)


def _nobody(*_: object) -> list[Party]:
    return []


_Frame = Callable[[Scene, Sentence, Trigger, int, Reading], list[Party]]
_FRAMES: dict[str, _Frame] = {
    "with": _with,
    "joint": _joint,
    "together": _together,
    "host": _host,
    "guest": _guest,
    "visiting": _visiting,
    "speaks": speaks,
    "acts_on": acts_on,
    "acted_on": acted_on,
    "appoints": appoints,
    "report": _nobody,
    "attends": _with,
}
_BY_LANGUAGE: dict[str, dict[str, _Frame]] = {
    "ja": {
        "joint": verb_final.joint,
        "with": verb_final.joint,
        "attends": verb_final.attends,
        "host": verb_final.host,
        "speaks": verb_final.speaks,
        "acts_on": verb_final.acts_on,
    },
    "zh": {
        "joint": coverbs.joint,
        "with": coverbs.meets,
        "attends": coverbs.attends,
        "host": coverbs.host,
        "speaks": coverbs.speaks,
        "appoints": coverbs.appoints,
        "acts_on": coverbs.acts_on,
    },
}


def _between(scene: Scene, trigger: Trigger) -> bool:
    return scene.text[trigger.start : trigger.end].casefold().endswith(("between", "among"))
