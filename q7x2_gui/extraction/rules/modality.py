"""How far an event had come: told as done, planned, proposed, put off, called off, denied, or only referred to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from q7x2_gui.domain.article import Span
from q7x2_gui.domain.vocabulary import Status
from q7x2_gui.extraction.rules.draft import ACTS
from q7x2_gui.extraction.rules.endings import ending_of
from q7x2_gui.extraction.rules.patterns import Match
from q7x2_gui.extraction.rules.scene import Scene, Sentence, Trigger

_OFTEN = ("cancelled", "postponed", "negated", "supposed", "proposed", "planned")
_INVITED = frozenset({"邀请", "邀請"})
_CLAUSE_END = re.compile("[，；。、]")
_RECALL = 30
"""Code points before a trigger in which words of recalling count."""
_CLOSE = 8
"""The same where a verb's own ending tells the rest."""
_LINK = re.compile(r"\b(?:after|before|during|following|if|in|with|at|by|through|from)\b")
_BESIDE = 14
"""Code points between a describing word and its noun."""
_AFTER = 45
"""Code points after a trigger in which a following cue counts."""


_RANKED = re.compile(r"\b(?:first|second|third|fourth|fifth|only|latest)\b[^,;:]{0,60}\bto$")
"""Before a verb: who is the first to do it does it, or has ("the first president to visit")."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How a trigger is told: status with its cue, whether it recalls or denies the event."""

    status: Status
    reason: str
    span: Span | None = None
    recalled: Span | None = None
    dead: bool = False


def telling_of(scene: Scene, sentence: Sentence, trigger: Trigger, floor: int, tail: int) -> Telling:
    """How a trigger is told by the cues before it, back to ``floor``, and after its parties, which end at ``tail``."""
    start = max(floor, trigger.start - scene.lexicon.reach)
    before = {
        c.what: (c.start, c.end)
        for c in sentence.cues
        if start <= c.start and c.end <= trigger.start and not _apart(scene, c, trigger)
    }
    after = {
        c.what: (c.start, c.end)
        for c in reversed(sentence.cues_after)
        if trigger.end - 2 <= c.start <= max(tail, trigger.end) + (_CLOSE if scene.lexicon.endings else _AFTER)
        and (sentence.is_quoted(trigger.start) or not sentence.is_quoted(c.start))
        and (scene.lexicon.by_word or not _CLAUSE_END.search(scene.text, trigger.end, c.start))
    }
    inside = {
        c.what: (c.start, c.end)
        for c in sentence.cues
        if trigger.start <= c.start < c.end < trigger.end and c.what not in {"negated", "supposed"}
    }
    if not scene.lexicon.by_word and trigger.what.type in ACTS:
        after = {}  # what is said lies ahead or is called off, not the saying
    cues = before if trigger.what.frame == "speaks" and scene.lexicon.by_word else {**inside, **after, **before}
    if trigger.what.type == "restriction" and trigger.what.form == "noun":
        return Telling(Status.OCCURRED, "named as something in force")
    recalled = next(
        (
            (c.start, c.end)
            for c in sentence.cues
            if c.what == "recalled"
            and floor <= c.start
            and trigger.start - scene.lexicon.reach - _RECALL <= c.end <= trigger.end
        ),
        None,
    )
    ending = ending_of(scene, sentence, trigger) if trigger.what.type not in ACTS else None
    if ending is not None and ending.denied:
        return Telling(Status.UNCONFIRMED, f"“{scene.text[slice(*ending.span)]}” denies it", ending.span, dead=True)
    for name in _OFTEN:
        span = cues.get(name)
        if span is None or (name in {"negated", "supposed"} and not _reaches(scene, name, span, trigger)):
            continue
        apart = name == "proposed" and _CLAUSE_END.search(scene.text, span[1], max(span[1], trigger.start))
        if apart and scene.lexicon.language == "zh":
            continue
        if scene.text[slice(*span)] in _INVITED and _by_invitation(scene, sentence, span):
            continue
        if scene.text[slice(*span)].casefold() == "to" and not _infinitive(scene, trigger, span):
            continue
        if name == "planned" and _RANKED.search(scene.text, max(sentence.start, span[0] - 70), span[1]):
            continue
        if name in {"planned", "proposed"} and "occurred" in after and scene.lexicon.by_word is False:
            continue
        if name in {"negated", "supposed"}:
            return Telling(
                Status.UNCONFIRMED, f"“{scene.text[slice(*span)]}” denies or only supposes it", span, dead=True
            )
        return Telling(Status(name), f"“{scene.text[slice(*span)]}”", span, recalled)
    if ending is not None and ending.status is not Status.OCCURRED:
        return Telling(ending.status, f"“{scene.text[slice(*ending.span)]}”", ending.span, recalled)
    return Telling(Status.OCCURRED, "told as done", None, recalled)


def _apart(scene: Scene, cue: Match[str], trigger: Trigger) -> bool:
    """Whether a cue that only describes the noun right behind it ("possible talks") stands too far from it."""
    describing = scene.text[cue.start : cue.end].casefold() in scene.lexicon.qualifying
    between = scene.text[cue.end : trigger.start]
    return describing and (len(between) > _BESIDE or _LINK.search(between) is not None)


def _reaches(scene: Scene, name: str, span: Span, trigger: Trigger) -> bool:
    """Whether "not" stands near its verb, or "if" opens its clause."""
    if span[1] >= trigger.start - 28:
        return True
    return name == "supposed" and not any(mark in scene.text[span[1] : trigger.start] for mark in ",;，、")


def _by_invitation(scene: Scene, sentence: Sentence, span: Span) -> bool:
    """Whether 应…邀请 says at whose invitation somebody came, and proposes nothing."""
    before = scene.text[max(sentence.start, span[0] - 60) : span[0]]
    return "应" in before or "應" in before


def _infinitive(scene: Scene, trigger: Trigger, span: Span) -> bool:
    return span[1] <= trigger.start and not scene.text[span[1] : trigger.start].strip()
