"""Where an event took place, in languages without capital letters: a known place after 在 or before で."""

from __future__ import annotations

import re
from dataclasses import dataclass

from q7x2_gui.domain.article import Span
from q7x2_gui.domain.event import Place
from q7x2_gui.extraction.rules.known_places import place_matcher
from q7x2_gui.extraction.rules.scene import Scene, Sentence, Trigger

_FAR = 60
"""Code points between a place and the verb that it belongs to."""
_TOPICS = "核|ミサイル|問題|件|脅威|情勢|対応|支援|関係|行動|政策|動き|立場|発言|措置|拉致"
"""What a country is named for, and no place ("北朝鮮の核で連携")."""
_JA_AFTER = re.compile(
    r"(?:特別市|市内|市|都|州|県|省|都内|内|郊外|近郊|国際空港|空港)?"
    r"(?:(?:[東西南北中]{1,2}部|極東|沿岸|最大都市|第[2二]の都市|の首都|の?リゾート地)[^、。でにをはがと]{0,12})?"
    rf"(?:の(?!{_TOPICS})[^、。でにをはが]{{1,18}})?(?:で|にて|において)(?![あきは])"
)
_ZH_BEFORE = re.compile(r"(?:在|于|於|抵达|抵達)(?:[东東南西北中]部|首都)?$")
_ZH_NO_PLACE = re.compile(
    r"问题|問題|议题|議題|事务|事務|方面|局势|局勢|关系|關係|上[，,、]|的?立场|期间|期間|之行|之后|访问|訪問|进行|進行"
)
_JOINT = re.compile(
    r"(?:的?首都|の?首都|・|·|[东東南西北中]部|城市|市内|市|省|州|的|、|都内|郊外|"
    r"の[^、。でにをはがと]{0,6}|近郊の?)*"
)
_SHARED = ("迎賓館",)
"""Venues that other capitals have too: those of the table only where nothing says whose."""
_OWNED = re.compile("[\u3400-\u9fff\u3005の]")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]")


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
    found: list[_Named] = []
    for place in sorted([*states, *_of_table(scene, sentence)], key=lambda p: (p.start, -p.end)):
        if not found or place.start >= found[-1].end:
            found.append(place)
    return found


def _of_table(scene: Scene, sentence: Sentence) -> list[_Named]:
    matches = place_matcher(scene.lexicon.language).longest(scene.text, sentence.start, sentence.end)
    inside = [(m.start, m.end) for m in sentence.actors if m.kind != "country"]
    found = [_Named(m.start, m.end, m.what.name, m.what.country, state=False) for m in matches]
    if scene.lexicon.places is not None:  # those of the lexicon are named as written
        more = scene.lexicon.places.longest(scene.text, sentence.start, sentence.end)
        found += [_Named(m.start, m.end, scene.text[m.start : m.end], m.what, state=False) for m in more]
    return [
        m
        for m in found
        if not _part_of_word(scene.text, m.start, m.end) and not any(a <= m.start and m.end <= b for a, b in inside)
    ]


def _part_of_word(text: str, start: int, end: int) -> bool:
    """Whether katakana go on beside a name in katakana (ボン in リスボン), or a venue is said to be another's."""
    if text[start:end] in _SHARED and start and _OWNED.match(text, start - 1):
        return True
    left = _KATAKANA.match(text, start) and start and _KATAKANA.match(text, start - 1)
    return bool(left or (_KATAKANA.match(text, end - 1) and _KATAKANA.match(text, end)))


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
    before = scene.text[max(0, first.start - 4) : first.start]
    return bool(_ZH_BEFORE.search(before)) and not _ZH_NO_PLACE.match(scene.text, last.end)


def _gap(chain: list[_Named], trigger: Trigger) -> int:
    if chain[0].start >= trigger.end:
        return chain[0].start - trigger.end + 10
    return max(0, trigger.start - chain[-1].end)
