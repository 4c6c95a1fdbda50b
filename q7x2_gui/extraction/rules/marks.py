"""What the word beside an actor says it does: particles behind it in Japanese, words before it in Chinese."""

from __future__ import annotations

import re

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.extraction.rules.scene import Scene

_BRACKETS = {"(": ")", "（": "）", "[": "]", "＝": "＝"}
_BRACKETED = 120
"""Code points of the longest bracketed remark between an actor and its particle."""
_WINDOW = 24
"""Code points before an actor in which the word that marks it may stand, a description between ("同来访的")."""
_COMMAS = ("、", "，", ",", "・", "･")
_TOWARDS = re.compile("[对對向][^，。；、]{1,16}的$")
"""A description behind 对 or 向 ("对主导此次行动的…"), so that who follows is addressed."""
TOPICS = frozenset({"topic", "subject"})


def mark_of(scene: Scene, mention: ActorMention) -> str:
    """Kind of mark as the lexicon's [marks] name them, "list" before a comma, "" when nothing marks it."""
    if scene.lexicon.language == "ja":
        return _behind(scene, mention)
    return _behind_chinese(scene, mention) or _before(scene, mention)


def is_title(scene: Scene, mention: ActorMention) -> bool:
    """Whether a mention stands in the headline, where a comma may stand for は."""
    span = scene.article.title_span
    return span is not None and span[0] <= mention.start < span[1]


def text_comma(scene: Scene, at: int) -> bool:
    """Whether a comma stands at a place, not a dot between names."""
    return scene.text[at] not in "・･"


def mark_end(scene: Scene, mention: ActorMention) -> int:
    """Where the particle of a mention begins: behind bracketed names, plurals and "side"."""
    text, at = scene.text, mention.end
    close = _BRACKETS.get(text[at : at + 1])
    if close:
        end = text.find(close, at + 1, at + _BRACKETED)
        at = end + 1 if end >= 0 else at
    for word in scene.lexicon.plurals:
        if text.startswith(word, at):
            return at + len(word)
    return at


def _behind(scene: Scene, mention: ActorMention) -> str:
    at = mark_end(scene, mention)
    for word, kind in scene.lexicon.marks:
        if scene.text.startswith(word, at):
            return kind
    if scene.text.startswith(_COMMAS, at):
        return "topic" if is_title(scene, mention) and text_comma(scene, at) else "list"
    return ""


def _behind_chinese(scene: Scene, mention: ActorMention) -> str:
    after = scene.text[mention.end : mention.end + 6]
    return next((kind for word, kind in scene.lexicon.marks_after if after.startswith(word)), "")


def _before(scene: Scene, mention: ActorMention) -> str:
    before = scene.text[max(0, mention.start - _WINDOW) : mention.start]
    if before.endswith("的") and _TOWARDS.search(before):
        return "to"
    if before.endswith("的"):
        before = _without_description(before, scene.lexicon.describing)
    return next((kind for word, kind in scene.lexicon.marks if before.endswith(word)), "")


def _without_description(before: str, describing: tuple[str, ...]) -> str:
    """What stands before "来访的", "正在中国访问的" and the like."""
    place = max((before.rfind(word) for word in describing), default=-1)
    return before[:place] if place >= 0 else before
