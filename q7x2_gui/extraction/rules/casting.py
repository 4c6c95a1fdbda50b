"""From mentions to parties: roles, pairs taken apart, capitals that stand for their states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from q7x2_gui.domain.actor import AS_WRITTEN, ActorMention
from q7x2_gui.domain.vocabulary import Role
from q7x2_gui.extraction.rules.draft import Party
from q7x2_gui.extraction.rules.scene import Scene, Trigger
from q7x2_gui.language.actors import country_name


def cast(
    mentions: Sequence[ActorMention], role: Role, reason: str, scene: Scene, trigger: Trigger, *, inferred: bool = False
) -> list[Party]:
    words = reason.format(f"“{scene.text[trigger.start : trigger.end]}”")
    return [
        Party(shown, role, _why(mention, words), inferred or mention.resolved)
        for mention in mentions
        for shown in _each(mention)
    ]


def _each(mention: ActorMention) -> list[ActorMention]:
    """The people of a pair where known, else its countries (with the office that the pair names), else itself."""
    if mention.members:
        return [_told_as(mention, member) for member in mention.members]
    if len(mention.countries) == 1 or mention.kind != "pair":
        return [replace(mention, name=country_name(mention.countries[0])) if _acts_for_state(mention) else mention]
    return [_country_of(mention, code) for code in mention.countries]


def _acts_for_state(mention: ActorMention) -> bool:
    """Whether a capital is named that acts: its state does."""
    return mention.kind == "country" and mention.capital and bool(mention.countries)


def _country_of(pair: ActorMention, code: str) -> ActorMention:
    return ActorMention(
        start=pair.start,
        end=pair.end,
        quote=pair.quote,
        kind="office" if pair.office else "country",
        name=country_name(code),
        countries=(code,),
        office=pair.office,
        confidence=pair.confidence,
        reason=pair.reason,
        resolved=pair.resolved,
    )


def _told_as(pair: ActorMention, member: ActorMention) -> ActorMention:
    """A person of a pair, named elsewhere, at the place where the pair stands."""
    return replace(
        member,
        start=pair.start,
        end=pair.end,
        quote=pair.quote,
        office=member.office or pair.office,
        confidence=min(pair.confidence, member.confidence),
        reason=f"“{pair.quote}”, {member.name} being one of them",
        resolved=True,
    )


def _why(mention: ActorMention, words: str) -> str:
    known = f"“{mention.quote}”" if mention.reason in {"", AS_WRITTEN} else mention.reason
    return f"{known}, {words}"


def state_of(mention: ActorMention) -> ActorMention:
    """A capital named as a destination stands for its state."""
    if not mention.capital or not mention.countries:
        return mention
    return replace(mention, kind="country", name=country_name(mention.countries[0]), place=True)


def named_in(trigger: Trigger, code: str, scene: Scene) -> ActorMention:
    quote = scene.text[trigger.start : trigger.end]
    return ActorMention(
        start=trigger.start, end=trigger.end, quote=quote, kind="country", name=country_name(code), countries=(code,)
    )


def codes_of(mentions: Sequence[ActorMention]) -> set[str]:
    return {code for mention in mentions for code in mention.countries}


def has_people(mentions: Sequence[ActorMention]) -> bool:
    return any(mention.kind == "person" for mention in mentions)
