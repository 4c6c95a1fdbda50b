"""How far an event had come, in Japanese: by the ending of its verb, or of the sentence where verbs are chained."""

from __future__ import annotations

import re
from dataclasses import dataclass

from q7x2_gui.domain.article import Span
from q7x2_gui.domain.vocabulary import Status
from q7x2_gui.extraction.rules.scene import Scene, Sentence, Trigger

_REACH = 40
"""Code points behind a verb in which its ending is looked for."""
_AGREED = ("で一致", "で合意", "で調整")
"""What says of a visit that it is agreed on, of a talk what came of it."""
_TAIL = 14
"""Code points at the end of a sentence in which a plan is named ("…する見通しとなった")."""
_HOPES = ("見通し", "見込み", "予定だ", "方向で調整")
_INSIDE = 2
"""Code points of an ending that a trigger may hold itself ("会談し" + "た")."""
_STATUS = {"ahead": Status.PLANNED, "wished": Status.PROPOSED, "done": Status.OCCURRED}
_REMARK = re.compile("[\u3041-\u3096]{0,5}のは(?![^。]{0,30}[0-9０-９]{4}年)[^。]{0,30}(?:初めて|ぶり|以来)")
"""Behind a verb: a remark that what was told is the first time, or the first in years."""
_QUOTE = re.compile("[「『“]")
_CLOSING = "。」』）)！？!? \t\u3000"


@dataclass(frozen=True, slots=True)
class Ending:
    """Status that an ending tells, where it stands, and whether it denies the verb."""

    status: Status
    span: Span
    denied: bool = False


def ending_of(scene: Scene, sentence: Sentence, trigger: Trigger) -> Ending | None:
    """The first ending behind a verb; that of the sentence where the verb is chained to what follows."""
    endings = scene.lexicon.endings
    if trigger.what.type == "visit" and scene.text.startswith(_AGREED, trigger.end):
        return Ending(Status.PLANNED, (trigger.end, trigger.end + len(_AGREED[0])))
    if not endings or scene.text.startswith("中", trigger.end):
        return None
    remark = _REMARK.match(scene.text, trigger.end, sentence.end) if trigger.what.form == "verb" else None
    if remark is not None:
        return Ending(Status.UNCONFIRMED, remark.span(), denied=True)
    return _first(scene, sentence, trigger)


def _first(scene: Scene, sentence: Sentence, trigger: Trigger) -> Ending | None:
    endings = scene.lexicon.endings
    quote = _QUOTE.search(scene.text, trigger.end, sentence.end) if sentence.title else None
    until = min(quote.start() if quote else sentence.end, trigger.end + _REACH)
    for at in range(max(trigger.start, trigger.end - _INSIDE), until):
        found = [(len(w), kind) for kind, words in endings.items() for w in words if scene.text.startswith(w, at)]
        if not found:
            continue
        length, kind = max(found)
        if kind in {"chained", "referring"}:
            return _last(scene, sentence)
        if kind == "denied":
            return Ending(Status.UNCONFIRMED, (at, at + length), denied=True)
        return Ending(_STATUS[kind], (at, at + length))
    return None


def _last(scene: Scene, sentence: Sentence) -> Ending | None:
    end = sentence.start + len(scene.text[sentence.start : sentence.end].rstrip(_CLOSING))
    if sentence.title and sentence.dates and sentence.dates[-1].end == end:  # "会談へ 25、26日"
        end = sentence.start + len(scene.text[sentence.start : sentence.dates[-1].start].rstrip(_CLOSING))
    tail = scene.text[max(sentence.start, end - _TAIL) : end]
    hope = next((word for word in _HOPES if word in tail), None)
    if hope is not None:
        at = end - len(tail) + tail.index(hope)
        return Ending(Status.PLANNED, (at, at + len(hope)))
    for kind in ("done", "ahead"):
        for word in scene.lexicon.endings.get(kind, ()):
            if scene.text.endswith(word, sentence.start, end):
                return Ending(_STATUS[kind], (end - len(word), end))
    return None
