"""Where an event took place, in languages without capital letters: a known place after 在 or before で."""

from __future__ import annotations

import re
from dataclasses import dataclass

from q7x2_gui.domain.article import Span
from q7x2_gui.domain.event import Place
from q7x2_gui.extraction.rules.scene import Scene, Sentence, Trigger

_FAR = 60
"""Code points between a place and the verb that it belongs to."""
_JA_AFTER = re.compile(
    r"(?:特別市|市内|市|都|州|県|省|都内|内|郊外|近郊|国際空港|空港)?(?:の[^、。でにをはが]{1,14})?(?:で|にて|において)(?![あきは])"
)
_ZH_BEFORE = re.compile(r"(?:在|于|於|抵达|抵達)$")
_ZH_NO_PLACE = re.compile(
    r"问题|問題|议题|議題|事务|事務|方面|局势|局勢|关系|關係|上[，,、]|的?立场|期间|期間|之行|之后"
)
_JOINT = re.compile(r"(?:的?首都|・|·|[东東南西北中]部|城市|市|省|州|的|、)*")


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    name: str
    code: str
    state: bool


def named_place(scene: Scene, sentence: Sentence, trigger: Trigger, until: int) -> tuple[Place, Span, str] | None:
    """The marked place nearest to a trigger; of a state and a city in it, the city."""
    known = _known(scene, sentence)
    chains = _chains(scene, known)
    fitting = [c for c in chains if _marked(scene, c) and _gap(c, trigger) <= _FAR + max(0, until - trigger.end)]
    if not fitting:
        return None
    chain = min(fitting, key=lambda c: _gap(c, trigger))
    best = next((place for place in chain if not place.state), chain[-1])
    span = (best.start, best.end)
    quote = scene.text[slice(*span)]
    reason = f"“{scene.text[chain[0].start : chain[-1].end]}”, where it took place"
    return Place(name=best.name, as_written=quote, country=best.code), span, reason


def _known(scene: Scene, sentence: Sentence) -> list[_Named]:
    """States, capitals and other known places of a sentence, by start, none inside another."""
    states = [
        _Named(m.start, m.end, m.name, m.countries[0], state=not m.capital)
        for m in sentence.actors
        if m.kind == "country" and m.countries and not sentence.is_quoted(m.start)
    ]
    matcher = scene.lexicon.places
    others = [] if matcher is None else matcher.longest(scene.text, sentence.start, sentence.end)
    places = [_Named(m.start, m.end, scene.text[m.start : m.end], m.what, state=False) for m in others]
    found: list[_Named] = []
    for place in sorted([*states, *places], key=lambda p: (p.start, -p.end)):
        if not found or place.start >= found[-1].end:
            found.append(place)
    return found


def _chains(scene: Scene, known: list[_Named]) -> list[list[_Named]]:
    """Places that stand right behind one another: a state, its capital, a building."""
    chains: list[list[_Named]] = []
    for place in known:
        if chains and _JOINT.fullmatch(scene.text, chains[-1][-1].end, place.start):
            chains[-1].append(place)
        else:
            chains.append([place])
    return chains


def _marked(scene: Scene, chain: list[_Named]) -> bool:
    first, last = chain[0], chain[-1]
    if scene.lexicon.language == "ja":
        return bool(_JA_AFTER.match(scene.text, last.end))
    before = scene.text[max(0, first.start - 3) : first.start]
    return bool(_ZH_BEFORE.search(before)) and not _ZH_NO_PLACE.match(scene.text, last.end)


def _gap(chain: list[_Named], trigger: Trigger) -> int:
    if chain[0].start >= trigger.end:
        return chain[0].start - trigger.end + 10
    return max(0, trigger.start - chain[-1].end)
