"""The day of a Japanese clause: it stands before the verb, and other dates stand in what the clause tells about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from q7x2_gui.extraction.rules.scene import Scene, Sentence, Trigger
from q7x2_gui.language.dates import DateMention

COARSE = {4, 7}
"""Lengths of a year and of a month in EDTF."""
_DESCRIBING = re.compile("(?:中|先|予定)|(?:した|する|している)?(?:の|(?=[\u3400-\u9fff\u30a1-\u30fa])(?!際|後|時|前))")
"""Endings by which a verb describes the noun behind it."""
_NEAR = 20
"""Code points between a month or year and the verb that it can belong to."""
_CHAIN = re.compile("[りしいきちぎみびけせてで]、")
_OF_CONTENT = re.compile("(?:の?(?:午前|午後|夜|朝|夕))?(?:に(?!、)|まで|から|の)")
"""Behind a day that is part of what was agreed ("年内に発足させることで一致")."""
_TOPIC_BEHIND = re.compile("(?:の?日程|の?時期)?は")


def day_of_clause(scene: Scene, sentence: Sentence, place: int, dates: Sequence[DateMention]) -> DateMention | None:
    """The first day since the verb before, one inside the trigger before all; a month or year only where no day is."""
    trigger = sentence.triggers[place]
    verbs = [t for t in sentence.triggers[:place] if _closes(scene, t)]
    speaks = trigger.what.frame == "speaks"
    start = verbs[-1].end if verbs and not speaks else sentence.start
    own = [d for d in dates if start <= d.start and d.end <= trigger.end]
    inside = [d for d in own if d.start >= trigger.start]
    days = [d for d in inside or own if _is_day(d)]
    if trigger.what.type == "agreement" and scene.text.startswith("こと", trigger.start - 2):
        days = [d for d in days if not _OF_CONTENT.match(scene.text, d.end)]
    announced = any(t.what.frame == "speaks" for t in sentence.triggers[place + 1 :])
    if announced and not inside and not speaks:
        days = days[-1:]  # "外務省は10日、…20日に訪問すると発表した": the first day is that of saying so
    for before, after in pairwise(days):
        if not _CHAIN.search(scene.text, before.end, after.start):
            break
        days = days[1:]  # "29日に入り、30日に会談する": another verb has the first day
    near = own[-1:] if own and trigger.start - own[-1].end <= _NEAR else []
    return next(iter([*days, *near]), None) or (None if own else _behind(scene, sentence, place, dates))


def _is_day(date: DateMention) -> bool:
    """Whether a date is finer than a month, its year known or not."""
    unknown = date.edtf is None and date.partial is not None and date.partial.day is not None
    return unknown or len(date.edtf or "") > max(COARSE)


def _closes(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb ends a clause of its own, and does not describe the noun behind it."""
    return trigger.what.form == "verb" and not _DESCRIBING.match(scene.text, trigger.end)


def _behind(scene: Scene, sentence: Sentence, place: int, dates: Sequence[DateMention]) -> DateMention | None:
    """The date behind the last verb of a headline, or behind "訪朝日程は"."""
    end = sentence.triggers[place].end
    later = [d for d in dates if d.start >= end]
    topic = _TOPIC_BEHIND.match(scene.text, end)
    return later[0] if later and (topic or (sentence.title and place == len(sentence.triggers) - 1)) else None
