"""Who takes part in an event, and as what: one rule a frame of the lexicon."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.domain.vocabulary import Role
from q7x2_gui.extraction.rules.draft import Party
from q7x2_gui.extraction.rules.groups import country_after, object_after, subject
from q7x2_gui.extraction.rules.scene import Scene, Sentence, Trigger
from q7x2_gui.language.actors import country_name

_OFFICIAL = frozenset({"person", "office", "organisation"})


@dataclass(slots=True)
class Reading:
    """How far a sentence has been read: mentions used as objects, and the last subject, which later verbs inherit."""

    taken: set[int] = field(default_factory=set)
    subject: list[ActorMention] = field(default_factory=list)


def parties_of(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    """Participants of one trigger with their roles; ``until`` is where the next trigger begins."""
    return _FRAMES[trigger.what.frame](scene, sentence, trigger, until, reading)


def _before(scene: Scene, sentence: Sentence, trigger: Trigger, reading: Reading) -> list[ActorMention]:
    group = subject(scene, sentence, trigger.start, reading.taken) or reading.subject
    if group:
        reading.subject = group
    return group


def _after(
    scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading
) -> list[ActorMention]:
    if trigger.what.parties_before:
        return []
    group = object_after(scene, sentence, trigger.end, until)
    reading.taken.update(mention.start for mention in group)
    return group


def _with(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    inside = [m for m in sentence.actors if trigger.start < m.start and m.end <= trigger.end and not m.place]
    reading.taken.update(m.start for m in inside)
    noun = trigger.what.form == "noun"
    if len(_codes(inside)) > 1:
        return _as(inside, Role.PARTICIPANT, "stands inside {0}", scene, trigger)
    before = [] if noun and _between(scene, trigger) else _before(scene, sentence, trigger, reading)
    after = _after(scene, sentence, trigger, until, reading)
    if noun and len(_codes(after)) > 1:
        before = []
    elif len(_codes(before)) > 1 and not scene.text[trigger.start : trigger.end].casefold().endswith(("with", "với")):
        after = [m for m in after if m.kind != "country"]
    if _codes(after) and _codes(after) <= _codes(before) and not _people(after):
        after = []
    return [
        *_as(before, Role.PARTICIPANT, "stands before {0}", scene, trigger),
        *_as(inside, Role.PARTICIPANT, "stands inside {0}", scene, trigger),
        *_as(after, Role.PARTICIPANT, "stands after {0}", scene, trigger),
    ]


def _joint(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    """All who stand before the verb and are joined or marked as partners, in languages with the verb at the end."""
    if not trigger.what.parties_before:
        return _with(scene, sentence, trigger, until, reading)
    found = [
        m for m in sentence.actors
        if m.end <= trigger.end and not m.place and m.start not in reading.taken and m.kind != "country"
    ]
    found = found[-4:]
    if len(_codes(found)) < 2:  # noqa: PLR2004 - a talk has two sides
        countries = [m for m in sentence.actors if m.end <= trigger.end and not m.place and m.kind == "country"]
        extra = [m for m in countries if m.start not in reading.taken and not set(m.countries) & _codes(found)]
        found = sorted([*found, *extra[-2:]], key=lambda m: m.start)
    found = found or reading.subject
    reading.subject = found
    return _as(found, Role.PARTICIPANT, "stands before {0}", scene, trigger)


def _host(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    if trigger.what.parties_before:
        return _host_before(scene, sentence, trigger, reading)
    host = country_after(scene, sentence, trigger.end, until)
    if host is not None:
        reading.taken.add(host.start)
    elif trigger.what.needs_host:
        return []
    visitors = []
    if trigger.what.form == "noun":
        visitors = object_after(scene, sentence, host.end if host else trigger.end, until)
        visitors = [m for m in visitors if m.kind in _OFFICIAL]
        reading.taken.update(m.start for m in visitors)
    visitors = visitors or [m for m in _before(scene, sentence, trigger, reading) if m.kind in _OFFICIAL]
    hosts = [host] if host is not None and not set(host.countries) & _codes(visitors) else []
    return [
        *_as(visitors, Role.VISITOR, "stands before {0}", scene, trigger),
        *_as([_state(m) for m in hosts], Role.HOST, "stands after {0}", scene, trigger),
    ]


def _host_before(scene: Scene, sentence: Sentence, trigger: Trigger, reading: Reading) -> list[Party]:
    """Japanese order: the traveller first, then the country, then the verb; or the country is in the verb."""
    before = [m for m in sentence.actors if m.end <= trigger.start + 1]
    target = [] if trigger.what.host else [m for m in before if m.kind == "country"][-1:]
    reading.taken.update(m.start for m in target)
    visitors = [m for m in subject(scene, sentence, trigger.start, reading.taken) if m.kind != "pair"]
    visitors = visitors or [m for m in reading.subject if m.kind != "pair"]
    if visitors:
        reading.subject = visitors
    hosts = [_state(m) for m in target if not set(m.countries) & _codes(visitors)]
    if trigger.what.host:
        hosts = [_named_in(trigger, trigger.what.host, scene)]
    return [
        *_as(visitors, Role.VISITOR, "stands before {0}", scene, trigger),
        *_as(hosts, Role.HOST, "is the country of {0}", scene, trigger),
    ]


def _guest(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    hosts = _before(scene, sentence, trigger, reading)[-1:]
    visitors = _after(scene, sentence, trigger, until, reading)
    return [
        *_as(visitors, Role.VISITOR, "stands after {0}", scene, trigger),
        *_as([_state(m) for m in hosts], Role.HOST, "stands before {0}", scene, trigger),
    ]


def _visiting(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    visitors = [m for m in object_after(scene, sentence, trigger.end, until) if m.kind in {"person", "office"}][:1]
    return _as(visitors, Role.VISITOR, "stands after {0}", scene, trigger)


def _speaks(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    before = _marked(scene, sentence, trigger) or _before(scene, sentence, trigger, reading)
    speakers = [m for m in before if m.kind in _OFFICIAL][-1:]
    if not speakers and not trigger.what.parties_before:
        inverted = object_after(scene, sentence, trigger.end, until)
        speakers = [m for m in inverted if m.kind in _OFFICIAL][:1]
    speakers = speakers or [m for m in before if m.kind == "country"][-1:]
    if not speakers:
        return []
    reading.subject = speakers
    others = [m for m in sentence.actors if m.start > trigger.end and m.kind in {"country", "organisation"}]
    about = [m for m in others if not set(m.countries) & _codes(speakers)][:1]
    return [
        *_as(speakers, Role.INITIATOR, "is the speaker of {0}", scene, trigger),
        *_as(about, Role.ABOUT, "is spoken of after {0}", scene, trigger, inferred=True),
    ]


def _acts_on(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    if trigger.what.parties_before:
        return _acts_before(scene, sentence, trigger, reading)
    speaker = reading.subject
    initiators = _owner(scene, sentence, trigger) or _before(scene, sentence, trigger, reading)
    if _codes(initiators) and not _people(initiators) and _people(speaker) and _codes(initiators) == _codes(speaker):
        initiators = reading.subject = speaker
    near = _after(scene, sentence, trigger, until, reading)
    targets = near or [m for m in sentence.actors if trigger.end <= m.start < trigger.end + 90 and m.start < until]
    targets = [m for m in targets if not set(m.countries) & _codes(initiators)][:1]
    return [
        *_as(initiators, Role.INITIATOR, "stands before {0}", scene, trigger),
        *_as(targets, Role.TARGET, "stands after {0}", scene, trigger),
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
    return after[:1] in {"(", "（"} and 0 < close and after.startswith(marks, close + 1)


def _owner(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[ActorMention]:
    """The state that "its" means right before a trigger: the country named last ("called on China to lift its ban")."""
    if not scene.text[max(0, trigger.start - 4) : trigger.start].casefold() == "its ":
        return []
    return [m for m in sentence.actors if m.end <= trigger.start and m.kind == "country"][-1:]


def _acts_before(scene: Scene, sentence: Sentence, trigger: Trigger, reading: Reading) -> list[Party]:
    before = [m for m in sentence.actors if m.end <= trigger.start + 1 and not m.place]
    if not before:
        return []
    initiator = (_marked(scene, sentence, trigger) or before)[0]
    reading.subject = [initiator]
    targets = [m for m in before if not set(m.countries) & set(initiator.countries)][-1:]
    return [
        *_as([initiator], Role.INITIATOR, "stands before {0}", scene, trigger),
        *_as(targets, Role.TARGET, "stands before {0}", scene, trigger),
    ]


def _acted_on(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    targets = _before(scene, sentence, trigger, reading)
    inside = [m for m in sentence.actors if trigger.start < m.start and m.end <= trigger.end]
    initiators = inside or _after(scene, sentence, trigger, until, reading)
    targets = [m for m in targets if not set(m.countries) & _codes(initiators)]
    return [
        *_as(initiators[:1], Role.INITIATOR, "does {0}", scene, trigger),
        *_as(targets[:1], Role.TARGET, "stands before {0}", scene, trigger),
    ]


def _appoints(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    people = [m for m in _before(scene, sentence, trigger, reading) if m.kind in {"person", "office"}]
    return _as(people[-1:], Role.APPOINTEE, "stands before {0}", scene, trigger)


def _nobody(scene: Scene, sentence: Sentence, trigger: Trigger, until: int, reading: Reading) -> list[Party]:
    return []


_Frame = Callable[[Scene, Sentence, Trigger, int, Reading], list[Party]]
_FRAMES: dict[str, _Frame] = {
    "with": _with,
    "joint": _joint,
    "host": _host,
    "guest": _guest,
    "visiting": _visiting,
    "speaks": _speaks,
    "acts_on": _acts_on,
    "acted_on": _acted_on,
    "appoints": _appoints,
    "report": _nobody,
}


def _as(
    mentions: Sequence[ActorMention], role: Role, reason: str, scene: Scene, trigger: Trigger, *, inferred: bool = False
) -> list[Party]:
    words = reason.format(f"“{scene.text[trigger.start : trigger.end]}”")
    parties = []
    for mention in mentions:
        for shown in _each(mention):
            parties.append(Party(shown, role, _why(mention, words), inferred or mention.resolved))
    return parties


def _each(mention: ActorMention) -> list[ActorMention]:
    """The people of a pair where they are known, else its countries (with the office that the pair names), else itself."""
    if mention.members:
        return [_told_as(mention, member) for member in mention.members]
    if len(mention.countries) == 1 or mention.kind != "pair":
        return [mention]
    return [_country_of(mention, code) for code in mention.countries]


def _country_of(pair: ActorMention, code: str) -> ActorMention:
    return ActorMention(
        start=pair.start, end=pair.end, quote=pair.quote, kind="office" if pair.office else "country",
        name=country_name(code), countries=(code,), office=pair.office, confidence=pair.confidence, reason=pair.reason,
        resolved=pair.resolved,
    )


def _told_as(pair: ActorMention, member: ActorMention) -> ActorMention:
    """A person of a pair, named elsewhere, at the place where the pair stands."""
    return ActorMention(
        start=pair.start, end=pair.end, quote=pair.quote, kind=member.kind, name=member.name, countries=member.countries,
        office=member.office or pair.office, person_id=member.person_id, terms=member.terms,
        confidence=min(pair.confidence, member.confidence), reason=pair.reason, resolved=True,
    )


def _why(mention: ActorMention, words: str) -> str:
    return f"“{mention.quote}” {words}" + (f"; {mention.reason}" if mention.reason else "")


def _state(mention: ActorMention) -> ActorMention:
    """A capital named as a destination stands for its state."""
    if not mention.capital or not mention.countries:
        return mention
    return ActorMention(
        start=mention.start, end=mention.end, quote=mention.quote, kind="country", countries=mention.countries,
        name=country_name(mention.countries[0]), confidence=mention.confidence, reason=mention.reason, place=True,
    )


def _named_in(trigger: Trigger, code: str, scene: Scene) -> ActorMention:
    quote = scene.text[trigger.start : trigger.end]
    return ActorMention(
        start=trigger.start, end=trigger.end, quote=quote, kind="country", name=country_name(code), countries=(code,)
    )


def _between(scene: Scene, trigger: Trigger) -> bool:
    return scene.text[trigger.start : trigger.end].casefold().endswith(("between", "among"))


def _codes(mentions: Sequence[ActorMention]) -> set[str]:
    return {code for mention in mentions for code in mention.countries}


def _people(mentions: Sequence[ActorMention]) -> bool:
    return any(mention.kind == "person" for mention in mentions)
